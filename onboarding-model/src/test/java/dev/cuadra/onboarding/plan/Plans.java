package dev.cuadra.onboarding.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.onboarding.plan.PlanEvent.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A customer with a plan; invented. */
public final class Plans {
    public static final ZoneId ZONE = ZoneId.of("America/Santiago");
    public static final LocalDate KICKOFF = LocalDate.of(2026, 3, 2);
    public static final Templates SHIPPED = Templates.shipped();
    public static final Template TEMPLATE = SHIPPED.newest("customer-onboarding");
    static final String CSM = "customer-success-manager";

    private Plans() {}

    /** The plan of Panadería Los Aromos. */
    public static Plan plan(PlanEvent... events) {
        return plan(TEMPLATE, events);
    }

    static Plan plan(Template template, PlanEvent... events) {
        return Plan.of("panaderia-los-aromos", template, KICKOFF, ZONE, ScheduleTest.CALENDAR)
                .and(List.of(events));
    }

    /** Noon on a date. */
    public static Instant noon(String date) {
        return LocalDate.parse(date).atTime(12, 0).atZone(ZONE).toInstant();
    }

    /** Noon on a day of the plan. */
    static Instant day(int day) {
        return noon(KICKOFF.plusDays(day - 1L).toString());
    }

    public static PlanEvent event(Kind kind, String subject, String date) {
        String why = kind.needsWhy() ? "acta 12" : "";
        return PlanEvent.of(kind + "-" + subject + "-" + date, noon(date), kind, subject, "marta", CSM)
                .because(why);
    }

    static PlanEvent done(String task, String date) {
        return event(Kind.DONE, task, date);
    }

    /** Everything of some phases is done on the last day of its window. */
    static List<PlanEvent> allDone(String... phases) {
        List<PlanEvent> events = new ArrayList<>();
        TEMPLATE.tasks().values().stream()
                .filter(task -> List.of(phases).contains(task.phase()))
                .forEach(task ->
                        events.add(done(task.key(), task.days().last(KICKOFF).toString())));
        return events;
    }

    static PlanState state(Plan plan, String date) {
        Plan.Replayed replayed = plan.at(noon(date), SHIPPED);
        org.assertj.core.api.Assertions.assertThat(replayed.refused()).isEmpty();
        return replayed.state();
    }

    /** The shipped template, changed. */
    static Template changed(Consumer<ObjectNode> change) {
        ObjectNode tree = tree();
        change.accept(tree);
        return TemplateReader.parse(tree, "");
    }

    static ObjectNode tree() {
        return shipped("customer-onboarding.json");
    }

    static ObjectNode task(ObjectNode tree, String key) {
        for (JsonNode one : tree.get("tasks")) {
            if (one.get("key").asText().equals(key)) {
                return (ObjectNode) one;
            }
        }
        throw new IllegalArgumentException(key);
    }

    static void remove(ObjectNode tree, String list, String key) {
        ArrayNode all = (ArrayNode) tree.get(list);
        for (int at = all.size() - 1; at >= 0; at--) {
            if (all.get(at).get("key").asText().equals(key)) {
                all.remove(at);
            }
        }
    }

    /** A template of one phase from day 1 to day 90 with tasks of equal weight, each a milestone. */
    static Template simple(int version, String... tasks) {
        ObjectNode tree = Canonical.object();
        tree.put("schema", 1).put("id", "simple").put("version", version);
        tree.putObject("title").put("es", "Simple").put("en", "Simple");
        ObjectNode phase = tree.putArray("phases").addObject();
        phase.put("key", "only").put("from", 1).put("to", 90).put("expected", 100);
        phase.putObject("title").put("es", "Única").put("en", "Only");
        ArrayNode all = tree.putArray("tasks");
        for (String key : tasks) {
            ObjectNode task = all.addObject();
            task.put("key", key)
                    .put("phase", "only")
                    .put("duration", 1)
                    .put("weight", 1)
                    .put("milestone", true);
            task.putArray("days").add(1).add(1);
            task.put("accountable", "sales").putArray("responsible").add("sales");
            task.putObject("title").put("es", key).put("en", key);
        }
        return TemplateReader.parse(tree, "");
    }

    static ObjectNode shipped(String name) {
        return (ObjectNode) Members.read(Dialect.PLAN, name, Resource.text(Templates.class, name))
                .tree();
    }
}
