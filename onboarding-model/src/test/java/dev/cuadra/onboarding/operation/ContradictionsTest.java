package dev.cuadra.onboarding.operation;

import static dev.cuadra.onboarding.operation.Launches.MONDAY;
import static dev.cuadra.onboarding.operation.Launches.PACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContradictionsTest {
    private static final List<Contradiction> FOUND = Contradictions.of(PACK, MONDAY);

    private static List<Contradiction> of(Contradiction.Kind kind) {
        return FOUND.stream().filter(one -> one.kind() == kind).toList();
    }

    @Test
    @Tag("OPS-6")
    void theFridayOfDayFourteenIsASunday() {
        Contradiction friday = of(Contradiction.Kind.WEEKDAY).get(0);

        assertThat(of(Contradiction.Kind.WEEKDAY)).hasSize(1);
        assertThat(friday.items()).containsExactly("LL-210");
        assertThat(friday.text().en())
                .isEqualTo("\"Launch retrospective\" is called a Friday, but day 14 (2026-03-15) is a Sunday;"
                        + " the Friday before it is day 12. The day counts; move it if the Friday is meant.");
        assertThat(friday.text().es()).contains("figura como viernes, pero el día 14 (2026-03-15) es domingo");
    }

    @Test
    @Tag("OPS-6")
    void messagesThatCountTheDaysWrongAreNamed() {
        // Wednesday and Friday of the week before a Monday.
        assertThat(of(Contradiction.Kind.ANNOUNCED))
                .extracting(one -> one.items().get(0) + " "
                        + one.text().en().replaceAll("[^0-9 ]", " ").strip().replaceAll(" +", " "))
                .containsExactly("LL-019 2 5", "LL-032 1 3");
    }

    @Test
    @Tag("OPS-6")
    void theDebriefInThePeakHourIsNamedAndThatAfterItIsNot() {
        assertThat(of(Contradiction.Kind.MEETING_IN_PEAK))
                .extracting(Contradiction::items)
                .containsExactly(List.of("daily-debrief"));
        assertThat(of(Contradiction.Kind.MEETING_IN_PEAK).get(0).text().en()).contains("17:00..17:30");
    }

    @Test
    @Tag("OPS-6")
    void whatNobodyCanMeasureAndReducedCoverInFullHoursAreNamed() {
        assertThat(of(Contradiction.Kind.IMMEDIATE))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.items()).hasSize(6));
        assertThat(of(Contradiction.Kind.IMMEDIATE).get(0).text().es()).contains("15 minutos");
        assertThat(of(Contradiction.Kind.REDUCED_COVER).get(0).items()).containsExactly("LL-106");
        assertThat(of(Contradiction.Kind.REDUCED_COVER).get(0).text().en()).contains("08:00..20:00");
        assertThat(of(Contradiction.Kind.LAUNCH_WEEKDAY)).isEmpty();
    }

    @Test
    @Tag("OPS-6")
    void aLaunchOnAWednesdayShiftsEveryDayThatAPlanCallsByName() {
        List<Contradiction> found = Contradictions.of(PACK, MONDAY.plusDays(2));

        assertThat(found.get(0).kind()).isEqualTo(Contradiction.Kind.LAUNCH_WEEKDAY);
        assertThat(found.get(0).text().es()).contains("el 2026-03-04 es miércoles");
        // 28 of the week before, the review on a Monday and the retrospective on a Friday.
        assertThat(found.stream().filter(one -> one.kind() == Contradiction.Kind.WEEKDAY))
                .hasSize(30);
    }

    @Test
    @Tag("OPS-6")
    @Tag("OPS-10")
    void thirtyDaysAfterTheLaunchIsDayThirtyOne() {
        Transition transition = Transition.shipped(MONDAY, BigDecimal.valueOf(90));

        assertThat(Contradictions.of(PACK.staffing(), transition.lists(), MONDAY))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(Contradiction.Kind.DAY_COUNT);
                    assertThat(one.text().en()).contains("2026-04-01, which is day 31");
                });
    }
}
