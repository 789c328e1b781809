package dev.cuadra.onboarding.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change makes of a flag, or why it is refused. */
class ChangingTest {
    private static final Instant NOON = Instant.parse("2025-09-26T12:00:00Z");

    /** A list of 5 % of 40 customers, which is two; then an exact fifth; then everybody. */
    private static final RolloutTerms TERMS = new RolloutTerms(
            "boleta_automation_enabled",
            new Phases(List.of(
                    new Phase("list", Percent.of(5), Assignment.LIST, List.of()),
                    new Phase("rank", Percent.of(20), Assignment.RANK, List.of()),
                    new Phase("half", Percent.of(50), Assignment.HASH, List.of()),
                    new Phase("all", Percent.ALL, Assignment.HASH, List.of()))),
            Set.of("engineering-lead"),
            Optional.of(40));

    private static final RolloutState START = RolloutState.off(People.SALT).on(true);
    private static final RolloutState LISTED = opened(START, "list");
    private static final RankCut CUT = cut(Set.of());
    private static final RolloutState RANKED = opened(LISTED, "rank", CUT);
    private static final RolloutState HALF = opened(RANKED, "half");
    private static final RolloutState BACK = HALF.back(Optional.of(new RollBack("BL-163", NOON)));

    private static RankCut cut(Set<String> never) {
        Collection<String> forty = People.all().subList(0, 40);
        return RankCut.of(People.SALT, forty, Set.of(), never, Percent.of(20));
    }

    private static RolloutState opened(RolloutState before, String phase, RankCut... cut) {
        return changed(before, new Change.Open(phase, List.of(cut).stream().findFirst()));
    }

    private static Outcome apply(RolloutState before, Change change) {
        return Changing.apply(TERMS, before, 0, change, new Act("Ana", "sales", "as planned", NOON));
    }

    private static RolloutState changed(RolloutState before, Change change) {
        Outcome outcome = apply(before, change);
        assertThat(outcome.refusal()).isEmpty();
        assertThat(outcome.changed()).isTrue();
        return outcome.state();
    }

    private static void unchanged(RolloutState before, Change change) {
        assertThat(apply(before, change)).isEqualTo(new Outcome(before, false, Optional.empty()));
    }

    private static void refused(RolloutState before, Change change, String code) {
        refused(apply(before, change), before, code);
    }

    private static void refused(Outcome outcome, RolloutState before, String code) {
        assertThat(outcome.refusal()).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.where()).hasToString("boleta_automation_enabled");
        });
        assertThat(outcome.state()).isEqualTo(before);
        assertThat(outcome.changed()).isFalse();
    }

    private static Change open(String phase) {
        return new Change.Open(phase, Optional.empty());
    }

    // ---- phases

    @Test
    @Tag("EXPO-2")
    void phasesOpenOneAfterTheOther() {
        assertThat(LISTED.phase()).contains("list");
        assertThat(LISTED.percent()).isEqualTo(Percent.of(5));
        assertThat(HALF.percent()).isEqualTo(Percent.of(50));
        assertThat(opened(HALF, "all").percent()).isEqualTo(Percent.ALL);
        refused(START, open("half"), "ROLLOUT_PHASE_ORDER");
        refused(HALF, open("list"), "ROLLOUT_PHASE_ORDER");
        refused(START, open("quarter"), "ROLLOUT_PHASE_UNKNOWN");
        unchanged(HALF, open("half"));
    }

    @Test
    @Tag("EXPO-3")
    void anExactNumberIsTakenFromAPopulation() {
        assertThat(RANKED.cut()).isEqualTo(CUT.cut()).isPresent();
        assertThat(HALF.cut()).isEqualTo(CUT.cut());
        refused(LISTED, open("rank"), "ROLLOUT_POPULATION");
        refused(START, new Change.Open("list", Optional.of(CUT)), "ROLLOUT_POPULATION");
    }

    /** Whoever stood before the cut was promised to come in: it moves on, and never back. */
    @Test
    @Tag("EXPO-3")
    void aCutNeverMovesBack() {
        RankCut further = cut(Set.copyOf(CUT.taken()));
        assertThat(further.cut().orElseThrow()).isGreaterThan(CUT.cut().orElseThrow());
        RolloutState moved = opened(RANKED, "rank", further);
        assertThat(moved.cut()).isEqualTo(further.cut());
        unchanged(moved, new Change.Open("rank", Optional.of(CUT)));
        unchanged(RANKED, new Change.Open("rank", Optional.of(CUT)));
        RankCut none = RankCut.of(People.SALT, List.of("x"), Set.of("x"), Set.of(), Percent.of(20));
        unchanged(RANKED, new Change.Open("rank", Optional.of(none)));
    }

    @ParameterizedTest
    @CsvSource({"50, true", "49.99, true", "50.01, false", "0, true"})
    @Tag("EXPO-2")
    void aShareStaysWithinItsPhase(String percent, boolean fine) {
        RolloutState quarter = changed(HALF, new Change.Share(Percent.of(25)));
        Change share = new Change.Share(Percent.parse(percent));
        if (fine) {
            assertThat(changed(quarter, share).percent()).hasToString(percent);
        } else {
            refused(quarter, share, "ROLLOUT_SHARE_BEYOND_PHASE");
        }
    }

    @Test
    @Tag("EXPO-2")
    void onlyADrawnPhaseHasAShareToChange() {
        Change share = new Change.Share(Percent.of(1));
        refused(START, share, "ROLLOUT_SHARE_FIXED");
        refused(LISTED, share, "ROLLOUT_SHARE_FIXED");
        refused(RANKED, share, "ROLLOUT_SHARE_FIXED");
        refused(BACK, share, "ROLLOUT_IS_BACK");
    }

    // ---- lists

    @Test
    @Tag("EXPO-6")
    void aListIsNotLongerThanItsPhase() {
        Change three = Change.allow(List.of("a", "b", "c"));
        RolloutState two = changed(LISTED, Change.allow(List.of("a", "b")));
        assertThat(two.allow()).containsExactlyInAnyOrder("a", "b");
        refused(LISTED, three, "ROLLOUT_LIST_CEILING");
        refused(two, Change.allow(List.of("c")), "ROLLOUT_LIST_CEILING");
        unchanged(two, Change.allow(List.of("b")));
        assertThat(changed(START, three).allow()).hasSize(3);
        assertThat(changed(HALF, three).allow()).hasSize(3);
        refused(changed(START, three), open("list"), "ROLLOUT_LIST_CEILING");
        assertThat(changed(two, new Change.Enlist(CustomerList.DENY, Set.of("d", "e", "f")))
                        .deny())
                .hasSize(3);
    }

    /** Two on the list that another flag keeps leave no place; one leaves one. */
    @Test
    @Tag("EXPO-6")
    void aListElsewhereUsesUpPlaces() {
        Act act = new Act("Ana", "sales", "as planned", NOON);
        Change one = Change.allow(List.of("a"));
        refused(Changing.apply(TERMS, LISTED, 2, one, act), LISTED, "ROLLOUT_LIST_CEILING");
        assertThat(Changing.apply(TERMS, LISTED, 1, one, act).changed()).isTrue();
        RolloutState early = changed(START, one);
        refused(Changing.apply(TERMS, early, 2, open("list"), act), early, "ROLLOUT_LIST_CEILING");
        assertThat(Changing.apply(TERMS, early, 1, open("list"), act).changed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ALLOW", "DENY", "OFF"})
    @Tag("EXPO-6")
    void whoIsStruckFromAListIsOffThatOne(CustomerList list) {
        RolloutState all = START;
        for (CustomerList each : CustomerList.values()) {
            all = changed(all, new Change.Enlist(each, Set.of("a", "b")));
        }
        RolloutState struck = changed(all, new Change.Strike(list, "a"));
        for (CustomerList each : CustomerList.values()) {
            assertThat(struck.list(each))
                    .containsExactlyInAnyOrderElementsOf(each == list ? Set.of("b") : Set.of("a", "b"));
        }
        unchanged(struck, new Change.Strike(list, "a"));
    }

    // ---- back and on

    @Test
    @Tag("EXPO-8")
    void theFirstRollbackStaysUntilTheRightRoleOpensAgain() {
        Instant later = NOON.plusSeconds(60);
        RolloutState back = changed(HALF, new Change.TakeBack("BL-163"));
        assertThat(back.rolledBack()).contains(new RollBack("BL-163", NOON));
        Outcome again =
                Changing.apply(TERMS, back, 0, new Change.TakeBack("BL-164"), new Act("Ana", "sales", "worse", later));
        assertThat(again).isEqualTo(new Outcome(back, false, Optional.empty()));
        refused(back, new Change.Reopen(), "ROLLOUT_ROLE");
        refused(back, open("all"), "ROLLOUT_IS_BACK");
        refused(back.on(false), new Change.Switch(true), "ROLLOUT_IS_BACK");
        assertThat(changed(back, new Change.Switch(false)).on()).isFalse();
        Act engineer = new Act("Eva", "engineering-lead", "mended", later);
        assertThat(Changing.apply(TERMS, back, 0, new Change.Reopen(), engineer).state())
                .isEqualTo(HALF);
        unchanged(HALF, new Change.Reopen());
    }

    @Test
    @Tag("EXPO-8")
    void somebodyMayOpenAgain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RolloutTerms("flag", TERMS.phases(), Set.of(), Optional.empty()));
    }

    @Test
    @Tag("EXPO-1")
    void aNewSaltForgetsTheCut() {
        RolloutState anew = changed(HALF, new Change.DrawAnew("spring"));
        assertThat(anew.salt()).isEqualTo("spring");
        assertThat(anew.cut()).isEmpty();
        unchanged(HALF, new Change.DrawAnew(People.SALT));
    }

    @Test
    @Tag("EXPO-8")
    void whoDecidesSaysAsWhatAndWhy() {
        assertThat(new Act("Ana", "sales", "x".repeat(500), NOON).why()).hasSize(500);
        for (String[] parts : new String[][] {
            {" ", "sales", "why"}, {"Ana", "", "why"}, {"Ana", "sales", " "}, {"Ana", "sales", "x".repeat(501)}
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Act(parts[0], parts[1], parts[2], NOON));
        }
    }

    // ---- bars

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 19.99, false",
        "AT_LEAST, 20.00, true",
        "ABOVE, 20.00, false",
        "ABOVE, 20.01, true",
        "AT_MOST, 20.00, true",
        "AT_MOST, 20.01, false",
        "BELOW, 20.00, false",
        "BELOW, 19.99, true"
    })
    @Tag("EXPO-5")
    void equalityBelongsToTheBarAsItIsWritten(Criterion.Comparison comparison, String value, boolean expected) {
        Criterion criterion = new Criterion("contractors", comparison, "20");
        assertThat(criterion.met(Facts.of(Map.of("contractors", value)))).contains(expected);
    }

    @Test
    @Tag("EXPO-5")
    void aBarIsADecimalOrAWord() {
        assertThat(new Criterion("contractors", Criterion.Comparison.AT_LEAST, "20"))
                .hasToString("contractors >= 20");
        for (Criterion.Comparison comparison : Criterion.Comparison.values()) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Criterion(" ", comparison, "20"));
            assertThatIllegalArgumentException().isThrownBy(() -> new Criterion("contractors", comparison, " "));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Criterion("contractors", Criterion.Comparison.BELOW, "many"));
        assertThat(new Criterion("engagement", Criterion.Comparison.IS, "high").bar())
                .isEqualTo("high");
    }

    // ---- what is news

    @Test
    @Tag("EXPO-7")
    void eachCustomerIsAdmittedOnce() {
        Admission first = new Admission(
                "cust-009", People.SALT, Optional.of("all"), Optional.empty(), NOON, ExposureReason.ASSIGNED);
        AdmissionEntry entry = AdmissionEntry.of(first);
        AdmissionEntry removal = AdmissionEntry.removal("cust-010");
        assertThat(Admissions.NONE.news(List.of(entry, removal, entry))).containsExactly(entry, removal);
        Admissions one = Admissions.NONE.and(List.of(entry, removal));
        assertThat(one.news(List.of(entry, removal))).isEmpty();
        assertThat(one.size()).isEqualTo(1);
        assertThat(one).isEqualTo(Admissions.NONE.and(List.of(removal, entry)));
        assertThat(one).isNotEqualTo(Admissions.NONE.and(List.of(entry)));
        assertThat(one).hasToString("1 admitted");
    }
}
