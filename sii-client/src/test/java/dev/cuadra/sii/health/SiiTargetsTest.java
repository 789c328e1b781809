package dev.cuadra.sii.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.sii.health.SiiTarget.Kind;
import dev.cuadra.sii.health.SiiTarget.Standing;
import dev.cuadra.spi.problem.Confidence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SiiTargetsTest {
    private static final SiiTargets SHIPPED = SiiTargets.shipped();

    private static SiiFigures calls(long failed, long all) {
        return new SiiFigures(all - failed, failed, 0, 0, 0, 0, AnswerTimes.NONE);
    }

    /** So many answers of so many microseconds. */
    private static SiiFigures answers(int count, long micros) {
        AnswerTimes times = Stream.generate(() -> AnswerTimes.of(Duration.ofNanos(micros * 1_000)))
                .limit(count)
                .reduce(AnswerTimes.NONE, AnswerTimes::plus);
        return new SiiFigures(0, 0, 0, 0, 0, 0, times);
    }

    private static Map<String, Standing> judged(SiiFigures... hours) {
        return SHIPPED.judge(List.of(hours)).stream()
                .collect(Collectors.toMap(
                        judged -> judged.target().id(), SiiTargets.Judged::standing, (a, b) -> a, TreeMap::new));
    }

    private static List<String> bad(SiiFigures... hours) {
        return SHIPPED.judge(List.of(hours)).stream()
                .filter(SiiTargets.Judged::bad)
                .map(judged -> judged.target().id())
                .toList();
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-4")
    void theTargetsAreThoseOfTheCatalogue() {
        assertThat(SHIPPED.all())
                .extracting(target -> target.id() + " " + target.kind() + " " + target.metric() + " "
                        + target.operator() + " " + target.threshold() + " " + target.hours())
                .containsExactly(
                        "BL-085 TARGET RESPONSE_SECONDS BELOW 5 0",
                        "BL-086 TARGET ERROR_RATE BELOW 1 0",
                        "BL-090 ALERT ERROR_RATE ABOVE 5 0",
                        "BL-093 ALERT RESPONSE_SECONDS ABOVE 5 0",
                        "BL-163 ROLLBACK ERROR_RATE ABOVE 5 2");
        assertThat(SHIPPED.all()).extracting(SiiTarget::confidence).containsOnly(Confidence.LIKELY);
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-4")
    void exactlyFiveSecondsAreNeitherTheTargetNorTheAlert() {
        assertThat(judged(answers(20, 5_000_000)))
                .containsEntry("BL-085", Standing.NOT_MET)
                .containsEntry("BL-093", Standing.NOT_MET);
        assertThat(judged(answers(20, 4_999_999)))
                .containsEntry("BL-085", Standing.MET)
                .containsEntry("BL-093", Standing.NOT_MET);
        assertThat(judged(answers(20, 5_000_001)))
                .containsEntry("BL-085", Standing.NOT_MET)
                .containsEntry("BL-093", Standing.MET);
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-4")
    void exactlyFivePerCentAreNeitherTheTargetNorTheAlert() {
        assertThat(judged(calls(10, 200)))
                .containsEntry("BL-086", Standing.NOT_MET)
                .containsEntry("BL-090", Standing.NOT_MET);
        assertThat(judged(calls(11, 200))).containsEntry("BL-090", Standing.MET);
        // One of a hundred is 1 %, one of 101 less.
        assertThat(judged(calls(2, 200))).containsEntry("BL-086", Standing.NOT_MET);
        assertThat(judged(calls(1, 101))).containsEntry("BL-086", Standing.MET);
        assertThat(bad(calls(10, 200))).containsExactly("BL-086");
        assertThat(bad(calls(11, 200))).containsExactly("BL-086", "BL-090");
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-4")
    void withoutEnoughCasesNobodyKnows() {
        assertThat(judged()).hasSize(5).containsValue(Standing.UNKNOWN).doesNotContainValue(Standing.MET);
        assertThat(judged(SiiFigures.NONE).values()).containsOnly(Standing.UNKNOWN);
        // One failure in three calls is not 33 %.
        assertThat(judged(calls(1, 3)).values()).containsOnly(Standing.UNKNOWN);
        assertThat(judged(calls(2, 19))).containsEntry("BL-090", Standing.UNKNOWN);
        assertThat(judged(calls(2, 20)))
                .containsEntry("BL-090", Standing.MET)
                .containsEntry("BL-086", Standing.UNKNOWN);
        assertThat(bad(calls(1, 3))).isEmpty();
        // Hours together may be enough where none is by itself.
        assertThat(judged(calls(1, 10), calls(1, 10))).containsEntry("BL-090", Standing.MET);
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-4")
    void whatIsDegradedOrNeutralMovesNoErrorRate() {
        SiiFigures degraded = new SiiFigures(0, 0, 5_000, 300, 0, 0, AnswerTimes.NONE);

        assertThat(judged(degraded.plus(calls(11, 200)))).isEqualTo(judged(calls(11, 200)));
        assertThat(judged(degraded).values()).containsOnly(Standing.UNKNOWN);
    }

    /** The hours of the reference, in per cent of a thousand calls; the last two decide. */
    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-4")
    void theRollbackNeedsTwoProvenHoursInARow() {
        SiiFigures none = SiiFigures.NONE;
        Map<List<SiiFigures>, Standing> cases = Map.of(
                List.of(calls(60, 1_000), calls(52, 1_000)), Standing.MET,
                List.of(calls(60, 1_000), calls(50, 1_000)), Standing.NOT_MET,
                List.of(calls(60, 1_000), calls(49, 1_000), calls(70, 1_000)), Standing.NOT_MET,
                List.of(calls(90, 1_000), calls(5, 1_000), calls(90, 1_000), calls(5, 1_000)), Standing.NOT_MET,
                List.of(calls(60, 1_000), none), Standing.UNKNOWN,
                List.of(none, calls(60, 1_000)), Standing.UNKNOWN,
                List.of(calls(40, 1_000), none), Standing.NOT_MET,
                List.of(calls(60, 1_000), none, calls(55, 1_000)), Standing.UNKNOWN,
                List.of(calls(60, 1_000), calls(51, 1_000), calls(55, 1_000)), Standing.MET,
                List.of(calls(60, 1_000)), Standing.UNKNOWN);

        cases.forEach((hours, standing) -> assertThat(judged(hours.toArray(SiiFigures[]::new)))
                .as("%s", hours.stream().map(SiiFigures::failed).toList())
                .containsEntry("BL-163", standing));
        // The mean of four hours is beside the point.
        assertThat(judged(calls(900, 1_000), calls(0, 1_000), calls(900, 1_000), calls(0, 1_000)))
                .containsEntry("BL-090", Standing.MET)
                .containsEntry("BL-163", Standing.NOT_MET);
    }

    @Property(tries = 300)
    @Tag("SII-SEE-4")
    void aBarIsComparedExactly(@ForAll @IntRange(max = 500) int failed, @ForAll @IntRange(max = 9_500) int given) {
        long all = (long) failed + given;
        Standing target = all < 101 ? Standing.UNKNOWN : 100L * failed < all ? Standing.MET : Standing.NOT_MET;
        Standing alert = all < 20 ? Standing.UNKNOWN : 100L * failed > 5 * all ? Standing.MET : Standing.NOT_MET;

        assertThat(judged(calls(failed, all))).containsEntry("BL-086", target).containsEntry("BL-090", alert);
    }

    @Property(tries = 200)
    @Tag("SII-SEE-4")
    void theRateThatIsShownFallsOnTheSameSideOfEveryBarAsTheExactOne(
            @ForAll @IntRange(max = 1_000) int failed, @ForAll @IntRange(min = 1, max = 100_000) int more) {
        SiiFigures figures = calls(failed, (long) failed + more);
        for (String bar : List.of("1", "5", "0.5", "99.95")) {
            int exact = BigDecimal.valueOf(100L * failed)
                    .compareTo(new BigDecimal(bar).multiply(BigDecimal.valueOf(figures.calls())));
            assertThat(figures.errorRate().orElseThrow().compareTo(new BigDecimal(bar)))
                    .isEqualTo(exact);
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-4")
    void aHostMayJudgeByItsOwn() {
        SiiTarget shipped = SHIPPED.all().get(2);
        SiiTarget strict = new SiiTarget(
                "OWN-1",
                Kind.ALERT,
                shipped.metric(),
                shipped.operator(),
                BigDecimal.ZERO,
                0,
                1,
                "the host",
                Confidence.CERTAIN);

        assertThat(new SiiTargets(List.of(strict)).judge(List.of(calls(1, 3))))
                .singleElement()
                .satisfies(judged -> assertThat(judged.bad()).isTrue());
        List<SiiTarget> twice = new ArrayList<>(List.of(strict, strict));
        assertThatIllegalArgumentException().isThrownBy(() -> new SiiTargets(twice));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiiTarget(
                        "OWN-2",
                        Kind.ALERT,
                        shipped.metric(),
                        shipped.operator(),
                        BigDecimal.ONE,
                        0,
                        0,
                        "the host",
                        Confidence.CERTAIN));
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-2")
    void sharesAreOfWhatTheySay() {
        SiiFigures figures = new SiiFigures(6, 2, 2, 7, 16_000_000, 0, AnswerTimes.NONE);

        assertThat(figures.calls()).isEqualTo(8);
        assertThat(figures.wanted()).isEqualTo(10);
        assertThat(figures.errorRate().orElseThrow()).isEqualByComparingTo("25");
        assertThat(figures.degradedShare().orElseThrow()).isEqualByComparingTo("20");
        assertThat(figures.operationSeconds().orElseThrow()).isEqualByComparingTo("2");
        assertThat(SiiFigures.NONE.errorRate()).isEmpty();
        assertThat(SiiFigures.NONE.degradedShare()).isEmpty();
        assertThat(SiiFigures.NONE.operationSeconds()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new SiiFigures(0, 0, 0, 0, 0, 1, AnswerTimes.NONE));
    }
}
