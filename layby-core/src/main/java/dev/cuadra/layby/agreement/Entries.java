package dev.cuadra.layby.agreement;

import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;

/**
 * What events move between accounts.
 *
 * @source LED-01, LED-02, LED-03, LED-04, LED-05, LED-06, LED-07, FEE-04
 */
final class Entries {
    private static final Account RECEIVABLE = Account.of(AccountKind.RECEIVABLE);
    private static final Account REFUND_PAYABLE = Account.of(AccountKind.REFUND_PAYABLE);
    private static final Account FEE_INCOME = Account.of(AccountKind.FEE_INCOME);
    private static final Account TERMINATION_INCOME = Account.of(AccountKind.TERMINATION_INCOME);
    private static final Account TAX = Account.of(AccountKind.TAX);
    private static final Account ROUNDING = Account.of(AccountKind.ROUNDING);

    private Entries() {}

    /** Money is here. What was owed beside the instalments is covered first. */
    static Stream<LedgerEntry> cleared(
            Unfolding layby, String payment, Tender tender, MonetaryAmount amount, MonetaryAmount rounding) {
        Account cash = Account.cash(tender);
        MonetaryAmount debt = MinorUnits.min(layby.debt(), amount);
        return Stream.of(
                        entry("LED-01", payment).debit(cash, amount).credit(Account.funds(layby.id), amount),
                        entry("LED-07", payment).debit(cash, rounding).credit(ROUNDING, rounding),
                        entry("LED-06", payment)
                                .debit(Account.funds(layby.id), debt)
                                .credit(RECEIVABLE, debt))
                .flatMap(Lines::entry);
    }

    /** Money is gone again. What the consumer's funds do not cover any more is owed. */
    static Stream<LedgerEntry> reversed(Unfolding layby, Payment payment, MonetaryAmount amount) {
        MonetaryAmount covered = MinorUnits.min(layby.funds(), amount);
        return entry("LED-02", payment.id())
                .correcting(payment.id())
                .debit(Account.funds(layby.id), covered)
                .debit(RECEIVABLE, amount.subtract(covered))
                .credit(Account.cash(payment.tender()), amount)
                .entry();
    }

    static Stream<LedgerEntry> feeCharged(String fee, MonetaryAmount amount) {
        return entry("FEE-04", fee)
                .debit(RECEIVABLE, amount)
                .credit(FEE_INCOME, amount)
                .entry();
    }

    /** A fee that was agreed at the start has no entry of its own yet; one that was added later has. */
    static Stream<LedgerEntry> feeWaived(Fee fee) {
        return fee.agreed() ? Stream.empty() : feeUndone(fee);
    }

    private static Stream<LedgerEntry> feeUndone(Fee fee) {
        return entry("FEE-04", fee.id())
                .correcting(fee.id())
                .debit(FEE_INCOME, fee.amount())
                .credit(RECEIVABLE, fee.amount())
                .entry();
    }

    /** Some goods go over. */
    static Stream<LedgerEntry> released(Unfolding layby, MonetaryAmount price, MonetaryAmount tax) {
        return sale(layby, price)
                .credit(TAX, tax)
                .credit(Account.of(AccountKind.SALES), price.subtract(tax))
                .entry();
    }

    /** All goods that are left go over. Fees that were added later are income already, and owed until now. */
    static Stream<LedgerEntry> collected(
            Unfolding layby,
            MonetaryAmount price,
            MonetaryAmount fees,
            MonetaryAmount priceTax,
            MonetaryAmount feeTax) {
        MonetaryAmount charged = layby.chargedFees();
        return sale(layby, price.add(fees))
                .credit(Account.of(AccountKind.SALES), price.subtract(priceTax))
                .credit(TAX, priceTax.add(feeTax))
                .credit(FEE_INCOME, fees.subtract(charged).subtract(feeTax))
                .credit(RECEIVABLE, charged)
                .entry();
    }

    private static Lines sale(Unfolding layby, MonetaryAmount amount) {
        return entry("LED-03", layby.id).debit(Account.funds(layby.id), amount);
    }

    /** A charge is kept, what is short of it is owed, and fees that were added later are owed no more. */
    static Stream<LedgerEntry> ended(
            Unfolding layby,
            MonetaryAmount kept,
            MonetaryAmount keptTax,
            MonetaryAmount shortfall,
            MonetaryAmount shortfallTax) {
        Stream<LedgerEntry> charges = Stream.of(
                        entry("LED-04", layby.id)
                                .debit(Account.funds(layby.id), kept)
                                .credit(TERMINATION_INCOME, kept.subtract(keptTax))
                                .credit(TAX, keptTax),
                        entry("LED-06", layby.id)
                                .debit(RECEIVABLE, shortfall)
                                .credit(TERMINATION_INCOME, shortfall.subtract(shortfallTax))
                                .credit(TAX, shortfallTax))
                .flatMap(Lines::entry);
        Stream<LedgerEntry> fees = layby.fees.values().stream()
                .filter(fee -> !fee.agreed() && !fee.waived())
                .flatMap(Entries::feeUndone);
        return Stream.concat(charges, fees);
    }

    static Stream<LedgerEntry> refundApproved(Unfolding layby, String refund, MonetaryAmount amount) {
        return entry("LED-05", refund)
                .debit(Account.funds(layby.id), amount)
                .credit(REFUND_PAYABLE, amount)
                .entry();
    }

    /** What is paid beyond what was taken is the supplier's loss on the ending. */
    static Stream<LedgerEntry> compensationApproved(String refund, MonetaryAmount amount) {
        return entry("LED-05", refund)
                .debit(TERMINATION_INCOME, amount)
                .credit(REFUND_PAYABLE, amount)
                .entry();
    }

    static Stream<LedgerEntry> refundSent(Refund refund, Tender tender) {
        return entry("LED-05", refund.id())
                .debit(REFUND_PAYABLE, refund.amount())
                .credit(Account.cash(tender), refund.amount())
                .entry();
    }

    static Stream<LedgerEntry> refundFailed(Refund refund) {
        return entry("LED-05", refund.id())
                .correcting(refund.id())
                .debit(Account.cash(refund.tender()), refund.amount())
                .credit(REFUND_PAYABLE, refund.amount())
                .entry();
    }

    private static Lines entry(String rule, String about) {
        return new Lines(rule, about);
    }

    /** An entry while it is written. Nothing is not posted, and an entry of nothing is none. */
    private static final class Lines {
        private final String rule;
        private final String about;
        private final List<Posting> postings = new ArrayList<>();
        private Optional<String> corrects = Optional.empty();

        Lines(String rule, String about) {
            this.rule = rule;
            this.about = about;
        }

        Lines correcting(String what) {
            corrects = Optional.of(what);
            return this;
        }

        Lines debit(Account account, MonetaryAmount amount) {
            if (!amount.isZero()) {
                postings.add(new Posting(account, amount));
            }
            return this;
        }

        Lines credit(Account account, MonetaryAmount amount) {
            return debit(account, amount.negate());
        }

        Stream<LedgerEntry> entry() {
            return postings.isEmpty() ? Stream.empty() : Stream.of(new LedgerEntry(rule, about, corrects, postings));
        }
    }
}
