package dev.cuadra.adapter.report.internal;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.RefundLine;
import dev.cuadra.layby.termination.Termination;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;

/**
 * What the early end of a lay-by came to.
 *
 * @param on when it ended
 * @param who who ended it
 * @param why why
 * @param figures what was held, is kept and goes back
 * @param lines where it goes back to
 * @param deadline by when, in words
 * @param steps how it came about
 * @param warnings what a person has to look at
 */
public record EndingView(
        String on,
        String who,
        String why,
        List<LaybyView.Figure> figures,
        List<Line> lines,
        String deadline,
        List<Shown> steps,
        List<ProblemGroup> warnings) {
    /**
     * What goes back to one payment.
     *
     * @param receipt its receipt; a dash where it is none of them
     * @param tender what it was paid with
     * @param amount how much
     */
    public record Line(String receipt, String tender, String amount) {}

    /**
     * A step of the calculation.
     *
     * @param rule the id of the rule
     * @param text what the rule says
     * @param source who says so
     * @param inputs what went in
     * @param result what came out; may be empty
     * @param verified whether a person need not check it
     */
    public record Shown(
            String rule, String text, String source, List<String> inputs, String result, boolean verified) {}

    /** The early end of {@code layby}, if it had one. */
    static Optional<EndingView> of(Layby layby, Layby before, Words words) {
        return layby.log().stream()
                .filter(recorded -> recorded.event() instanceof LaybyEvent.Ended)
                .findFirst()
                .map(recorded ->
                        new Gathering(layby, before, words).view(recorded, (LaybyEvent.Ended) recorded.event()));
    }

    private static final String OWN = "product decision";

    private static final class Gathering {
        private final Layby layby;
        private final Layby before;
        private final Words words;
        private final Amounts amounts;

        Gathering(Layby layby, Layby before, Words words) {
            this.layby = layby;
            this.before = before;
            this.words = words;
            this.amounts = new Amounts(words);
        }

        EndingView view(Recorded recorded, LaybyEvent.Ended ended) {
            Termination outcome = ended.outcome();
            return new EndingView(
                    recorded.on().toString(),
                    words.say("layby.endedBy." + ended.endedBy()),
                    words.say("layby.ground." + ended.ground()),
                    figures(outcome),
                    outcome.refundByTender().stream().map(this::line).toList(),
                    outcome.refundDeadline()
                            .map(day -> day.equals(recorded.on())
                                    ? words.say("layby.deadline.now")
                                    : words.say("layby.deadline.by", "date", day))
                            .orElseGet(() -> agreedDeadline(outcome)),
                    outcome.steps().stream().map(this::step).toList(),
                    ProblemGroup.of(nowhere(outcome.warnings()), words));
        }

        /** A place in the data that was handed in means nothing to who reads the page. */
        private static List<Problem> nowhere(List<Problem> problems) {
            return problems.stream().map(problem -> problem.at(Place.NOWHERE)).toList();
        }

        /** Where the law names no day, the refunds themselves may have one. */
        private String agreedDeadline(Termination outcome) {
            if (!outcome.refund().isPositive()) {
                return "";
            }
            return layby.refunds().stream()
                    .flatMap(refund -> refund.by().stream())
                    .max(LocalDate::compareTo)
                    .map(day -> words.say("layby.deadline.agreed", "date", day))
                    .orElseGet(() -> words.say("layby.deadline.none"));
        }

        private List<LaybyView.Figure> figures(Termination outcome) {
            MonetaryAmount held = before.balance(Account.funds(layby.id()));
            MonetaryAmount kept = held.subtract(outcome.refund().subtract(outcome.compensation()));
            List<LaybyView.Figure> figures = new ArrayList<>(
                    List.of(figure("held", held), figure("charge", outcome.charge()), figure("kept", kept)));
            if (outcome.compensation().isPositive()) {
                figures.add(figure("compensation", outcome.compensation()));
            }
            if (outcome.shortfall().isPositive()) {
                figures.add(figure("shortfall", outcome.shortfall()));
            }
            figures.add(figure("refund", outcome.refund()));
            return figures;
        }

        private LaybyView.Figure figure(String key, MonetaryAmount amount) {
            return new LaybyView.Figure(key, words.say("layby.end." + key), amounts.figure(amount));
        }

        private Line line(RefundLine line) {
            return new Line(
                    receiptOf(layby, line.payment()),
                    words.say("layby.tender." + line.tender()),
                    amounts.figure(line.amount()));
        }

        private Shown step(Step step) {
            List<String> inputs = new ArrayList<>();
            step.inputs()
                    .forEach((name, value) -> inputs.add(
                            words.sayOr("layby.input." + name, Words.clean(name)) + "\u00A0" + value(value)));
            step.rounding().ifPresent(mode -> inputs.add(words.say("layby.rounding." + mode)));
            return new Shown(
                    step.rule(),
                    Words.clean(words.say(step.text())),
                    source(step.source()),
                    inputs,
                    value(step.result()),
                    step.verified());
        }

        /** Rules that nobody binds us to name their source in one language. */
        private String source(String source) {
            return source.equals(OWN) ? words.say("layby.source.own") : Words.clean(source);
        }

        private String value(String text) {
            boolean ground =
                    Stream.of(Ground.values()).anyMatch(one -> one.name().equals(text));
            return ground ? words.say("layby.ground." + text) : amounts.calculated(text);
        }
    }

    /** The receipt of a payment; a dash where there is no such payment. */
    static String receiptOf(Layby layby, String payment) {
        return layby.payments().stream()
                .filter(one -> one.id().equals(payment))
                .map(one -> Words.clean(one.receipt()))
                .findFirst()
                .orElse("—");
    }
}
