package dev.cuadra.layby.termination;

import static dev.cuadra.layby.termination.Ending.codes;
import static dev.cuadra.layby.termination.Ending.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NewZealandTest {
    /** E-08, second part: costs of 67.50, a disclosed ceiling of 60.00. */
    @Test
    @Tag("NZ-08")
    @Tag("NZ-09")
    @Tag("NZ-10")
    @Tag("NZ-11")
    @Tag("REF-05")
    void aMaterialBreachCostsUpToTheAgreedCeiling() {
        Termination ended = withCosts(ending().bySupplier(Ground.MATERIAL_BREACH))
                .paid("150.00")
                .apply();

        assertThat(text(ended.charge())).isEqualTo("60.00");
        assertThat(text(ended.refund())).isEqualTo("90.00");
        assertThat(ended.refundDeadline()).contains(LocalDate.of(2026, 9, 1));
        assertThat(ended.rules()).contains("NZ-08", "NZ-09", "NZ-10", "NZ-11", "REF-05");
    }

    @Test
    @Tag("NZ-11")
    void whatIsShortIsADebt() {
        Termination ended = withCosts(ending()).paid("45.50").apply();

        assertThat(text(ended.refund())).isEqualTo("0.00");
        assertThat(text(ended.shortfall())).isEqualTo("14.50");
    }

    @Test
    @Tag("NZ-07")
    void theConsumerMayCancelByWord() {
        Termination ended =
                withCosts(ending()).paid("150.00").without(Fact.WRITTEN_NOTICE).apply();

        assertThat(ended.allowed()).isTrue();
        assertThat(ended.rules()).contains("NZ-07");
        assertThat(text(ended.charge())).isEqualTo("60.00");
    }

    @ParameterizedTest
    @Tag("NZ-10")
    @EnumSource(names = {"CONSUMER_BREACH", "NOT_COMPLETED", "SUPPLIER_FAULT", "OTHER"})
    void onlyAMaterialBreachLetsTheSupplierCancel(Ground ground) {
        assertThat(codes(ending().bySupplier(ground).paid("150.00").apply().refusals()))
                .containsExactly("TERMINATION_GROUND");
    }

    @ParameterizedTest
    @Tag("NZ-10")
    @CsvSource({"true, false, true", "true, true, false", "false, false, false", "false, true, false"})
    void goodsMustBeGoneBeyondControlAndWithoutSubstitute(boolean beyond, boolean substitute, boolean allowed) {
        Termination ended = withCosts(ending().bySupplier(Ground.GOODS_UNAVAILABLE))
                .paid("150.00")
                .facts(Facts.NONE.with(Fact.BEYOND_CONTROL, beyond).with(Fact.SUBSTITUTE_AVAILABLE, substitute))
                .apply();

        assertThat(ended.allowed()).isEqualTo(allowed);
        assertThat(text(ended.charge())).isEqualTo("0.00");
        assertThat(text(ended.refund())).isEqualTo(allowed ? "150.00" : "0.00");
    }

    @Test
    @Tag("NZ-08")
    void withoutBreachOfTheConsumersThereIsNoCharge() {
        assertThat(text(withCosts(ending().bySupplier(Ground.CEASED_TRADING))
                        .paid("150.00")
                        .apply()
                        .refund()))
                .isEqualTo("150.00");
        assertThat(text(withCosts(ending().bySupplier(Ground.MATERIAL_BREACH))
                        .paid("150.00")
                        .with(Fact.SUPPLIER_BREACH)
                        .apply()
                        .charge()))
                .isEqualTo("0.00");
    }

    @Test
    @Tag("NZ-04")
    void aChargeThatTheFrontPageDoesNotTellIsNotDue() {
        Termination ended = withCosts(ending())
                .paid("150.00")
                .without(Fact.PENALTY_DISCLOSED)
                .apply();

        assertThat(text(ended.charge())).isEqualTo("0.00");
        assertThat(ended.rules()).contains("NZ-04", "NZ-08");
    }

    @ParameterizedTest
    @Tag("NZ-01")
    @CsvSource({"14999.99, false, false", "15000.00, true, false", "15000.01, true, true"})
    void atTheLimitOfThePriceAPersonIsTold(String price, boolean doubtful, boolean outside) {
        Termination ended = ending().price(price).paid("150.00").apply();

        assertThat(ended.allowed()).isTrue();
        assertThat(ended.unverifiedRules().contains("NZ-01")).isEqualTo(doubtful);
        assertThat(codes(ended.warnings()).contains("LAW_OUTSIDE_LIMIT")).isEqualTo(outside);
    }

    @Test
    @Tag("NZ-12")
    void theOldestAgreementTakesTheGoodsFirst() {
        LocalDate began = LocalDate.of(2026, 6, 30);
        var old = new Insolvency.Claim("A-3", LocalDate.of(2026, 1, 5), LocalDate.of(2026, 3, 30));
        var older = new Insolvency.Claim("A-1", LocalDate.of(2026, 1, 4), LocalDate.of(2026, 3, 29));
        var recent = new Insolvency.Claim("A-2", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 6, 1));
        var sameDay = new Insolvency.Claim("A-0", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 6, 1));

        assertThat(Insolvency.mayComplete(List.of(recent, older, old, sameDay), 2, began))
                .containsExactly(old, sameDay);
    }

    @Test
    @Tag("NZ-13")
    @Tag("NZ-14")
    void whatWasPaidAfterItBeganGoesBackAndTheRestHasPriority() {
        var nzd = MinorUnits.currency("NZD");
        List<Paid> paid = List.of(paid("60.00", 29), paid("25.00", 30));

        assertThat(text(Insolvency.paidSince(paid, LocalDate.of(2026, 6, 30), nzd)))
                .isEqualTo("25.00");
        assertThat(text(Insolvency.priorityClaim(paid, nzd))).isEqualTo("85.00");
    }

    private static Paid paid(String amount, int day) {
        return new Paid("", Tender.CASH, MinorUnits.parse(amount, "NZD"), LocalDate.of(2026, 6, day));
    }

    private static Ending withCosts(Ending ending) {
        return ending.charge("60.00")
                .cost(CostEvidence.Kind.LOSS_IN_VALUE, "40.00")
                .cost(CostEvidence.Kind.STORAGE, "12.50")
                .cost(CostEvidence.Kind.ADMINISTRATION, "15.00");
    }

    private static Ending ending() {
        return Ending.in(Jurisdiction.NZ);
    }
}
