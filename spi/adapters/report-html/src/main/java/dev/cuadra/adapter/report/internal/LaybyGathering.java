package dev.cuadra.adapter.report.internal;

import dev.cuadra.layby.agreement.Delinquency;
import dev.cuadra.layby.agreement.Fee;
import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Refund;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;

/** Gathers what the page of a lay-by shows. */
public final class LaybyGathering {
    private final Layby layby;
    /** The lay-by before its early end, when there still was something to pay; the same lay-by where it had none. */
    private final Layby paying;

    private final Delinquency late;
    private final List<InstalmentStanding> standings;
    private final LocalDate day;
    private final Words words;
    private final Amounts amounts;

    /** The lay-by as it stood in the evening of {@code day}. */
    public LaybyGathering(Layby now, LaybyEngine engine, LocalDate day, Words words) {
        this.layby = LaybyThen.on(now, engine, day);
        this.paying = LaybyThen.beforeEnd(layby, engine);
        this.late = engine.delinquency(layby, day);
        this.standings = engine.instalments(paying, day);
        this.day = day;
        this.words = words;
        this.amounts = new Amounts(words);
    }

    /** What the page shows. */
    public LaybyView view(String company, String consumer) {
        LaybyTermsView terms = new LaybyTermsView(layby, words);
        return new LaybyView(
                LaybyHead.of(layby, company, consumer),
                day.toString(),
                state(),
                notes(terms.unverified()),
                figures(),
                progress(),
                layby.terms().items().stream().map(this::goods).toList(),
                amounts.figure(layby.terms().price()),
                layby.fees().stream().map(this::fee).toList(),
                instalments(),
                sums(),
                layby.payments().stream().map(this::payment).toList(),
                layby.refunds().stream().map(this::refund).toList(),
                notices(),
                terms.facts(),
                terms.law(),
                EndingView.of(layby, paying, words),
                foot(layby, words));
    }

    /** In which currency the figures are, and that they are somebody's. */
    static List<String> foot(Layby layby, Words words) {
        return List.of(
                words.say("layby.figures", "currency", layby.terms().currency().getCurrencyCode()),
                words.say("common.personal"));
    }

    private LaybyView.State state() {
        String key = "layby.state." + layby.state();
        return new LaybyView.State(
                layby.state().name(), words.say(key), words.say(key + ".meaning"), tone(layby.state()));
    }

    private static String tone(LaybyState state) {
        return switch (state) {
            case ACTIVE, FULLY_PAID, COMPLETED -> "ok";
            case DEFAULTED -> "bad";
            case DRAFT, ON_HOLD, REFUND_PENDING -> "wait";
            case CANCELLED, TERMINATED, CLOSED -> "calm";
        };
    }

    private List<LaybyView.Note> notes(Set<String> unverified) {
        List<LaybyView.Note> notes = new ArrayList<>();
        if (late.arrears().isPositive()) {
            notes.add(new LaybyView.Note("overdue", "bad", overdue()));
        }
        next().ifPresent(next -> notes.add(new LaybyView.Note("next", "", next)));
        layby.isolatedFor().ifPresent(incident -> note(notes, "isolated", "bad", "incident", Words.clean(incident)));
        layby.onHoldSince().ifPresent(since -> note(notes, "onHold", "", "date", since));
        if (layby.disputed()) {
            note(notes, "disputed", "bad");
        }
        if (layby.released().isPositive()) {
            note(notes, "released", "", "amount", amounts.with(layby.released()));
        }
        if (!unverified.isEmpty()) {
            note(notes, "unverified", "", "rules", String.join(", ", unverified));
        }
        return notes;
    }

    private void note(List<LaybyView.Note> notes, String key, String tone, Object... values) {
        notes.add(new LaybyView.Note(key, tone, words.say("layby.note." + key, values)));
    }

    private String overdue() {
        return words.say(
                "layby.note.overdue",
                "amount",
                amounts.with(late.arrears()),
                "date",
                late.oldest().map(LocalDate::toString).orElse("—"),
                "days",
                amounts.count("layby.days", late.daysPastDue()),
                "missed",
                amounts.count("layby.missed", late.missed()));
    }

    /** The next instalment that is not overdue yet, while payments are awaited. */
    private Optional<String> next() {
        boolean running = layby.state() == LaybyState.ACTIVE
                || layby.state() == LaybyState.ON_HOLD
                || layby.state() == LaybyState.DEFAULTED;
        return standings.stream()
                .filter(standing -> running && standing.progress() != InstalmentStanding.Progress.PAID)
                .filter(standing -> !standing.instalment().due().isBefore(day))
                .findFirst()
                .map(standing -> words.say(
                        "layby.note.next",
                        "amount",
                        amounts.with(left(standing)),
                        "date",
                        standing.instalment().due()));
    }

    private List<LaybyView.Figure> figures() {
        MonetaryAmount fees = paying.total().subtract(paying.terms().price());
        List<LaybyView.Figure> figures = new ArrayList<>();
        figures.add(figure("price", paying.terms().price()));
        if (fees.isPositive()) {
            figures.add(figure("fees", fees));
        }
        figures.add(figure("total", paying.total()));
        figures.add(figure("paid", paying.netPaid()));
        if (layby.outcome().isEmpty()) {
            figures.add(figure("outstanding", layby.outstanding()));
        } else {
            layby.outcome().ifPresent(outcome -> figures.add(figure("refund", outcome.refund())));
        }
        return figures;
    }

    private LaybyView.Figure figure(String key, MonetaryAmount amount) {
        return new LaybyView.Figure(key, words.say("layby.figure." + key), amounts.figure(amount));
    }

    private Optional<LaybyView.Progress> progress() {
        if (layby.outcome().isPresent() || layby.state() == LaybyState.DRAFT) {
            return Optional.empty();
        }
        int paid = Amounts.thousandths(layby.netPaid(), layby.total());
        return Optional.of(new LaybyView.Progress(
                paid,
                Amounts.thousandths(late.arrears(), layby.total()),
                words.say("layby.progress", "percent", amounts.number(paid / 10))));
    }

    private LaybyView.Goods goods(Item item) {
        return new LaybyView.Goods(
                Words.clean(item.description()),
                Words.clean(item.sku()),
                amounts.number(item.quantity()),
                amounts.figure(item.unitPrice()),
                amounts.figure(item.price()));
    }

    private LaybyView.Fee fee(Fee fee) {
        return new LaybyView.Fee(
                words.say("layby.fee." + fee.kind()),
                fee.instalment()
                        .map(due -> words.say("layby.fee.for", "date", due))
                        .orElseGet(() -> words.say(fee.agreed() ? "layby.fee.agreed" : "layby.fee.added")),
                amounts.figure(fee.amount()),
                fee.waived());
    }

    private List<LaybyView.Row> instalments() {
        List<LaybyView.Row> rows = new ArrayList<>();
        MonetaryAmount due = layby.nothing();
        for (InstalmentStanding standing : standings) {
            due = due.add(standing.instalment().amount());
            // What the engine counts as due by the day is what is late: on hold that may be less than has passed.
            rows.add(row(standing, late.arrears().isPositive() && due.compareTo(late.due()) <= 0));
        }
        return rows;
    }

    private LaybyView.Row row(InstalmentStanding standing, boolean counted) {
        int number = standing.instalment().number();
        String key = standing(standing, counted);
        return new LaybyView.Row(
                number == 0,
                number == 0 ? words.say("layby.deposit") : amounts.number(number),
                standing.instalment().due().toString(),
                amounts.figure(standing.instalment().amount()),
                amounts.figure(standing.paid()),
                amounts.figure(left(standing)),
                key,
                words.say("layby.standing." + key));
    }

    private String standing(InstalmentStanding standing, boolean counted) {
        if (standing.progress() == InstalmentStanding.Progress.PAID) {
            return "PAID";
        }
        if (layby.outcome().isPresent()) {
            return "DROPPED";
        }
        return counted ? "OVERDUE" : standing.progress().name();
    }

    private LaybyView.Sums sums() {
        return new LaybyView.Sums(
                amounts.figure(
                        sum(standings.stream().map(one -> one.instalment().amount()))),
                amounts.figure(sum(standings.stream().map(InstalmentStanding::paid))),
                amounts.figure(sum(standings.stream().map(LaybyGathering::left))));
    }

    private MonetaryAmount sum(Stream<MonetaryAmount> parts) {
        return parts.reduce(layby.nothing(), MonetaryAmount::add);
    }

    private static MonetaryAmount left(InstalmentStanding standing) {
        return standing.instalment().amount().subtract(standing.paid());
    }

    private LaybyView.Payment payment(Payment payment) {
        return new LaybyView.Payment(
                Words.clean(payment.receipt()),
                payment.effectiveOn().toString(),
                words.say("layby.tender." + payment.tender()),
                amounts.figure(payment.amount()),
                payment.standing().name(),
                becameOf(payment, words, amounts));
    }

    /** What became of a payment that does not simply count. */
    static String becameOf(Payment payment, Words words, Amounts amounts) {
        List<String> parts = new ArrayList<>();
        if (payment.standing() != Payment.Standing.CLEARED) {
            parts.add(words.say("layby.payment." + payment.standing()));
        }
        if (payment.reversed().isPositive()) {
            parts.add(words.say("layby.payment.reversed", "amount", amounts.figure(payment.reversed())));
        }
        if (payment.refunded().isPositive()) {
            parts.add(words.say("layby.payment.refunded", "amount", amounts.figure(payment.refunded())));
        }
        return String.join(" · ", parts);
    }

    private LaybyView.Refund refund(Refund refund) {
        return new LaybyView.Refund(
                refund.payment().isEmpty()
                        ? words.say("layby.compensation")
                        : EndingView.receiptOf(layby, refund.payment()),
                words.say("layby.tender." + refund.tender()),
                amounts.figure(refund.amount()),
                refund.by().map(LocalDate::toString).orElse("—"),
                refund.standing().name(),
                words.say("layby.refund." + refund.standing()));
    }

    private List<LaybyView.Notice> notices() {
        List<LaybyView.Notice> notices = new ArrayList<>();
        layby.log().forEach(recorded -> {
            if (recorded.event() instanceof LaybyEvent.Noticed noticed) {
                notices.add(new LaybyView.Notice(
                        recorded.on().toString(),
                        words.say("layby.notice." + noticed.kind(), "date", noticed.about())));
            }
        });
        return notices;
    }
}
