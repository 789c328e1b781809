package dev.cuadra.layby.termination;

import static dev.cuadra.layby.termination.Ending.codes;
import static dev.cuadra.layby.termination.Ending.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.spi.problem.Step;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AustraliaTest {
    /** E-07: paid 250.00, agreed 45.00, shown 38.50. */
    @ParameterizedTest
    @Tag("AU-04")
    @Tag("AU-05")
    @Tag("AU-08")
    @Tag("AU-09")
    @CsvSource({
        "250.00, 45.00, 38.50, 38.50, 211.50, 0.00",
        "20.00,  45.00, 38.50, 38.50, 0.00,   18.50",
        "250.00, 30.00, 38.50, 30.00, 220.00, 0.00",
        "38.50,  45.00, 38.50, 38.50, 0.00,   0.00",
        "250.00, 45.00, 45.00, 45.00, 205.00, 0.00",
    })
    void theChargeIsTheLesserOfWhatWasAgreedAndWhatItCost(
            String paid, String agreed, String costs, String charge, String refund, String shortfall) {
        Termination ended = ending().paid(paid).charge(agreed).costs(costs).apply();

        assertThat(ended.allowed()).isTrue();
        assertThat(text(ended.charge())).isEqualTo(charge);
        assertThat(text(ended.refund())).isEqualTo(refund);
        assertThat(text(ended.shortfall())).isEqualTo(shortfall);
        assertThat(ended.rules()).contains("AU-03", "AU-04", "AU-05", "AU-08");
        assertThat(ended.rules().contains("AU-09")).isEqualTo(!shortfall.equals("0.00"));
        assertThat(ended.unverifiedRules()).isEmpty();
    }

    @Test
    @Tag("AU-05")
    @Tag("TAX-AU-3")
    @Tag("REF-01")
    void aStepNamesWhatItWasWorkedOutFromAndWhatCameOfIt() {
        List<Step> steps =
                ending().paid("250.00").charge("45.00").costs("38.50").apply().steps();

        assertThat(steps)
                .filteredOn(step -> step.rule().equals("AU-05"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.inputs())
                            .containsExactly(Map.entry("agreed", "45.00 AUD"), Map.entry("costs", "38.50 AUD"));
                    assertThat(step.rounding()).isEmpty();
                    assertThat(step.result()).isEqualTo("38.50 AUD");
                });
        assertThat(steps)
                .filteredOn(step -> step.rule().equals("REF-01"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.inputs()).containsExactly(Map.entry("refund", "211.50 AUD"));
                    assertThat(step.result()).isEqualTo("1");
                });
        assertThat(steps)
                .filteredOn(step -> step.rule().equals("TAX-AU-3"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.inputs())
                            .containsExactly(Map.entry("base", "38.50 AUD"), Map.entry("on", "2026-09-01"));
                    assertThat(step.rounding()).contains(RoundingMode.HALF_UP);
                    assertThat(step.result()).isEqualTo("3.50 AUD");
                });
    }

    @Test
    @Tag("REF-01")
    void whereNothingGoesBackNoRefundIsTold() {
        assertThat(ending().paid("38.50").charge("45.00").costs("38.50").apply().rules())
                .doesNotContain("REF-01");
    }

    @Test
    @Tag("AU-04")
    void whatWasNotAgreedIsNotChargedWhateverItCost() {
        Termination ended = ending().paid("250.00").costs("38.50").apply();

        assertThat(text(ended.charge())).isEqualTo("0.00");
        assertThat(text(ended.refund())).isEqualTo("250.00");
    }

    @Test
    @Tag("AU-05")
    void withoutEvidenceNothingIsChargedAndThatIsSaid() {
        Termination ended = ending().paid("250.00").charge("45.00").apply();

        assertThat(text(ended.charge())).isEqualTo("0.00");
        assertThat(codes(ended.warnings())).contains("CHARGE_WITHOUT_EVIDENCE");
    }

    @Test
    @Tag("AU-02")
    void aChargeThatTheWrittenAgreementDoesNotTellIsNotDue() {
        Termination ended = ending().paid("250.00")
                .charge("45.00")
                .costs("38.50")
                .without(Fact.PENALTY_DISCLOSED)
                .apply();

        assertThat(text(ended.charge())).isEqualTo("0.00");
        assertThat(ended.rules()).contains("AU-02");
    }

    @Test
    @Tag("AU-03")
    void theConsumerMayEndItWhenAllIsPaid() {
        Termination ended = ending().paid("1000").with(Fact.FULLY_PAID).apply();

        assertThat(ended.allowed()).isTrue();
        assertThat(text(ended.refund())).isEqualTo("1000.00");
    }

    @Test
    @Tag("AU-03")
    void whatWasDeliveredIsNotEnded() {
        Termination ended = ending().paid("250").with(Fact.DELIVERED).apply();

        assertThat(codes(ended.refusals())).containsExactly("TERMINATION_DELIVERED");
        assertThat(text(ended.refund())).isEqualTo("0.00");
    }

    /** E-08, first part. */
    @ParameterizedTest
    @Tag("AU-06")
    @Tag("AU-07")
    @EnumSource(names = {"CONSUMER_BREACH", "MATERIAL_BREACH", "NOT_COMPLETED", "CEASED_TRADING", "GOODS_UNAVAILABLE"})
    void endedByTheSupplierEverythingGoesBack(Ground ground) {
        Termination ended = ending().bySupplier(ground)
                .paid("250.00")
                .charge("60.00")
                .costs("67.50")
                .apply();

        assertThat(ended.allowed()).isTrue();
        assertThat(text(ended.charge())).isEqualTo("0.00");
        assertThat(text(ended.refund())).isEqualTo("250.00");
        assertThat(ended.rules()).contains("AU-06", "AU-07");
    }

    @ParameterizedTest
    @Tag("AU-06")
    @Tag("AU-10")
    @EnumSource(names = {"OTHER", "SUPPLIER_FAULT"})
    void onAnotherGroundTheSupplierMayNotEndIt(Ground ground) {
        Termination ended = ending().bySupplier(ground).paid("250.00").apply();

        assertThat(codes(ended.refusals())).containsExactly("TERMINATION_GROUND");
        assertThat(codes(ended.warnings())).contains("TERMINATION_OFFENCE");
        assertThat(ended.rules()).contains("AU-06");
    }

    @Test
    @Tag("AU-06")
    void goodsThatTheSupplierItselfPutOutOfReachAreNoGround() {
        Ending sold = ending().bySupplier(Ground.GOODS_UNAVAILABLE).paid("250.00");

        assertThat(sold.without(Fact.BEYOND_CONTROL).apply().allowed()).isFalse();
        assertThat(sold.with(Fact.BEYOND_CONTROL).apply().allowed()).isTrue();
    }

    @Test
    @Tag("AU-07")
    void theSuppliersBreachLeavesNoCharge() {
        Ending ending = ending().paid("250.00").charge("45.00").costs("38.50");

        assertThat(text(ending.with(Fact.SUPPLIER_BREACH).apply().refund())).isEqualTo("250.00");
        assertThat(text(ending.without(Fact.SUPPLIER_BREACH)
                        .byConsumer(Ground.SUPPLIER_FAULT)
                        .apply()
                        .refund()))
                .isEqualTo("250.00");
    }

    private static Ending ending() {
        return Ending.in(Jurisdiction.AU);
    }
}
