package dev.cuadra.layby.termination;

import static dev.cuadra.layby.termination.Ending.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.List;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RefundSplitTest {
    private static final List<Paid> PAID = List.of(
            paid("A", Tender.GIFT_CARD, "60.00", 1),
            paid("B", Tender.CARD, "100.00", 2),
            paid("C", Tender.CASH, "40.00", 3));

    /** E-17. */
    @Test
    @Tag("REF-01")
    @Tag("REF-03")
    void theLatestPaymentGetsItsMoneyBackFirst() {
        assertThat(RefundSplit.latestFirst(PAID, aud("172.70")))
                .extracting(line -> line.payment() + " " + line.tender() + " " + text(line.amount()))
                .containsExactly("C CASH 40.00", "B CARD 100.00", "A GIFT_CARD 32.70");
    }

    @Test
    @Tag("REF-01")
    void theDayDecidesAndWithinADayTheOrder() {
        List<Paid> shuffled = List.of(
                paid("C", Tender.CASH, "40.00", 3),
                paid("A", Tender.CASH, "60.00", 1),
                paid("B", Tender.CASH, "100.00", 1));

        assertThat(RefundSplit.latestFirst(shuffled, aud("200.00")))
                .extracting(RefundLine::payment)
                .containsExactly("C", "B", "A");
    }

    @Test
    @Tag("REF-03")
    void moreThanWasPaidDoesNotGoBack() {
        assertThat(RefundSplit.latestFirst(PAID, aud("200.00"))).hasSize(3);
        assertThat(RefundSplit.latestFirst(PAID, aud("0"))).isEmpty();
        assertThatThrownBy(() -> RefundSplit.latestFirst(PAID, aud("200.01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RefundSplit.latestFirst(PAID, aud("-0.01")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Paid paid(String id, Tender tender, String amount, int day) {
        return new Paid(id, tender, aud(amount), LocalDate.of(2026, 3, day));
    }

    private static MonetaryAmount aud(String amount) {
        return MinorUnits.parse(amount, "AUD");
    }
}
