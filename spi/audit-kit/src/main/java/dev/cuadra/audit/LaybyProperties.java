package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * The rules of lay-bys, as properties of an engine: over random courses of commands, plausible and not, nothing of the
 * money is lost or invented, the log can be trusted, and what is not allowed does not happen. Extend it, name the engine,
 * run it with JUnit. Holds no state.
 */
public abstract class LaybyProperties {
    static final int COURSES = 150;

    /** For the auditor's class. */
    protected LaybyProperties() {}

    /** The engine under audit. */
    protected abstract LaybyEngine engine();

    /**
     * What the host reports as held for the consumers of lay-bys, all of one currency.
     *
     * @param books the lay-bys, at one instant
     */
    protected abstract MonetaryAmount liability(List<Layby> books);

    /** What is debited is credited, entry by entry, and the accounts are the sums of their entries. */
    @Property(tries = COURSES)
    @Tag("LED-I1")
    public void theBooksBalance(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            Layby layby = step.after().orElseThrow();
            Map<Account, Long> shown = new TreeMap<>();
            layby.balances().forEach((account, amount) -> shown.put(account, MinorUnits.count(amount)));
            shown.values().removeIf(units -> units == 0);
            Map<Account, Long> added = WrittenBooks.of(layby).balances;
            added.values().removeIf(units -> units == 0);

            assertEquals(0, WrittenBooks.trial(shown), () -> "LED-I1: debits less credits after " + step);
            assertEquals(added, shown, () -> "LED-I1: the accounts against their entries, after " + step);
        }
    }

    /** What was booked stays as it was; money that is taken back has an entry of its own that names the first. */
    @Property(tries = COURSES)
    @Tag("LED-I2")
    public void theLogOnlyGrows(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            List<Recorded> before = step.before().map(Layby::log).orElse(List.of());
            List<Recorded> after = step.after().orElseThrow().log();
            List<Recorded> events = ((Decision.Taken) step.decision()).events();

            assertEquals(before.size() + events.size(), after.size(), () -> "LED-I2: events after " + step);
            assertEquals(before, after.subList(0, before.size()), () -> "LED-I2: what was booked before " + step);
            assertEquals(events, after.subList(before.size(), after.size()), () -> "LED-I2: what is new by " + step);
            for (Recorded recorded : events) {
                if (recorded.event() instanceof LaybyEvent.PaymentReversed it) {
                    assertTrue(
                            recorded.entries().stream().anyMatch(entry -> takesBack(entry, it.payment())),
                            () -> "LED-I2: no entry takes back " + it.payment() + ": " + recorded.entries());
                }
            }
        }
    }

    private static boolean takesBack(LedgerEntry entry, String payment) {
        return entry.rule().equals("LED-02") && entry.corrects().equals(Optional.of(payment));
    }

    /** What is held for the consumer is what is paid and did not go elsewhere, and nothing once it is over. */
    @Property(tries = COURSES)
    @Tag("LED-I3")
    public void theFundsAreWhatIsPaidAndNotUsedYet(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            Layby layby = step.after().orElseThrow();
            WrittenBooks books = WrittenBooks.of(layby);
            long funds = MinorUnits.count(layby.balance(Account.funds(layby.id())));
            long held = layby.state().ended() ? 0 : Math.max(0, books.netPaid() - books.released);

            assertEquals(held, funds, () -> "LED-I3: held for the consumer after " + step);
        }
    }

    /** What is reported as owed to consumers is what the accounts of all lay-bys hold. */
    @Property(tries = COURSES / 5)
    @Tag("LED-I4")
    public void theLiabilityIsTheSumOfAllFunds(@ForAll("courses") Course course) {
        List<Layby> books = new ArrayList<>();
        Walk walk = Walk.of(engine(), course);
        // The same lay-by at different times stands for many.
        walk.taken().forEach(step -> books.add(step.after().orElseThrow()));
        long sum = books.stream()
                .mapToLong(it -> WrittenBooks.of(it).balances.getOrDefault(Account.funds(it.id()), 0L))
                .sum();

        assertEquals(sum, MinorUnits.count(liability(books)), "LED-I4: the liability of " + books.size() + " lay-bys");
    }

    /** The log alone gives the same lay-by again. */
    @Property(tries = COURSES)
    @Tag("LED-I5")
    public void aReplayGivesTheSameLayby(@ForAll("courses") Course course) {
        Layby layby = Walk.of(engine(), course).layby();
        Layby again = engine().replay(layby.id(), layby.log());

        assertEquals(layby.balances(), again.balances(), () -> "LED-I5: balances, after " + last(layby));
        assertEquals(layby.schedule(), again.schedule(), () -> "LED-I5: schedule, after " + last(layby));
        assertEquals(layby.state(), again.state(), () -> "LED-I5: state, after " + last(layby));
        assertEquals(layby, again, () -> "LED-I5: the lay-by, after " + last(layby));
    }

    private static String last(Layby layby) {
        Recorded recorded = layby.log().get(layby.log().size() - 1);
        return recorded.sequence() + " events, the last " + recorded.event();
    }

    /** Each event has its number and the hash of the one before; a log in which anything was changed is refused. */
    @Property(tries = COURSES)
    @Tag("LED-I6")
    public void noLinkOfTheLogCanBeChanged(@ForAll("courses") Course course, @ForAll("dice") long dice) {
        List<Recorded> log = Walk.of(engine(), course).layby().log();
        String previous = "";
        for (int i = 0; i < log.size(); i++) {
            int number = i + 1;
            assertEquals(number, log.get(i).sequence(), () -> "LED-I6: the number of event " + number);
            assertEquals(previous, log.get(i).previous(), () -> "LED-I6: the hash before event " + number);
            previous = log.get(i).hash();
        }
        assertEquals(
                log.size(),
                new HashSet<>(log.stream().map(Recorded::hash).toList()).size(),
                "LED-I6: two events have one hash");
        for (Map.Entry<String, List<Recorded>> forged : Forgeries.of(log, dice).entrySet()) {
            assertThrows(
                    ProblemException.class,
                    () -> engine().replay(Walk.ID, forged.getValue()),
                    () -> "LED-I6: a log is taken " + forged.getKey());
        }
    }

    /** What the table of states does not allow is refused, with a reason in words, and nothing else happens. */
    @Property(tries = COURSES)
    @Tag("LIF-12")
    @Tag("PAY-04")
    public void whatTheTableDoesNotAllowIsRefused(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).steps()) {
            Optional<LaybyState> state = step.before().map(Layby::state);
            if (state.isPresent() && !WrittenLifecycle.allows(state.get(), step.command())) {
                assertTrue(step.refused(), () -> "LIF-12: taken out of place: " + step);
            }
            if (step.decision() instanceof Decision.Refused refused) {
                Problem problem = refused.problem();
                assertFalse(problem.code().isBlank(), () -> "LIF-12: no code: " + step);
                assertFalse(
                        problem.message().es().isBlank()
                                || problem.message().en().isBlank(),
                        () -> "LIF-12: no words: " + step);
            }
        }
    }

    /** One state follows on another only as the table says. */
    @Property(tries = COURSES)
    @Tag("LIF-01")
    @Tag("LIF-02")
    @Tag("LIF-03")
    public void statesFollowOnlyAsTheTableSays(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            LaybyState before = step.before().map(Layby::state).orElse(LaybyState.DRAFT);
            LaybyState after = step.after().orElseThrow().state();

            assertTrue(
                    WrittenLifecycle.follows(before, after),
                    () -> "LIF-02: " + before + " to " + after + " by " + step);
            boolean handedOver = after == LaybyState.COMPLETED && before != after;
            assertTrue(
                    !handedOver || step.command() instanceof LaybyCommand.Collect,
                    () -> "LIF-03: completed without being collected: " + step);
        }
    }

    /** What is fully paid has nothing outstanding, and what has nothing outstanding is fully paid. */
    @Property(tries = COURSES)
    @Tag("LIF-02")
    @Tag("INT-05")
    public void theStateAgreesWithWhatIsOutstanding(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            Layby layby = step.after().orElseThrow();
            LaybyState state = layby.state();
            if (state != LaybyState.DRAFT && !state.ended()) {
                boolean open = WrittenBooks.of(layby).netPaid() < MinorUnits.count(layby.total());
                assertEquals(
                        open,
                        state != LaybyState.FULLY_PAID,
                        () -> "LIF-02: " + state + " with " + layby.outstanding() + " outstanding, after " + step);
            }
        }
    }

    /** Paying the rest makes a lay-by ready to collect, which is not collected yet; and then it can be. */
    @Property(tries = COURSES / 2)
    @Tag("LIF-02")
    @Tag("LIF-03")
    @Tag("LIF-13")
    public void whatIsPaidInFullWaitsAndCanBeCollected(@ForAll("courses") Course course) {
        Walk walk = Walk.accepted(engine(), course.terms());
        for (Instalment instalment : walk.layby().terms().schedule()) {
            walk.on(instalment.due());
            Walk.Step paid = walk.pays(instalment.amount());
            assertTrue(paid.taken(), () -> "PAY-07: an instalment is not taken: " + paid);
        }
        assertEquals(LaybyState.FULLY_PAID, walk.state(), "LIF-02: after the last instalment");
        assertFalse(walk.layby().held().isEmpty(), "LIF-02: the goods are held until they are collected");

        Walk.Step collected = walk.does(new LaybyCommand.Collect("card seen"));

        assertTrue(collected.taken(), () -> "LIF-03: what is paid is not handed over: " + collected);
        assertEquals(LaybyState.COMPLETED, walk.state(), "LIF-03: after the goods went over");
        Walk.Step cancelled = walk.does(Others.consumerEnds());
        assertTrue(cancelled.refused(), () -> "LIF-13: what is completed is cancelled: " + cancelled);
    }

    /** Whoever asks the same twice gets the same answer: a decision leaves nothing behind in the engine. */
    @Property(tries = COURSES / 2)
    @Tag("LIF-12")
    public void aDecisionLeavesNothingBehind(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).steps()) {
            assertEquals(
                    step.decision(),
                    engine().decide(Walk.ID, step.before(), step.command(), step.acting()),
                    () -> "LIF-12: the same question, another answer: " + step);
        }
    }

    /** A command that was taken happens once, however often it comes under its key, and whatever came between. */
    @Property(tries = COURSES / 2)
    @Tag("LIF-14")
    @Tag("PAY-01")
    public void aCommandHappensOnceUnderItsKey(@ForAll("courses") Course course) {
        Walk walk = Walk.of(engine(), course);
        Optional<Layby> end = Optional.of(walk.layby());
        if (end.get().isolatedFor().isPresent()) {
            return;
        }
        for (Walk.Step step : walk.taken()) {
            List<Recorded> events = ((Decision.Taken) step.decision()).events();
            for (Optional<Layby> layby : List.of(step.after(), end)) {
                Decision again = engine().decide(Walk.ID, layby, step.command(), later(step.acting()));
                assertEquals(
                        new Decision.Repeated(events),
                        again,
                        () -> "LIF-14, PAY-01: asked again under its key: " + step);
            }
        }
    }

    /** The same command from somebody else's hands, a minute later. */
    private static Acting later(Acting acting) {
        return new Acting("till-2", acting.at().plusSeconds(60), acting.today(), acting.key(), acting.receipt());
    }

    /** Another command under a used key is a conflict, and nothing is posted. */
    @Property(tries = COURSES / 2)
    @Tag("PAY-02")
    public void anotherCommandUnderAUsedKeyIsAConflict(@ForAll("courses") Course course) {
        Walk walk = Walk.of(engine(), course);
        for (Walk.Step step : walk.taken()) {
            if (step.command() instanceof LaybyCommand.Pay pay) {
                LaybyCommand other = Others.amount(pay);
                Decision decision = engine().decide(Walk.ID, Optional.of(walk.layby()), other, step.acting());
                assertTrue(
                        decision instanceof Decision.Refused,
                        () -> "PAY-02: under the key of another: " + other + " gives " + decision);
            }
        }
    }

    /** What is outstanding is what is payable less what is paid; it never falls below nothing, nor is too much kept. */
    @Property(tries = COURSES)
    @Tag("PAY-06")
    @Tag("INT-01")
    public void nothingIsPaidBeyondWhatIsPayable(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            Layby layby = step.after().orElseThrow();
            long paid = WrittenBooks.of(layby).netPaid();
            long total = MinorUnits.count(layby.total());
            assertFalse(
                    Others.tooMuch(step, course.terms().policy()),
                    () -> "PAY-06: more than is outstanding is taken: " + step.command());
            if (!layby.state().ended()) {
                assertTrue(paid <= total, () -> "PAY-06: " + paid + " paid of " + total + " after " + step);
                assertEquals(
                        total - paid, MinorUnits.count(layby.outstanding()), () -> "INT-01: outstanding after " + step);
            }
        }
    }

    /** Money counts once it cleared; nothing, less than nothing, other currencies and days to come are no payments. */
    @Property(tries = COURSES)
    @Tag("PAY-04")
    @Tag("PAY-08")
    public void onlyMoneyThatIsHereCounts(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).steps()) {
            step.after()
                    .ifPresent(layby -> assertEquals(
                            WrittenBooks.of(layby).netPaid(),
                            MinorUnits.count(layby.netPaid()),
                            () -> "PAY-08: what is paid after " + step));
            if (step.command() instanceof LaybyCommand.Pay pay) {
                assertTrue(step.refused() || Others.inOrder(pay, step), () -> "PAY-04: taken as a payment: " + pay);
                assertTrue(pay.cleared() || !Others.paidMore(step), () -> "PAY-08: counts before it cleared: " + pay);
            }
        }
    }

    /** Two payments never have one receipt number. */
    @Property(tries = COURSES / 2)
    @Tag("PAY-13")
    public void aReceiptNumberIsUsedOnce(@ForAll("courses") Course course) {
        Walk walk = Walk.accepted(engine(), course.terms());
        MonetaryAmount one = MinorUnits.of(1, course.terms().currency());
        Acting first = walk.acting();
        Acting second = new Acting("till-2", first.at(), first.today(), Optional.of("other"), first.receipt());
        assertTrue(walk.does(Others.payment("A", one, first), first).taken(), "PAY-07: a payment ahead of its day");

        Walk.Step again = walk.does(Others.payment("B", one, second), second);

        assertTrue(again.refused(), () -> "PAY-13: two payments under one receipt number: " + again);
    }

    /** Money goes to the oldest instalment first, and what is taken back opens the latest of them again. */
    @Property(tries = COURSES)
    @Tag("PAY-05")
    @Tag("PAY-09")
    public void moneyGoesToTheOldestInstalmentFirst(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            Layby layby = step.after().orElseThrow();
            if (layby.state().ended()) {
                return;
            }
            Allocated allocated = Allocated.of(engine().instalments(layby));
            assertEquals(
                    Math.min(WrittenBooks.of(layby).netPaid(), MinorUnits.count(layby.total())),
                    allocated.sum(),
                    () -> "PAY-05: what is paid of all instalments after " + step);
            assertTrue(
                    allocated.withinAmounts(), () -> "PAY-05: more of an instalment is paid than it is: " + allocated);
            if (!layby.terms().policy().feesFirst()) {
                assertTrue(
                        allocated.oldestFirst(),
                        () -> "PAY-05, PAY-09: a later instalment is paid before an earlier one: " + allocated
                                + " after " + step);
            }
        }
    }

    /** No more is taken back of a payment than is left of it, and what is taken back is gone to the unit. */
    @Property(tries = COURSES)
    @Tag("PAY-09")
    public void noMoreIsTakenBackThanIsLeft(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).steps()) {
            if (step.command() instanceof LaybyCommand.Reverse it
                    && step.before().isPresent()) {
                WrittenBooks before = WrittenBooks.of(step.before().get());
                long left = Optional.ofNullable(before.payments.get(it.payment()))
                        .map(WrittenBooks.Money::left)
                        .orElse(0L);
                long amount = MinorUnits.count(it.amount());
                assertTrue(
                        amount <= left || step.refused(),
                        () -> "PAY-09: " + amount + " taken back of " + left + ": " + step);
                if (step.taken()) {
                    long paid = MinorUnits.count(step.after().orElseThrow().netPaid());
                    assertEquals(before.netPaid() - amount, paid, () -> "PAY-09: what is paid after " + step);
                }
            }
        }
    }

    /** Of no payment more goes back than it was, and together no more than was paid. */
    @Property(tries = COURSES)
    @Tag("REF-03")
    public void noPaymentIsRefundedBeyondItself(@ForAll("courses") Course course) {
        Walk walk = Walk.of(engine(), course);
        // Many a course leaves the lay-by open; the end of it is where money goes back.
        if (walk.state() == LaybyState.FULLY_PAID || walk.state() == LaybyState.ACTIVE) {
            walk.does(Others.consumerEnds());
        }
        WrittenBooks books = WrittenBooks.of(walk.layby());
        books.payments.forEach((id, money) -> {
            assertTrue(
                    money.reversed + money.refunded <= (money.cleared ? money.amount : 0),
                    () -> "REF-03: " + money.refunded + " goes back of payment " + id + " of " + money.amount);
        });
        Map<String, Long> sent = new HashMap<>();
        for (Recorded recorded : walk.layby().log()) {
            if (recorded.event() instanceof LaybyEvent.RefundSent it) {
                sent.merge(it.refund(), 1L, Long::sum);
            } else if (recorded.event() instanceof LaybyEvent.RefundFailed it) {
                sent.merge(it.refund(), -1L, Long::sum);
            }
        }
        sent.forEach((refund, times) -> assertTrue(times <= 1, () -> "REF-03: refund " + refund + " is sent twice"));
    }

    /** However often the day's work is done, an instalment costs its late fee once, and all of them no more than the cap. */
    @Property(tries = COURSES / 2)
    @Tag("FEE-02")
    @Tag("INT-11")
    public void aMissedInstalmentCostsItsFeeOnce(@ForAll("lateFees") Course course, @ForAll("dice") long dice) {
        Walk walk = Walk.accepted(engine(), course.terms());
        int days = 10 + (int) (dice % 50);
        for (int i = 0; i < 6; i++) {
            walk.on(walk.today().plusDays(days));
            walk.does(new LaybyCommand.Daily());
            Walk.Step again = walk.does(new LaybyCommand.Daily());
            assertFalse(again.taken(), () -> "FEE-02: the day's work of one day is done twice: " + again);
        }
        LateFees.check(walk.layby());
    }

    /** Each notice is given once for what it is about. */
    @Property(tries = COURSES)
    @Tag("INT-11")
    public void aNoticeIsGivenOnce(@ForAll("courses") Course course) {
        Set<LaybyEvent.Noticed> notices = new HashSet<>();
        for (Recorded recorded : Walk.of(engine(), course).layby().log()) {
            if (recorded.event() instanceof LaybyEvent.Noticed it) {
                assertTrue(notices.add(it), () -> "INT-11: given twice: " + it);
            }
        }
    }

    /** What is late follows from due dates and payments: it is overdue from the day after, and missed after the grace. */
    @Property(tries = COURSES)
    @Tag("SCH-16")
    public void arrearsAreWhatFellDueBeforeTheDay(@ForAll("courses") Course course, @ForAll("dice") long dice) {
        Walk walk = Walk.of(engine(), course);
        Layby layby = walk.layby();
        boolean paused =
                layby.onHoldSince().isPresent() && layby.terms().policy().holdShiftsDueDates();
        if (layby.state() == LaybyState.DRAFT || layby.state().ended() || paused) {
            return;
        }
        Arrears.check(layby, walk.today().plusDays(dice % 30), engine());
        layby.schedule().stream()
                .map(Instalment::due)
                .filter(due -> !due.isBefore(walk.today()))
                .forEach(due -> {
                    Arrears.check(layby, due, engine());
                    Arrears.check(layby, due.plusDays(1), engine());
                    Arrears.check(layby, due.plusDays(layby.terms().policy().graceDays() + 1L), engine());
                });
    }

    /** Deposit and instalments add up to what is payable, whatever was spread anew. */
    @Property(tries = COURSES)
    @Tag("SCH-01")
    @Tag("SCH-15")
    public void theScheduleAddsUpToWhatIsPayable(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            Layby layby = step.after().orElseThrow();
            if (!layby.state().ended()) {
                long sum = layby.schedule().stream()
                        .mapToLong(it -> MinorUnits.count(it.amount()))
                        .sum();
                assertEquals(MinorUnits.count(layby.total()), sum, () -> "SCH-01, SCH-15: instalments after " + step);
            }
        }
    }

    /** Spreading anew leaves what is paid as it is, on its day and in its amount. */
    @Property(tries = COURSES)
    @Tag("SCH-15")
    public void whatIsPaidIsNotSpreadAnew(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            if (step.command() instanceof LaybyCommand.Extend) {
                List<Instalment> paid = Allocated.paid(step.before().orElseThrow());
                List<Instalment> now = step.after().orElseThrow().schedule();
                assertTrue(
                        now.size() >= paid.size() && now.subList(0, paid.size()).equals(paid),
                        () -> "SCH-15: paid are " + paid + ", and now " + now);
            }
        }
    }

    /** Goods are held from acceptance to the end, and then no more. */
    @Property(tries = COURSES)
    @Tag("STK-03")
    @Tag("INT-05")
    public void goodsAreHeldFromAcceptanceToTheEnd(@ForAll("courses") Course course) {
        for (Walk.Step step : Walk.of(engine(), course).taken()) {
            Layby layby = step.after().orElseThrow();
            Map<String, Integer> held = new TreeMap<>();
            if (layby.state() != LaybyState.DRAFT && !layby.state().ended()) {
                for (Item item : layby.terms().items()) {
                    held.put(item.sku(), item.quantity());
                }
                layby.log().stream()
                        .map(Recorded::event)
                        .filter(LaybyEvent.Released.class::isInstance)
                        .map(LaybyEvent.Released.class::cast)
                        .forEach(it -> it.quantities().forEach((sku, count) -> held.merge(sku, -count, Integer::sum)));
                held.values().removeIf(count -> count == 0);
            }
            assertEquals(held, layby.held(), () -> "STK-03: goods held after " + step);
        }
    }

    /** {@link Courses#any}. */
    @Provide
    protected Arbitrary<Course> courses() {
        return Courses.any();
    }

    /** An agreement with late fees, of which nothing comes. */
    @Provide
    protected Arbitrary<Course> lateFees() {
        return Agreements.withLateFees().map(terms -> new Course(terms, true, List.of()));
    }

    /** Whatever else is left to chance. */
    @Provide
    protected Arbitrary<Long> dice() {
        return Arbitraries.longs().between(0, 1 << 20);
    }
}
