package dev.cuadra.layby.termination;

import static dev.cuadra.layby.termination.Ending.codes;
import static dev.cuadra.layby.termination.Ending.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Jurisdiction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChileTest {
    @ParameterizedTest
    @Tag("CL-01")
    @CsvSource({"2026-09-11, true", "2026-09-12, false"})
    void boughtAtADistanceItIsWithdrawnFromForTenDaysFromReceipt(String on, boolean open) {
        Termination ended = ending().with(Fact.DISTANCE_CONTRACT)
                .day(FactDay.GOODS_RECEIVED, "2026-09-01")
                .on(on)
                .charge("10000")
                .apply();

        assertThat(ended.allowed()).isEqualTo(open);
        assertThat(text(ended.refund())).isEqualTo(open ? "45000" : "0");
    }

    @Test
    @Tag("CL-02")
    void withdrawalMayBeExcludedWithPriorNotice() {
        Ending ending = ending().with(Fact.DISTANCE_CONTRACT).charge("10000");

        assertThat(text(ending.apply().charge())).isEqualTo("0");
        Termination excluded = ending.with(Fact.WITHDRAWAL_EXCLUDED).apply();
        assertThat(text(excluded.charge())).isEqualTo("10000");
        assertThat(excluded.rules()).contains("CL-02").doesNotContain("CL-01");
    }

    @Test
    @Tag("CL-03")
    @Tag("CL-05")
    void whoGaveEarnestMoneyAndWithdrawsLosesTheDepositAlone() {
        Termination ended = ending().with(Fact.EARNEST_MONEY).apply();

        assertThat(text(ended.charge())).isEqualTo("20000");
        assertThat(text(ended.refund())).isEqualTo("25000");
        assertThat(ended.rules()).contains("CL-03");
        assertThat(ended.unverifiedRules()).contains("CL-05");
    }

    @Test
    @Tag("CL-03")
    @Tag("CL-06")
    void earnestMoneyThatIsAllThatWasPaidIsFlagged() {
        Ending ending = Ending.in(Jurisdiction.CL).price("99990").paid("20000").with(Fact.EARNEST_MONEY);

        assertThat(codes(ending.apply().warnings())).contains("TERM_KEEPS_EVERYTHING");
        assertThat(codes(ending.paid("1", "2026-06-01").apply().warnings())).doesNotContain("TERM_KEEPS_EVERYTHING");
    }

    @Test
    @Tag("CL-03")
    void whoReceivedItAndWithdrawsReturnsDouble() {
        Ending ending = ending().with(Fact.EARNEST_MONEY).bySupplier(Ground.OTHER);

        assertThat(text(ending.apply().refund())).isEqualTo("65000");
        assertThat(text(ending.apply().compensation())).isEqualTo("20000");
        assertThat(ending.apply().rules()).contains("CL-03", "CL-05");
        Termination gone = ending.bySupplier(Ground.GOODS_UNAVAILABLE)
                .with(Fact.BEYOND_CONTROL)
                .apply();
        assertThat(text(gone.refund())).isEqualTo("45000");
        assertThat(gone.rules()).doesNotContain("CL-03", "CL-05");
    }

    @Test
    @Tag("CL-04")
    void aPartOfThePriceIsNotLostAndThatIsNotVerified() {
        Termination ended = ending().apply();

        assertThat(text(ended.charge())).isEqualTo("0");
        assertThat(ended.unverifiedRules()).contains("CL-04");
    }

    @ParameterizedTest
    @Tag("CL-06")
    @CsvSource({"44999, false", "45000, true", "60000, true"})
    void theAgreementDecidesAndATermThatKeepsAllIsFlagged(String agreed, boolean flagged) {
        Termination ended = ending().charge(agreed).apply();

        assertThat(text(ended.charge())).isEqualTo(agreed);
        assertThat(codes(ended.warnings()).contains("TERM_KEEPS_EVERYTHING")).isEqualTo(flagged);
        assertThat(ended.unverifiedRules().contains("CL-06")).isEqualTo(flagged);
        assertThat(ended.rules()).contains("CL-06");
    }

    @Test
    @Tag("CL-06")
    void aChargeThatWasNotToldIsNotDue() {
        assertThat(text(ending().charge("10000")
                        .without(Fact.PENALTY_DISCLOSED)
                        .apply()
                        .charge()))
                .isEqualTo("0");
    }

    @Test
    void whatTheSupplierCannotDeliverGoesBackWhole() {
        assertThat(text(ending().charge("10000")
                        .byConsumer(Ground.SUPPLIER_FAULT)
                        .apply()
                        .refund()))
                .isEqualTo("45000");
    }

    /** A deposit of 20,000 and a payment of 25,000 on 99,990. */
    private static Ending ending() {
        return Ending.in(Jurisdiction.CL).price("99990").paid("20000").paid("25000", "2026-06-01");
    }
}
