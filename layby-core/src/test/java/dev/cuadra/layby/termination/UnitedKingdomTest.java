package dev.cuadra.layby.termination;

import static dev.cuadra.layby.termination.Ending.codes;
import static dev.cuadra.layby.termination.Ending.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Jurisdiction;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnitedKingdomTest {
    @ParameterizedTest
    @Tag("UK-01")
    @CsvSource({
        "120.00, 80.00, 35.00, 35.00, 85.00",
        "120.00, 30.00, 35.00, 30.00, 90.00",
        "120.00, 80.00, 0.00,  0.00,  120.00"
    })
    void onlyTheActualLossIsKept(String paid, String agreed, String costs, String charge, String refund) {
        Termination ended = ending().paid(paid).charge(agreed).costs(costs).apply();

        assertThat(text(ended.charge())).isEqualTo(charge);
        assertThat(text(ended.refund())).isEqualTo(refund);
        assertThat(ended.rules()).contains("UK-01");
    }

    @ParameterizedTest
    @Tag("UK-02")
    @CsvSource({"60.00, false", "60.01, true"})
    void aDepositThatIsKeptShouldBeSmall(String agreed, boolean flagged) {
        Termination ended =
                ending().paid("120.00").charge(agreed).costs("35.00").apply();

        assertThat(codes(ended.warnings()).contains("DEPOSIT_NOT_SMALL")).isEqualTo(flagged);
        assertThat(ended.rules().contains("UK-02")).isEqualTo(flagged);
    }

    @ParameterizedTest
    @Tag("UK-03")
    @EnumSource(names = {"SUPPLIER_FAULT", "GOODS_UNAVAILABLE", "CEASED_TRADING", "OTHER"})
    void withoutTheConsumersFaultAllGoesBack(Ground ground) {
        Termination ended = ending().bySupplier(ground)
                .paid("120.00")
                .charge("80.00")
                .costs("35.00")
                .apply();

        assertThat(text(ended.refund())).isEqualTo("120.00");
        assertThat(ended.rules()).contains("UK-03");
    }

    @Test
    @Tag("UK-01")
    void theConsumersBreachCostsTheActualLossToo() {
        Termination ended = ending().bySupplier(Ground.CONSUMER_BREACH)
                .paid("120.00")
                .charge("80.00")
                .costs("35.00")
                .apply();

        assertThat(text(ended.charge())).isEqualTo("35.00");
    }

    @ParameterizedTest
    @Tag("UK-04")
    @Tag("REF-05")
    @CsvSource({"2026-09-14, true", "2026-09-15, true", "2026-09-16, false"})
    void boughtAtADistanceItIsCancelledForFourteenDaysFromReceipt(String on, boolean open) {
        Termination ended = ending().with(Fact.DISTANCE_CONTRACT)
                .day(FactDay.GOODS_RECEIVED, "2026-09-01")
                .on(on)
                .paid("120.00")
                .charge("80.00")
                .costs("35.00")
                .apply();

        assertThat(ended.allowed()).isEqualTo(open);
        assertThat(text(ended.refund())).isEqualTo(open ? "120.00" : "0.00");
        assertThat(ended.refundDeadline().isPresent()).isEqualTo(open);
        if (open) {
            assertThat(ended.refundDeadline()).contains(LocalDate.parse(on).plusDays(14));
            assertThat(ended.unverifiedRules()).doesNotContain("UK-04");
        }
    }

    @Test
    @Tag("UK-04")
    void whatWasNeverDeliveredIsCancelledTooThoughTheStartOfTheDaysIsNotVerified() {
        Termination ended = ending().with(Fact.DISTANCE_CONTRACT)
                .paid("120.00")
                .charge("80.00")
                .costs("35.00")
                .apply();

        assertThat(text(ended.refund())).isEqualTo("120.00");
        assertThat(ended.unverifiedRules()).contains("UK-04");
    }

    @Test
    @Tag("UK-01")
    void aChargeThatWasNotToldIsNotDue() {
        Ending ending = ending().paid("120.00").charge("80.00").costs("35.00");

        assertThat(text(ending.without(Fact.PENALTY_DISCLOSED).apply().refund()))
                .isEqualTo("120.00");
        assertThat(text(ending.with(Fact.PENALTY_DISCLOSED).apply().refund())).isEqualTo("85.00");
    }

    @Test
    @Tag("LIF-13")
    void goodsThatAreReceivedLaterAreNotHandedOverYet() {
        Ending ending = ending().day(FactDay.GOODS_RECEIVED, "2026-09-02").paid("120.00");

        assertThat(ending.on("2026-09-01").apply().allowed()).isTrue();
        assertThat(codes(ending.on("2026-09-02").apply().refusals())).containsExactly("TERMINATION_DELIVERED");
    }

    private static Ending ending() {
        return Ending.in(Jurisdiction.UK).price("600.00");
    }
}
