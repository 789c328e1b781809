package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.form29.LateBill;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Step;
import java.util.List;

/**
 * What a return costs when it is paid on a day that is known.
 *
 * @param late whether that is late
 * @param paidOn the day
 * @param due the last day on time
 * @param onTime what was to be paid on time
 * @param parts the charges
 * @param charges all charges
 * @param payable what is to be paid in all
 * @param steps how the charges came about
 * @param warnings what to know
 * @param unverified whether no good source establishes some rule in it
 */
public record LateView(
        boolean late,
        String paidOn,
        String due,
        String onTime,
        List<Part> parts,
        String charges,
        String payable,
        List<How> steps,
        List<ProblemGroup> warnings,
        boolean unverified) {
    /**
     * A charge.
     *
     * @param label what it is
     * @param value how much; in words where that is not known
     */
    public record Part(String label, String value) {}

    /**
     * A step.
     *
     * @param text the step in words
     * @param source the rule and who says so
     * @param unverified whether no good source says so
     */
    public record How(String text, String source, boolean unverified) {}

    /** Gathers it. */
    static LateView of(LateBill bill, Words words) {
        String readjustment = bill.readjustment().map(Words::figure).orElseGet(() -> words.say("late.unknown"));
        List<Part> parts = new java.util.ArrayList<>(List.of(
                new Part(words.say("late.readjustment"), readjustment),
                new Part(words.say("late.interest"), Words.figure(bill.interest())),
                new Part(words.say("late.fine"), Words.figure(bill.fine()))));
        if (!bill.relief().isZero()) {
            parts.add(new Part(words.say("late.relief"), "-" + Words.figure(bill.relief())));
        }
        return new LateView(
                bill.late(),
                bill.payment().paidOn().toString(),
                bill.due().toString(),
                Words.figure(bill.payment().amount()),
                List.copyOf(parts),
                Words.figure(bill.total()),
                Words.figure(bill.payable()),
                bill.steps().stream().map(step -> how(step, words)).toList(),
                ProblemGroup.of(bill.warnings(), words),
                bill.confidence() == Confidence.UNVERIFIED);
    }

    private static How how(Step step, Words words) {
        return new How(Words.clean(words.say(step.text())), step.rule() + " · " + step.source(), !step.verified());
    }
}
