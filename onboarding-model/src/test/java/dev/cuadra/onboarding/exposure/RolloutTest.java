package dev.cuadra.onboarding.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {
    private static final Instant NOON = Instant.parse("2025-09-26T12:00:00Z");
    private static final Criterion TWENTY = new Criterion("contractors", Criterion.Comparison.AT_LEAST, "20");
    private static final Criterion HIGH = new Criterion("engagement", Criterion.Comparison.IS, "high");
    private static final Phases PHASES = new Phases(List.of(
            new Phase("list", Percent.of(5), Assignment.LIST, List.of()),
            new Phase("barred", Percent.of(20), Assignment.HASH, List.of(TWENTY, HIGH)),
            new Phase("all", Percent.ALL, Assignment.HASH, List.of())));

    private static RolloutState state(String phase, int percent) {
        return new RolloutState(
                true,
                Optional.empty(),
                phase.isEmpty() ? Optional.empty() : Optional.of(phase),
                Percent.of(percent),
                People.SALT,
                Optional.empty(),
                Set.of("cust-001"),
                Set.of("cust-002", "cust-036"),
                Set.of("cust-003"));
    }

    private static ExposureReason why(RolloutState state, String customer, Facts facts) {
        return Rollout.of(PHASES, state, Admissions.NONE, Set.of("cust-004"))
                .decide(customer, facts)
                .reason();
    }

    private static final Facts GOOD = Facts.of(Map.of("contractors", "20", "engagement", "high"));

    @ParameterizedTest
    @CsvSource({
        "'', cust-018, NOT_STARTED",
        "'', cust-001, ALLOWED",
        "list, cust-018, NOT_LISTED",
        "list, cust-004, ALLOWED",
        "list, cust-002, DENIED",
        "list, cust-003, SWITCHED_OFF",
        "barred, cust-018, ASSIGNED",
        "barred, cust-005, NOT_ASSIGNED",
        "barred, cust-036, DENIED",
        "barred, '', UNIDENTIFIED",
        "barred, ' ', UNIDENTIFIED"
    })
    @Tag("EXPO-4")
    @Tag("EXPO-6")
    void everyDecisionSaysWhy(String phase, String customer, ExposureReason reason) {
        assertThat(why(state(phase, 20), customer, GOOD)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "20, high, ASSIGNED",
        "19.99, high, NOT_ELIGIBLE",
        "20, low, NOT_ELIGIBLE",
        "'', low, NOT_ELIGIBLE",
        "'', high, ELIGIBILITY_UNKNOWN",
        "NaN, high, ELIGIBILITY_UNKNOWN",
        "1e9, high, ELIGIBILITY_UNKNOWN",
        "20, High, NOT_ELIGIBLE"
    })
    @Tag("EXPO-5")
    void whoDoesNotReachABarIsNotDrawnAndTheUnknownIsNoPass(String contractors, String level, ExposureReason reason) {
        assertThat(why(
                        state("barred", 20),
                        "cust-018",
                        name -> Optional.of(name.equals("contractors") ? contractors : level)
                                .filter(text -> !text.isEmpty())))
                .isEqualTo(reason);
    }

    @Test
    @Tag("EXPO-5")
    void listsAndAdmissionsDoNotAskForBars() {
        RolloutState state = state("barred", 20);
        Admissions admitted =
                Admissions.NONE.and(List.of(AdmissionEntry.of(admission("cust-005", ExposureReason.ASSIGNED))));
        Rollout rollout = Rollout.of(PHASES, state, admitted, Set.of());

        assertThat(rollout.decide("cust-001", Facts.NONE).reason()).isEqualTo(ExposureReason.ALLOWED);
        assertThat(rollout.decide("cust-005", Facts.NONE).reason()).isEqualTo(ExposureReason.ADMITTED);
        assertThat(rollout.decide("cust-005", Facts.NONE).newly()).isFalse();
        assertThat(rollout.decide("cust-001", Facts.NONE).newly()).isTrue();
    }

    @Test
    @Tag("EXPO-4")
    @Tag("EXPO-8")
    void offAndTakenBackComeBeforeEverything() {
        RolloutState back = state("all", 100).back(Optional.of(new RollBack("BL-163", NOON)));

        assertThat(why(back, "cust-001", GOOD)).isEqualTo(ExposureReason.ROLLED_BACK);
        assertThat(why(back, "", GOOD)).isEqualTo(ExposureReason.ROLLED_BACK);
        assertThat(why(back.on(false), "cust-001", GOOD)).isEqualTo(ExposureReason.FLAG_OFF);
    }

    @Test
    @Tag("EXPO-7")
    void theFirstAdmissionStaysAndARemovalIsLiftedByTheListAlone() {
        Admission first = admission("cust-009", ExposureReason.ASSIGNED);
        Admissions one = Admissions.NONE.and(List.of(AdmissionEntry.of(first)));
        Admissions out = one.and(List.of(AdmissionEntry.removal("cust-009")));
        AdmissionEntry drawn = AdmissionEntry.of(admission("cust-009", ExposureReason.ASSIGNED));
        AdmissionEntry listed = AdmissionEntry.of(admission("cust-009", ExposureReason.ALLOWED));

        assertThat(one.and(List.of(listed)).of("cust-009")).contains(first);
        assertThat(out.and(List.of(drawn)).of("cust-009")).isEmpty();
        assertThat(out.removed()).containsExactly("cust-009");
        assertThat(out.news(List.of(drawn, AdmissionEntry.removal("cust-009")))).isEmpty();
        assertThat(out.and(List.of(listed)).admitted()).containsExactly("cust-009");
        assertThat(Rollout.of(PHASES, state("all", 100), out, Set.of())
                        .decide("cust-009", GOOD)
                        .reason())
                .isEqualTo(ExposureReason.REMOVED);
    }

    @Test
    @Tag("EXPO-3")
    void whoJoinsLaterIsTakenUpToTheCutInThisPhaseAndTheNext() {
        Phases ranked = new Phases(List.of(
                new Phase("rank", Percent.of(20), Assignment.RANK, List.of()),
                new Phase("half", Percent.of(21), Assignment.HASH, List.of()),
                new Phase("all", Percent.ALL, Assignment.HASH, List.of())));
        HashPosition last = HashPosition.of(People.SALT, "cust-120");
        RolloutState frozen =
                RolloutState.off(People.SALT).on(true).open(ranked.steps().get(0), Optional.of(last));
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            joined.add("new-" + i);
        }
        for (Phase open : ranked.steps().subList(0, 2)) {
            Rollout rollout = Rollout.of(ranked, frozen.open(open, Optional.of(last)), Admissions.NONE, Set.of());
            // The cut itself is inside.
            assertThat(rollout.decide("cust-120", Facts.NONE).exposed()).isTrue();
            assertThat(joined).allSatisfy(customer -> {
                boolean before = HashPosition.of(People.SALT, customer).compareTo(last) <= 0;
                boolean hash = open.name().equals("half")
                        && HashPosition.of(People.SALT, customer).bucket() < 2_100;
                assertThat(rollout.decide(customer, Facts.NONE).exposed()).isEqualTo(before || hash);
            });
        }
        assertThat(Rollout.of(ranked, frozen.open(ranked.steps().get(2), Optional.of(last)), Admissions.NONE, Set.of())
                        .decide("anybody", Facts.NONE)
                        .exposed())
                .isTrue();
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("EXPO-2")
    void aLargerShareExposesWhomeverASmallerOneDid(
            @ForAll @IntRange(max = 100) int one,
            @ForAll @IntRange(max = 100) int other,
            @ForAll @IntRange(min = 1, max = 180) int who) {
        Rollout small = Rollout.of(PHASES, state("all", Math.min(one, other)), Admissions.NONE, Set.of());
        Rollout large = small.next(PHASES, state("all", Math.max(one, other)), Admissions.NONE, Set.of());

        if (small.decide(People.id(who), GOOD).exposed()) {
            assertThat(large.decide(People.id(who), GOOD).exposed()).isTrue();
        }
    }

    @Test
    @Tag("EXPO-1")
    void anotherSaltDrawsOthers() {
        Rollout first = Rollout.of(PHASES, state("all", 5), Admissions.NONE, Set.of());
        Rollout second = first.next(PHASES, state("all", 5).drawnAnew("other"), Admissions.NONE, Set.of());

        assertThat(drawn(second)).isNotEqualTo(drawn(first)).hasSizeBetween(1, 30);
    }

    private static List<String> drawn(Rollout rollout) {
        return People.all().stream()
                .filter(customer -> rollout.decide(customer, GOOD).reason() == ExposureReason.ASSIGNED)
                .toList();
    }

    @Test
    @Tag("EXPO-2")
    void phasesGrowAndEndWithEverybody() {
        Phase five = new Phase("five", Percent.of(5), Assignment.HASH, List.of());
        Phase all = new Phase("all", Percent.ALL, Assignment.HASH, List.of());
        Phase list = new Phase("list", Percent.of(50), Assignment.LIST, List.of());

        assertThat(new Phases(List.of(five, all)).next(Optional.of("five"))).contains(all);
        assertThat(new Phases(List.of(five, all)).next(Optional.of("all"))).isEmpty();
        for (List<Phase> wrong : List.of(
                List.of(five),
                List.of(all, five),
                List.of(five, five, all),
                List.of(five, new Phase("as many", Percent.of(5), Assignment.HASH, List.of()), all),
                List.of(five, list, all),
                List.<Phase>of(),
                List.of(new Phase("all", Percent.ALL, Assignment.LIST, List.of())))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Phases(wrong));
        }
    }

    @Test
    @Tag("EXPO-9")
    @Tag("BL-084")
    void theFallbackIsNoSuccessOfTheIntegration() {
        Rollout rollout = Rollout.of(PHASES, state("all", 100), Admissions.NONE, Set.of());
        ExposureDecision exposed = rollout.decide("cust-100", GOOD);

        assertThat(Serving.of(exposed, false)).isEqualTo(Serving.NEW);
        assertThat(Serving.of(exposed, true)).isEqualTo(Serving.DEGRADED);
        assertThat(Serving.of(rollout.decide("cust-002", GOOD), true)).isEqualTo(Serving.BEFORE);

        ServingTally tally = new ServingTally(94, 6, 0);
        for (int i = 0; i < 100; i++) {
            tally = tally.and(Serving.DEGRADED, true);
        }
        // 6 of 100 asked; with the fallback counted as success it would have been 3 %.
        assertThat(tally.errorPercent())
                .hasValueSatisfying(percent -> assertThat(percent).isEqualByComparingTo("6"));
        assertThat(tally.degradedPercent())
                .hasValueSatisfying(percent -> assertThat(percent).isEqualByComparingTo("50"));
        assertThat(ServingTally.NONE.errorPercent()).isEmpty();
        assertThat(tally.and(new ServingTally(1, 2, 3))).isEqualTo(new ServingTally(95, 8, 103));
        assertThat(ServingTally.NONE.and(Serving.NEW, false)).isEqualTo(new ServingTally(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ServingTally.NONE.and(Serving.BEFORE, true));
    }

    private static Admission admission(String customer, ExposureReason reason) {
        return new Admission(customer, People.SALT, Optional.of("all"), Optional.empty(), NOON, reason);
    }
}
