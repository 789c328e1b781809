package dev.cuadra.onboarding.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.gate.Tier;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.metric.Accumulation;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Polarity;
import dev.cuadra.onboarding.metric.Scale;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads definitions. Members that nobody knows, values that the source left open and values of the wrong kind are
 * problems that name their place. Stateless, safe for many threads.
 *
 * @source GATE-26
 */
public final class DefinitionReader {
    private DefinitionReader() {}

    /**
     * Reads a definition that may be evaluated.
     *
     * @throws ProblemException when it is no definition, or the first error that {@link Linter} finds
     */
    public static Definition read(String json) {
        Definition definition = parse(json);
        Linter.check(definition);
        return definition;
    }

    /**
     * Reads a definition without asking whether it may be evaluated.
     *
     * @throws ProblemException when it is none
     */
    public static Definition parse(String json) {
        return parse(Members.read(Dialect.GATE, "", json));
    }

    /**
     * Reads a definition from a tree without asking whether it may be evaluated.
     *
     * @param path where the tree stands, for messages; may be empty
     * @throws ProblemException when it is none
     */
    public static Definition parse(JsonNode tree, String path) {
        return parse(Members.of(Dialect.GATE, tree, path));
    }

    private static Definition parse(Members members) {
        Set<String> roles = new LinkedHashSet<>(members.texts("roles"));
        Definition definition = members.made(() -> new Definition(
                members.text("id"),
                members.written("version"),
                members.map("anchors", DefinitionReader::anchor),
                members.map("populations", (each, name) -> each.whole(name)),
                members.objects("metrics").stream()
                        .map(DefinitionReader::metric)
                        .toList(),
                members.objects("gates").stream().map(DefinitionReader::gate).toList(),
                members.objects("triggers").stream()
                        .map(DefinitionReader::trigger)
                        .toList(),
                members.optionalObject("rollout").map(DefinitionReader::rollout),
                members.objects("recorded").stream()
                        .map(DefinitionReader::recorded)
                        .toList()));
        Owners owners = members.made(() -> new Owners(roles, RowPlaces.owners(members.tree())));
        members.end();
        return definition.with(RowPlaces.read(members.tree())).with(owners);
    }

    /**
     * Reads one condition from a tree, for documents that hold conditions outside a definition.
     *
     * @param path where the tree stands, for messages
     * @throws ProblemException when it is none
     */
    public static Condition condition(JsonNode tree, String path) {
        return ConditionReader.read(Members.of(Dialect.GATE, tree, path));
    }

    private static LocalDate anchor(Members members, String name) {
        if (members.text(name).equals(ConditionReader.LEFT_OPEN)) {
            throw members.problem("GATE_CONFIG_OPEN", name, Map.of("id", name));
        }
        return members.date(name);
    }

    private static Metric metric(Members members) {
        RowPlaces.allow(members);
        MetricKind kind = members.word("kind", MetricKind.class);
        String unit = members.text("unit");
        if (members.flag("absentMeansZero", members.has("heartbeat")) != members.has("heartbeat")) {
            throw members.problem("GATE_HEARTBEAT_MISSING", "absentMeansZero", Map.of("metric", members.text("key")));
        }
        Metric metric = members.made(() -> new Metric(
                members.text("key"),
                unit,
                kind,
                members.word("polarity", Polarity.NONE),
                members.optionalObject("scale")
                        .map(DefinitionReader::scale)
                        .orElseGet(() -> Metric.naturalScale(kind, unit)),
                members.word("accumulation", Accumulation.FREE),
                members.has("heartbeat") ? Optional.of(members.text("heartbeat")) : Optional.empty(),
                members.optionalDuration("freshness")));
        members.end();
        return metric;
    }

    private static Scale scale(Members members) {
        Scale scale = members.made(() -> new Scale(members.optionalDecimal("low"), members.optionalDecimal("high")));
        members.end();
        return scale;
    }

    private static Gate gate(Members members) {
        RowPlaces.allow(members);
        Gate gate = members.made(() -> new Gate(
                members.text("id"),
                members.objects("conditions").stream()
                        .map(DefinitionReader::member)
                        .toList(),
                moment(members, "due"),
                new LinkedHashSet<>(members.texts("approvals")),
                new LinkedHashSet<>(members.texts("waivers"))));
        members.end();
        return gate;
    }

    private static Optional<Moment> moment(Members members, String name) {
        return members.has(name) ? Optional.of(members.made(() -> Moment.parse(members.text(name)))) : Optional.empty();
    }

    private static Member member(Members members) {
        Tier tier = members.word("tier", Tier.MUST);
        BigDecimal weight = members.optionalDecimal("weight").orElse(BigDecimal.ONE);
        boolean shadow = members.flag("shadow", false);
        return members.made(() -> new Member(ConditionReader.read(members), tier, weight, shadow));
    }

    private static Trigger trigger(Members members) {
        RowPlaces.allow(members);
        Trigger trigger = members.made(() -> new Trigger(
                members.text("id"),
                members.word("level", Trigger.Level.class),
                ConditionReader.read(members.object("condition")),
                moment(members, "armed"),
                members.flag("shadow", false)));
        members.end();
        return trigger;
    }

    private static Rollout rollout(Members members) {
        List<Phase> phases =
                members.objects("phases").stream().map(DefinitionReader::phase).toList();
        RowPlaces.allow(members);
        List<Deadline.Limit> deadlines = members.objects("deadlines").stream()
                .map(DefinitionReader::deadline)
                .toList();
        Rollout rollout = members.made(() -> new Rollout(
                phases,
                new LinkedHashSet<>(members.texts("deciders")),
                new LinkedHashSet<>(members.texts("reopeners")),
                members.has("deadlines") ? deadlines : Deadline.STANDARD));
        members.end();
        return rollout;
    }

    private static Deadline.Limit deadline(Members members) {
        RowPlaces.allow(members);
        Deadline.Limit limit = members.made(() ->
                new Deadline.Limit(members.word("step", Deadline.Step.class), members.optionalDuration("within")));
        members.end();
        return limit;
    }

    private static Phase phase(Members members) {
        RowPlaces.allow(members);
        Phase phase = members.made(() -> new Phase(
                members.text("name"),
                members.decimal("percent"),
                members.has("listed") ? Optional.of(members.whole("listed")) : Optional.empty(),
                members.optionalDuration("minimum").orElse(Duration.ZERO),
                members.text("gate")));
        members.end();
        return phase;
    }

    private static Recorded recorded(Members members) {
        RowPlaces.allow(members);
        Recorded recorded = members.made(() -> new Recorded(
                members.text("id"),
                members.text("metric"),
                members.text("unit"),
                members.has("value") ? members.written("value") : "",
                members.text("window", "")));
        members.end();
        return recorded;
    }
}
