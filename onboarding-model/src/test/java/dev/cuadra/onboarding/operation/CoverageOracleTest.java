package dev.cuadra.onboarding.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Coverage beside somebody who walks through the day minute by minute and counts heads. */
class CoverageOracleTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final int OPEN = 8 * 60;
    private static final int CLOSE = 12 * 60;
    private static final int BREAKS_FROM = 10 * 60;
    private static final int BREAKS_UNTIL = 11 * 60;

    private static StaffingRow row(String tier, int least, Presence presence) {
        return new StaffingRow(
                tier + presence,
                new Text("x", "x"),
                new DayRange(1, 1),
                WeekPart.ALL,
                List.of(tier),
                least,
                Optional.empty(),
                presence,
                Optional.empty());
    }

    private static final StaffingPlan PLAN = new StaffingPlan(
            List.of(new OperatingPeriod(new DayRange(1, 1), new Hours(LocalTime.of(8, 0), LocalTime.of(12, 0)))),
            List.of(row("a", 3, Presence.ON_SITE), row("a", 1, Presence.ON_CALL), row("b", 1, Presence.ON_SITE)),
            Optional.of(new Hours(LocalTime.of(10, 0), LocalTime.of(11, 0))),
            Optional.empty());

    private record Drawn(int person, String tier, Presence presence, int from, int length, int pause) {
        Shift shift() {
            int until = Math.min(CLOSE + 60, from + length);
            List<Shift.Break> breaks = pause >= from && pause + 20 <= until
                    ? List.of(new Shift.Break(instant(pause), instant(pause + 20)))
                    : List.of();
            return new Shift("p" + person, tier, instant(from), instant(until), presence, breaks);
        }
    }

    private static Instant instant(int minute) {
        return LocalDateTime.of(DAY, java.time.LocalTime.of(minute / 60, minute % 60))
                .atZone(Launches.SANTIAGO)
                .toInstant();
    }

    @Provide
    Arbitrary<List<Drawn>> rotas() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of("a", "a", "b"),
                        Arbitraries.of(Presence.ON_SITE, Presence.ON_SITE, Presence.ON_CALL),
                        Arbitraries.integers().between(OPEN - 60, CLOSE - 10),
                        Arbitraries.integers().between(10, 240),
                        Arbitraries.integers().between(BREAKS_FROM - 60, BREAKS_UNTIL))
                .as(Drawn::new)
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 60)
    @Tag("OPS-4")
    @Tag("OPS-5")
    void everyMinuteIsCountedAsSomebodyWithAListWouldCountIt(@ForAll("rotas") List<Drawn> drawn, @ForAll long seed) {
        List<Shift> shifts = new ArrayList<>(drawn.stream().map(Drawn::shift).toList());
        CoverageReport report = Coverage.of(PLAN, DAY, Launches.SANTIAGO, true, new Rota(shifts));
        long missing = 0;
        for (int minute = OPEN; minute < CLOSE; minute++) {
            Instant at = instant(minute);
            int a = heads(shifts, "a", at, "work");
            int resting = heads(shifts, "a", at, "rest");
            boolean lunch = minute >= BREAKS_FROM && minute < BREAKS_UNTIL;
            // Of three one may rest: two have to stay.
            int site = Math.max(0, 3 - a - (lunch ? Math.min(1, resting) : 0));
            int call = Math.max(0, 1 - heads(shifts, "a", at, "call") - Math.max(0, a - 3));
            int b = Math.max(0, 1 - heads(shifts, "b", at, "work"));
            assertThat(missing(report, "a", Presence.ON_SITE, at)).isEqualTo(site);
            assertThat(missing(report, "a", Presence.ON_CALL, at)).isEqualTo(call);
            assertThat(missing(report, "b", Presence.ON_SITE, at)).isEqualTo(b);
            missing += site + call + b;
        }
        assertThat(report.missingMinutes()).isEqualTo(missing);
        Collections.shuffle(shifts, new Random(seed));
        assertThat(Coverage.of(PLAN, DAY, Launches.SANTIAGO, true, new Rota(shifts)))
                .isEqualTo(report);
    }

    private static int missing(CoverageReport report, String tier, Presence presence, Instant at) {
        List<CoverageSegment> now = report.segments().stream()
                .filter(one -> one.tier().equals(tier)
                        && one.presence() == presence
                        && !at.isBefore(one.from())
                        && at.isBefore(one.until()))
                .toList();
        assertThat(now).hasSize(1);
        return now.get(0).missing();
    }

    /** Everybody has one place: at work before on call, then by the name of the tier, then in the earlier shift. */
    private static int heads(List<Shift> shifts, String tier, Instant at, String how) {
        Set<String> people = new TreeSet<>();
        shifts.forEach(shift -> people.add(shift.person()));
        int heads = 0;
        for (String person : people) {
            Shift best = null;
            for (Shift shift : shifts) {
                boolean on = shift.person().equals(person) && !at.isBefore(shift.from()) && at.isBefore(shift.until());
                if (on && (best == null || key(shift).compareTo(key(best)) < 0)) {
                    best = shift;
                }
            }
            if (best != null && best.tier().equals(tier)) {
                boolean rests = best.breaks().stream()
                        .anyMatch(pause -> !at.isBefore(pause.from()) && at.isBefore(pause.until()));
                boolean site = best.presence() == Presence.ON_SITE;
                String place = site ? "work" : "call";
                String now = rests ? (site ? "rest" : "away") : place;
                heads += now.equals(how) ? 1 : 0;
            }
        }
        return heads;
    }

    private static String key(Shift shift) {
        return (shift.presence() == Presence.ON_SITE ? "0" : "1") + shift.tier() + shift.from() + shift.until();
    }
}
