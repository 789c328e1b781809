package dev.cuadra.onboarding.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.gate.Approval;
import dev.cuadra.onboarding.gate.Waiver;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what an evaluation is about: readings, approvals, waivers and what happened to a rollout. Each method throws a
 * {@link ProblemException} that names the place. Stateless, safe for many threads.
 */
public final class InputReader {
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity", "+Infinity");
    private static final List<String> CONTENTS =
            List.of("value", "k", "word", "yes", "happened", "openSince", "notApplicable", "missing");

    private InputReader() {}

    /** The readings of a list; a reading whose unit or scale is not that of its metric is refused. */
    public static List<Reading> readings(JsonNode list, String path, Definition definition) {
        Map<String, Metric> metrics = definition.metricsByKey();
        return items(list, path).stream()
                .map(members -> reading(members, metrics))
                .toList();
    }

    /**
     * One reading; its unit and scale are compared with no metric.
     *
     * @param tree the reading, with the unit of its value as {@code unit} where it names one
     */
    public static Reading reading(JsonNode tree) {
        return reading(Members.of(Dialect.GATE, tree, ""), Map.of());
    }

    /** The approvals of a list. */
    public static List<Approval> approvals(JsonNode list, String path) {
        return items(list, path).stream().map(InputReader::approval).toList();
    }

    /** The waivers of a list. */
    public static List<Waiver> waivers(JsonNode list, String path) {
        return items(list, path).stream().map(InputReader::waiver).toList();
    }

    /** What happened to the rollout of a definition; the beginning of a phase that it does not have is refused. */
    public static List<HistoryEvent> history(JsonNode list, String path, Definition definition) {
        return items(list, path).stream()
                .map(members -> event(members, definition))
                .toList();
    }

    private static List<Members> items(JsonNode list, String path) {
        ObjectNode holder = Canonical.object();
        holder.set(path, list);
        return Members.of(Dialect.GATE, holder, "").objects(path);
    }

    private static Reading reading(Members members, Map<String, Metric> metrics) {
        String key = members.text("metric");
        Instant start = members.has("at") ? members.instant("at") : members.instant("start");
        Instant end = members.has("at") ? start : members.instant("end");
        Instant eventTime = members.optionalInstant("eventTime").orElse(end);
        String scope = members.text("scope", Reading.GLOBAL);
        String source = members.text("source", "");
        String id = members.text("id", key + "/" + scope + "/" + start + "/" + end + "/" + source);
        members.has("unit");
        Content content = members.made(() -> content(members));
        Optional.ofNullable(metrics.get(key)).ifPresent(metric -> fits(members, metric, content));
        Reading reading = members.made(() -> new Reading(
                id,
                key,
                scope,
                start,
                end,
                content,
                eventTime,
                members.optionalInstant("recordedAt").orElse(eventTime),
                source));
        members.end();
        return reading;
    }

    private static void fits(Members members, Metric metric, Content content) {
        String unit = members.text("unit", metric.unit());
        if (!unit.equals(metric.unit())) {
            throw members.problem(
                    "GATE_UNIT_MISMATCH",
                    "unit",
                    Map.of("id", metric.key(), "unit", unit, "metric", metric.key(), "expected", metric.unit()));
        }
        if (content instanceof Content.Amount amount && !metric.scale().holds(amount.value())) {
            throw members.problem(
                    "GATE_SCALE_MISMATCH",
                    "value",
                    Map.of(
                            "id", metric.key(),
                            "value", amount.value().toPlainString(),
                            "metric", metric.key(),
                            "scale", metric.scale().range().shown()));
        }
    }

    private static Content content(Members members) {
        long said = CONTENTS.stream().filter(members::has).count();
        if (said != 1) {
            throw members.problem("GATE_CONTENT", "value", Map.of("known", String.join(", ", CONTENTS)));
        }
        if (members.has("value")) {
            return amount(members);
        } else if (members.has("k")) {
            return new Content.Share(members.whole("k"), members.whole("n"));
        } else if (members.has("word")) {
            return new Content.Word(members.text("word"));
        } else if (members.has("yes")) {
            return new Content.Answer(
                    members.flag("yes", false), members.optionalObject("by").map(InputReader::by));
        } else if (members.has("happened")) {
            return members.flag("happened", false)
                    ? new Content.Happened()
                    : new Content.Answer(false, Optional.empty());
        } else if (members.has("openSince")) {
            return new Content.Open(members.instant("openSince"));
        } else if (members.has("notApplicable")) {
            return new Content.NotApplicable(members.text("notApplicable"));
        }
        return new Content.Missing(members.text("missing"));
    }

    private static Content amount(Members members) {
        String written = members.written("value");
        Optional<Long> sample = members.has("sample") ? Optional.of(members.whole("sample")) : Optional.empty();
        return NO_NUMBERS.contains(written)
                ? new Content.Missing(written)
                : new Content.Amount(members.decimal("value"), sample);
    }

    private static Signature by(Members members) {
        Signature signature = members.made(() -> new Signature(
                members.text("who"),
                members.text("role"),
                members.text("evidence", ""),
                members.optionalInstant("expires")));
        members.end();
        return signature;
    }

    private static Approval approval(Members members) {
        Approval approval = members.made(() -> new Approval(
                members.text("gate"),
                members.text("who"),
                members.text("role"),
                members.flag("given", true),
                members.instant("at"),
                members.optionalInstant("expires"),
                members.text("evidence", "")));
        members.end();
        return approval;
    }

    private static Waiver waiver(Members members) {
        Waiver waiver = members.made(() -> new Waiver(
                members.text("gate"),
                members.text("condition"),
                members.text("who"),
                members.text("role"),
                members.text("reason"),
                members.instant("at"),
                members.instant("expires")));
        members.end();
        return waiver;
    }

    private static HistoryEvent event(Members members, Definition definition) {
        HistoryEvent event = members.made(() -> new HistoryEvent(
                members.word("kind", HistoryEvent.Kind.class), members.instant("at"), members.text("subject", "")));
        members.end();
        if (event.kind() == HistoryEvent.Kind.PHASE_STARTED) {
            begun(members, definition, event.subject());
        }
        return event;
    }

    /** The beginning of a phase that there is not would never count, and nobody would be told. */
    private static void begun(Members members, Definition definition, String phase) {
        try {
            definition.phase(phase);
        } catch (ProblemException e) {
            throw new ProblemException(e.problem().at(members.place("subject")), e);
        }
    }
}
