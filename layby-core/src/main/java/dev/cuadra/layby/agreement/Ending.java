package dev.cuadra.layby.agreement;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Fact;
import dev.cuadra.layby.termination.FactDay;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Paid;
import dev.cuadra.layby.termination.RefundLine;
import dev.cuadra.layby.termination.Termination;
import dev.cuadra.layby.termination.TerminationRequest;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.money.MonetaryAmount;

/**
 * The two ends of a lay-by: the goods are collected, or it ends before.
 *
 * @source LIF-03, LIF-04, LIF-05, LED-03, LED-04, LED-05, LED-06, FEE-05, REF-03, REF-05
 */
final class Ending {
    private Ending() {}

    static void collect(Course course, LaybyCommand.Collect command) {
        Unfolding layby = course.layby;
        Refusal.unless(!command.identity().isBlank(), "IDENTITY_MISSING");
        MonetaryAmount price = layby.terms.price().subtract(layby.released);
        MonetaryAmount fees = layby.total().subtract(layby.terms.price());
        // The tax of the whole is what is reported; what of it is not on the goods is on the fees.
        MonetaryAmount tax = course.taxSold(price.add(fees));
        MonetaryAmount priceTax = course.taxSold(price);
        course.happen(
                new LaybyEvent.Collected(command.identity()),
                Entries.collected(layby, price, fees, priceTax, tax.subtract(priceTax)));
    }

    static void end(Course course, LaybyCommand.End command) {
        Unfolding layby = course.layby;
        Refusal.unless(
                command.endedBy() == EndedBy.CONSUMER || !command.evidence().isBlank(), "EVIDENCE_MISSING");
        List<Paid> paid = paid(layby);
        MonetaryAmount total = paid.stream().map(Paid::amount).reduce(course.nothing(), MonetaryAmount::add);
        Termination outcome =
                layby.state == LaybyState.DRAFT ? unaccepted(course, paid, total) : byLaw(course, command, paid);
        if (!outcome.allowed()) {
            throw new ProblemException(outcome.refusals().get(0));
        }
        MonetaryAmount back = outcome.refund().subtract(outcome.compensation());
        MonetaryAmount kept = total.subtract(back);
        conserve(outcome, kept, back);
        LaybyEvent event = new LaybyEvent.Ended(command.endedBy(), command.ground(), outcome, command.evidence());
        course.happen(
                event,
                Entries.ended(
                        layby, kept, course.taxKept(kept), outcome.shortfall(), course.taxKept(outcome.shortfall())));
        approve(course, outcome);
        course.happen(new LaybyEvent.Noticed(NoticeKind.ENDED_STATEMENT, course.today()));
    }

    /** A law that loses money, or makes some, is a fault of the program and nothing that a user can mend. */
    private static void conserve(Termination outcome, MonetaryAmount kept, MonetaryAmount back) {
        MonetaryAmount lines = outcome.refundByTender().stream()
                .map(RefundLine::amount)
                .reduce(kept.subtract(kept), MonetaryAmount::add);
        boolean conserved = !kept.isNegative()
                && !back.isNegative()
                && lines.isEqualTo(back)
                && kept.compareTo(outcome.charge()) <= 0;
        if (!conserved) {
            throw new IllegalStateException(
                    "Not what was paid: kept " + kept + ", back " + back + " as " + outcome.refundByTender());
        }
    }

    private static void approve(Course course, Termination outcome) {
        Optional<LocalDate> by = outcome.refundDeadline()
                .or(() -> course.layby.terms.policy().refundDays().map(course.today()::plusDays));
        for (RefundLine line : outcome.refundByTender()) {
            Refunding.approve(course, line.payment(), line.tender(), line.amount(), by);
        }
        if (outcome.compensation().isPositive()) {
            Tender tender = outcome.refundByTender().stream()
                    .findFirst()
                    .map(RefundLine::tender)
                    .orElse(Tender.BANK_TRANSFER);
            Refunding.approve(course, "", tender, outcome.compensation(), by);
        }
    }

    private static Termination byLaw(Course course, LaybyCommand.End command, List<Paid> paid) {
        Unfolding layby = course.layby;
        AgreementTerms terms = layby.terms;
        return course.law
                .termination()
                .apply(new TerminationRequest(
                        terms.jurisdiction(),
                        command.endedBy(),
                        command.ground(),
                        terms.agreedOn(),
                        course.today(),
                        terms.price().subtract(layby.released),
                        layby.total().subtract(layby.released),
                        paid,
                        terms.agreedCharge(),
                        command.costs(),
                        facts(course, command.facts()),
                        terms.basis()));
    }

    /** What was not accepted binds nobody: all goes back. */
    private static Termination unaccepted(Course course, List<Paid> paid, MonetaryAmount total) {
        List<RefundLine> lines = new ArrayList<>();
        for (int i = paid.size() - 1; i >= 0; i--) {
            lines.add(new RefundLine(
                    paid.get(i).id(), paid.get(i).tender(), paid.get(i).amount()));
        }
        Step step = new Step(
                "LIF-04",
                "",
                Texts.BOOK.text("layby.unaccepted", Map.of()),
                Map.of("paid", MinorUnits.text(total)),
                Optional.empty(),
                MinorUnits.text(total),
                true);
        MonetaryAmount nothing = course.nothing();
        return new Termination(
                List.of(),
                nothing,
                total,
                nothing,
                nothing,
                lines,
                Optional.empty(),
                List.of(step),
                List.of(),
                List.of());
    }

    /** What is left of each payment, without what paid for goods that went over early: the earliest money did. */
    private static List<Paid> paid(Unfolding layby) {
        MonetaryAmount spent = layby.netPaid().subtract(layby.funds());
        List<Paid> paid = new ArrayList<>();
        for (Payment payment : layby.payments.values()) {
            MonetaryAmount used = MinorUnits.min(spent, payment.left());
            spent = spent.subtract(used);
            MonetaryAmount left = payment.left().subtract(used);
            if (left.isPositive()) {
                paid.add(new Paid(payment.id(), payment.tender(), left, payment.effectiveOn()));
            }
        }
        return paid;
    }

    /** What the log says stands; what it does not say is taken from the command. */
    private static Facts facts(Course course, Facts said) {
        Unfolding layby = course.layby;
        Facts facts =
                said.with(Fact.FULLY_PAID, layby.state == LaybyState.FULLY_PAID).with(Fact.DELIVERED, false);
        facts = facts.silent(Fact.DISTANCE_CONTRACT)
                ? facts.with(Fact.DISTANCE_CONTRACT, layby.terms.distance())
                : facts;
        facts = facts.silent(Fact.PENALTY_DISCLOSED)
                ? facts.with(Fact.PENALTY_DISCLOSED, layby.disclosed.contains(Disclosure.CANCELLATION_CHARGE))
                : facts;
        facts = withDay(facts, FactDay.MISSED_DUE, course.delinquency().oldest());
        facts = withDay(facts, FactDay.DEFAULT_NOTICE, DailyWork.warnedOn(layby));
        facts = withDay(facts, FactDay.EXPECTED_COMPLETION, Optional.of(Defaulting.expected(layby.schedule)));
        Set<LocalDate> closed = new TreeSet<>(facts.nonWorking());
        closed.addAll(layby.terms.scheduleTerms().nonWorking());
        return new Facts(facts.known(), facts.days(), closed);
    }

    private static Facts withDay(Facts facts, FactDay day, Optional<LocalDate> on) {
        return facts.day(day).isPresent() || on.isEmpty() ? facts : facts.with(day, on.get());
    }
}
