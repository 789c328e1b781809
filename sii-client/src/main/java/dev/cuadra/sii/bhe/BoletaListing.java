package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.receipt.BoletaState;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the whole list of a month says of one boleta. A boleta that the list does not hold is {@link NotListed}, which
 * says nothing of its being annulled.
 *
 * @source SII-STATE
 */
public sealed interface BoletaListing {
    /**
     * In force.
     *
     * @param code the state as the list writes it
     */
    record InForce(String code) implements BoletaListing {
        public InForce {
            Objects.requireNonNull(code, "code");
        }
    }

    /**
     * Annulled: the list says so, or has a date of annulment for it.
     *
     * @param code the state as the list writes it
     * @param on the day; empty when the list has none that can be read
     */
    record Annulled(String code, Optional<LocalDate> on) implements BoletaListing {
        public Annulled {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(on, "on");
        }
    }

    /**
     * Listed with another state: an annulment that waits, a remark, or a code that nobody knows.
     *
     * @param code the state as the list writes it
     * @param meaning what it is likely to mean; empty for a code that nobody knows
     */
    record Other(String code, Optional<BoletaState> meaning) implements BoletaListing {
        public Other {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(meaning, "meaning");
        }
    }

    /** The list is whole and does not hold it: another month, another receiver, or no such boleta. */
    record NotListed() implements BoletaListing {}
}
