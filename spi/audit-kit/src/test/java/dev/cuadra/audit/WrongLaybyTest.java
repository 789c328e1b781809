package dev.cuadra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Delinquency;
import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each property of lay-bys catches the mistake it is there for. */
class WrongLaybyTest {
    private static final LaybyEngine RIGHT = LaybyRules.standard();

    /** An engine with one mistake, and the property that has to notice. */
    private record Mistake(
            String name, LaybyEngine engine, Function<List<Layby>, MonetaryAmount> liability, String caughtBy) {
        Mistake(String name, LaybyEngine engine, String caughtBy) {
            this(name, engine, LaybyAudit::funds, caughtBy);
        }
    }

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake("one side of an entry posted", onAfter(WrongLaybyTest::withoutCash), "theBooksBalance"),
            new Mistake(
                    "a correction written over what was booked",
                    onAfter(LaybyCommand.Reverse.class, WrongLaybyTest::rewritten),
                    "theLogOnlyGrows"),
            new Mistake(
                    "a reversal that names no payment",
                    onEvents((event, recorded) ->
                            event instanceof LaybyEvent.PaymentReversed ? unlinked(recorded) : recorded),
                    "theLogOnlyGrows"),
            new Mistake(
                    "every payment income at once",
                    onAfter(it -> LaybyAudit.with(it, "balances", moved(it, AccountKind.SALES))),
                    "theFundsAreWhatIsPaidAndNotUsedYet"),
            new Mistake(
                    "what is ready to collect reported as income",
                    RIGHT,
                    books -> LaybyAudit.funds(Stream.concat(
                                    Stream.of(empty(books.get(0))),
                                    books.stream().filter(it -> it.state() != LaybyState.ACTIVE))
                            .toList()),
                    "theLiabilityIsTheSumOfAllFunds"),
            new Mistake(
                    "a replay of the first plan only",
                    onReplay((id, log) -> {
                        Layby layby = RIGHT.replay(id, log);
                        return LaybyAudit.with(
                                layby,
                                "schedule",
                                RIGHT.replay(id, log.subList(0, 1)).schedule());
                    }),
                    "aReplayGivesTheSameLayby"),
            new Mistake(
                    "a replay that forgets what was told",
                    onReplay((id, log) -> LaybyAudit.with(RIGHT.replay(id, log), "disclosed", Set.of())),
                    "aReplayGivesTheSameLayby"),
            new Mistake(
                    "what cannot be read cut off in silence",
                    onReplay(WrongLaybyTest::longest),
                    "noLinkOfTheLogCanBeChanged"),
            new Mistake(
                    "payments taken after the end",
                    onBefore((it, command) ->
                            command instanceof LaybyCommand.Pay && it.state().ended()
                                    ? LaybyAudit.with(it, "state", LaybyState.ACTIVE)
                                    : it),
                    "whatTheTableDoesNotAllowIsRefused"),
            new Mistake(
                    "paid in full is collected",
                    onAfter(it -> it.state() == LaybyState.FULLY_PAID
                            ? LaybyAudit.with(it, "state", LaybyState.COMPLETED)
                            : it),
                    "statesFollowOnlyAsTheTableSays"),
            new Mistake(
                    "paid in full is still running",
                    onAfter(it ->
                            it.state() == LaybyState.FULLY_PAID ? LaybyAudit.with(it, "state", LaybyState.ACTIVE) : it),
                    "theStateAgreesWithWhatIsOutstanding"),
            new Mistake(
                    "what is paid cannot be collected",
                    onBefore((it, command) -> command instanceof LaybyCommand.Collect
                            ? LaybyAudit.with(it, "state", LaybyState.ACTIVE)
                            : it),
                    "whatIsPaidInFullWaitsAndCanBeCollected"),
            new Mistake(
                    "a completed sale cancelled",
                    onBefore((it, command) -> command instanceof LaybyCommand.End && it.state() == LaybyState.COMPLETED
                            ? LaybyAudit.with(it, "state", LaybyState.FULLY_PAID)
                            : it),
                    "whatIsPaidInFullWaitsAndCanBeCollected"),
            new Mistake("receipts numbered by the engine", numbering(), "aDecisionLeavesNothingBehind"),
            new Mistake("the same key posts twice", forgetful(), "aCommandHappensOnceUnderItsKey"),
            new Mistake(
                    "whatever comes under a known key is a repetition",
                    credulous(),
                    "anotherCommandUnderAUsedKeyIsAConflict"),
            new Mistake(
                    "more than is outstanding taken",
                    onBefore((it, command) -> LaybyAudit.with(
                            it,
                            "terms",
                            Agreements.with(
                                    it.terms(),
                                    LaybyAudit.with(
                                            it.terms().policy(),
                                            "overpayment",
                                            LaybyPolicy.Overpayment.ACCEPT_AND_SPLIT)))),
                    "nothingIsPaidBeyondWhatIsPayable"),
            new Mistake(
                    "a cheque counts before it cleared",
                    onCommand(it -> it instanceof LaybyCommand.Pay pay ? LaybyAudit.with(pay, "cleared", true) : it),
                    "onlyMoneyThatIsHereCounts"),
            new Mistake(
                    "less than nothing taken as something",
                    onCommand(it -> it instanceof LaybyCommand.Pay pay
                            ? LaybyAudit.with(pay, "amount", pay.amount().abs())
                            : it),
                    "onlyMoneyThatIsHereCounts"),
            new Mistake(
                    "receipt numbers not looked up",
                    onActing((acting, command) -> command instanceof LaybyCommand.Pay pay
                            ? LaybyAudit.with(acting, "receipt", Optional.of("of " + pay.payment()))
                            : acting),
                    "aReceiptNumberIsUsedOnce"),
            new Mistake(
                    "a chargeback opens an instalment that it did not pay",
                    chargebacks(),
                    "moneyGoesToTheOldestInstalmentFirst"),
            new Mistake("what is left taken back instead of refusing", generous(), "noMoreIsTakenBackThanIsLeft"),
            new Mistake(
                    "all refunds to the first payment",
                    onEvents((event, recorded) -> event instanceof LaybyEvent.RefundApproved it
                            ? LaybyAudit.with(recorded, "event", LaybyAudit.with(it, "payment", "P3"))
                            : recorded),
                    "noPaymentIsRefundedBeyondItself"),
            new Mistake(
                    "a late fee each time the day's work is done",
                    onBefore((it, command) -> LaybyAudit.with(
                            it,
                            "fees",
                            it.fees().stream()
                                    .filter(fee -> fee.kind() != FeeKind.LATE)
                                    .toList())),
                    "aMissedInstalmentCostsItsFeeOnce"),
            new Mistake(
                    "a notice each day",
                    onBefore((it, command) -> LaybyAudit.with(it, "notices", Set.of())),
                    "aNoticeIsGivenOnce"),
            new Mistake("overdue on the due date", onDays(day -> day.plusDays(1)), "arrearsAreWhatFellDueBeforeTheDay"),
            new Mistake(
                    "the last instalment of an extension short by a cent",
                    onAfter(LaybyCommand.Extend.class, WrongLaybyTest::shortened),
                    "theScheduleAddsUpToWhatIsPayable"),
            new Mistake(
                    "an extension moves what is paid",
                    onAfter(LaybyCommand.Extend.class, WrongLaybyTest::moved),
                    "whatIsPaidIsNotSpreadAnew"),
            new Mistake(
                    "goods held in the log only",
                    onAfter(it -> LaybyAudit.with(it, "held", Map.of())),
                    "goodsAreHeldFromAcceptanceToTheEnd"));

    @TestFactory
    Stream<DynamicTest> eachMistakeIsCaught() {
        return MISTAKES.stream()
                .map(mistake -> dynamicTest(
                        mistake.name(),
                        () -> assertThat(LaybyAudit.failures(mistake.engine(), mistake.liability(), mistake.caughtBy()))
                                .hasEntrySatisfying(
                                        mistake.caughtBy(),
                                        message -> assertThat(message).matches("(?s)[A-Z]+-[0-9A-Z].*: .*"))));
    }

    @Test
    void everyPropertyIsSeenFailingOnce() {
        assertThat(MISTAKES).extracting(Mistake::caughtBy).contains(Audit.properties(LaybyProperties.class));
    }

    /** The right engine, which an engine with a mistake extends. */
    private static class Engine implements LaybyEngine {
        @Override
        public Decision decide(String id, Optional<Layby> layby, LaybyCommand command, Acting acting) {
            return RIGHT.decide(id, layby, command, acting);
        }

        @Override
        public Layby replay(String id, List<Recorded> log) {
            return RIGHT.replay(id, log);
        }

        @Override
        public Delinquency delinquency(Layby layby, LocalDate day) {
            return RIGHT.delinquency(layby, day);
        }

        @Override
        public List<InstalmentStanding> instalments(Layby layby) {
            return RIGHT.instalments(layby);
        }
    }

    private static LaybyEngine onAfter(UnaryOperator<Layby> spoil) {
        return onAfter(LaybyCommand.class, spoil);
    }

    private static LaybyEngine onAfter(Class<? extends LaybyCommand> command, UnaryOperator<Layby> spoil) {
        return onDecision((asked, decision) -> command.isInstance(asked) && decision instanceof Decision.Taken taken
                ? new Decision.Taken(taken.events(), spoil.apply(taken.after()))
                : decision);
    }

    private static LaybyEngine onEvents(BiFunction<LaybyEvent, Recorded, Recorded> spoil) {
        return onDecision((command, decision) -> {
            if (!(decision instanceof Decision.Taken taken)) {
                return decision;
            }
            List<Recorded> events = taken.events().stream()
                    .map(it -> spoil.apply(it.event(), it))
                    .toList();
            List<Recorded> log = new ArrayList<>(
                    taken.after().log().subList(0, taken.after().log().size() - events.size()));
            log.addAll(events);
            return new Decision.Taken(events, LaybyAudit.with(taken.after(), "log", log));
        });
    }

    private static LaybyEngine onDecision(BiFunction<LaybyCommand, Decision, Decision> spoil) {
        return new Engine() {
            @Override
            public Decision decide(String id, Optional<Layby> layby, LaybyCommand command, Acting acting) {
                return spoil.apply(command, RIGHT.decide(id, layby, command, acting));
            }
        };
    }

    private static LaybyEngine onBefore(BiFunction<Layby, LaybyCommand, Layby> misread) {
        return new Engine() {
            @Override
            public Decision decide(String id, Optional<Layby> layby, LaybyCommand command, Acting acting) {
                return RIGHT.decide(id, layby.map(it -> misread.apply(it, command)), command, acting);
            }
        };
    }

    private static LaybyEngine onCommand(UnaryOperator<LaybyCommand> misread) {
        return new Engine() {
            @Override
            public Decision decide(String id, Optional<Layby> layby, LaybyCommand command, Acting acting) {
                return RIGHT.decide(id, layby, misread.apply(command), acting);
            }
        };
    }

    private static LaybyEngine onActing(BiFunction<Acting, LaybyCommand, Acting> misread) {
        return new Engine() {
            @Override
            public Decision decide(String id, Optional<Layby> layby, LaybyCommand command, Acting acting) {
                return RIGHT.decide(id, layby, command, misread.apply(acting, command));
            }
        };
    }

    private static LaybyEngine onReplay(BiFunction<String, List<Recorded>, Layby> wrong) {
        return new Engine() {
            @Override
            public Layby replay(String id, List<Recorded> log) {
                return wrong.apply(id, log);
            }
        };
    }

    private static LaybyEngine onDays(UnaryOperator<LocalDate> misread) {
        return new Engine() {
            @Override
            public Delinquency delinquency(Layby layby, LocalDate day) {
                return RIGHT.delinquency(layby, misread.apply(day));
            }
        };
    }

    private static LaybyEngine numbering() {
        AtomicInteger last = new AtomicInteger();
        return onActing(
                (acting, command) -> LaybyAudit.with(acting, "receipt", Optional.of("N" + last.incrementAndGet())));
    }

    private static LaybyEngine forgetful() {
        AtomicInteger last = new AtomicInteger();
        return onActing((acting, command) -> LaybyAudit.with(acting, "key", Optional.of("N" + last.incrementAndGet())));
    }

    private static LaybyEngine credulous() {
        return new Engine() {
            @Override
            public Decision decide(String id, Optional<Layby> layby, LaybyCommand command, Acting acting) {
                List<Recorded> known = layby.stream()
                        .flatMap(it -> it.log().stream())
                        .filter(it -> it.command().key().equals(acting.key()))
                        .toList();
                return known.isEmpty() ? RIGHT.decide(id, layby, command, acting) : new Decision.Repeated(known);
            }
        };
    }

    private static LaybyEngine generous() {
        return new Engine() {
            @Override
            public Decision decide(String id, Optional<Layby> layby, LaybyCommand command, Acting acting) {
                LaybyCommand less = command;
                if (command instanceof LaybyCommand.Reverse it && layby.isPresent()) {
                    less = layby.get().payments().stream()
                            .filter(payment -> payment.id().equals(it.payment())
                                    && payment.left().isPositive())
                            .findFirst()
                            .<LaybyCommand>map(payment ->
                                    LaybyAudit.with(it, "amount", MinorUnits.min(it.amount(), payment.left())))
                            .orElse(command);
                }
                return RIGHT.decide(id, layby, less, acting);
            }
        };
    }

    /** What is taken back is taken from the first instalments, and the later ones stay paid. */
    private static LaybyEngine chargebacks() {
        return new Engine() {
            @Override
            public List<InstalmentStanding> instalments(Layby layby) {
                MonetaryAmount reversed =
                        layby.payments().stream().map(Payment::reversed).reduce(layby.nothing(), MonetaryAmount::add);
                MonetaryAmount paid =
                        MinorUnits.min(layby.total(), layby.netPaid().add(reversed));
                MonetaryAmount gone = paid.subtract(MinorUnits.min(layby.total(), layby.netPaid()));
                List<InstalmentStanding> standings = new ArrayList<>();
                for (Instalment it : layby.schedule()) {
                    MonetaryAmount part = MinorUnits.min(paid, it.amount());
                    MonetaryAmount back = MinorUnits.min(gone, part);
                    standings.add(new InstalmentStanding(it, part.subtract(back)));
                    paid = paid.subtract(part);
                    gone = gone.subtract(back);
                }
                return standings;
            }
        };
    }

    private static Layby withoutCash(Layby it) {
        Map<Account, MonetaryAmount> balances = new TreeMap<>(it.balances());
        balances.keySet().removeIf(account -> account.kind() == AccountKind.CASH);
        return LaybyAudit.with(it, "balances", balances);
    }

    private static Map<Account, MonetaryAmount> moved(Layby it, AccountKind to) {
        Map<Account, MonetaryAmount> balances = new TreeMap<>(it.balances());
        Optional.ofNullable(balances.remove(Account.funds(it.id())))
                .ifPresent(funds -> balances.merge(Account.of(to), funds, MonetaryAmount::add));
        return balances;
    }

    private static Layby rewritten(Layby it) {
        List<Recorded> log = new ArrayList<>(it.log());
        log.set(0, LaybyAudit.with(log.get(0), "by", "somebody"));
        return LaybyAudit.with(it, "log", log);
    }

    private static Recorded unlinked(Recorded it) {
        List<LedgerEntry> entries = it.entries().stream()
                .map(entry -> LaybyAudit.with(entry, "corrects", Optional.empty()))
                .toList();
        return LaybyAudit.with(it, "entries", entries);
    }

    private static Layby empty(Layby it) {
        return LaybyAudit.with(it, "balances", Map.of());
    }

    private static Layby longest(String id, List<Recorded> log) {
        for (int length = log.size(); length > 1; length--) {
            try {
                return RIGHT.replay(id, log.subList(0, length));
            } catch (ProblemException e) {
                // Shorter, then.
            }
        }
        return RIGHT.replay(id, log.subList(0, 1));
    }

    private static Layby shortened(Layby it) {
        List<Instalment> schedule = new ArrayList<>(it.schedule());
        Instalment last = schedule.get(schedule.size() - 1);
        MonetaryAmount one = MinorUnits.of(1, last.amount().getCurrency());
        schedule.set(
                schedule.size() - 1,
                new Instalment(last.number(), last.due(), last.amount().subtract(one)));
        return LaybyAudit.with(it, "schedule", schedule);
    }

    private static Layby moved(Layby it) {
        List<Instalment> schedule = new ArrayList<>(it.schedule());
        Instalment first = schedule.get(0);
        schedule.set(0, new Instalment(first.number(), first.due().plusDays(1), first.amount()));
        return LaybyAudit.with(it, "schedule", schedule);
    }
}
