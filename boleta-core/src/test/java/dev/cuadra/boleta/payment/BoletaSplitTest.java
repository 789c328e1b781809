package dev.cuadra.boleta.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.boleta.money.Clp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("PAYM-1")
class BoletaSplitTest {
    @Test
    void twoPaymentsByNetKeepBackWhatTheBoletaDoes() {
        // 15.25 % of 1,000,000. 353,982 less 53,982 (53,982.26) is 300,000.
        BoletaSplit split = BoletaSplit.of(part(1_000_000, 152_500, 0));

        assertThat(split.nets(List.of(Clp.of(300_000), Clp.of(547_500))))
                .containsExactly(part(353_982, 53_982, 0), part(646_018, 98_518, 0));
    }

    @Test
    void aThirdEachAddsUpThoughEachRoundedAloneWouldNot() {
        // 20,588 of 135,000: a third is 6,862.67. After two thirds 13,725.33 are kept back, which is 6,862 more.
        BoletaSplit split = BoletaSplit.of(part(135_000, 20_588, 0));

        assertThat(split.grosses(List.of(Clp.of(45_000), Clp.of(45_000), Clp.of(45_000))))
                .containsExactly(part(45_000, 6_863, 0), part(45_000, 6_862, 0), part(45_000, 6_863, 0));
    }

    @Test
    void theLoanIsSplitLikeTheRate() {
        // 13 % and 3 % of 30,000. Half of it is 1,950 and 450.
        BoletaSplit split = BoletaSplit.of(part(30_000, 3_900, 900));

        assertThat(split.nextGross(Clp.of(15_000))).isEqualTo(part(15_000, 1_950, 450));
        assertThat(split.nextNet(Clp.of(12_600))).isEqualTo(part(15_000, 1_950, 450));
    }

    @Test
    void aPesoThatBothRetentionsWantLeavesNothingRatherThanLess() {
        BoletaSplit split = BoletaSplit.of(part(10, 5, 4));

        // A tenth: 0.5 and 0.4 are 1 and 0. Two tenths: 1 and 0.8 are 1 and 1, which leaves 0.
        assertThat(split.grosses(Collections.nCopies(10, Clp.of(1))))
                .allMatch(one -> one.net().pesos() >= 0)
                .extracting(one -> one.retained().pesos())
                .containsExactly(1L, 0L, 1L, 0L, 1L, 0L, 1L, 0L, 1L, 0L);
        assertThat(BoletaSplit.of(part(100, 50, 50)).nextGross(Clp.of(1))).isEqualTo(part(1, 1, 0));
    }

    /**
     * Of a fee of 5 with 1 and 1 kept back, 1, 2, 1, 2 and 3 are left after 1 to 5 pesos. What leaves 2 is at 2 pesos and
     * at 4: the first counts, unless more than that was settled already.
     */
    @Test
    void aNetThatTwoGrossesLeaveIsThatOfTheFirstThatIsStillToCome() {
        BoletaSplit split = BoletaSplit.of(part(5, 1, 1));

        assertThat(split.nextNet(Clp.of(2))).isEqualTo(part(2, 0, 0));
        assertThat(split.after(split.nextGross(Clp.of(1))).nextNet(Clp.of(1))).isEqualTo(part(1, 0, 0));
        assertThat(split.after(split.nextGross(Clp.of(3))).nextNet(Clp.of(1))).isEqualTo(part(1, 0, 0));
    }

    @Test
    void whatWasTakenBackIsSplitAnew() {
        BoletaSplit split = BoletaSplit.of(part(135_000, 20_588, 0));
        PaidPart first = split.nextGross(Clp.of(45_000));
        BoletaSplit back = split.after(first).takenBack(first);

        assertThat(back).isEqualTo(split);
        BoletaSplit second = split.after(first).after(split.after(first).nextGross(Clp.of(45_000)));
        // 90,000 are left again; 20,588 less 6,862 are 13,726 of them, half is 6,863.
        BoletaSplit again = second.takenBack(first);
        assertThat(again.left()).isEqualTo(part(90_000, 13_726, 0));
        assertThat(again.nextGross(Clp.of(45_000))).isEqualTo(part(45_000, 6_863, 0));
        // A part that was planned before the return still adds up.
        assertThat(again.after(part(45_000, 6_862, 0)).left()).isEqualTo(part(45_000, 6_864, 0));
    }

    @Test
    void noMoreThanWhatIsLeftIsPaid() {
        BoletaSplit split = BoletaSplit.of(part(100_000, 14_500, 0));

        assertThatIllegalArgumentException().isThrownBy(() -> split.nextNet(Clp.of(85_501)));
        assertThatIllegalArgumentException().isThrownBy(() -> split.nextNet(Clp.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> split.nextGross(Clp.of(100_001)));
        assertThatIllegalArgumentException().isThrownBy(() -> split.after(part(100_000, 14_501, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new BoletaSplit(split.whole(), part(50_000, 7_251, 0)));
    }

    @Property(tries = 10_000)
    void partsByNetAddUpInAnyOrder(
            @ForAll @LongRange(min = 1, max = 50_000_000) long gross,
            @ForAll @IntRange(max = 2_000) int rate,
            @ForAll boolean loan,
            @ForAll @IntRange(min = 1, max = 12) int payments,
            @ForAll long seed) {
        PaidPart whole = whole(gross, rate, loan);
        List<Clp> nets = cut(whole.net().pesos(), payments, new Random(seed));
        BoletaSplit split = BoletaSplit.of(whole);

        long settled = 0;
        long retained = 0;
        for (PaidPart each : split.nets(nets)) {
            assertThat(each.gross().pesos()).isPositive();
            settled += each.gross().pesos();
            retained += each.retained().pesos();
            assertThat(retained).isEqualTo(proportion(whole.retained(), settled, gross));
        }
        assertThat(sum(split.nets(nets))).isEqualTo(nets.isEmpty() ? PaidPart.NOTHING : whole);
        assertThat(split.nets(nets)).extracting(PaidPart::net).containsExactlyElementsOf(nets);
        List<Clp> shuffled = new ArrayList<>(nets);
        Collections.shuffle(shuffled, new Random(seed + 1));
        assertThat(sum(split.nets(shuffled))).isEqualTo(sum(split.nets(nets)));
    }

    @Property(tries = 10_000)
    void partsByGrossAddUpInAnyOrder(
            @ForAll @LongRange(min = 1, max = 50_000_000) long gross,
            @ForAll @IntRange(max = 4_999) int rate,
            @ForAll boolean loan,
            @ForAll @IntRange(min = 1, max = 12) int payments,
            @ForAll long seed) {
        PaidPart whole = whole(gross, rate, loan);
        List<Clp> cut = cut(gross, payments, new Random(seed));
        long settled = 0;
        long retained = 0;
        List<PaidPart> parts = BoletaSplit.of(whole).grosses(cut);
        for (PaidPart each : parts) {
            settled += each.gross().pesos();
            retained += each.retained().pesos();
            assertThat(retained).isEqualTo(proportion(whole.retained(), settled, gross));
            assertThat(each.net().pesos()).isNotNegative();
        }
        assertThat(sum(parts)).isEqualTo(whole);
    }

    @Property
    void withReturnsInBetweenNothingIsLostOrPaidTwice(
            @ForAll @LongRange(min = 10, max = 3_000_000) long gross,
            @ForAll @IntRange(max = 2_000) int rate,
            @ForAll boolean loan,
            @ForAll long seed) {
        PaidPart whole = whole(gross, rate, loan);
        Random random = new Random(seed);
        BoletaSplit split = BoletaSplit.of(whole);
        List<PaidPart> paid = new ArrayList<>();
        for (int step = 0; step < 30; step++) {
            long left = split.left().net().pesos();
            if (!paid.isEmpty() && random.nextInt(3) == 0) {
                split = split.takenBack(paid.remove(random.nextInt(paid.size())));
            } else if (left > 0) {
                PaidPart next = split.nextNet(Clp.of(1 + (long) (random.nextDouble() * left)));
                paid.add(next);
                split = split.after(next);
            }
            assertThat(sum(paid).plus(split.left())).isEqualTo(whole);
        }
    }

    private static PaidPart whole(long gross, int rate, boolean loan) {
        return part(gross, proportion(Clp.of(gross), rate, 10_000), loan ? proportion(Clp.of(gross), 300, 10_000) : 0);
    }

    private static long proportion(Clp amount, long share, long of) {
        return BigDecimal.valueOf(amount.pesos())
                .multiply(BigDecimal.valueOf(share))
                .divide(BigDecimal.valueOf(of), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static List<Clp> cut(long total, int parts, Random random) {
        List<Clp> cut = new ArrayList<>();
        long left = total;
        for (int i = 1; i < parts && left > 1; i++) {
            long one = random.nextInt(4) == 0 ? 1 : 1 + (long) (random.nextDouble() * (left - 1));
            cut.add(Clp.of(one));
            left -= one;
        }
        if (left > 0) {
            cut.add(Clp.of(left));
        }
        return cut;
    }

    private static PaidPart sum(List<PaidPart> parts) {
        return parts.stream().reduce(PaidPart.NOTHING, PaidPart::plus);
    }

    private static PaidPart part(long gross, long retained, long loan) {
        return new PaidPart(Clp.of(gross), Clp.of(retained), Clp.of(loan));
    }
}
