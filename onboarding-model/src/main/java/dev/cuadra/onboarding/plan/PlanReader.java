package dev.cuadra.onboarding.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads plans that stand in files. Each method throws a {@link dev.cuadra.spi.problem.ProblemException} that names the
 * place. Stateless, safe for many threads.
 *
 * @source PLAN-5
 */
public final class PlanReader {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private PlanReader() {}

    /**
     * What a file holds.
     *
     * @param plan the plan
     * @param templates the templates that are known, and the file's own
     * @param indicators what the file says about the customer's health, unread; empty where it says nothing
     * @param redFlags the red flags that the file raises besides those of the plan
     */
    public record PlanFile(Plan plan, Templates templates, Optional<JsonNode> indicators, List<String> redFlags) {
        public PlanFile {
            redFlags = List.copyOf(redFlags);
        }
    }

    /** Reads a plan with the template that it names among {@code known}, or its own. */
    public static PlanFile read(String json, Templates known) {
        Members node = Members.read(Dialect.PLAN, "", json);
        List<Template> own =
                node.objects("templates").stream().map(TemplateReader::parse).toList();
        Templates templates = node.made(() -> known.and(own));
        String id = node.text("template");
        Template template = node.has("version")
                ? templates.template(id, node.between("version", 1, Integer.MAX_VALUE))
                : templates.newest(id);
        Plan plan = node.made(() -> new Plan(
                node.text("customer"),
                template,
                node.parsed("kickoff", "date", PlanReader::day),
                node.parsed("zone", "zone", ZoneId::of),
                node.optionalOne("calendar", PlanReader::calendar)
                        .orElseGet(() -> WorkingDays.mondayToFriday(List.of())),
                events(node)));
        Optional<JsonNode> indicators = node.optional("indicators");
        List<String> redFlags = node.texts("redFlags");
        node.end();
        return new PlanFile(plan, templates, indicators, redFlags);
    }

    private static WorkingDays calendar(Members node) {
        Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        if (node.has("weekend")) {
            weekend.clear();
            weekend.addAll(node.parsedTexts("weekend", "weekday", DayOfWeek::valueOf));
        }
        if (weekend.size() == DayOfWeek.values().length) {
            throw node.kind("weekend", "weekend");
        }
        return new WorkingDays(weekend, new TreeSet<>(node.parsedTexts("holidays", "date", PlanReader::day)));
    }

    /** Further away than any plan, a date is a slip of the pen, and would be counted to day by day. */
    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("Out of reach: " + text);
        }
        return day;
    }

    private static Instant instant(String text) {
        OffsetDateTime at = OffsetDateTime.parse(text);
        day(at.toLocalDate().toString());
        return at.toInstant();
    }

    private static List<PlanEvent> events(Members node) {
        List<PlanEvent> events = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Members each : node.objects("events")) {
            PlanEvent event = each.as(one -> new PlanEvent(
                    each.text("id"),
                    each.parsed("at", "instant", PlanReader::instant),
                    each.word("kind", PlanEvent.Kind.class),
                    each.text("subject"),
                    each.text("who"),
                    each.text("role"),
                    each.optional("on", on -> each.parsed(on, "date", PlanReader::day)),
                    each.text("why", ""),
                    each.text("other", "")));
            if (!ids.add(event.id())) {
                throw each.problem("PLAN_DOUBLE", "id", Map.of("name", event.id()));
            }
            events.add(event);
        }
        return events;
    }
}
