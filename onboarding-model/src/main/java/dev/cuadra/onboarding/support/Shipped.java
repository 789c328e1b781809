package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.spi.problem.Text;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What ships as data, read once. */
final class Shipped {
    static final PriorityMatrix MATRIX =
            new PriorityMatrix(list(read("priority-matrix.json"), "conditions", Shipped::condition));
    static final List<TargetSet> TARGETS = list(read("priority-matrix.json"), "targets", Shipped::targets);
    static final EscalationPath PATH =
            new EscalationPath(list(read("escalation-path.json"), "steps", Shipped::pathStep));
    static final TicketProcess PROCESS =
            new TicketProcess(list(read("ticket-process.json"), "steps", Shipped::processStep));
    static final Routing ROUTING = routing(read("routing.json"));
    static final List<ExpectedVolume> VOLUMES = list(read("volume.json"), "expected", Shipped::volume);
    static final List<SupportGoal> GOALS = list(read("goals.json"), "goals", Shipped::goal);
    static final List<SupportGoal> READINESS = list(read("readiness.json"), "checklist", Shipped::goal);
    static final Map<SummaryKind, List<SummaryField>> FIELDS = fields(read("summary-fields.json"));
    static final Map<String, Text> ALERT_LABELS = labels(read("critical-alert.json"));

    private Shipped() {}

    private static Members read(String name) {
        return Members.read(Dialect.SUPPORT, name, Resource.text(Shipped.class, name));
    }

    private static <T> List<T> list(Members node, String name, Function<Members, T> read) {
        return node.objects(name).stream().map(read).toList();
    }

    private static String row(Members node) {
        return node.text("row", "");
    }

    private static PriorityMatrix.Condition condition(Members node) {
        return new PriorityMatrix.Condition(
                row(node),
                node.text("key"),
                node.constant("priority", Priority.class),
                node.optional("protects", name -> node.constant(name, Protection.class)),
                node.both("text"));
    }

    private static TargetSet targets(Members node) {
        Map<Priority, Targets> byPriority = new EnumMap<>(Priority.class);
        node.objects("priorities")
                .forEach(one -> byPriority.put(
                        one.constant("priority", Priority.class),
                        new Targets(
                                one.duration("response"),
                                one.optionalDuration("resolution"),
                                one.optionalDuration("update"),
                                one.flag("roundTheClock"))));
        return new TargetSet(node.text("name"), byPriority);
    }

    private static EscalationPath.Step pathStep(Members node) {
        return new EscalationPath.Step(
                row(node),
                node.constant("from", SupportTier.class),
                node.constant("to", SupportTier.class),
                node.optionalDuration("critical"),
                node.text("role"),
                node.both("text"));
    }

    private static TicketProcess.Step processStep(Members node) {
        return new TicketProcess.Step(
                row(node),
                node.text("step"),
                node.constant("part", TicketProcess.Part.class),
                node.constant("due", TicketMove.class),
                new LinkedHashSet<>(node.constants("moves", TicketMove.class)),
                new LinkedHashSet<>(node.constants("facts", EscalationFact.class)),
                new LinkedHashSet<>(node.texts("instead")),
                node.text("role"),
                node.both("text"));
    }

    private static Routing routing(Members node) {
        Members critical = node.object("critical");
        return new Routing(
                list(
                        node,
                        "categories",
                        one -> new Routing.Category(
                                row(one), one.text("key"), one.constant("tier", SupportTier.class), one.text("team"))),
                new Routing.Owner(row(critical), critical.constant("tier", SupportTier.class), critical.text("team")));
    }

    private static ExpectedVolume volume(Members node) {
        return new ExpectedVolume(
                row(node), node.count("firstWeek"), node.count("lastWeek"), node.count("least"), node.count("most"));
    }

    private static SupportGoal goal(Members node) {
        return new SupportGoal(
                row(node),
                node.text("metric"),
                node.text("operator"),
                node.text("value"),
                node.text("unit"),
                node.text("window"),
                node.text("role"),
                node.both("text"));
    }

    private static Map<SummaryKind, List<SummaryField>> fields(Members node) {
        Map<SummaryKind, List<SummaryField>> all = new EnumMap<>(SummaryKind.class);
        node.objects("summaries")
                .forEach(one -> all.put(
                        one.constant("kind", SummaryKind.class),
                        list(
                                one,
                                "fields",
                                field -> new SummaryField(
                                        row(field),
                                        field.text("key"),
                                        field.word("from", SummaryField.From.class),
                                        field.text("unit"),
                                        field.both("label")))));
        return all;
    }

    private static Map<String, Text> labels(Members node) {
        Map<String, Text> labels = new HashMap<>();
        node.objects("fields").forEach(one -> labels.put(one.text("key"), one.both("label")));
        return Map.copyOf(labels);
    }
}
