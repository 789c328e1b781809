package dev.cuadra.onboarding.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.cuadra.onboarding.metric.Exact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthScoreTest {
    // snippet:health
    static final Indicator ATTENDANCE = Indicator.of("attendance", "25", "60", "95", "14", "60");
    static final Indicator ON_TIME = Indicator.of("on-time", "30", "50", "95", "14", "60");
    static final Indicator PULSE = Indicator.of("pulse", "25", "5", "9", "14", "60");
    static final Indicator REPLY = Indicator.of("reply", "20", "4", "1", "14", "60");

    static HealthScore whole() {
        return HealthScore.of(
                List.of(
                        new HealthFact(ATTENDANCE, Seen.Value.of("90", "2")),
                        new HealthFact(ON_TIME, Seen.Value.of("80", "0")),
                        new HealthFact(PULSE, Seen.Value.of("8.2", "7")),
                        new HealthFact(REPLY, Seen.Value.of("1.5", "1"))),
                List.of());
    }
    // end:health

    private static HealthScore table(Seen attendance, Seen pulse) {
        return HealthScore.of(
                List.of(
                        new HealthFact(ATTENDANCE, attendance),
                        new HealthFact(ON_TIME, Seen.Value.of("80", "0")),
                        new HealthFact(PULSE, pulse),
                        new HealthFact(REPLY, Seen.Value.of("1.5", "1"))),
                List.of());
    }

    private static String shown(Exact value, int decimals) {
        return HealthScore.shown(value, decimals).toPlainString();
    }

    @Test
    @Tag("HEALTH-1")
    @Tag("HEALTH-2")
    @Tag("HEALTH-6")
    void theTableOfFourIndicatorsComesOutAsWorkedByHand() {
        HealthScore score = whole();

        assertThat(score.contributions().stream().map(each -> shown(each.score().orElseThrow(), 2)))
                .containsExactly("85.71", "66.67", "80.00", "83.33");
        assertThat(score.contributions().stream().map(each -> shown(each.freshness(), 4)))
                .containsExactly("0.9057", "1.0000", "0.7071", "0.9517");
        assertThat(score.contributions().stream().map(each -> shown(each.points(), 2)))
                .containsExactly("21.72", "22.38", "15.83", "17.75");
        assertThat(shown(score.score().orElseThrow(), 2)).isEqualTo("77.68");
        assertThat(shown(score.coverage(), 3)).isEqualTo("0.894");
        assertThat(score.band()).isEqualTo(HealthBand.WATCH);
        assertThat(score.unconfirmed()).isEmpty();
        assertThat(score.shownPoints(2))
                .containsExactly(
                        new BigDecimal("21.72"),
                        new BigDecimal("22.38"),
                        new BigDecimal("15.83"),
                        new BigDecimal("17.75"));
    }

    @Test
    @Tag("HEALTH-3")
    void aMissingPulseCostsCoverageAndIsNeitherZeroNorPerfect() {
        HealthScore without = table(Seen.Value.of("90", "2"), new Seen.Missing());
        assertThat(shown(without.score().orElseThrow(), 2)).isEqualTo("77.11");
        assertThat(shown(without.coverage(), 3)).isEqualTo("0.717");
        assertThat(without.band()).isEqualTo(HealthBand.WATCH);

        HealthScore zero = table(Seen.Value.of("90", "2"), Seen.Value.of("0", "7"));
        assertThat(shown(zero.score().orElseThrow(), 1)).isEqualTo("61.9");
        assertThat(zero.band()).isEqualTo(HealthBand.WARNING);
    }

    @Test
    @Tag("HEALTH-3")
    void belowSixTenthsCoveredTheScoreIsUnknownAndTheRestUnconfirmed() {
        HealthScore partial = table(new Seen.Missing(), new Seen.Missing());

        assertThat(partial.score()).isEmpty();
        assertThat(shown(partial.unconfirmed().orElseThrow(), 2)).isEqualTo("73.14");
        assertThat(shown(partial.coverage(), 3)).isEqualTo("0.490");
        assertThat(partial.band()).isEqualTo(HealthBand.UNKNOWN);
        assertThat(partial.sentence().en())
                .isEqualTo("Unknown: the data cover only 49.0 %. Unconfirmed: 73.14. Without current data: attendance,"
                        + " pulse.");
        assertThat(partial.sentence().es())
                .isEqualTo("No se sabe: los datos cubren solo 49,0 %. Sin confirmar: 73,14. Sin datos vigentes:"
                        + " attendance, pulse.");
    }

    @Test
    @Tag("HEALTH-3")
    void missingNotApplicableAndZeroAreThreeThings() {
        List<HealthFact> facts = List.of(
                new HealthFact(ON_TIME, Seen.Value.of("95", "0")),
                new HealthFact(PULSE, new Seen.NotApplicable()),
                new HealthFact(REPLY, new Seen.Missing()),
                new HealthFact(ATTENDANCE, Seen.Value.of("0", "0")));
        HealthScore score = HealthScore.of(facts, List.of());

        assertThat(score.contributions().stream().map(each -> each.key() + " " + each.state()))
                .containsExactly("attendance MEASURED", "on-time MEASURED", "pulse NOT_APPLICABLE", "reply MISSING");
        // (30 x 100 + 25 x 0) / 55, over 55 of 75
        assertThat(score.score()).contains(Exact.share(600, 11, 1));
        assertThat(score.coverage()).isEqualTo(Exact.share(11, 15, 1));
    }

    @Test
    @Tag("HEALTH-3")
    void whoeverHasNoDataAtAllIsUnknown() {
        HealthScore nothing = table(new Seen.Missing(), new Seen.Missing());
        HealthScore none = HealthScore.of(List.of(new HealthFact(PULSE, new Seen.Missing())), List.of());
        HealthScore unasked = HealthScore.of(List.of(new HealthFact(PULSE, new Seen.NotApplicable())), List.of());

        assertThat(nothing.known()).isPresent();
        assertThat(List.of(none, unasked)).allSatisfy(score -> {
            assertThat(score.known()).isEmpty();
            assertThat(score.band()).isEqualTo(HealthBand.UNKNOWN);
            assertThat(score.coverage()).isEqualTo(Exact.ZERO);
            assertThat(score.shownPoints(2)).containsExactly(new BigDecimal("0.00"));
        });
        assertThat(none.sentence().es()).isEqualTo("No se sabe: no hay datos. Sin datos vigentes: pulse.");
    }

    @Test
    @Tag("HEALTH-2")
    void atTheGreatestAgeAValueStillWeighsAndBeyondItNothing() {
        Indicator month = Indicator.of("month", "1", "0", "10", "14", "28");

        assertThat(month.freshness(Exact.of(28))).isEqualTo(Exact.share(1, 4, 1));
        assertThat(month.freshness(Exact.of(new BigDecimal("28.000001")))).isEqualTo(Exact.ZERO);
        HealthScore stale = HealthScore.of(List.of(new HealthFact(month, Seen.Value.of("10", "29"))), List.of());
        assertThat(stale.contributions().get(0).state()).isEqualTo(Contribution.State.STALE);
        assertThat(stale.known()).isEmpty();
    }

    @Test
    @Tag("HEALTH-2")
    void freshnessHasTheSameBitsEverywhere() {
        // The double nearest to the root of a half ends in bcd; StrictMath ends in bcc, everywhere.
        assertThat(PULSE.freshness(Exact.of(7))).isEqualTo(Exact.of(0x1.6a09e667f3bccp-1));
        assertThat(PULSE.freshness(Exact.of(1))).isEqualTo(Exact.of(StrictMath.pow(2, -(1.0 / 14))));
        assertThatIllegalArgumentException().isThrownBy(() -> PULSE.freshness(Exact.of(-1)));
    }

    @ParameterizedTest
    @CsvSource({"80, HEALTHY", "79.99, WATCH", "79.9999999, WATCH", "70, WATCH", "69.9999999, WARNING", "0, WARNING"})
    @Tag("HEALTH-4")
    void nothingIsRoundedBeforeABandIsChosen(String value, HealthBand band) {
        Indicator plain = Indicator.of("plain", "1", "0", "100", "1", "1");
        assertThat(HealthScore.of(List.of(new HealthFact(plain, Seen.Value.of(value, "0"))), List.of())
                        .band())
                .isEqualTo(band);
    }

    @Test
    @Tag("HEALTH-5")
    void aRedFlagCapsTheBandSaysSoAndLeavesTheNumber() {
        List<HealthFact> facts = List.of(new HealthFact(ON_TIME, Seen.Value.of("95", "0")));
        HealthScore capped = HealthScore.of(facts, List.of("key-stakeholder-gone", "competitor-evaluation"));

        assertThat(capped.score()).contains(Exact.of(100));
        assertThat(capped.band()).isEqualTo(HealthBand.WARNING);
        assertThat(capped.capped()).isTrue();
        assertThat(capped.sentence().en())
                .isEqualTo("Score 100.00: warning. Coverage 100.0 %. Held at \"warning\" by: competitor-evaluation,"
                        + " key-stakeholder-gone.");
        HealthScore low = HealthScore.of(
                List.of(new HealthFact(ON_TIME, Seen.Value.of("50", "0"))), List.of("competitor-evaluation"));
        assertThat(low.capped()).isFalse();
        assertThat(low.sentence().en()).contains("Open red flags: competitor-evaluation.");
        HealthScore unknown =
                HealthScore.of(List.of(new HealthFact(ON_TIME, new Seen.Missing())), List.of("competitor-evaluation"));
        assertThat(unknown.band()).isEqualTo(HealthBand.UNKNOWN);
        assertThat(unknown.redFlags()).containsExactly("competitor-evaluation");
    }

    @Test
    void anchorsThatAreTheSameAndIndicatorsGivenTwiceAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Indicator.of("a", "1", "5", "5.0", "1", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Indicator.of("a", "0", "5", "6", "1", "1"));
        HealthFact fact = new HealthFact(PULSE, new Seen.Missing());
        assertThatIllegalArgumentException().isThrownBy(() -> HealthScore.of(List.of(fact, fact), List.of()));
    }

    // ---- properties

    @Provide
    Arbitrary<List<HealthFact>> facts() {
        Arbitrary<BigDecimal> value = Arbitraries.bigDecimals()
                .between(new BigDecimal("-20"), new BigDecimal("120"))
                .ofScale(2);
        Arbitrary<Seen> seen = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        6,
                        Combinators.combine(value, Arbitraries.integers().between(0, 90))
                                .as((each, age) -> new Seen.Value(Exact.of(each), Exact.of(age)))),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(new Seen.Missing())),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Seen.NotApplicable())));
        Arbitrary<Indicator> indicator = Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(50, 100),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.of(true, false))
                .as((weight, low, high, half, up) -> Indicator.of(
                        "x",
                        Integer.toString(weight),
                        Integer.toString(up ? low : high),
                        Integer.toString(up ? high : low),
                        Integer.toString(half),
                        "60"));
        return Combinators.combine(indicator, seen)
                .as(HealthFact::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(HealthScoreTest::keyed);
    }

    private static List<HealthFact> keyed(List<HealthFact> facts) {
        List<HealthFact> keyed = new ArrayList<>();
        for (HealthFact fact : facts) {
            Indicator old = fact.indicator();
            Indicator named = new Indicator(
                    "i" + keyed.size(), old.weight(), old.zero(), old.full(), old.halfLifeDays(), old.maxAgeDays());
            keyed.add(new HealthFact(named, fact.seen()));
        }
        return keyed;
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("HEALTH-6")
    void contributionsAddUpToTheScoreExactlyAndAsShown(@ForAll("facts") List<HealthFact> facts) {
        HealthScore score = HealthScore.of(facts, List.of());
        Exact sum = score.contributions().stream().map(Contribution::points).reduce(Exact.ZERO, Exact::plus);
        assertThat(sum).isEqualTo(score.known().orElse(Exact.ZERO));
        for (int decimals : new int[] {0, 2, 6}) {
            BigDecimal all = score.shownPoints(decimals).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(all).isEqualByComparingTo(HealthScore.shown(sum, decimals));
        }
    }

    @Property(tries = 200)
    void theOrderOfIndicatorsDoesNotMatter(@ForAll("facts") List<HealthFact> facts, @ForAll long seed) {
        List<HealthFact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(HealthScore.of(shuffled, List.of("b", "a"))).isEqualTo(HealthScore.of(facts, List.of("a", "b")));
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("HEALTH-3")
    void losingDataNeverRaisesCoverageAndIsNeverHidden(@ForAll("facts") List<HealthFact> facts) {
        HealthScore before = HealthScore.of(facts, List.of());
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).seen() instanceof Seen.Value) {
                List<HealthFact> less = new ArrayList<>(facts);
                Indicator indicator = facts.get(i).indicator();
                less.set(i, new HealthFact(indicator, new Seen.Missing()));
                HealthScore after = HealthScore.of(less, List.of());
                assertThat(after.coverage()).isLessThanOrEqualTo(before.coverage());
                assertThat(after.contributions())
                        .filteredOn(each -> each.key().equals(indicator.key()))
                        .singleElement()
                        .satisfies(each -> assertThat(each.state()).isEqualTo(Contribution.State.MISSING));
            }
        }
    }

    @Property(tries = 200)
    void aScoreLiesBetweenWhatItsIndicatorsScoreAndCoverageBetweenNothingAndAll(
            @ForAll("facts") List<HealthFact> facts) {
        HealthScore score = HealthScore.of(facts, List.of());
        List<Exact> measured = score.contributions().stream()
                .filter(each -> each.state() == Contribution.State.MEASURED)
                .map(each -> each.score().orElseThrow())
                .toList();
        assertThat(score.coverage()).isBetween(Exact.ZERO, Exact.of(1));
        assertThat(score.known().isPresent()).isEqualTo(!measured.isEmpty());
        score.known().ifPresent(each -> {
            assertThat(each).isGreaterThanOrEqualTo(Collections.min(measured));
            assertThat(each).isLessThanOrEqualTo(Collections.max(measured));
        });
        assertThat(score.score().isPresent()).isEqualTo(score.band() != HealthBand.UNKNOWN);
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("HEALTH-1")
    void theScoreIsWhatPlainArithmeticGives(@ForAll("facts") List<HealthFact> facts) {
        double heard = 0;
        double points = 0;
        double all = 0;
        for (HealthFact fact : facts) {
            double weight = fact.indicator().weight().doubleValue();
            all += fact.seen() instanceof Seen.NotApplicable ? 0 : weight;
            if (fact.seen() instanceof Seen.Value value && value.ageDays().doubleValue() <= 60) {
                double zero = fact.indicator().zero().doubleValue();
                double full = fact.indicator().full().doubleValue();
                double part = 100 * (value.value().doubleValue() - zero) / (full - zero);
                double fresh = Math.exp(-Math.log(2)
                        * value.ageDays().doubleValue()
                        / fact.indicator().halfLifeDays().doubleValue());
                heard += weight * fresh;
                points += weight * fresh * Math.min(100, Math.max(0, part));
            }
        }
        HealthScore score = HealthScore.of(facts, List.of());
        assertThat(score.coverage().doubleValue()).isCloseTo(all == 0 ? 0 : heard / all, within(1e-9));
        assertThat(score.known().map(Exact::doubleValue).orElse(0.0))
                .isCloseTo(heard == 0 ? 0 : points / heard, within(1e-9));
    }
}
