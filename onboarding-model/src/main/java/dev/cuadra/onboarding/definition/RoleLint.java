package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds roles that a definition lets act though it does not name them among those that there are. */
final class RoleLint {
    private final Set<String> known;
    private final List<Lint> found = new ArrayList<>();

    private RoleLint(Set<String> known) {
        this.known = known;
    }

    /** What is wrong; nothing where the definition does not say which roles there are. */
    static List<Lint> of(Definition definition) {
        RoleLint lint = new RoleLint(definition.owners().roles());
        if (!lint.known.isEmpty()) {
            definition.owners().byPlace().forEach((place, role) -> lint.role(role, place));
            definition.gates().forEach(lint::gate);
            definition.triggers().forEach(lint::trigger);
            definition.rollout().ifPresent(lint::rollout);
        }
        return lint.found;
    }

    private void gate(Gate gate) {
        String place = Rows.gate(gate.id());
        gate.approvals().forEach(role -> role(role, place + "/approvals"));
        gate.waivers().forEach(role -> role(role, place + "/waivers"));
        gate.members().forEach(member -> condition(member.condition(), place));
    }

    private void trigger(Trigger trigger) {
        condition(trigger.condition(), Rows.trigger(trigger.id()));
    }

    private void condition(Condition condition, String whole) {
        condition.checks().forEach(check -> attested(check, whole + "/" + check.id()));
    }

    private void attested(Check check, String place) {
        if (check.question() instanceof Question.IsTrue attestation) {
            attestation.roles().forEach(role -> role(role, place));
        }
    }

    private void rollout(Rollout rollout) {
        rollout.deciders().forEach(role -> role(role, Rows.rollout() + "/deciders"));
        rollout.reopeners().forEach(role -> role(role, Rows.rollout() + "/reopeners"));
    }

    private void role(String role, String place) {
        if (!known.contains(role)) {
            Map<String, String> values = Map.of("role", role, "id", place, "known", String.join(", ", known));
            found.add(new Lint(
                    Lint.Severity.ERROR, Texts.BOOK.problem("GATE_ROLE_UNKNOWN", Place.member(place), values)));
        }
    }
}
