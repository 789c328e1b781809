package dev.cuadra.onboarding.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what tickets come to as JSON: the same input gives the same bytes. What is not available is null. Stateless, safe
 * for many threads.
 *
 * @source SUP-10
 */
public final class SupportJson {
    private static final int DECIMALS = 2;

    private SupportJson() {}

    /** The canonical text of a tree: members in order of their names, no white space. */
    public static String canonical(ObjectNode tree) {
        return Canonical.text(tree);
    }

    /** How every ticket stands: state, priority, clocks, what timers are due, what was left out and what was refused. */
    public static ObjectNode deadlines(SupportInput input, Locale locale) {
        ObjectNode tree = Canonical.object();
        tree.put("at", input.now().toString());
        ArrayNode list = tree.putArray("tickets");
        List<TicketReplay> replays = input.replays();
        refused(replays, locale, tree);
        replays.forEach(replay -> replay.ticket().ifPresent(ticket -> ticket(ticket, input, locale, list.addObject())));
        return tree;
    }

    private static void refused(Collection<TicketReplay> replays, Locale locale, ObjectNode tree) {
        ArrayNode refused = tree.putArray("refused");
        replays.forEach(replay -> replay.refused().forEach(refusal -> {
            ObjectNode node = refused.addObject();
            node.put("event", refusal.event().id());
            problem(refusal.problem(), locale, node);
        }));
    }

    private static void problem(Problem problem, Locale locale, ObjectNode node) {
        node.put("ticket", problem.where().source());
        node.put("code", problem.code());
        node.put("message", problem.message().in(locale));
        node.put("remedy", problem.remedy().in(locale));
    }

    private static void ticket(Ticket ticket, SupportInput input, Locale locale, ObjectNode node) {
        node.put("id", ticket.id());
        node.put("state", ticket.state().name());
        node.put("priority", ticket.priority().name());
        node.put("tier", ticket.tier().name());
        node.put("category", ticket.category());
        node.put("opened", ticket.opened().toString());
        ArrayNode clocks = node.putArray("clocks");
        Clocks.of(ticket, input.terms(), input.now()).forEach(clock -> clock(clock, clocks.addObject()));
        ArrayNode earlier = node.putArray("earlier");
        Clocks.earlier(ticket, input.terms()).forEach(clock -> clock(clock, earlier.addObject()));
        ArrayNode timers = node.putArray("timers");
        Timers.due(ticket, input.terms(), EscalationPath.shipped(), input.now()).forEach(due -> {
            ObjectNode timer = timers.addObject();
            timer.put("clock", due.mark().clock().name());
            timer.put("percent", due.mark().percent());
            timer.put("since", due.since().toString());
            timer.put("to", due.to().map(SupportTier::name).orElse(null));
        });
        ArrayNode escalations = node.putArray("escalations");
        ticket.escalations().forEach(handed -> escalation(handed, escalations.addObject()));
        ArrayNode findings = node.putArray("findings");
        TicketProcess.shipped().findings(ticket).forEach(finding -> {
            ObjectNode found = findings.addObject();
            found.put("row", finding.step().row());
            found.put("step", finding.step().step());
            found.put("event", finding.event());
            found.put("text", finding.step().text().in(locale));
        });
    }

    private static void clock(ClockResult clock, ObjectNode node) {
        node.put("clock", clock.clock().name());
        node.put("priority", clock.priority().name());
        node.put("target", clock.target().toString());
        node.put("deadline", clock.deadline().toString());
        node.put("done", clock.done().map(Instant::toString).orElse(null));
        node.put("used", clock.used().toString());
        node.put("outcome", clock.outcome().name());
    }

    private static void escalation(Escalation handed, ObjectNode node) {
        node.put("at", handed.at().toString());
        node.put("by", handed.by());
        node.put("from", handed.from().name());
        node.put("to", handed.to().name());
        ArrayNode missing = node.putArray("missing");
        handed.missing().forEach(fact -> missing.add(fact.name()));
    }

    /** What the tickets of the period come to, and what was refused. */
    public static ObjectNode metrics(SupportInput input, Locale locale) {
        List<TicketReplay> replays = input.replays();
        Collection<Ticket> tickets = SupportInput.tickets(replays);
        TicketFigures figures = TicketFigures.of(tickets, input.terms(), input.period(), input.now());
        ObjectNode tree = Canonical.object();
        refused(replays, locale, tree);
        tree.put("at", input.now().toString());
        tree.put("from", input.period().from().toString());
        tree.put("to", input.period().to().toString());
        tree.put("tickets_opened", figures.opened().size());
        tree.put("tickets_resolved", figures.solved().size());
        tree.put("critical_issues", figures.critical().size());
        share(tree, "sla_compliance_pct", figures.compliance());
        figures.byPriority()
                .forEach((priority, share) ->
                        share(tree, "sla_compliance_pct_" + priority.name().toLowerCase(Locale.ROOT), share));
        figures.byClock()
                .forEach((clock, share) ->
                        share(tree, "sla_compliance_pct_" + clock.name().toLowerCase(Locale.ROOT), share));
        share(tree, "resolution_rate_pct", figures.resolution());
        share(tree, "first_contact_resolution_pct", figures.firstContact());
        share(tree, "first_contact_resolution_net_pct", figures.firstContactNet());
        share(tree, "ticket_reopen_pct", figures.reopened());
        share(tree, "escalation_pct", figures.escalated());
        share(tree, "same_day_resolution_pct", figures.sameDay());
        mean(tree, "csat_rating", figures.satisfaction());
        mean(tree, "response_hours_avg", figures.responseHours());
        mean(tree, "resolution_hours", figures.resolutionHours());
        ArrayNode open = tree.putArray("open");
        figures.openAges().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(age -> open.addObject()
                        .put("ticket", age.getKey())
                        .put("age", age.getValue().toString()));
        share(
                tree,
                "self_service_pct",
                input.helped()
                        .map(helped ->
                                Measures.selfService(helped, figures.opened().size()))
                        .orElse(Share.NONE));
        share(
                tree,
                "uptime_pct",
                input.outages()
                        .map(outages -> Measures.uptime(input.period(), outages))
                        .orElse(Share.NONE));
        weeks(input, tickets, tree.putArray("weeks"));
        return tree;
    }

    private static void weeks(SupportInput input, Collection<Ticket> tickets, ArrayNode list) {
        input.launch().ifPresent(launch -> {
            for (int week = 1; ; week++) {
                var span = Measures.week(launch, week, input.terms().calendar().zone());
                if (span.to().isAfter(input.now())) {
                    return;
                }
                long opened = tickets.stream()
                        .filter(ticket -> span.holds(ticket.opened()))
                        .count();
                ObjectNode node = list.addObject();
                node.put("week", week);
                node.put("support_tickets_per_week", opened);
                Optional<String> increase = input.baseline()
                        .flatMap(usual -> new Measures.Increase(opened, usual).percent(DECIMALS, RoundingMode.HALF_UP))
                        .map(java.math.BigDecimal::toPlainString);
                node.put("support_tickets_increase_pct", increase.orElse(null));
            }
        });
    }

    private static void share(ObjectNode tree, String name, Share share) {
        if (share.of() == 0) {
            tree.putNull(name);
            return;
        }
        ObjectNode node = tree.putObject(name);
        node.put("hits", share.hits());
        node.put("of", share.of());
        node.put(
                "percent",
                share.percent(DECIMALS, RoundingMode.HALF_UP).orElseThrow().toPlainString());
        texts(node, "hitIds", share.hitIds());
        texts(node, "ids", share.ids());
    }

    private static void mean(ObjectNode tree, String name, Mean mean) {
        if (mean.count() == 0) {
            tree.putNull(name);
            return;
        }
        ObjectNode node = tree.putObject(name);
        node.put("sum", mean.sum().stripTrailingZeros().toPlainString());
        node.put("count", mean.count());
        node.put(
                "mean", mean.value(DECIMALS, RoundingMode.HALF_UP).orElseThrow().toPlainString());
        texts(node, "ids", mean.ids());
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode list = node.putArray(name);
        texts.forEach(list::add);
    }

    /** A summary of the input in both languages, what was refused, and the summary as lines to read. */
    public static ObjectNode summary(SummaryKind kind, SupportInput input, Locale locale) {
        List<TicketReplay> replays = input.replays();
        SupportSummary summary = SupportSummary.of(kind, input, SupportInput.tickets(replays));
        ObjectNode tree = summary(summary);
        refused(replays, locale, tree);
        ArrayNode text = tree.putArray("text");
        summary.lines(input.terms().calendar().zone()).forEach(line -> text.add(line.in(locale)));
        return tree;
    }

    /** A summary, in both languages. */
    public static ObjectNode summary(SupportSummary summary) {
        ObjectNode tree = Canonical.object();
        tree.put("kind", summary.kind().name());
        tree.put("from", summary.period().from().toString());
        tree.put("to", summary.period().to().toString());
        tree.put("colour", summary.status().colour().name());
        ArrayNode reasons = tree.putArray("reasons");
        summary.status().reasons().forEach(reason -> text(reason, reasons.addObject()));
        ArrayNode fields = tree.putArray("fields");
        for (SupportSummary.Entry entry : summary.entries()) {
            ObjectNode node = fields.addObject();
            if (!entry.field().row().isEmpty()) {
                node.put("row", entry.field().row());
            }
            node.put("key", entry.field().key());
            node.put("unit", entry.field().unit());
            node.put("available", entry.available());
            node.put("value", entry.value().orElse(null));
            entry.counted().ifPresent(counted -> node.put("counted", counted));
            if (entry.field().from() == SummaryField.From.LIST) {
                texts(node, "lines", entry.lines());
            }
            text(entry.field().label(), node.putObject("label"));
        }
        return tree;
    }

    /** A critical alert. */
    public static ObjectNode alert(CriticalAlert alert) {
        ObjectNode tree = Canonical.object();
        tree.put("incident", alert.incident());
        tree.put("priority", alert.priority().name());
        tree.put("status", alert.status().name());
        text(alert.impact(), tree.putObject("impact"));
        tree.putNull("affected");
        alert.affected()
                .ifPresent(share ->
                        tree.putObject("affected").put("hits", share.hits()).put("of", share.of()));
        tree.putNull("workaround");
        alert.workaround().ifPresent(meanwhile -> text(meanwhile, tree.putObject("workaround")));
        tree.put("estimate", alert.estimate().map(Instant::toString).orElse(null));
        tree.put("updatedAt", alert.updatedAt().toString());
        tree.put("interval", alert.interval().toString());
        tree.put("nextUpdate", alert.nextUpdate().map(Instant::toString).orElse(null));
        return tree;
    }

    private static void text(Text text, ObjectNode node) {
        node.put("es", text.es());
        node.put("en", text.en());
    }
}
