package dev.cuadra.onboarding.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Tier;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads tickets, their calendar and targets from JSON. Everything that cannot be used is a {@link ProblemException} with
 * its place, and so is a member that nobody knows. Stateless, safe for many threads.
 */
public final class SupportReader {
    private static final int MOST_DAYS = 3_650;

    private SupportReader() {}

    /** Reads one document. */
    public static SupportInput parse(String json) {
        try {
            return read(Canonical.parse(json), Set.of());
        } catch (JsonProcessingException e) {
            throw new ProblemException(Texts.BOOK.problem("SUPPORT_JSON", Place.NOWHERE, Map.of()), e);
        }
    }

    /**
     * Reads a document that was parsed.
     *
     * @param others members that belong to somebody else
     */
    public static SupportInput read(JsonNode tree, Set<String> others) {
        SupportNode node = SupportNode.of(tree, "");
        others.forEach(node::optional);
        WorkingHours calendar = CalendarReader.read(node.object("calendar"));
        Duration window = node.has("firstContactDays")
                ? Duration.ofDays(node.whole("firstContactDays", 0, MOST_DAYS))
                : SupportTerms.USUAL_WINDOW;
        SupportTerms terms = new SupportTerms(calendar, targets(node), window);
        Instant now = node.instant("at");
        Map<String, List<TicketEvent>> events = tickets(node);
        SupportInput input = new SupportInput(
                terms,
                now,
                stated(node),
                events,
                node.has("outages")
                        ? Optional.of(node.objects("outages").stream()
                                .map(SupportNode::stretch)
                                .toList())
                        : Optional.empty(),
                node.has("helped") ? Optional.of(node.whole("helped", 0, Integer.MAX_VALUE)) : Optional.empty(),
                optional(node, "baseline", node::decimal).map(value -> natural(node, value)),
                optional(node, "launch", name -> node.parsed(name, "date", LocalDate::parse)),
                given(node),
                lines(node),
                node.objects("gates").stream().map(SupportReader::standing).toList(),
                optional(node, "least", node::decimal));
        node.end();
        input.launch()
                .filter(day -> day.isBefore(calendar.date(now).minusDays(MOST_DAYS)))
                .ifPresent(day -> {
                    throw node.kind("launch", "date");
                });
        checkInstants(node, input);
        return input;
    }

    private static <T> Optional<T> optional(SupportNode node, String name, Function<String, T> read) {
        return node.has(name) ? Optional.of(read.apply(name)) : Optional.empty();
    }

    private static BigDecimal natural(SupportNode node, BigDecimal value) {
        if (value.signum() < 0) {
            throw node.kind("baseline", "decimal");
        }
        return value;
    }

    /** Whatever instant there is, the calendar has to know it. */
    private static void checkInstants(SupportNode node, SupportInput input) {
        WorkingHours calendar = input.terms().calendar();
        try {
            calendar.plus(input.now(), Duration.ZERO);
            input.stated().ifPresent(period -> calendar.between(period.from(), period.from()));
            input.stated().ifPresent(period -> calendar.between(period.to(), period.to()));
            input.events().values().forEach(list -> list.forEach(event -> calendar.plus(event.at(), Duration.ZERO)));
            for (Priority priority : Priority.values()) {
                Targets targets = input.terms().targets().of(priority);
                input.terms().calendar(priority).plus(input.now(), targets.response());
                targets.resolution()
                        .ifPresent(target -> input.terms().calendar(priority).plus(input.now(), target));
            }
        } catch (IllegalArgumentException e) {
            throw node.refused("SUPPORT_MEMBER_VALUE", "at", e);
        }
    }

    private static TargetSet targets(SupportNode node) {
        JsonNode targets = node.optional("targets").orElse(null);
        if (targets == null) {
            return TargetSet.plan();
        } else if (targets.isTextual()) {
            return TargetSet.shipped().stream()
                    .filter(set -> set.name().equals(targets.asText()))
                    .findFirst()
                    .orElseThrow(() -> node.problem(
                            "SUPPORT_MEMBER_KIND",
                            "targets",
                            Map.of(
                                    "member",
                                    "targets",
                                    "kind",
                                    Texts.BOOK.text("support.kind.word", Map.of("words", "plan, paired")))));
        }
        SupportNode own = node.object("targets");
        Map<Priority, Targets> byPriority = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            byPriority.put(priority, targets(own.object(priority.name()), priority));
        }
        own.end();
        return new TargetSet("own", byPriority);
    }

    private static Targets targets(SupportNode node, Priority priority) {
        Duration response = node.duration("response");
        Optional<Duration> resolution = optional(node, "resolution", node::duration);
        Optional<Duration> update = optional(node, "update", node::duration);
        boolean roundTheClock = node.flag("roundTheClock", priority == Priority.P1);
        node.end();
        try {
            return new Targets(response, resolution, update, roundTheClock);
        } catch (IllegalArgumentException e) {
            throw node.refused("SUPPORT_MEMBER_VALUE", "response", e);
        }
    }

    private static Optional<Stretch> stated(SupportNode node) {
        if (!node.has("from") && !node.has("to")) {
            return Optional.empty();
        }
        Instant from = node.instant("from");
        Instant to = node.instant("to");
        if (to.isBefore(from)) {
            throw node.kind("to", "stretch");
        }
        return Optional.of(new Stretch(from, to));
    }

    private static Map<String, List<TicketEvent>> tickets(SupportNode node) {
        Map<String, List<TicketEvent>> all = new TreeMap<>();
        node.required("tickets");
        for (SupportNode ticket : node.objects("tickets")) {
            String id = ticket.text("id");
            List<TicketEvent> events = new ArrayList<>();
            for (SupportNode event : ticket.objects("events")) {
                events.add(EventReader.read(event));
            }
            ticket.end();
            if (all.put(id, events) != null) {
                throw ticket.problem("SUPPORT_TICKET_DOUBLE", "id", Map.of("ticket", id));
            }
        }
        return all;
    }

    private static Map<String, String> given(SupportNode node) {
        Map<String, String> all = new HashMap<>();
        node.optionalObject("figures").ifPresent(figures -> {
            for (String name : figures.names()) {
                JsonNode value = figures.required(name);
                if (!value.isNumber() && !value.isTextual()) {
                    throw figures.kind(name, "text");
                }
                all.put(name, value.isNumber() ? figures.decimal(name).toPlainString() : figures.text(name));
            }
        });
        return all;
    }

    private static Map<String, List<String>> lines(SupportNode node) {
        Map<String, List<String>> all = new HashMap<>();
        node.optionalObject("lines")
                .ifPresent(lines -> lines.names().forEach(name -> all.put(name, lines.texts(name))));
        return all;
    }

    private static SupportStatus.Standing standing(SupportNode node) {
        SupportStatus.Standing standing = new SupportStatus.Standing(
                node.text("id"), node.word("tier", Tier.class), node.word("outcome", Outcome.class));
        node.end();
        return standing;
    }
}
