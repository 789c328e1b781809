package dev.cuadra.onboarding.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.spi.problem.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What ships as data, read once. */
final class Shipped {
    static final PriorityMatrix MATRIX =
            new PriorityMatrix(list(read("priority-matrix.json").path("conditions"), Shipped::condition));
    static final List<TargetSet> TARGETS = list(read("priority-matrix.json").path("targets"), Shipped::targets);
    static final EscalationPath PATH =
            new EscalationPath(list(read("escalation-path.json").path("steps"), Shipped::pathStep));
    static final TicketProcess PROCESS =
            new TicketProcess(list(read("ticket-process.json").path("steps"), Shipped::processStep));
    static final Routing ROUTING = routing(read("routing.json"));
    static final List<ExpectedVolume> VOLUMES = list(read("volume.json").path("expected"), Shipped::volume);
    static final List<SupportGoal> GOALS = list(read("goals.json").path("goals"), Shipped::goal);
    static final List<SupportGoal> READINESS = list(read("readiness.json").path("checklist"), Shipped::goal);
    static final Map<SummaryKind, List<SummaryField>> FIELDS = fields(read("summary-fields.json"));
    static final Map<String, Text> ALERT_LABELS = labels(read("critical-alert.json"));

    private Shipped() {}

    private static JsonNode read(String name) {
        try (InputStream in = Objects.requireNonNull(Shipped.class.getResourceAsStream(name), name)) {
            return Canonical.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        nodes.forEach(node -> all.add(read.apply(node)));
        return List.copyOf(all);
    }

    private static Text text(JsonNode node) {
        return new Text(node.path("es").asText(), node.path("en").asText());
    }

    private static Optional<String> optional(JsonNode node, String member) {
        return node.has(member) ? Optional.of(node.path(member).asText()) : Optional.empty();
    }

    private static String word(JsonNode node, String member) {
        return optional(node, member).orElseThrow(() -> new IllegalStateException("No " + member + " in " + node));
    }

    private static String row(JsonNode node) {
        return optional(node, "row").orElse("");
    }

    private static PriorityMatrix.Condition condition(JsonNode node) {
        return new PriorityMatrix.Condition(
                row(node),
                word(node, "key"),
                Priority.valueOf(word(node, "priority")),
                optional(node, "protects").map(Protection::valueOf),
                text(node.path("text")));
    }

    private static TargetSet targets(JsonNode node) {
        Map<Priority, Targets> byPriority = new EnumMap<>(Priority.class);
        node.path("priorities")
                .forEach(one -> byPriority.put(
                        Priority.valueOf(word(one, "priority")),
                        new Targets(
                                Duration.parse(word(one, "response")),
                                optional(one, "resolution").map(Duration::parse),
                                optional(one, "update").map(Duration::parse),
                                one.path("roundTheClock").asBoolean())));
        return new TargetSet(word(node, "name"), byPriority);
    }

    private static EscalationPath.Step pathStep(JsonNode node) {
        return new EscalationPath.Step(
                row(node),
                SupportTier.valueOf(word(node, "from")),
                SupportTier.valueOf(word(node, "to")),
                optional(node, "critical").map(Duration::parse),
                word(node, "role"));
    }

    private static TicketProcess.Step processStep(JsonNode node) {
        return new TicketProcess.Step(
                row(node),
                word(node, "step"),
                TicketProcess.Part.valueOf(word(node, "part")),
                TicketMove.valueOf(word(node, "due")),
                words(node.path("moves"), TicketMove::valueOf),
                words(node.path("facts"), EscalationFact::valueOf),
                words(node.path("instead"), Function.identity()),
                word(node, "role"),
                text(node.path("text")));
    }

    private static <T> Set<T> words(JsonNode node, Function<String, T> read) {
        return new LinkedHashSet<>(list(node, one -> read.apply(one.asText())));
    }

    private static Routing routing(JsonNode node) {
        JsonNode critical = node.path("critical");
        return new Routing(
                list(
                        node.path("categories"),
                        one -> new Routing.Category(
                                row(one), word(one, "key"), SupportTier.valueOf(word(one, "tier")), word(one, "team"))),
                new Routing.Owner(row(critical), SupportTier.valueOf(word(critical, "tier")), word(critical, "team")));
    }

    private static ExpectedVolume volume(JsonNode node) {
        return new ExpectedVolume(
                row(node),
                node.path("firstWeek").asInt(),
                node.path("lastWeek").asInt(),
                node.path("least").asInt(),
                node.path("most").asInt());
    }

    private static SupportGoal goal(JsonNode node) {
        return new SupportGoal(
                row(node),
                word(node, "metric"),
                word(node, "operator"),
                word(node, "value"),
                word(node, "unit"),
                word(node, "role"),
                text(node.path("text")));
    }

    private static Map<SummaryKind, List<SummaryField>> fields(JsonNode node) {
        Map<SummaryKind, List<SummaryField>> all = new EnumMap<>(SummaryKind.class);
        node.path("summaries")
                .forEach(one -> all.put(
                        SummaryKind.valueOf(word(one, "kind")),
                        list(
                                one.path("fields"),
                                field -> new SummaryField(
                                        row(field),
                                        word(field, "key"),
                                        SummaryField.From.valueOf(
                                                word(field, "from").toUpperCase(java.util.Locale.ROOT)),
                                        word(field, "unit"),
                                        text(field.path("label"))))));
        return all;
    }

    private static Map<String, Text> labels(JsonNode node) {
        Map<String, Text> labels = list(node.path("fields"), one -> one).stream()
                .collect(Collectors.toMap(one -> word(one, "key"), one -> text(one.path("label"))));
        node.at("/status/values").forEach(value -> labels.put(word(value, "word"), text(value.path("text"))));
        return Map.copyOf(labels);
    }
}
