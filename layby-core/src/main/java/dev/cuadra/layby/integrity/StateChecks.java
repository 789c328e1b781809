package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of due dates, and of the state against everything else. */
final class StateChecks {
    private StateChecks() {}

    /** @source INT-04 */
    static List<IntegrityFinding> dueDates(Books books) {
        StoredView view = books.view();
        Finder finder = new Finder(Check.INT_04, view.agreement());
        List<IntegrityFinding> found = new ArrayList<>();
        Optional<LocalDate> before = Optional.empty();
        for (StoredInstalment instalment : view.instalments()) {
            String number = Integer.toString(instalment.number());
            LocalDate due = instalment.due();
            before.filter(day -> !due.isAfter(day))
                    .ifPresent(day -> found.add(finder.found("ORDER", number, "> " + day, due.toString())));
            if (due.isBefore(view.agreedOn()) || due.isAfter(view.lastDay())) {
                found.add(finder.found("TERM", number, view.agreedOn() + ".." + view.lastDay(), due.toString()));
            }
            before = Optional.of(due);
        }
        return found;
    }

    /** @source INT-05, LED-I3 */
    static List<IntegrityFinding> state(Books books) {
        List<IntegrityFinding> found = new ArrayList<>(outstanding(books.view()));
        found.addAll(held(books.view()));
        found.addAll(funds(books));
        return found;
    }

    /** Nothing is outstanding once all is paid; a chargeback after collection is a receivable, and marked as a dispute. */
    private static List<IntegrityFinding> outstanding(StoredView view) {
        boolean running = view.state() == LaybyState.ACTIVE || view.state() == LaybyState.ON_HOLD;
        if (running && Figures.of(view.outstanding()).signum() == 0) {
            return List.of(new Finder(Check.INT_05, view.agreement())
                    .found("OUTSTANDING", view.state().name(), "> 0", Figures.text(BigDecimal.ZERO, view.currency())));
        }
        boolean paid =
                view.state() == LaybyState.FULLY_PAID || (view.state() == LaybyState.COMPLETED && !view.disputed());
        return paid
                ? new Finder(Check.INT_05, view.agreement())
                        .unless(
                                "OUTSTANDING",
                                view.state().name(),
                                BigDecimal.ZERO,
                                Figures.of(view.outstanding()),
                                view.currency())
                : List.of();
    }

    private static List<IntegrityFinding> held(StoredView view) {
        return view.state().ended() && !view.held().isEmpty()
                ? List.of(new Finder(Check.INT_05, view.agreement())
                        .found("HELD", view.state().name(), "0", view.held().toString()))
                : List.of();
    }

    /**
     * Once it ended, nothing is held for the consumer; or exactly what is still to go back, where a storage moves it on
     * only then. Money that is left over is the consumer's, and money that is missing is a claim.
     */
    private static List<IntegrityFinding> funds(Books books) {
        StoredView view = books.view();
        Account account = Account.funds(view.agreement());
        BigDecimal funds = Figures.of(view.balance(account));
        boolean over = view.state().ended() ? funds.signum() != 0 && !payable(view, funds) : funds.signum() < 0;
        return over
                ? List.of(new Finder(Check.INT_05, view.agreement())
                        .found(
                                "FUNDS",
                                view.state().name(),
                                Figures.text(BigDecimal.ZERO, view.currency()),
                                Figures.text(funds, view.currency()),
                                settle(view, account, funds)))
                : List.of();
    }

    private static boolean payable(StoredView view, BigDecimal funds) {
        boolean early = view.state() == LaybyState.CANCELLED || view.state() == LaybyState.TERMINATED;
        return early && Figures.same(funds, Figures.of(view.balance(Account.of(AccountKind.REFUND_PAYABLE))));
    }

    private static List<LedgerEntry> settle(StoredView view, Account account, BigDecimal funds) {
        Account other = Account.of(funds.signum() > 0 ? AccountKind.REFUND_PAYABLE : AccountKind.RECEIVABLE);
        return funds.signum() > 0
                ? Figures.move("LED-05", view.agreement(), account, other, funds, view.currency())
                : Figures.move("LED-05", view.agreement(), other, account, funds.negate(), view.currency());
    }
}
