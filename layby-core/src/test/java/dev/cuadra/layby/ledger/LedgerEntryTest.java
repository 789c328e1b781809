package dev.cuadra.layby.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerEntryTest {
    private static final Account CASH = Account.cash(Tender.CARD);
    private static final Account FUNDS = Account.funds("L-7");
    private static final Account SALES = Account.of(AccountKind.SALES);

    @Test
    @Tag("LED-I1")
    void anEntryBalancesInEveryCurrencyOrCannotBeMade() {
        assertThat(entry(post(CASH, "10.00", "AUD"), post(FUNDS, "-10.00", "AUD"))
                        .postings())
                .hasSize(2);
        assertThat(entry(
                                post(CASH, "10.00", "AUD"),
                                post(FUNDS, "-10.00", "AUD"),
                                post(CASH, "900", "CLP"),
                                post(FUNDS, "-600", "CLP"),
                                post(SALES, "-300", "CLP"))
                        .postings())
                .hasSize(5);
        assertUnbalanced(post(CASH, "10.00", "AUD"), post(FUNDS, "-9.99", "AUD"));
        assertUnbalanced(post(CASH, "10.00", "AUD"), post(FUNDS, "-10.00", "NZD"));
        assertUnbalanced(
                post(CASH, "10.00", "AUD"),
                post(FUNDS, "-10.00", "AUD"),
                post(CASH, "900", "CLP"),
                post(FUNDS, "-901", "CLP"));
    }

    @Test
    @Tag("LED-I1")
    void oneLineIsNoEntryAndNothingIsNoLine() {
        assertUnbalanced();
        assertUnbalanced(post(CASH, "10.00", "AUD"));
        assertThatThrownBy(() -> post(CASH, "0.00", "AUD")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CASH:CARD", "CUSTOMER_FUNDS:L-7", "CUSTOMER_FUNDS:a:b", "SALES", "TERMINATION_INCOME"})
    void anAccountIsReadBackFromItsText(String text) {
        assertThat(Account.parse(text)).hasToString(text);
        assertThat(Account.parse(text)).isEqualTo(Account.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CASH", "CASH:", "CUSTOMER_FUNDS", "SALES:x", "PETTY", ""})
    void moneyIsOfATenderFundsAreOfAnAgreementAndTheRestStandsAlone(String text) {
        assertThatThrownBy(() -> Account.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accountsAreInTheOrderOfTheirKindsAndThenByName() {
        assertThat(List.of(SALES, Account.funds("L-9"), FUNDS, CASH, Account.cash(Tender.BANK_DEBIT)).stream()
                        .sorted()
                        .map(Account::toString))
                .containsExactly("CASH:BANK_DEBIT", "CASH:CARD", "CUSTOMER_FUNDS:L-7", "CUSTOMER_FUNDS:L-9", "SALES");
    }

    @Test
    void moneyInHandWhatIsOwedToUsAndLossesAreDebits() {
        for (AccountKind kind : AccountKind.values()) {
            assertThat(kind.debit())
                    .as(kind.name())
                    .isEqualTo(List.of(AccountKind.CASH, AccountKind.RECEIVABLE, AccountKind.ROUNDING)
                            .contains(kind));
        }
    }

    private static void assertUnbalanced(Posting... postings) {
        assertThatThrownBy(() -> entry(postings)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LedgerEntry entry(Posting... postings) {
        return new LedgerEntry("LED-01", "P-1", Optional.empty(), List.of(postings));
    }

    private static Posting post(Account account, String amount, String currency) {
        return new Posting(account, MinorUnits.parse(amount, currency));
    }
}
