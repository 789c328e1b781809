package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of somebody's word that they take care of an alert.
 *
 * @param event what happens; empty when somebody did so before, or it is refused
 * @param refusal why it is refused
 * @source ALERT-4
 */
public record Acknowledging(Optional<AlertEvent> event, Optional<Problem> refusal) {
    /**
     * Acknowledges the episode that is open.
     *
     * @param role the role of the person, one of those that are told of the trigger
     */
    public static Acknowledging of(Alert alert, Trigger trigger, String role, Instant at, Routing routing) {
        List<String> roles = routing.everyone(trigger);
        if (!roles.contains(role)) {
            return refused(
                    "ALERT_ROLE", Map.of("role", role, "trigger", trigger.id(), "roles", String.join(", ", roles)));
        } else if (alert.firing().isEmpty()) {
            return refused("ALERT_NOT_FIRING", Map.of("trigger", trigger.id()));
        } else if (alert.acknowledged()) {
            return new Acknowledging(Optional.empty(), Optional.empty());
        }
        AlertEvent event =
                AlertEvent.of(alert, AlertEvent.Kind.ACKNOWLEDGED, at).noting(role);
        return new Acknowledging(Optional.of(event), Optional.empty());
    }

    private static Acknowledging refused(String code, Map<String, ?> values) {
        return new Acknowledging(
                Optional.empty(), Optional.of(Texts.BOOK.problem(code, Place.member("trigger"), values)));
    }
}
