package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.termination.CostEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lay-bys and logs for tests of what is done with them: sound ones, and forged ones whose chain is sound. */
public final class Lives {
    private Lives() {}

    /** A lay-by after a random life. */
    public static Layby random(long seed, int commands) {
        return new RandomLife(seed).live(commands).layby();
    }

    /** E-15: 6 × 62.50 of NZD, first due 2026-02-27; 62.50 paid as deposit-free first payment, then 40.00. */
    public static Layby running() {
        Story story = Story.plan()
                .item("TV", 1, "375.00")
                .instalments(6, Frequency.FORTNIGHTLY)
                .active();
        story.on("2026-02-27").pay("P1", "62.50");
        story.on("2026-03-02").pay("P2", "40.00");
        return story.now();
    }

    /** Price 560.00 of NZD, all paid and collected, as in E-16. */
    public static Layby completed() {
        Story story = paid();
        story.on("2026-04-03").taken(new LaybyCommand.Collect("card seen"));
        return story.now();
    }

    /** All paid, not collected. */
    public static Layby fullyPaid() {
        return paid().now();
    }

    private static Story paid() {
        Story story = Story.plan()
                .item("SOFA", 2, "280.00")
                .deposit("160.00")
                .instalments(2, Frequency.FORTNIGHTLY)
                .active();
        story.on("2026-03-01").pay("P1", "200.00");
        story.on("2026-03-15").pay("P2", "200.00");
        return story;
    }

    /** Ended with costs of 700.00 of AUD when 560.00 of 600.00 were paid; 100.00 that were on their way came after it. */
    public static Layby paidBeyondThePrice() {
        Story story = Story.plan()
                .in(Jurisdiction.AU, "AUD")
                .item("BED", 1, "600.00")
                .deposit("100.00")
                .charge("700.00")
                .instalments(5, Frequency.FORTNIGHTLY)
                .active();
        story.on("2026-03-01").pay("P1", "400.00");
        story.taken(new LaybyCommand.Pay(
                "P2",
                story.money("100.00"),
                Tender.BANK_DEBIT,
                story.today,
                false,
                Optional.empty(),
                Optional.empty()));
        story.on("2026-03-02").pay("P3", "60.00");
        story.taken(story.cancelled(story.cost(CostEvidence.Kind.STORAGE, "700.00")));
        story.on("2026-03-06").taken(new LaybyCommand.Clear("P2", story.today));
        return story.now();
    }

    /** Paid 250.00, cancelled; charge by cost evidence. */
    public static Layby cancelled() {
        Story story = Story.plan()
                .item("BED", 1, "600.00")
                .deposit("100.00")
                .charge("45.00")
                .instalments(5, Frequency.FORTNIGHTLY)
                .active();
        story.on("2026-03-01").pay("P1", "150.00");
        story.on("2026-03-20");
        story.taken(story.cancelled(story.cost(dev.cuadra.layby.termination.CostEvidence.Kind.STORAGE, "38.50")));
        return story.now();
    }

    /** The lay-by after a command on the day of its last event. */
    public static Layby after(Layby layby, LaybyCommand command) {
        Recorded last = layby.log().get(layby.log().size() - 1);
        Acting acting = new Acting(
                "clerk-7",
                last.at(),
                last.on(),
                java.util.Optional.empty(),
                java.util.Optional.of("X-" + layby.log().size()));
        return Story.RULES
                .decide(layby.id(), java.util.Optional.of(layby), command, acting)
                .fold(Decision.Taken::after, repeated -> layby, refused -> {
                    throw new AssertionError(refused.problem());
                });
    }

    /** The same events with other entries, each again with the number and hash that it needs. */
    public static List<Recorded> chained(String id, List<Recorded> events) {
        List<Recorded> log = new ArrayList<>();
        for (Recorded event : events) {
            Acting acting = new Acting(
                    event.by(), event.at(), event.on(), event.command().key(), java.util.Optional.empty());
            log.add(Chain.link(id, log, acting, event.command(), event.event(), event.entries()));
        }
        return log;
    }

    /** The event with other entries; its hash is not made anew. */
    public static Recorded with(Recorded event, List<LedgerEntry> entries) {
        return new Recorded(
                event.sequence(),
                event.at(),
                event.on(),
                event.by(),
                event.command(),
                event.event(),
                entries,
                event.previous(),
                event.hash());
    }

    /** Another event in the place of one, without entries; its hash is not made anew. */
    public static Recorded instead(Recorded event, LaybyEvent other) {
        return new Recorded(
                event.sequence(),
                event.at(),
                event.on(),
                event.by(),
                event.command(),
                other,
                List.of(),
                event.previous(),
                event.hash());
    }
}
