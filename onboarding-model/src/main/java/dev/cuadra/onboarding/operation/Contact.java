package dev.cuadra.onboarding.operation;

import dev.cuadra.spi.problem.Text;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom to turn to.
 *
 * @param id identifies it, such as {@code tier3-on-call}
 * @param kind in what
 * @param title what for
 * @param role the role that answers
 * @param hours when; empty when the plan does not say
 */
public record Contact(String id, Kind kind, Text title, String role, Optional<ContactHours> hours) {
    /** What a contact is for. */
    public enum Kind {
        /** Support. */
        SUPPORT,
        /** Management. */
        MANAGEMENT,
        /** Emergencies. */
        EMERGENCY
    }

    public Contact {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(hours, "hours");
        if (id.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("A contact has an id and a role: " + id);
        }
    }
}
