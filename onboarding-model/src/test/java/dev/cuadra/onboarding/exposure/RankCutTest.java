package dev.cuadra.onboarding.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankCutTest {
    @Test
    @Tag("EXPO-3")
    void thePublishedRanks() {
        List<String> ranked = RankCut.ranked(People.SALT, People.all());

        assertThat(ranked.subList(0, 9)).containsExactlyElementsOf(People.ids(36, 18, 137, 94, 170, 92, 60, 167, 155));
        assertThat(ranked.get(35)).isEqualTo("cust-120");
    }

    @Test
    @Tag("EXPO-3")
    void aFifthOfThemIsThirtySixAndTheCutIsTheLastOne() {
        RankCut cut = RankCut.of(People.SALT, People.all(), Set.of(), Set.of(), Percent.of(20));

        assertThat(cut.quota()).isEqualTo(36);
        assertThat(cut.taken()).hasSize(36).endsWith("cust-120");
        assertThat(cut.cut()).hasValueSatisfying(last -> assertThat(last).hasToString("33deebf8ab724477"));
    }

    @Test
    @Tag("EXPO-3")
    void theThreeOfTheBetaUseUpTheQuotaFirst() {
        Set<String> beta = Set.of("beta-construction", "beta-agency", "beta-consulting");
        List<String> all = new ArrayList<>(People.all().subList(0, 177));
        all.addAll(beta);

        RankCut cut = RankCut.of(People.SALT, all, beta, Set.of(), Percent.of(20));

        assertThat(cut.population()).isEqualTo(180);
        assertThat(cut.taken()).hasSize(33).doesNotContainAnyElementsOf(beta);
        List<String> others = RankCut.ranked(People.SALT, People.all().subList(0, 177));
        assertThat(cut.taken()).isEqualTo(others.subList(0, 33));
    }

    @Test
    @Tag("EXPO-3")
    void whoMayNotBeExposedUsesUpNoQuota() {
        RankCut cut = RankCut.of(
                People.SALT, People.all(), Set.of("cust-036"), Set.of("cust-036", "cust-018"), Percent.of(5));

        assertThat(cut.taken()).hasSize(9).startsWith("cust-137").doesNotContain("cust-036", "cust-018");
    }

    @Test
    @Tag("EXPO-3")
    void aListBeyondTheQuotaLeavesNothingToTake() {
        RankCut cut = RankCut.of(
                People.SALT, People.all(), new HashSet<>(People.all().subList(0, 10)), Set.of(), Percent.of(5));

        assertThat(cut.taken()).isEmpty();
        assertThat(cut.cut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 180, 9",
        "20, 180, 36",
        "100, 180, 180",
        "1.67, 180, 3",
        "0, 180, 0",
        "50, 1, 1",
        "49.99, 1, 0",
        "2.5, 20, 1",
        "2.49, 20, 0",
        "33.33, 3, 1",
        "100, 2000000000, 2000000000"
    })
    @Tag("EXPO-3")
    void sharesOfAPopulationAreRoundedHalfUp(String percent, long population, int count) {
        assertThat(Percent.parse(percent).of(population)).isEqualTo(count);
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("EXPO-3")
    void neitherOrderNorRepetitionMatterAndALargerShareContainsASmaller(
            @ForAll @IntRange(min = 1, max = 200) int size,
            @ForAll @IntRange(max = 10_000) int one,
            @ForAll @IntRange(max = 10_000) int other,
            @ForAll long seed) {
        List<String> some = new ArrayList<>(People.all().subList(0, Math.min(180, size)));
        Set<String> listed = new HashSet<>(some.subList(0, some.size() / 10));
        Percent small = new Percent(Math.min(one, other));
        Percent large = new Percent(Math.max(one, other));
        RankCut first = RankCut.of(People.SALT, some, listed, Set.of(), small);

        Collections.shuffle(some, new Random(seed));
        some.add(some.get(0));

        assertThat(RankCut.of(People.SALT, some, listed, Set.of(), small)).isEqualTo(first);
        assertThat(RankCut.of(People.SALT, some, listed, Set.of(), large).taken())
                .containsAll(first.taken());
        assertThat(first.taken().size() + listed.size()).isEqualTo(Math.max(first.quota(), listed.size()));
    }

    @ParameterizedTest
    @CsvSource({"-1", "100.01", "1.234", "1e2", "' 5'", "+5", "5%", "''", "'1,5'", "101"})
    @Tag("EXPO-2")
    void whatIsNoExactShareIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.parse(text));
    }

    @Property
    @net.jqwik.api.Tag("EXPO-2")
    void sharesReadBackWhatTheyWrite(@ForAll @IntRange(max = 10_000) int hundredths) {
        Percent percent = new Percent(hundredths);

        assertThat(Percent.parse(percent.toString())).isEqualTo(percent);
    }

    @Test
    @Tag("EXPO-2")
    void zerosAfterTheSecondDecimalSayNothing() {
        assertThat(Percent.parse("12.5000")).isEqualTo(new Percent(1_250)).hasToString("12.5");
    }
}
