package dev.cuadra.audit;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.layby.money.MinorUnits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The books of a lay-by, added up a second time from its log, in smallest units. Nothing here asks the engine, nor
 * trusts what it says beside the log.
 *
 * @source LED-I1, LED-I3, LED-I5, PAY-08, PAY-09, REF-03
 */
final class WrittenBooks {
    /** What became of one payment. */
    static final class Money {
        long amount;
        boolean cleared;
        long reversed;
        long refunded;

        long left() {
            return cleared ? amount - reversed - refunded : 0;
        }
    }

    final Map<String, Money> payments = new LinkedHashMap<>();
    final Map<Account, Long> balances = new TreeMap<>();
    long released;

    private WrittenBooks() {}

    static WrittenBooks of(Layby layby) {
        return of(layby.log());
    }

    static WrittenBooks of(List<Recorded> log) {
        WrittenBooks books = new WrittenBooks();
        log.forEach(books::add);
        return books;
    }

    /** Payments that cleared, without what was reversed or refunded. */
    long netPaid() {
        return payments.values().stream().mapToLong(Money::left).sum();
    }

    private void add(Recorded recorded) {
        recorded.entries().forEach(this::post);
        LaybyEvent event = recorded.event();
        if (event instanceof LaybyEvent.PaymentReceived it) {
            Money money = payment(it.payment());
            money.amount = MinorUnits.count(it.amount());
            money.cleared = it.cleared();
        } else if (event instanceof LaybyEvent.PaymentCleared it) {
            payment(it.payment()).cleared = true;
        } else if (event instanceof LaybyEvent.PaymentReversed it) {
            payment(it.payment()).reversed += MinorUnits.count(it.amount());
        } else if (event instanceof LaybyEvent.RefundApproved it
                && !it.payment().isEmpty()) {
            payment(it.payment()).refunded += MinorUnits.count(it.amount());
        } else if (event instanceof LaybyEvent.Released it) {
            released += MinorUnits.count(it.price());
        }
    }

    private Money payment(String id) {
        return payments.computeIfAbsent(id, unused -> new Money());
    }

    private void post(LedgerEntry entry) {
        for (Posting posting : entry.postings()) {
            long units = MinorUnits.count(posting.amount());
            long side = posting.account().kind().debit() ? units : -units;
            balances.merge(posting.account(), side, Long::sum);
        }
    }

    /** Debits less credits of all accounts; nothing in books that balance. */
    static long trial(Map<Account, Long> balances) {
        return balances.entrySet().stream()
                .mapToLong(it -> it.getKey().kind().debit() ? it.getValue() : -it.getValue())
                .sum();
    }
}
