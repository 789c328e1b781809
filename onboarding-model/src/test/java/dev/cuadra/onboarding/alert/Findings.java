package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Finding;
import dev.cuadra.onboarding.gate.Gap;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings as an evaluation would give them, and a routing with clear figures. */
final class Findings {
    /** In which nobody answers for anything. */
    static final Definition DEFINITION = Definition.of("boleta-launch", "1", Map.of(), List.of(), List.of(), List.of());

    private Findings() {}

    static Trigger trigger(Trigger.Level level) {
        return Trigger.of(level, Check.number("T", "errors", "percent", ">", "5"));
    }

    static TriggerFinding of(Trigger trigger, TriggerState state) {
        Outcome outcome = switch (state) {
            case FIRING -> Outcome.MET;
            case UNKNOWN -> Outcome.UNKNOWN;
            default -> Outcome.NOT_MET;
        };
        Finding finding = new Finding(
                trigger.id(),
                outcome,
                false,
                false,
                Optional.empty(),
                Gap.NOTHING_MISSING,
                "6.5",
                ">",
                "5",
                "POINT",
                Optional.empty(),
                List.of(),
                new Text("Oración de prueba.", "A sentence of a test."),
                new Text("Otro dato.", "Another figure."),
                List.of());
        return new TriggerFinding(
                trigger, state, state == TriggerState.NOT_ARMED ? Optional.empty() : Optional.of(finding));
    }

    /** Two steps of escalation, and an alert is over after so long. */
    static Routing routing(Duration clearAfter) {
        Map<Trigger.Level, Route> levels = new EnumMap<>(Trigger.Level.class);
        for (Trigger.Level level : Trigger.Level.values()) {
            levels.put(
                    level,
                    new Route(
                            List.of("watcher"),
                            List.of(),
                            clearAfter,
                            List.of(
                                    new Escalation(Duration.ofMinutes(15), List.of("lead")),
                                    new Escalation(Duration.ofHours(3), List.of("chief")))));
        }
        return new Routing("anybody", levels, Map.of("T", List.of("owner")), Map.of());
    }
}
