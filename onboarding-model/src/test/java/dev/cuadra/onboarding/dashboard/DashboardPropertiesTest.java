package dev.cuadra.onboarding.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DashboardPropertiesTest {
    private static final Metric USERS = Metric.of("users", "users", MetricKind.GAUGE);

    /** A target of 100 users, reached from 0 within 100 days of the launch, with one alert of each kind. */
    private static DashboardRow row(Instant at, int p0From, int p1From, List<Reading> readings) {
        Definition definition = Definition.of(
                "d",
                "1",
                Map.of("launch", DashboardTest.LAUNCH),
                List.of(USERS),
                List.of(),
                List.of(
                        Trigger.of(
                                Trigger.Level.P0, Check.number("p0", "users", "users", ">=", Integer.toString(p0From))),
                        Trigger.of(
                                Trigger.Level.P1,
                                Check.number("p1", "users", "users", ">=", Integer.toString(p1From)))));
        RowDefinition row = RowDefinition.of(
                        "users",
                        new Text("Usuarios", "Users"),
                        Check.number("T", "users", "users", ">=", "100").over("launch..launch+100d"))
                .from("0")
                .fresh(Duration.ofDays(10));
        DashboardDefinition rows = new DashboardDefinition("d", "1", new Text("d", "d"), List.of(row));
        return Dashboard.of(rows, definition, Inputs.of(at, DashboardTest.ZONE, readings))
                .rows()
                .get(0);
    }

    /** The rules in whole numbers: after so many days of a hundred, as many users are due. */
    private static RowStatus expected(int days, int users, int age, boolean p0, boolean p1) {
        if (age > 10) {
            return RowStatus.UNKNOWN;
        }
        boolean tooSlow = days >= 25 && 2 * users < days;
        if ((days >= 100 && users < 100) || p0 || tooSlow) {
            return RowStatus.RED;
        }
        return (users < 100 && users < days) || p1 ? RowStatus.AMBER : RowStatus.GREEN;
    }

    @Property(tries = 400)
    @Tag("DASH-1")
    @Tag("DASH-2")
    void theStatusIsTheFirstThatMatches(
            @ForAll @IntRange(min = 12, max = 99) int days,
            @ForAll @IntRange(max = 130) int users,
            @ForAll @IntRange(max = 12) int age,
            @ForAll @IntRange(max = 200) int p0From,
            @ForAll @IntRange(max = 200) int p1From) {
        Instant at = DashboardTest.day(days + 1);
        Instant seen = at.minus(Duration.ofDays(age));
        Reading reading = DashboardTest.reading("users", seen, Integer.toString(users));

        DashboardRow row = row(at, p0From, p1From, List.of(reading));

        assertThat(row.status()).isEqualTo(expected(days, users, age, users >= p0From, users >= p1From));
        assertThat(row.why().es()).isNotBlank().doesNotContain("{");
        assertThat(row.current().isPresent()).isEqualTo(row.status() != RowStatus.UNKNOWN);
    }

    @Property(tries = 60)
    @Tag("DASH-4")
    void aSeriesHasAFigureExactlyWhereSomebodyRead(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = -1, max = 90) Integer> days, @ForAll long seed) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i) >= 0) {
                readings.add(DashboardTest.reading(
                        "users", DashboardTest.day(i + 1).plusSeconds(1), Integer.toString(days.get(i))));
            }
        }
        Instant at = DashboardTest.day(days.size() + 1);
        DashboardRow row = row(at, 200, 200, readings);
        assertThat(row.series()).hasSize(days.size());
        for (int i = 0; i < days.size(); i++) {
            int value = days.get(i);
            assertThat(row.series().get(i).value().map(Exact::toString).orElse("-"))
                    .isEqualTo(value < 0 ? "-" : Integer.toString(value));
        }
        Collections.shuffle(readings, new Random(seed));
        assertThat(row(at, 200, 200, readings)).isEqualTo(row);
    }

    @Property(tries = 300)
    @Tag("DASH-5")
    void whatIsShownLiesOnTheSameSideOfTheTarget(
            @ForAll @IntRange(min = -100_000, max = 100_000) int thousandths,
            @ForAll @IntRange(min = -100, max = 100) int target,
            @ForAll @IntRange(max = 3) int decimals) {
        Exact value = Exact.of(BigDecimal.valueOf(thousandths, 3));
        BigDecimal shown = Rounded.apart(value, decimals, Exact.of(target));
        assertThat(shown.compareTo(BigDecimal.valueOf(target))).isEqualTo(value.compareTo(Exact.of(target)));
        assertThat(shown.subtract(BigDecimal.valueOf(thousandths, 3)).abs())
                .isLessThanOrEqualTo(BigDecimal.valueOf(5, decimals + 1));
    }
}
