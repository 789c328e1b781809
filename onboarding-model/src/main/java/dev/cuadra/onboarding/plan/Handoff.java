package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.gate.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a customer can be handed over: all criteria of the handoff hold, and every success criterion holds or is waived.
 *
 * @param criteria what each criterion comes to, in the order of the template; what was waived is met
 * @param waived the criteria that were waived
 * @param outcome all of them together
 * @source PLAN-10
 */
public record Handoff(Map<String, Outcome> criteria, List<String> waived, Outcome outcome) {
    /** The criterion that the plan itself answers. */
    static final String MILESTONES = "implementation_milestones_complete";

    public Handoff {
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
        waived = List.copyOf(waived);
    }

    /**
     * Judges a plan.
     *
     * @param measured what criteria that are measured elsewhere come to, by key; an assessment by a person goes before
     */
    public static Handoff of(PlanState state, Map<String, Outcome> measured) {
        Map<String, Outcome> criteria = new LinkedHashMap<>();
        List<String> waived = new ArrayList<>();
        for (Criterion criterion : state.template().criteria()) {
            Optional<Standing> said = Optional.ofNullable(state.criteria().get(criterion.key()));
            if (said.filter(one -> one.verdict() == Standing.Verdict.WAIVED).isPresent()) {
                waived.add(criterion.key());
            }
            criteria.put(
                    criterion.key(),
                    said.map(one -> Outcome.of(one.verdict() != Standing.Verdict.NOT_MET))
                            .or(() -> Optional.ofNullable(measured.get(criterion.key())))
                            .orElseGet(() -> byPlan(state, criterion.key())));
        }
        return new Handoff(criteria, waived, Outcome.all(List.copyOf(criteria.values())));
    }

    /** What the plan itself knows of a criterion. */
    static Outcome byPlan(PlanState state, String criterion) {
        if (criterion.equals(MILESTONES)) {
            return milestones(state);
        }
        return state.task(criterion).map(Handoff::done).orElse(Outcome.UNKNOWN);
    }

    private static Outcome done(TaskState task) {
        return task.status() == TaskState.Status.NOT_APPLICABLE
                ? Outcome.UNKNOWN
                : Outcome.of(task.status() == TaskState.Status.DONE);
    }

    /** The milestones with weight are those of the implementation; of none, nobody knows. */
    private static Outcome milestones(PlanState state) {
        return Outcome.all(state.live()
                .filter(task -> task.task().milestone() && task.task().weight() > 0)
                .map(Handoff::done)
                .toList());
    }
}
