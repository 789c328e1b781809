package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Finding;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.metric.Metric;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who answers for what is not known of a trigger: for its metrics, where the definition says so, and for its conditions. */
final class Absence {
    private final Definition definition;
    private final String whole;

    private Absence(Definition definition, String trigger) {
        this.definition = definition;
        this.whole = Rows.trigger(trigger);
    }

    /** The roles, those of metrics first; none where the definition names nobody. */
    static List<String> answering(Definition definition, TriggerFinding finding) {
        Absence absence = new Absence(definition, finding.trigger().id());
        Set<String> unknown = new LinkedHashSet<>();
        finding.finding().ifPresent(found -> unknown(found, unknown));
        List<Check> checks = finding.trigger()
                .condition()
                .checks()
                .filter(check -> unknown.contains(check.id()))
                .toList();
        Stream<String> metrics = checks.stream().flatMap(absence::metrics).flatMap(absence::owner);
        Stream<String> conditions =
                checks.stream().flatMap(check -> definition.owners().answering(absence.whole, check.id()).stream());
        return Stream.concat(metrics, conditions).distinct().toList();
    }

    private static void unknown(Finding finding, Collection<String> ids) {
        if (finding.outcome() == Outcome.UNKNOWN) {
            ids.add(finding.condition());
        }
        finding.parts().forEach(part -> unknown(part, ids));
    }

    /** What a check is made from: its metric, what proves the source of it alive, and its baseline. */
    private Stream<String> metrics(Check check) {
        Optional<String> pulse = Optional.ofNullable(definition.metricsByKey().get(check.metric()))
                .flatMap(Metric::heartbeat);
        Optional<String> baseline = check.change().flatMap(Change::against);
        return Stream.of(Optional.of(check.metric()), pulse, baseline).flatMap(Optional::stream);
    }

    private Stream<String> owner(String metric) {
        return definition.owners().at(Rows.metric(metric)).stream();
    }
}
