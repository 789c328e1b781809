package dev.cuadra.onboarding.alert;

import java.time.Duration;
import java.util.List;

/**
 * Who is told when nobody acknowledges an alert.
 *
 * @param after how long after it fired; an acknowledgement at that very instant is in time
 * @param roles who is told
 */
public record Escalation(Duration after, List<String> roles) {
    public Escalation {
        roles = List.copyOf(roles);
        if (after.isZero() || after.isNegative() || roles.isEmpty()) {
            throw new IllegalArgumentException("Not an escalation: " + after + " to " + roles);
        }
    }
}
