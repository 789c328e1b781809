package dev.cuadra.onboarding.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads templates. What stands beside a part as {@code row} is a reference for people and is passed over. Each method
 * throws a {@link ProblemException} that names the place. Stateless, safe for many threads.
 *
 * @source PLAN-4, PLAN-5
 */
public final class TemplateReader {
    private static final int MOST = 100_000;

    private TemplateReader() {}

    /** Reads a template from its text. */
    public static Template read(String json) {
        return parse(tree(json), "");
    }

    /** Reads a template from a tree that stands at {@code path} of what a user wrote. */
    public static Template parse(JsonNode tree, String path) {
        PlanNode node = PlanNode.of(tree, path);
        node.whole("schema", 1, 1);
        List<PlanPhase> phases = phases(node);
        List<Clip> clips = new ArrayList<>();
        List<Responsible> responsibles = responsibles(node, phases);
        Map<String, PlanTask> tasks = tasks(node, phases, responsibles, clips);
        Template template = node.made(() -> new Template(
                node.text("id"),
                node.whole("version", 1, MOST),
                node.both("title"),
                phases,
                limits(node),
                responsibles,
                tasks,
                handovers(node, tasks),
                TemplateParts.checklists(node),
                TemplateParts.criteria(node),
                TemplateParts.documents(node, tasks.keySet()),
                TemplateParts.risks(node),
                TemplateParts.celebrations(node),
                clips));
        node.end();
        Network.of(tasks.values().stream().map(TemplateReader::activity).toList());
        TemplateParts.checkItems(node, template);
        return template;
    }

    static JsonNode tree(String json) {
        try {
            return Canonical.parse(json);
        } catch (JsonProcessingException e) {
            throw new ProblemException(Texts.problem("PLAN_JSON", "$", Map.of()).problem(), e);
        }
    }

    private static Activity activity(PlanTask task) {
        return new Activity(
                task.key(), task.duration(), task.after(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<PlanPhase> phases(PlanNode node) {
        List<PlanPhase> phases = new ArrayList<>();
        for (PlanNode each : node.objects("phases")) {
            TemplateParts.row(each);
            PlanPhase phase = each.made(() -> new PlanPhase(
                    each.text("key"),
                    each.both("title"),
                    new DayRange(each.whole("from", -MOST, MOST), each.whole("to", -MOST, MOST)),
                    each.whole("expected", 0, 100)));
            each.end();
            if (!phases.isEmpty() && !follows(phases.get(phases.size() - 1), phase)) {
                throw each.problem("PLAN_PHASE_ORDER", "from", Map.of("phase", phase.key()));
            }
            phases.add(phase);
        }
        if (phases.isEmpty()) {
            throw node.problem("PLAN_MISSING", "phases", Map.of("member", "phases"));
        }
        return phases;
    }

    private static boolean follows(PlanPhase before, PlanPhase phase) {
        return phase.days().from() == before.days().to() + 1 && phase.expected() >= before.expected();
    }

    private static Limits limits(PlanNode node) {
        if (!node.has("limits")) {
            return Limits.DEFAULT;
        }
        PlanNode limits = node.object("limits");
        Limits read = new Limits(
                limits.whole("milestoneSlipDays", 0, MOST),
                limits.whole("blockerDays", 0, MOST),
                limits.word("blockerClock", BlockerClock.class));
        limits.end();
        return read;
    }

    private static Map<String, PlanTask> tasks(
            PlanNode node, List<PlanPhase> phases, List<Responsible> responsibles, List<Clip> clips) {
        Map<String, PlanTask> tasks = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (PlanNode each : node.objects("tasks")) {
            PlanTask task = task(each, phases, responsibles, clips);
            Set<String> own = new HashSet<>(task.replaces());
            own.add(task.key());
            for (String name : own) {
                if (!names.add(name)) {
                    throw each.problem("PLAN_DOUBLE", "key", Map.of("name", name));
                }
            }
            tasks.put(task.key(), task);
        }
        return tasks;
    }

    private static PlanTask task(
            PlanNode each, List<PlanPhase> phases, List<Responsible> responsibles, List<Clip> clips) {
        TemplateParts.row(each);
        String key = each.text("key");
        PlanPhase phase = phase(each, phases);
        DayRange days = window(each, key, phase, clips);
        List<Responsible> owners = responsibles.stream()
                .filter(one -> one.phase().equals(phase.key()) && one.days().holds(days.from()))
                .toList();
        Optional<String> accountable = each.optionalText("accountable")
                .or(() -> owners.stream()
                        .filter(Responsible::accountable)
                        .map(Responsible::role)
                        .findFirst());
        List<String> responsible = each.has("responsible")
                ? each.texts("responsible")
                : owners.stream().map(Responsible::role).distinct().toList();
        PlanTask task = each.made(() -> new PlanTask(
                key,
                each.both("title"),
                phase.key(),
                days,
                each.whole("duration", 1, Activity.MOST_DAYS),
                new HashSet<>(each.texts("after")),
                accountable.orElse(""),
                responsible,
                each.whole("weight", 0, 1_000_000),
                each.flag("milestone"),
                new HashSet<>(each.texts("replaces"))));
        each.end();
        return task;
    }

    private static PlanPhase phase(PlanNode each, List<PlanPhase> phases) {
        String name = each.text("phase");
        return phases.stream()
                .filter(phase -> phase.key().equals(name))
                .findFirst()
                .orElseThrow(() -> each.problem("PLAN_REFERENCE", "phase", Map.of("name", name, "of", "phases")));
    }

    private static DayRange window(PlanNode each, String key, PlanPhase phase, List<Clip> clips) {
        Optional<DayRange> weeks = each.range("weeks").map(range -> DayRange.weeks(range.from(), range.to()));
        Optional<DayRange> days = each.range("days");
        if (weeks.isPresent() == days.isPresent()) {
            throw each.problem("PLAN_WINDOW", "days", Map.of());
        }
        DayRange planned = weeks.or(() -> days).orElseThrow();
        if (!planned.meets(phase.days())) {
            throw each.problem("PLAN_OUTSIDE_PHASE", "days", Map.of("task", key, "phase", phase.key()));
        }
        DayRange clipped = planned.clippedTo(phase.days());
        if (!clipped.equals(planned)) {
            clips.add(new Clip(key, planned, clipped));
        }
        return clipped;
    }

    private static List<Responsible> responsibles(PlanNode node, List<PlanPhase> phases) {
        List<Responsible> all = new ArrayList<>();
        for (PlanNode each : node.objects("responsibles")) {
            TemplateParts.row(each);
            PlanPhase phase = phase(each, phases);
            DayRange weeks = each.range("weeks")
                    .map(range -> DayRange.weeks(range.from(), range.to()))
                    .orElseThrow(() -> each.problem("PLAN_MISSING", "weeks", Map.of("member", "weeks")));
            all.add(new Responsible(phase.key(), weeks, each.text("role"), each.flag("accountable")));
            each.end();
        }
        return all;
    }

    private static List<Handover> handovers(PlanNode node, Map<String, PlanTask> tasks) {
        List<Handover> all = new ArrayList<>();
        for (PlanNode each : node.objects("handovers")) {
            TemplateParts.row(each);
            TemplateParts.known(each, "task", tasks.keySet());
            all.add(new Handover(each.text("task"), each.text("from"), each.text("to")));
            each.end();
        }
        return all;
    }
}
