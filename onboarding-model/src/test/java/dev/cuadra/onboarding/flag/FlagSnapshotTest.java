package dev.cuadra.onboarding.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.exposure.Admission;
import dev.cuadra.onboarding.exposure.AdmissionEntry;
import dev.cuadra.onboarding.exposure.Admissions;
import dev.cuadra.onboarding.exposure.ExposureReason;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.exposure.RolloutState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FlagSnapshotTest {
    private static final String KEY = "boleta_automation_enabled";
    private static final String LIST = "boleta_beta_customers";

    private static RolloutState on(String salt, String phase, int percent, Set<String> allow) {
        return new RolloutState(
                true,
                Optional.empty(),
                phase.isEmpty() ? Optional.empty() : Optional.of(phase),
                Percent.of(percent),
                salt,
                Optional.empty(),
                allow,
                Set.of(),
                Set.of());
    }

    private static FlagSnapshot snapshot(RolloutState flag, RolloutState list) {
        return FlagSnapshot.of(
                FlagSet.shipped(),
                Map.of(KEY, new FlagState(flag, Admissions.NONE, 7), LIST, new FlagState(list, Admissions.NONE, 3)),
                Set.of());
    }

    @Test
    @Tag("FLAG-3")
    void theListDecidesWhoSeesTheFeature() {
        FlagSnapshot snapshot = snapshot(
                on(KEY, "phase1-beta", 5, Set.of()), on(LIST, "", 0, Set.of("beta-agency", "beta-consulting")));

        FlagEvaluation in = snapshot.evaluate(KEY, "beta-agency", Facts.NONE).orElseThrow();
        FlagEvaluation out = snapshot.evaluate(KEY, "cust-036", Facts.NONE).orElseThrow();

        assertThat(in.value()).isEqualTo(true);
        assertThat(in.variant()).isEqualTo("on");
        assertThat(out.value()).isEqualTo(false);
        assertThat(out.decision().reason()).isEqualTo(ExposureReason.NOT_LISTED);
        assertThat(snapshot.version(KEY)).contains(7L);
    }

    @Test
    @Tag("FLAG-3")
    void theListItselfIsAFlag() {
        FlagSnapshot snapshot = snapshot(RolloutState.off(KEY), on(LIST, "", 0, Set.of("b", "a")));

        FlagEvaluation list = snapshot.evaluate(LIST, "a", Facts.NONE).orElseThrow();
        assertThat(list.value()).isEqualTo(List.of("a", "b"));
        assertThat(list.decision().reason()).isEqualTo(ExposureReason.ALLOWED);
        assertThat(snapshot.evaluate(LIST, "c", Facts.NONE)
                        .orElseThrow()
                        .decision()
                        .reason())
                .isEqualTo(ExposureReason.NOT_LISTED);
        assertThat(list).asString().doesNotContain("[a");
        // A list that is off lists nobody.
        assertThat(snapshot(
                                RolloutState.off(KEY),
                                new RolloutState(
                                        false,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Percent.NONE,
                                        LIST,
                                        Optional.empty(),
                                        Set.of("a"),
                                        Set.of(),
                                        Set.of()))
                        .unidentified(LIST)
                        .orElseThrow()
                        .value())
                .isEqualTo(List.of());
    }

    @Test
    @Tag("FLAG-3")
    void aFlagOfWhichNothingWasDecidedIsOffAndOneThatIsNoneIsNone() {
        FlagSnapshot snapshot = FlagSnapshot.of(FlagSet.shipped(), Map.of(), Set.of());

        assertThat(snapshot.evaluate(KEY, "cust-001", Facts.NONE)
                        .orElseThrow()
                        .decision()
                        .reason())
                .isEqualTo(ExposureReason.FLAG_OFF);
        assertThat(snapshot.evaluate("no_flag", "cust-001", Facts.NONE)).isEmpty();
        assertThat(snapshot.unidentified("no_flag")).isEmpty();
        assertThat(snapshot.unidentified(KEY).orElseThrow().value()).isEqualTo(false);
    }

    private static FlagSet colours(int red, int blue) {
        return FlagSet.read("test", """
                {"schema": 1, "flags": [{"key": "color", "type": "string", "owner": "pm",
                "description": {"es": "El color", "en": "The colour"}, "reopen": ["pm"],
                "variants": {"red": "R", "blue": "B", "grey": "G"}, "exposed": {"red": %d, "blue": %d},
                "otherwise": "grey", "phases": [{"name": "all", "percent": "100", "assignment": "hash"}]}]}
                """.formatted(red, blue));
    }

    private static String colour(FlagSet set, Admissions admissions, String customer) {
        return FlagSnapshot.of(
                        set, Map.of("color", new FlagState(on("color", "all", 100, Set.of()), admissions, 1)), Set.of())
                .evaluate("color", customer, Facts.NONE)
                .orElseThrow()
                .variant();
    }

    @Test
    @Tag("FLAG-3")
    void variantsAreGivenByWeightAndIndependentlyOfTheBucket() {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            counts.merge(colour(colours(30, 70), Admissions.NONE, "c" + i), 1, Integer::sum);
        }

        // Five standard deviations of a binomial count of 10,000 at 30 % are 229.
        assertThat(counts.get("red")).isBetween(3_000 - 229, 3_000 + 229);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
        assertThat(colour(colours(0, 1), Admissions.NONE, "c1")).isEqualTo("blue");
    }

    @Property(tries = 50)
    @net.jqwik.api.Tag("EXPO-7")
    void whoWasAdmittedKeepsItsVariantWhateverTheWeights(
            @ForAll @IntRange(min = 1, max = 99) int red,
            @ForAll @IntRange(max = 99) int later,
            @ForAll @IntRange(max = 999) int who) {
        String customer = "c" + who;
        String first = colour(colours(red, 100 - red), Admissions.NONE, customer);
        Admissions admitted = Admissions.NONE.and(List.of(AdmissionEntry.of(new Admission(
                customer, "color", Optional.of("all"), Optional.of(first), Instant.EPOCH, ExposureReason.ASSIGNED))));

        assertThat(colour(colours(later, 100 - later), admitted, customer)).isEqualTo(first);
    }
}
