package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.termination.Termination;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.money.MonetaryAmount;

/** What holds of every lay-by whose books nobody corrected, computed apart from the code that keeps them. */
final class Invariants {
    private Invariants() {}

    static void check(Layby layby) {
        balancesAreThePostings(layby);
        fundsAreTheConsumers(layby);
        moneyIsConserved(layby);
        scheduleAndAllocation(layby);
        statesAgree(layby);
        onceOnly(layby);
    }

    static List<LedgerEntry> entries(Layby layby) {
        return layby.log().stream()
                .flatMap(recorded -> recorded.entries().stream())
                .toList();
    }

    /** LED-I1: what an entry takes from one account it gives to another. */
    private static void balancesAreThePostings(Layby layby) {
        Map<Account, Long> sums = new TreeMap<>();
        for (LedgerEntry entry : entries(layby)) {
            long sum = 0;
            for (Posting posting : entry.postings()) {
                long units = MinorUnits.count(posting.amount());
                sum += units;
                sums.merge(posting.account(), posting.account().kind().debit() ? units : -units, Long::sum);
            }
            assertThat(sum).as("%s", entry).isZero();
        }
        layby.balances()
                .forEach((account, balance) -> assertThat(MinorUnits.count(balance))
                        .as("%s", account)
                        .isEqualTo(sums.getOrDefault(account, 0L)));
        assertThat(layby.balances().keySet()).isEqualTo(sums.keySet());
    }

    /** LED-I3: net paid, less what was applied, retained and refunded; what is owed beside it counts as covered. */
    private static void fundsAreTheConsumers(Layby layby) {
        long funds = MinorUnits.count(layby.balance(Account.funds(layby.id())));
        assertThat(funds).as("funds of %s", layby.state()).isGreaterThanOrEqualTo(0);
        if (layby.state().ended()) {
            assertThat(funds).as("funds of %s", layby.state()).isZero();
        }
        assertThat(funds)
                .as("funds of %s", layby.state())
                .isEqualTo(count(layby.netPaid()) - applied(layby) - retained(layby) + debt(layby));
    }

    private static long applied(Layby layby) {
        return layby.state() == LaybyState.COMPLETED ? count(layby.total()) : count(layby.released());
    }

    /** What was kept of the money that was there, and what is to come in beside it. */
    private static long retained(Layby layby) {
        long kept = layby.log().stream()
                .filter(recorded -> recorded.event() instanceof LaybyEvent.Ended)
                .flatMap(recorded -> recorded.entries().stream())
                .filter(entry -> entry.rule().equals("LED-04"))
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account().kind() == AccountKind.CUSTOMER_FUNDS)
                .mapToLong(posting -> count(posting.amount()))
                .sum();
        return kept
                + layby.outcome()
                        .map(Termination::shortfall)
                        .map(Invariants::count)
                        .orElse(0L);
    }

    private static long debt(Layby layby) {
        long fees = layby.state().ended()
                ? 0
                : layby.fees().stream()
                        .filter(fee -> !fee.agreed() && !fee.waived())
                        .mapToLong(fee -> count(fee.amount()))
                        .sum();
        return count(layby.balance(Account.of(AccountKind.RECEIVABLE))) - fees;
    }

    /** REF-03 and the cash in hand: what came in and did not go out. */
    private static void moneyIsConserved(Layby layby) {
        long in = 0;
        for (Payment payment : layby.payments()) {
            assertThat(payment.left().isNegative()).as("%s", payment).isFalse();
            in += payment.standing() == Payment.Standing.CLEARED
                    ? count(payment.amount()) - count(payment.reversed())
                    : 0;
        }
        long out = 0;
        long owed = 0;
        for (Refund refund : layby.refunds()) {
            out += refund.standing() == Refund.Standing.APPROVED ? 0 : count(refund.amount());
            owed += refund.standing() == Refund.Standing.APPROVED ? count(refund.amount()) : 0;
        }
        long cash = layby.balances().entrySet().stream()
                .filter(line -> line.getKey().kind() == AccountKind.CASH)
                .mapToLong(line -> count(line.getValue()))
                .sum();
        long rounding = count(layby.balance(Account.of(AccountKind.ROUNDING)));
        assertThat(cash + rounding).isEqualTo(in - out);
        assertThat(count(layby.balance(Account.of(AccountKind.REFUND_PAYABLE)))).isEqualTo(owed);
    }

    /** The instalments add up to what is payable, and what is allocated to what is paid of it. */
    private static void scheduleAndAllocation(Layby layby) {
        MonetaryAmount sum =
                layby.schedule().stream().map(Instalment::amount).reduce(layby.nothing(), MonetaryAmount::add);
        assertThat(sum).isEqualTo(layby.total());
        long allocated = 0;
        for (InstalmentStanding standing : Story.RULES.instalments(layby)) {
            assertThat(count(standing.paid()))
                    .isBetween(0L, count(standing.instalment().amount()));
            allocated += count(standing.paid());
        }
        long paid = count(layby.netPaid());
        assertThat(allocated).isEqualTo(layby.state().ended() ? Math.min(paid, count(layby.total())) : paid);
        for (int i = 1; i < layby.schedule().size(); i++) {
            assertThat(layby.schedule().get(i).due())
                    .isAfter(layby.schedule().get(i - 1).due());
        }
    }

    private static void statesAgree(Layby layby) {
        boolean holds = Set.of(LaybyState.ACTIVE, LaybyState.ON_HOLD, LaybyState.DEFAULTED, LaybyState.FULLY_PAID)
                .contains(layby.state());
        assertThat(!layby.held().isEmpty()).as("%s", layby.state()).isEqualTo(holds);
        if (layby.state() == LaybyState.FULLY_PAID) {
            assertThat(layby.outstanding().isZero()).isTrue();
        }
        if (layby.state() == LaybyState.ACTIVE) {
            assertThat(layby.outstanding().isPositive()).isTrue();
        }
        assertThat(layby.onHoldSince().isPresent()).isEqualTo(layby.state() == LaybyState.ON_HOLD);
    }

    /** INT-11: no fee twice for one instalment, no notice twice, no receipt twice. */
    private static void onceOnly(Layby layby) {
        Set<Object> late = new HashSet<>();
        layby.fees().stream()
                .flatMap(fee -> fee.instalment().stream())
                .forEach(due -> assertThat(late.add(due)).isTrue());
        Set<Object> told = new HashSet<>();
        layby.log().stream()
                .map(Recorded::event)
                .filter(LaybyEvent.Noticed.class::isInstance)
                .forEach(notice -> assertThat(told.add(notice)).as("%s", notice).isTrue());
        Set<String> receipts = new HashSet<>();
        layby.payments()
                .forEach(payment -> assertThat(receipts.add(payment.receipt())).isTrue());
    }

    private static long count(MonetaryAmount amount) {
        return MinorUnits.count(amount);
    }
}
