package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happens in an incident.
 *
 * @param kind what
 * @param at when
 * @param who who says it, by an id or as the host names them
 * @param role as what
 * @param text in words: what was seen, what users were told, what was learned
 * @param status how far it is; for an update alone
 * @param affected whom it concerns, where that is known
 */
public record IncidentAct(
        Kind kind,
        Instant at,
        String who,
        String role,
        String text,
        Optional<IncidentStatus> status,
        Optional<Affected> affected) {
    /** What happens in an incident. */
    public enum Kind {
        /** Somebody saw it. */
        DETECTED,
        /** It is an incident, and the procedure begins. */
        DECLARED,
        /** Users were told. */
        UPDATED,
        /** Users can work again, though it is not over. */
        MITIGATED,
        /** It is over. */
        RESOLVED,
        /** It was not over. */
        REOPENED,
        /** It is written down what happened and what is to be done about it. */
        REVIEWED;

        /** In words. */
        public Text label() {
            return Texts.BOOK.text("OPERATION_ACT." + name(), Map.of());
        }
    }

    /**
     * Whom it concerns.
     *
     * @param users how many
     * @param of of how many
     */
    public record Affected(long users, long of) {
        public Affected {
            if (users < 0 || of < 1 || users > of) {
                throw new IllegalArgumentException("Not so many of so many: " + users + " of " + of);
            }
        }

        /** Whether it is a greater share than another. */
        boolean more(Affected other) {
            return java.math.BigInteger.valueOf(users)
                            .multiply(java.math.BigInteger.valueOf(other.of))
                            .compareTo(java.math.BigInteger.valueOf(other.users)
                                    .multiply(java.math.BigInteger.valueOf(of)))
                    > 0;
        }
    }

    public IncidentAct {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(affected, "affected");
        if (who.isBlank() || role.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("Somebody says what happens, as something: " + kind);
        }
        if (status.isPresent() && kind != Kind.UPDATED) {
            throw new IllegalArgumentException("A status is told with an update: " + kind);
        }
        if (status.equals(Optional.of(IncidentStatus.RESOLVED))) {
            throw new IllegalArgumentException("That it is over is no update");
        }
    }

    /** Something without a status and without a number of users. */
    public static IncidentAct of(Kind kind, Instant at, String who, String role, String text) {
        return new IncidentAct(kind, at, who, role, text, Optional.empty(), Optional.empty());
    }

    /** The same with a status. */
    public IncidentAct with(IncidentStatus now) {
        return new IncidentAct(kind, at, who, role, text, Optional.of(now), affected);
    }

    /** The same with a number of users. */
    public IncidentAct affecting(long users, long of) {
        return new IncidentAct(kind, at, who, role, text, status, Optional.of(new Affected(users, of)));
    }
}
