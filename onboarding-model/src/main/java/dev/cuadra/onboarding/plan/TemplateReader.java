package dev.cuadra.onboarding.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
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
        return parse(Members.read(Dialect.PLAN, "", json));
    }

    /** Reads a template from a tree that stands at {@code path} of what a user wrote. */
    public static Template parse(JsonNode tree, String path) {
        return parse(Members.of(Dialect.PLAN, tree, path));
    }

    static Template parse(Members node) {
        node.between("schema", 1, 1);
        List<PlanPhase> phases = phases(node);
        List<Clip> clips = new ArrayList<>();
        List<Responsible> responsibles = responsibles(node, phases);
        Map<String, PlanTask> tasks = tasks(node, phases, responsibles, clips);
        Template template = node.made(() -> new Template(
                node.text("id"),
                node.between("version", 1, MOST),
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

    private static Activity activity(PlanTask task) {
        return new Activity(
                task.key(), task.duration(), task.after(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<PlanPhase> phases(Members node) {
        List<PlanPhase> phases = new ArrayList<>();
        for (Members each : node.objects("phases")) {
            TemplateParts.row(each);
            PlanPhase phase = each.as(one -> new PlanPhase(
                    one.text("key"),
                    one.both("title"),
                    new DayRange(one.between("from", -MOST, MOST), one.between("to", -MOST, MOST)),
                    one.between("expected", 0, 100)));
            if (!phases.isEmpty() && !follows(phases.get(phases.size() - 1), phase)) {
                throw each.problem("PLAN_PHASE_ORDER", "from", Map.of("phase", phase.key()));
            }
            phases.add(phase);
        }
        if (phases.isEmpty()) {
            throw node.missing("phases");
        }
        return phases;
    }

    private static boolean follows(PlanPhase before, PlanPhase phase) {
        return phase.days().from() == before.days().to() + 1 && phase.expected() >= before.expected();
    }

    private static Limits limits(Members node) {
        return node.optionalOne(
                        "limits",
                        limits -> new Limits(
                                limits.between("milestoneSlipDays", 0, MOST),
                                limits.between("blockerDays", 0, MOST),
                                limits.word("blockerClock", BlockerClock.class)))
                .orElse(Limits.DEFAULT);
    }

    private static Map<String, PlanTask> tasks(
            Members node, List<PlanPhase> phases, List<Responsible> responsibles, List<Clip> clips) {
        Map<String, PlanTask> tasks = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (Members each : node.objects("tasks")) {
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
            Members each, List<PlanPhase> phases, List<Responsible> responsibles, List<Clip> clips) {
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
        return each.as(one -> new PlanTask(
                key,
                each.both("title"),
                phase.key(),
                days,
                each.between("duration", 1, Activity.MOST_DAYS),
                new HashSet<>(each.texts("after")),
                accountable.orElse(""),
                responsible,
                each.between("weight", 0, 1_000_000),
                each.flag("milestone"),
                new HashSet<>(each.texts("replaces"))));
    }

    private static PlanPhase phase(Members each, List<PlanPhase> phases) {
        String name = each.text("phase");
        return phases.stream()
                .filter(phase -> phase.key().equals(name))
                .findFirst()
                .orElseThrow(() -> each.problem("PLAN_REFERENCE", "phase", Map.of("name", name, "of", "phases")));
    }

    private static DayRange window(Members each, String key, PlanPhase phase, List<Clip> clips) {
        Optional<DayRange> weeks = range(each, "weeks").map(range -> DayRange.weeks(range.from(), range.to()));
        Optional<DayRange> days = range(each, "days");
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

    private static List<Responsible> responsibles(Members node, List<PlanPhase> phases) {
        return node.each("responsibles", each -> {
            TemplateParts.row(each);
            return new Responsible(
                    phase(each, phases).key(),
                    range(each, each.needed("weeks"))
                            .map(range -> DayRange.weeks(range.from(), range.to()))
                            .orElseThrow(),
                    each.text("role"),
                    each.flag("accountable"));
        });
    }

    private static List<Handover> handovers(Members node, Map<String, PlanTask> tasks) {
        return node.each("handovers", each -> {
            TemplateParts.row(each);
            TemplateParts.known(each, "task", tasks.keySet());
            return new Handover(each.text("task"), each.text("from"), each.text("to"));
        });
    }

    /** Two whole numbers, the first not above the second. */
    private static Optional<DayRange> range(Members node, String name) {
        return node.optional(name).map(value -> {
            boolean two = value.isArray()
                    && value.size() == 2
                    && value.get(0).canConvertToInt()
                    && value.get(1).canConvertToInt();
            if (!two || value.get(0).asInt() > value.get(1).asInt()) {
                throw node.kind(name, "range");
            } else if (value.get(0).asInt() < -MOST || value.get(1).asInt() > MOST) {
                throw node.kind(name, "days");
            }
            return new DayRange(value.get(0).asInt(), value.get(1).asInt());
        });
    }
}
