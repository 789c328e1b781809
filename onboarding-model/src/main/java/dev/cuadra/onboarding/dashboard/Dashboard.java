package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.definition.Owners;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Situation;
import dev.cuadra.onboarding.gate.Span;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A dashboard at an instant: a pure function of its definition, the definition of metrics and triggers, and what is
 * known. The same inputs give the same dashboard. Immutable.
 *
 * @param definition what it shows
 * @param at the instant
 * @param zone the zone of its dates
 * @param rows its rows
 * @source DASH-1
 */
public record Dashboard(DashboardDefinition definition, Instant at, ZoneId zone, List<DashboardRow> rows) {
    public Dashboard {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(zone, "zone");
        rows = List.copyOf(rows);
    }

    /**
     * The dashboard of a definition.
     *
     * @throws ProblemException when its rows do not fit the definition, or the definition must not be evaluated
     */
    public static Dashboard of(DashboardDefinition dashboard, Definition definition, Inputs inputs) {
        return of(dashboard, definition, inputs, Set.of());
    }

    /**
     * The dashboard of a definition some of whose triggers have latched.
     *
     * @param latched the ids of triggers that count as firing until a person takes them back
     * @throws ProblemException when its rows do not fit the definition, or the definition must not be evaluated
     */
    public static Dashboard of(
            DashboardDefinition dashboard, Definition definition, Inputs inputs, Set<String> latched) {
        Linter.check(definition);
        Situation situation = new Situation(
                definition.calendar(inputs.zone(), inputs.calendar()),
                definition.metricsByKey(),
                Known.at(inputs.at(), inputs.readings()));
        fits(dashboard, definition, situation);
        List<TriggerFinding> triggers = definition.triggers().stream()
                .filter(trigger -> !trigger.shadow())
                .map(trigger -> TriggerFinding.of(trigger, situation))
                .toList();
        List<DashboardRow> rows = new ArrayList<>();
        for (RowDefinition row : dashboard.rows()) {
            rows.add(new RowEvaluation(row, situation, alerts(row, triggers, latched), owner(row, definition)).row());
        }
        return new Dashboard(dashboard, inputs.at(), inputs.zone(), rows);
    }

    /** Who answers for a row: whom it names, else who answers for its requirement in a gate, else for its metric. */
    private static Optional<String> owner(RowDefinition row, Definition definition) {
        Owners owners = definition.owners();
        return row.owner()
                .or(() -> definition.rows().places(row.row()).stream()
                        .flatMap(place -> owners.at(place).stream())
                        .findFirst())
                .or(() -> owners.at(Rows.metric(row.target().metric())));
    }

    private static List<RowAlert> alerts(RowDefinition row, List<TriggerFinding> triggers, Set<String> latched) {
        return triggers.stream()
                .filter(finding -> concerns(finding.trigger(), row))
                .map(finding -> alert(finding, latched))
                .sorted(Comparator.comparing(RowAlert::id))
                .toList();
    }

    private static boolean concerns(Trigger trigger, RowDefinition row) {
        return row.alerts().contains(trigger.id())
                || trigger.condition()
                        .checks()
                        .anyMatch(check -> check.metric().equals(row.target().metric()));
    }

    private static RowAlert alert(TriggerFinding finding, Set<String> latched) {
        Trigger trigger = finding.trigger();
        TriggerState state = latched.contains(trigger.id()) ? TriggerState.FIRING : finding.state();
        return new RowAlert(trigger.id(), trigger.level(), state);
    }

    // ---- whether the rows fit

    private static void fits(DashboardDefinition dashboard, Definition definition, Situation situation) {
        List<Member> targets = dashboard.rows().stream()
                .map(row -> Member.must((Condition) row.target()))
                .toList();
        if (!targets.isEmpty()) {
            // The targets of the rows have to be questions that a gate could ask.
            Gate asked = new Gate(dashboard.id(), targets, Optional.empty(), Set.of(), Set.of());
            Linter.check(new Definition(
                    definition.id(),
                    definition.version(),
                    definition.anchors(),
                    definition.populations(),
                    definition.metrics(),
                    List.of(asked),
                    List.of(),
                    Optional.empty(),
                    List.of()));
        }
        Set<String> known = new TreeSet<>();
        definition.triggers().forEach(trigger -> known.add(trigger.id()));
        for (RowDefinition row : dashboard.rows()) {
            row.alerts().stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw Texts.problem("DASHBOARD_ALERT_UNKNOWN", row.id(), Map.of("id", row.id(), "alert", id));
            });
            row.owner().ifPresent(role -> known(role, row, definition));
            if (row.base().isPresent()) {
                accumulates(row, situation);
            }
        }
    }

    private static void known(String role, RowDefinition row, Definition definition) {
        Set<String> roles = definition.owners().roles();
        if (!roles.isEmpty() && !roles.contains(role)) {
            throw Texts.problem(
                    "GATE_ROLE_UNKNOWN",
                    row.id(),
                    Map.of("role", role, "id", row.id(), "known", String.join(", ", roles)));
        }
    }

    /** A pace needs a beginning and an end, in time and in number, and a figure that grows towards it. */
    private static void accumulates(RowDefinition row, Situation situation) {
        Metric metric = situation.metric(row.target().metric());
        boolean grows = switch (metric.kind()) {
            case GAUGE, COUNT, RATIO, DISTINCT_COUNT -> true;
            case MEAN, BOOLEAN, EVENT, TEXT -> false;
        };
        Span span = row.target().window().span(situation.calendar(), situation.at());
        boolean bounded = span.start().isPresent()
                && span.end().isPresent()
                && !span.rolling()
                && !span.start().equals(span.end());
        if (!grows || !bounded || !towards(row)) {
            throw Texts.problem("DASHBOARD_BASE", row.id(), Map.of("id", row.id()));
        }
    }

    /** A limit that is not to be reached has no pace. */
    private static boolean towards(RowDefinition row) {
        int way = row.compare()
                .threshold()
                .compareTo(row.base().orElse(row.compare().threshold()));
        return switch (row.compare().with()) {
            case AT_LEAST, MORE -> way > 0;
            case AT_MOST, LESS -> way < 0;
            case EQUAL -> way != 0;
        };
    }

    /** How many rows have a status. */
    public long count(RowStatus status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }

    /** The dashboard as canonical JSON: the same dashboard gives the same bytes. */
    public String json() {
        return DashboardWriter.json(this);
    }
}
