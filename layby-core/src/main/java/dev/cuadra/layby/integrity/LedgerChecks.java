package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.Fee;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.agreement.Refund;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks of the ledger against itself, the payments and the refunds. */
final class LedgerChecks {
    private static final Set<String> OF_PAYMENTS = Set.of("LED-01", "LED-02");
    private static final Set<String> MONEY = Set.of("LED-01", "LED-02", "LED-07");

    private LedgerChecks() {}

    /** @source INT-07, LED-I1 */
    static List<IntegrityFinding> ledger(Books books) {
        List<IntegrityFinding> found = new ArrayList<>(balances(books));
        found.addAll(payments(books));
        found.addAll(funds(books));
        found.addAll(orphans(books));
        found.addAll(numbers(books));
        return found;
    }

    /** Debits are credits, and every balance is the sum of its postings. */
    private static List<IntegrityFinding> balances(Books books) {
        StoredView view = books.view();
        Finder finder = new Finder(Check.INT_07, view.agreement());
        BigDecimal debits = view.balances().entrySet().stream()
                .map(entry -> entry.getKey().kind().debit()
                        ? Figures.of(entry.getValue())
                        : Figures.of(entry.getValue()).negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<IntegrityFinding> found =
                new ArrayList<>(finder.unless("BALANCE", "ledger", BigDecimal.ZERO, debits, view.currency()));
        Map<Account, BigDecimal> posted = posted(books.log());
        Set<Account> accounts = new TreeSet<>(posted.keySet());
        accounts.addAll(view.balances().keySet());
        for (Account account : accounts) {
            found.addAll(finder.unless(
                    "POSTED",
                    account.toString(),
                    posted.getOrDefault(account, BigDecimal.ZERO),
                    Figures.of(view.balance(account)),
                    view.currency()));
        }
        return found;
    }

    static Map<Account, BigDecimal> posted(List<Recorded> log) {
        Map<Account, BigDecimal> posted = new TreeMap<>();
        entries(log)
                .flatMap(entry -> entry.postings().stream())
                .forEach(posting -> posted.merge(posting.account(), Figures.effect(posting), BigDecimal::add));
        return posted;
    }

    private static Stream<LedgerEntry> entries(List<Recorded> log) {
        return log.stream().flatMap(recorded -> recorded.entries().stream());
    }

    /** Each payment brought in money: as much as cleared and was not taken back. */
    private static List<IntegrityFinding> payments(Books books) {
        StoredView view = books.view();
        Finder finder = new Finder(Check.INT_07, view.agreement());
        List<IntegrityFinding> found = new ArrayList<>();
        for (Payment payment : view.payments()) {
            BigDecimal expected = payment.standing() == Payment.Standing.CLEARED
                    ? Figures.of(payment.amount()).subtract(Figures.of(payment.reversed()))
                    : BigDecimal.ZERO;
            BigDecimal actual = moneyIn(books.log(), payment.id());
            if (!Figures.same(expected, actual)) {
                found.add(finder.found(
                        "PAYMENT",
                        payment.id(),
                        Figures.text(expected, view.currency()),
                        Figures.text(actual, view.currency()),
                        bring(view, payment, expected.subtract(actual))));
            }
        }
        return found;
    }

    /**
     * Until it ends, what is held for the consumer is what was paid without what went over the counter. Fees that were
     * added are owed and do not touch it; a debt beside them is money that it lacks.
     *
     * @source LED-I3
     */
    private static List<IntegrityFinding> funds(Books books) {
        StoredView view = books.view();
        if (view.state().ended()) {
            return List.of();
        }
        Set<String> undone = LogChecks.answered(books.log());
        BigDecimal charged = Figures.sum(view.fees().stream()
                .filter(fee -> !fee.agreed() && !fee.waived() && !undone.contains(fee.id()))
                .map(Fee::amount)
                .toList());
        BigDecimal debt =
                Figures.of(view.balance(Account.of(AccountKind.RECEIVABLE))).subtract(charged);
        return new Finder(Check.INT_07, view.agreement())
                .unless(
                        "FUNDS",
                        Account.funds(view.agreement()).toString(),
                        Figures.of(view.netPaid())
                                .subtract(Figures.of(view.released()))
                                .add(debt),
                        Figures.of(view.balance(Account.funds(view.agreement()))),
                        view.currency());
    }

    private static List<LedgerEntry> bring(StoredView view, Payment payment, BigDecimal missing) {
        Account cash = Account.cash(payment.tender());
        Account funds = Account.funds(view.agreement());
        return missing.signum() > 0
                ? Figures.move("LED-01", payment.id(), cash, funds, missing, view.currency())
                : Figures.move("LED-02", payment.id(), funds, cash, missing.negate(), view.currency());
    }

    /** What entries about a payment, or correcting it, brought in: cash, without what was only rounded. */
    private static BigDecimal moneyIn(List<Recorded> log, String payment) {
        return entries(log)
                .filter(entry -> MONEY.contains(entry.rule()))
                .filter(entry ->
                        entry.about().equals(payment) || entry.corrects().equals(Optional.of(payment)))
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account().kind() == AccountKind.CASH
                        || posting.account().kind() == AccountKind.ROUNDING)
                .map(Figures::effect)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** No entry of a payment that nobody knows, no payment that was never taken. */
    private static List<IntegrityFinding> orphans(Books books) {
        StoredView view = books.view();
        Finder finder = new Finder(Check.INT_07, view.agreement());
        Set<String> known =
                new LinkedHashSet<>(view.payments().stream().map(Payment::id).toList());
        Set<String> taken = new LinkedHashSet<>();
        for (Recorded recorded : books.log()) {
            if (recorded.event() instanceof LaybyEvent.PaymentReceived received) {
                taken.add(received.payment());
            }
        }
        List<IntegrityFinding> found = new ArrayList<>();
        known.stream()
                .filter(id -> !taken.contains(id))
                .forEach(id -> found.add(finder.found("ORPHAN_PAYMENT", id, "1", "0")));
        taken.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> found.add(finder.found("LOST_PAYMENT", id, "1", "0")));
        known.addAll(taken);
        known.addAll(view.refunds().stream().map(Refund::id).toList());
        unknown(books.log(), known)
                .forEach((id, entries) -> found.add(finder.found(
                        "ORPHAN_ENTRY",
                        id,
                        Figures.text(BigDecimal.ZERO, view.currency()),
                        Figures.text(moneyIn(books.log(), id), view.currency()),
                        entries.stream()
                                .map(entry -> Figures.reverse(entry, id))
                                .toList())));
        return found;
    }

    /** The entries of payments that nobody knows and that nothing took back yet. */
    private static Map<String, List<LedgerEntry>> unknown(List<Recorded> log, Set<String> known) {
        Map<String, List<LedgerEntry>> unknown = new TreeMap<>();
        entries(log)
                .filter(entry -> OF_PAYMENTS.contains(entry.rule()))
                .filter(entry -> !known.contains(entry.about()))
                .forEach(entry -> unknown.computeIfAbsent(entry.about(), id -> new ArrayList<>())
                        .add(entry));
        unknown.values().removeIf(LedgerChecks::takenBack);
        return unknown;
    }

    private static boolean takenBack(List<LedgerEntry> entries) {
        Map<Account, BigDecimal> sums = new HashMap<>();
        entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .forEach(posting -> sums.merge(posting.account(), Figures.effect(posting), BigDecimal::add));
        return sums.values().stream().allMatch(sum -> sum.signum() == 0);
    }

    /** Within one lay-by no two payments have one receipt number or one key. */
    private static List<IntegrityFinding> numbers(Books books) {
        Finder finder = new Finder(Check.INT_07, books.agreement());
        List<IntegrityFinding> found = new ArrayList<>();
        repeated(books.view().payments().stream().map(Payment::receipt))
                .forEach(receipt -> found.add(finder.found("RECEIPT", receipt, "1", ">1")));
        repeated(keys(books.log())).forEach(key -> found.add(finder.found("KEY", key, "1", ">1")));
        return found;
    }

    /** The keys under which money was taken. */
    static Stream<String> keys(List<Recorded> log) {
        return log.stream()
                .filter(recorded -> recorded.event() instanceof LaybyEvent.PaymentReceived)
                .flatMap(recorded -> recorded.command().key().stream());
    }

    static Set<String> repeated(Stream<String> texts) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        texts.filter(text -> !seen.add(text)).forEach(twice::add);
        return twice;
    }

    /** @source INT-08, REF-03 */
    static List<IntegrityFinding> refunds(Books books) {
        StoredView view = books.view();
        Finder finder = new Finder(Check.INT_08, view.agreement());
        List<IntegrityFinding> found = new ArrayList<>();
        BigDecimal allIn = BigDecimal.ZERO;
        for (Payment payment : view.payments()) {
            BigDecimal in = payment.standing() == Payment.Standing.CLEARED
                    ? Figures.of(payment.amount()).subtract(Figures.of(payment.reversed()))
                    : BigDecimal.ZERO;
            allIn = allIn.add(in);
            BigDecimal claimed = claimed(books.log(), payment.id());
            found.addAll(over(finder, "PAYMENT", payment.id(), in, refunded(view, payment.id()), claimed, view));
        }
        BigDecimal back = view.refunds().stream()
                .filter(refund -> !refund.payment().isEmpty())
                .map(refund -> Figures.of(refund.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (found.isEmpty()) {
            found.addAll(over(finder, "TOTAL", view.agreement(), allIn, back, allClaimed(books), view));
        }
        return found;
    }

    private static BigDecimal refunded(StoredView view, String payment) {
        return Figures.sum(view.refunds().stream()
                .filter(refund -> refund.payment().equals(payment))
                .map(Refund::amount)
                .toList());
    }

    /** A refund beyond the payment is sound again once a correction claims it back. */
    private static List<IntegrityFinding> over(
            Finder finder,
            String topic,
            String what,
            BigDecimal most,
            BigDecimal back,
            BigDecimal claimed,
            StoredView view) {
        BigDecimal over = back.subtract(most).subtract(claimed);
        if (over.signum() <= 0) {
            return List.of();
        }
        return List.of(finder.found(
                topic,
                what,
                "<= " + Figures.text(most.add(claimed), view.currency()),
                Figures.text(back, view.currency()),
                Figures.move(
                        "LED-05",
                        what,
                        Account.of(AccountKind.RECEIVABLE),
                        Account.funds(view.agreement()),
                        over,
                        view.currency())));
    }

    private static BigDecimal allClaimed(Books books) {
        return Stream.concat(books.view().payments().stream().map(Payment::id), Stream.of(books.agreement()))
                .distinct()
                .map(id -> claimed(books.log(), id))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal claimed(List<Recorded> log, String corrected) {
        return log.stream()
                .filter(recorded -> recorded.event() instanceof LaybyEvent.Corrected)
                .flatMap(recorded -> recorded.entries().stream())
                .filter(entry -> entry.corrects().equals(Optional.of(corrected)))
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account().kind() == AccountKind.RECEIVABLE)
                .map(Posting::amount)
                .map(Figures::of)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
