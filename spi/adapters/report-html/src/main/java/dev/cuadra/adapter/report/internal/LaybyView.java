package dev.cuadra.adapter.report.internal;

import java.util.List;
import java.util.Optional;

/**
 * What the page of a lay-by shows.
 *
 * @param head the head
 * @param day the day it shows the lay-by on
 * @param state where it stands
 * @param notes what is to be known first
 * @param figures what is payable and what is paid
 * @param progress how far it is paid; empty where that says nothing
 * @param items what is bought
 * @param price what it costs together
 * @param fees what is payable beside the price
 * @param instalments the schedule
 * @param sums the sums below the schedule: amount, paid, left
 * @param payments the payments
 * @param refunds the refunds
 * @param notices what the consumer was told
 * @param terms what was agreed on
 * @param law what the law says about it
 * @param ending what its early end came to
 * @param foot the lines at the foot of the page
 */
public record LaybyView(
        LaybyHead head,
        String day,
        State state,
        List<Note> notes,
        List<Figure> figures,
        Optional<Progress> progress,
        List<Goods> items,
        String price,
        List<Fee> fees,
        List<Row> instalments,
        Sums sums,
        List<Payment> payments,
        List<Refund> refunds,
        List<Notice> notices,
        List<Fact> terms,
        List<LawLine> law,
        Optional<EndingView> ending,
        List<String> foot) {
    /**
     * Where it stands.
     *
     * @param key the state
     * @param name in a word
     * @param meaning in a sentence
     * @param tone {@code ok}, {@code bad}, {@code calm} or {@code wait}
     */
    public record State(String key, String name, String meaning, String tone) {}

    /**
     * Something to be known first.
     *
     * @param key what it is about
     * @param tone {@code bad}, {@code ok} or empty
     * @param text in words
     */
    public record Note(String key, String tone, String text) {}

    /**
     * A figure with its name.
     *
     * @param key names it for programs
     * @param label in words
     * @param value the figure
     */
    public record Figure(String key, String label, String value) {}

    /**
     * How far it is paid, in thousandths of what is payable.
     *
     * @param paid what is paid
     * @param overdue what should have been
     * @param text in words
     */
    public record Progress(int paid, int overdue, String text) {
        /** Where what is overdue ends: it follows what is paid. */
        public int due() {
            return Math.min(1000, paid + overdue);
        }
    }

    /**
     * Goods of one kind.
     *
     * @param description what
     * @param sku the supplier's code
     * @param quantity how many
     * @param unitPrice for one
     * @param price for all of them
     */
    public record Goods(String description, String sku, String quantity, String unitPrice, String price) {}

    /**
     * A fee.
     *
     * @param kind what for
     * @param about when it was agreed, or for which due date it is
     * @param amount how much
     * @param waived whether it was given up
     */
    public record Fee(String kind, String about, String amount, boolean waived) {}

    /**
     * An instalment.
     *
     * @param deposit whether it is the deposit
     * @param number its number, or that it is the deposit
     * @param due when
     * @param amount how much
     * @param paid what of it is paid
     * @param left what is not
     * @param standing {@code PAID}, {@code PARTIAL}, {@code OPEN}, {@code OVERDUE} or {@code DROPPED}
     * @param words the same in words
     */
    public record Row(
            boolean deposit,
            String number,
            String due,
            String amount,
            String paid,
            String left,
            String standing,
            String words) {}

    /**
     * The sums of the schedule.
     *
     * @param amount of what was agreed
     * @param paid of what is paid
     * @param left of what is not
     */
    public record Sums(String amount, String paid, String left) {}

    /**
     * A payment.
     *
     * @param receipt the number of its receipt
     * @param on the day it takes effect
     * @param tender what with
     * @param amount how much
     * @param standing {@code CLEARED}, {@code PENDING} or {@code BOUNCED}
     * @param words what became of it, in words; empty where it simply counts
     */
    public record Payment(String receipt, String on, String tender, String amount, String standing, String words) {}

    /**
     * A refund.
     *
     * @param receipt the receipt of the payment it goes back to; a dash for a compensation
     * @param tender where to
     * @param amount how much
     * @param by the last day; a dash where there is none
     * @param standing {@code APPROVED}, {@code SENT} or {@code SETTLED}
     * @param words the same in words
     */
    public record Refund(String receipt, String tender, String amount, String by, String standing, String words) {}

    /**
     * Something the consumer was told.
     *
     * @param on when
     * @param text what
     */
    public record Notice(String on, String text) {}

    /**
     * Something that was agreed.
     *
     * @param label what about
     * @param value what
     */
    public record Fact(String label, String value) {}

    /**
     * What a rule says.
     *
     * @param rule its id
     * @param text what it says
     * @param verified whether a person need not check it
     */
    public record LawLine(String rule, String text, boolean verified) {}
}
