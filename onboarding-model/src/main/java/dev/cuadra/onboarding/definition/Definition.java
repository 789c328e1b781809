package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.PlanCalendar;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Metrics, gates, triggers and phases that belong together. Whether it may be evaluated is what {@link Linter} says.
 *
 * @param id identifies it
 * @param version its edition
 * @param anchors the dates that it counts from
 * @param populations how many there are of whom shares are shares, by name
 * @param metrics its metrics
 * @param gates its gates
 * @param triggers its triggers
 * @param rollout its phases
 * @param recorded readings that its source states
 * @param rows the rows of a catalogue behind its parts
 * @param owners who answers for its parts
 * @source GATE-25
 */
public record Definition(
        String id,
        String version,
        Map<String, LocalDate> anchors,
        Map<String, Long> populations,
        List<Metric> metrics,
        List<Gate> gates,
        List<Trigger> triggers,
        Optional<Rollout> rollout,
        List<Recorded> recorded,
        Rows rows,
        Owners owners) {
    public Definition {
        if (id.isBlank() || version.isBlank()) {
            throw Refused.because("EDITION", Map.of());
        }
        anchors = Collections.unmodifiableMap(new TreeMap<>(anchors));
        if (populations.values().stream().anyMatch(size -> size < 1)) {
            throw Refused.because("POPULATIONS", Map.of());
        }
        populations = Collections.unmodifiableMap(new TreeMap<>(populations));
        metrics = List.copyOf(metrics);
        gates = List.copyOf(gates);
        triggers = List.copyOf(triggers);
        recorded = List.copyOf(recorded);
        Objects.requireNonNull(rollout, "rollout");
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(owners, "owners");
    }

    /** A definition without rows of a catalogue, for whose parts nobody answers. */
    public Definition(
            String id,
            String version,
            Map<String, LocalDate> anchors,
            Map<String, Long> populations,
            List<Metric> metrics,
            List<Gate> gates,
            List<Trigger> triggers,
            Optional<Rollout> rollout,
            List<Recorded> recorded) {
        this(id, version, anchors, populations, metrics, gates, triggers, rollout, recorded, Rows.NONE, Owners.NONE);
    }

    /** A definition without phases, of gates and triggers. */
    public static Definition of(
            String id,
            String version,
            Map<String, LocalDate> anchors,
            List<Metric> metrics,
            List<Gate> gates,
            List<Trigger> triggers) {
        return new Definition(id, version, anchors, Map.of(), metrics, gates, triggers, Optional.empty(), List.of());
    }

    /** The same definition with phases. */
    public Definition with(Rollout phases) {
        return new Definition(
                id,
                version,
                anchors,
                populations,
                metrics,
                gates,
                triggers,
                Optional.of(phases),
                recorded,
                rows,
                owners);
    }

    /** The same definition with a population. */
    public Definition with(String population, long size) {
        Map<String, Long> more = new TreeMap<>(populations);
        more.put(population, size);
        return new Definition(id, version, anchors, more, metrics, gates, triggers, rollout, recorded, rows, owners);
    }

    /** The same definition with rows of a catalogue behind its parts. */
    public Definition with(Rows behind) {
        return new Definition(
                id, version, anchors, populations, metrics, gates, triggers, rollout, recorded, behind, owners);
    }

    /** The same definition, for whose parts these answer. */
    public Definition with(Owners answering) {
        return new Definition(
                id, version, anchors, populations, metrics, gates, triggers, rollout, recorded, rows, answering);
    }

    /** The same definition under another id. */
    public Definition called(String name) {
        return new Definition(
                name, version, anchors, populations, metrics, gates, triggers, rollout, recorded, rows, owners);
    }

    /** The gate with an id. */
    public Optional<Gate> gate(String name) {
        return gates.stream().filter(gate -> gate.id().equals(name)).findFirst();
    }

    /**
     * The phase of its rollout with a name.
     *
     * @throws ProblemException with code {@code GATE_UNKNOWN_PHASE}, which names the phases that there are
     */
    public Phase phase(String name) {
        return rollout.flatMap(phases -> phases.phase(name)).orElseThrow(() -> {
            List<String> known = rollout.map(Rollout::phases).orElse(List.of()).stream()
                    .map(Phase::name)
                    .toList();
            String all = known.isEmpty() ? "-" : String.join(", ", known);
            return Texts.problem("GATE_UNKNOWN_PHASE", "phase", Map.of("phase", name, "known", all));
        });
    }

    /** The metrics by key. */
    public Map<String, Metric> metricsByKey() {
        Map<String, Metric> all = new TreeMap<>();
        metrics.forEach(metric -> all.putIfAbsent(metric.key(), metric));
        return all;
    }

    /** Its dates in a zone, as an edition of the calendar. */
    public PlanCalendar calendar(ZoneId zone, String edition) {
        return new PlanCalendar(zone, edition, anchors);
    }

    /** Its canonical JSON, which {@link DefinitionReader} reads back to an equal value. */
    public String json() {
        return Canonical.text(DefinitionWriter.tree(this));
    }

    /** The SHA-256 of its canonical JSON, in hexadecimal. */
    public String sha256() {
        return Canonical.sha256(json());
    }
}
