package dev.cuadra.onboarding.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.calendar.WorkingDays;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
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
     */
    public record PlanFile(Plan plan, Templates templates, Optional<JsonNode> indicators) {}

    /** Reads a plan with the template that it names among {@code known}, or its own. */
    public static PlanFile read(String json, Templates known) {
        PlanNode node = PlanNode.of(TemplateReader.tree(json), "");
        List<Template> own = new ArrayList<>();
        for (int at = 0; node.has("templates") && at < node.objects("templates").size(); at++) {
            own.add(TemplateReader.parse(node.required("templates").get(at), "templates[" + at + "]"));
        }
        Templates templates = node.made(() -> known.and(own));
        String id = node.text("template");
        Template template = node.has("version")
                ? templates.template(id, node.whole("version", 1, Integer.MAX_VALUE))
                : templates.newest(id);
        Plan plan = node.made(() -> new Plan(
                node.text("customer"),
                template,
                node.parsed("kickoff", "PLAN_KIND_DATE", PlanReader::day),
                node.parsed("zone", "PLAN_KIND_ZONE", ZoneId::of),
                node.has("calendar") ? calendar(node.object("calendar")) : WorkingDays.mondayToFriday(List.of()),
                events(node)));
        Optional<JsonNode> indicators = node.optional("indicators");
        node.end();
        return new PlanFile(plan, templates, indicators);
    }

    private static WorkingDays calendar(PlanNode node) {
        Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        if (node.has("weekend")) {
            weekend.clear();
            for (String day : node.texts("weekend")) {
                weekend.add(Arrays.stream(DayOfWeek.values())
                        .filter(one -> one.name().equals(day))
                        .findFirst()
                        .orElseThrow(() -> node.wrong("weekend", "PLAN_KIND_DAY")));
            }
        }
        TreeSet<LocalDate> holidays = new TreeSet<>();
        for (String date : node.texts("holidays")) {
            holidays.add(date(node, date));
        }
        node.end();
        return node.made(() -> new WorkingDays(weekend, holidays));
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

    private static LocalDate date(PlanNode node, String text) {
        try {
            return day(text);
        } catch (DateTimeException e) {
            throw node.wrong("holidays", "PLAN_KIND_DATE");
        }
    }

    private static List<PlanEvent> events(PlanNode node) {
        List<PlanEvent> events = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (PlanNode each : node.objects("events")) {
            PlanEvent event = each.made(() -> new PlanEvent(
                    each.text("id"),
                    each.parsed("at", "PLAN_KIND_INSTANT", PlanReader::instant),
                    each.word("kind", PlanEvent.Kind.class),
                    each.text("subject"),
                    each.text("who"),
                    each.text("role"),
                    each.has("on")
                            ? Optional.of(each.parsed("on", "PLAN_KIND_DATE", PlanReader::day))
                            : Optional.empty(),
                    each.optionalText("why").orElse(""),
                    each.optionalText("other").orElse("")));
            each.end();
            if (!ids.add(event.id())) {
                throw each.problem("PLAN_DOUBLE", "id", Map.of("name", event.id()));
            }
            events.add(event);
        }
        return events;
    }
}
