package dev.cuadra.onboarding.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Tier;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads tickets, their calendar and targets from JSON. Everything that cannot be used is a {@link ProblemException} with
 * its place, and so is a member that nobody knows. Stateless, safe for many threads.
 */
public final class SupportReader {
    private static final int MOST_DAYS = 3_650;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SupportReader() {}

    /** Reads one document. */
    public static SupportInput parse(String json) {
        return read(Members.read(Dialect.SUPPORT, "", json));
    }

    /**
     * Reads a document that was parsed.
     *
     * @param others members that belong to somebody else
     */
    public static SupportInput read(JsonNode tree, Set<String> others) {
        Members node = Members.of(Dialect.SUPPORT, tree, "");
        others.forEach(node::has);
        return read(node);
    }

    private static SupportInput read(Members node) {
        WorkingHours calendar = CalendarReader.read(node.object("calendar"));
        Duration window = node.optional("firstContactDays", name -> Duration.ofDays(node.between(name, 0, MOST_DAYS)))
                .orElse(SupportTerms.USUAL_WINDOW);
        SupportTerms terms = new SupportTerms(calendar, targets(node), window);
        Instant now = CalendarReader.instant(node, "at");
        checkTargets(node, terms, now);
        Map<String, List<TicketEvent>> events = tickets(node);
        SupportInput input = new SupportInput(
                terms,
                now,
                stated(node),
                events,
                node.optional("outages", name -> node.each(name, CalendarReader::stretch)),
                node.optional("helped", name -> (long) node.count(name)),
                node.optionalDecimal("baseline").map(value -> natural(node, value)),
                node.optional("launch", node::date),
                given(node),
                lines(node),
                node.each("gates", SupportReader::standing),
                node.optionalDecimal("least").map(value -> percent(node, value)));
        node.end();
        input.launch()
                .filter(day -> day.isBefore(calendar.date(now).minusDays(MOST_DAYS)))
                .ifPresent(day -> {
                    throw node.kind("launch", "date");
                });
        return input;
    }

    private static BigDecimal percent(Members node, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(HUNDRED) > 0) {
            throw node.kind("least", "share");
        }
        return value;
    }

    private static BigDecimal natural(Members node, BigDecimal value) {
        if (value.signum() < 0) {
            throw node.kind("baseline", "decimal");
        }
        return value;
    }

    private static void checkTargets(Members node, SupportTerms terms, Instant now) {
        for (Priority priority : Priority.values()) {
            Targets targets = terms.targets().of(priority);
            String place = "targets." + priority;
            CalendarReader.targeted(node, place, () -> terms.calendar(priority).plus(now, targets.response()));
            targets.resolution()
                    .ifPresent(target -> CalendarReader.targeted(
                            node, place, () -> terms.calendar(priority).plus(now, target)));
        }
    }

    private static TargetSet targets(Members node) {
        JsonNode targets = node.optional("targets").orElse(null);
        if (targets == null) {
            return TargetSet.plan();
        } else if (targets.isTextual()) {
            return TargetSet.shipped().stream()
                    .filter(set -> set.name().equals(targets.asText()))
                    .findFirst()
                    .orElseThrow(() -> node.form("targets", "plan, paired"));
        }
        Members own = node.object("targets");
        Map<Priority, Targets> byPriority = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            byPriority.put(priority, own.object(priority.name()).as(one -> targets(one, priority)));
        }
        own.end();
        return new TargetSet("own", byPriority);
    }

    private static Targets targets(Members node, Priority priority) {
        return new Targets(
                node.duration("response"),
                node.optionalDuration("resolution"),
                node.optionalDuration("update"),
                node.flag("roundTheClock", priority == Priority.P1));
    }

    private static Optional<Stretch> stated(Members node) {
        return node.has("from") || node.has("to") ? Optional.of(CalendarReader.stretch(node)) : Optional.empty();
    }

    private static Map<String, List<TicketEvent>> tickets(Members node) {
        Map<String, List<TicketEvent>> all = new TreeMap<>();
        for (Members ticket : node.objects(node.needed("tickets"))) {
            String id = ticket.text("id");
            List<TicketEvent> events = ticket.each(ticket.needed("events"), EventReader::read);
            if (events.isEmpty()) {
                throw ticket.missing("events");
            }
            ticket.end();
            if (all.put(id, events) != null) {
                throw ticket.problem("SUPPORT_TICKET_DOUBLE", "id", Map.of("ticket", id));
            }
        }
        return all;
    }

    private static Map<String, String> given(Members node) {
        checkNames(node, "figures", SummaryField.From.GIVEN);
        return node.map("figures", SupportReader::figure);
    }

    /** A field that no summary has would be left out in silence. */
    private static void checkNames(Members node, String name, SummaryField.From from) {
        Set<String> known = new TreeSet<>();
        for (SummaryKind kind : SummaryKind.values()) {
            SummaryField.of(kind).stream()
                    .filter(field -> field.from() == from)
                    .forEach(field -> known.add(field.key()));
        }
        node.optionalObject(name)
                .ifPresent(fields -> fields.names().stream()
                        .filter(field -> !known.contains(field))
                        .findFirst()
                        .ifPresent(field -> {
                            throw fields.problem(
                                    "SUPPORT_MEMBER_UNKNOWN",
                                    field,
                                    Map.of("member", field, "known", String.join(", ", known)));
                        }));
    }

    private static String figure(Members node, String name) {
        return node.required(name).isNumber() ? node.decimal(name).toPlainString() : node.text(name);
    }

    private static Map<String, List<String>> lines(Members node) {
        checkNames(node, "lines", SummaryField.From.LIST);
        return node.map("lines", Members::texts);
    }

    private static SupportStatus.Standing standing(Members node) {
        return new SupportStatus.Standing(
                node.text("id"), node.constant("tier", Tier.class), node.constant("outcome", Outcome.class));
    }
}
