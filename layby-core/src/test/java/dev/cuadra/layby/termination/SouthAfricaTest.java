package dev.cuadra.layby.termination;

import static dev.cuadra.layby.termination.Ending.codes;
import static dev.cuadra.layby.termination.Ending.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Jurisdiction;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SouthAfricaTest {
    /** E-09: one per cent of the price, rounded down. */
    @ParameterizedTest
    @Tag("ZA-05")
    @Tag("ZA-06")
    @Tag("ZA-09")
    @Tag("MON-03")
    @CsvSource({
        "4999.00, 1750.00, ,      49.99, 1700.01",
        "4999.99, 1750.00, ,      49.99, 1700.01",
        "4999.00, 1750.00, 20.00, 20.00, 1730.00",
        "4999.00, 1750.00, 80.00, 49.99, 1700.01",
        "99.00,   10.00,   ,      0.99,  9.01",
    })
    void thePenaltyIsAtMostAHundredth(String price, String paid, String agreed, String charge, String refund) {
        Ending ending = ending().price(price).paid(paid);
        Termination ended = (agreed == null ? ending : ending.charge(agreed)).apply();

        assertThat(text(ended.charge())).isEqualTo(charge);
        assertThat(text(ended.refund())).isEqualTo(refund);
        assertThat(ended.rules()).contains("ZA-05", "ZA-06", "ZA-09");
    }

    @Test
    @Tag("ZA-07")
    void hospitalTakesThePenaltyAway() {
        Termination ended =
                ending().paid("1750.00").with(Fact.DEATH_OR_HOSPITAL).apply();

        assertThat(text(ended.refund())).isEqualTo("1750.00");
        assertThat(ended.rules()).contains("ZA-07");
    }

    @Test
    @Tag("ZA-08")
    void aPenaltyThatWasNotToldIsNotDue() {
        Termination ended =
                ending().paid("1750.00").without(Fact.PENALTY_DISCLOSED).apply();

        assertThat(text(ended.refund())).isEqualTo("1750.00");
        assertThat(ended.rules()).contains("ZA-08");
    }

    @Test
    @Tag("ZA-02")
    @Tag("ZA-04")
    void whoCannotDeliverWhatIsPaidPaysDouble() {
        Termination ended =
                ending().byConsumer(Ground.SUPPLIER_FAULT).paid("4999.00").apply();

        assertThat(text(ended.refund())).isEqualTo("9998.00");
        assertThat(text(ended.compensation())).isEqualTo("4999.00");
        assertThat(ended.refundByTender())
                .extracting(line -> text(line.amount()))
                .containsExactly("4999.00");
        assertThat(codes(ended.warnings())).contains("CONSUMER_MAY_CHOOSE_GOODS");
        assertThat(ended.rules()).contains("ZA-02", "ZA-04");
    }

    @Test
    @Tag("ZA-03")
    void beyondControlWhatWasPaidGoesBackWithInterestThatIsNotKnown() {
        Termination ended = ending().bySupplier(Ground.GOODS_UNAVAILABLE)
                .paid("4999.00")
                .with(Fact.BEYOND_CONTROL)
                .apply();

        assertThat(text(ended.refund())).isEqualTo("4999.00");
        assertThat(text(ended.compensation())).isEqualTo("0.00");
        assertThat(ended.unverifiedRules()).contains("ZA-03");
        assertThat(codes(ended.warnings())).contains("INTEREST_NOT_INCLUDED", "LAW_NOT_VERIFIED");
    }

    @ParameterizedTest
    @Tag("ZA-01")
    @EnumSource(names = {"SUPPLIER_FAULT", "GOODS_UNAVAILABLE", "CEASED_TRADING", "OTHER"})
    void beforeAllIsPaidTheMoneyIsStillTheConsumers(Ground ground) {
        Termination ended = ending().bySupplier(ground).paid("1750.00").apply();

        assertThat(text(ended.refund())).isEqualTo("1750.00");
        assertThat(ended.rules()).contains("ZA-01");
    }

    @Test
    @Tag("ZA-05")
    void theRightToEndItIsOverOnceAllIsPaid() {
        assertThat(codes(ending().paid("4999.00").apply().refusals())).containsExactly("TERMINATION_FULLY_PAID");
        assertThat(codes(ending().bySupplier(Ground.NOT_COMPLETED)
                        .paid("4999.00")
                        .apply()
                        .refusals()))
                .containsExactly("TERMINATION_FULLY_PAID");
        assertThat(ending().paid("4999.00").without(Fact.FULLY_PAID).apply().allowed())
                .isTrue();
    }

    /** Friday 2026-05-29 and twelve weeks of five days end on Friday 2026-08-21; a holiday moves that to Monday. */
    @ParameterizedTest
    @Tag("ZA-05")
    @Tag("ZA-10")
    @CsvSource({
        "2026-08-21, false, false",
        "2026-08-22, false, true",
        "2026-08-24, true, false",
        "2026-08-25, true, true"
    })
    void theSupplierWaitsSixtyBusinessDays(String on, boolean holiday, boolean allowed) {
        Set<LocalDate> holidays = holiday ? Set.of(LocalDate.of(2026, 6, 16)) : Set.of();
        Termination ended = ending().bySupplier(Ground.NOT_COMPLETED)
                .paid("1750.00")
                .facts(new Facts(Map.of(), Map.of(), holidays))
                .day(FactDay.EXPECTED_COMPLETION, "2026-05-29")
                .on(on)
                .apply();

        assertThat(ended.allowed()).isEqualTo(allowed);
        assertThat(text(ended.charge())).isEqualTo(allowed ? "49.99" : "0.00");
        assertThat(ended.unverifiedRules()).contains("ZA-10");
        // What may not end is not reckoned any further.
        assertThat(ended.rules().contains("ZA-06")).isEqualTo(allowed);
    }

    @Test
    @Tag("ZA-05")
    @Tag("ZA-10")
    void theSupplierWhoDoesNotSayUntilWhenHasWaitedLongEnoughAndThatIsSaid() {
        Termination ended =
                ending().bySupplier(Ground.NOT_COMPLETED).paid("1750.00").apply();

        assertThat(text(ended.charge())).isEqualTo("49.99");
        assertThat(ended.rules()).doesNotContain("ZA-10");
        assertThat(codes(ended.warnings())).contains("TERMINATION_FACTS_ASSUMED");
    }

    @Test
    void whatIsShortIsNotClaimed() {
        Termination ended = ending().paid("20.00").apply();

        assertThat(text(ended.charge())).isEqualTo("49.99");
        assertThat(text(ended.refund())).isEqualTo("0.00");
        assertThat(text(ended.shortfall())).isEqualTo("0.00");
        assertThat(codes(ended.warnings())).contains("SHORTFALL_NOT_CLAIMED");
    }

    @Test
    void aDayThatIsNotKnownIsSaid() {
        Termination ended =
                ending().bySupplier(Ground.NOT_COMPLETED).paid("1750.00").apply();

        assertThat(ended.allowed()).isTrue();
        assertThat(ended.warnings())
                .filteredOn(warning -> warning.code().equals("TERMINATION_FACTS_ASSUMED"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message().en())
                        .contains("the agreement should have been complete long enough ago"));
    }

    private static Ending ending() {
        return Ending.in(Jurisdiction.ZA).price("4999.00");
    }
}
