package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.spi.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of what a person did.
 *
 * @param stored whether anything was stored; false when it was refused, or had been done before
 * @param told who was told
 * @param refusal why it was refused; then nothing changed
 */
public record Acted(boolean stored, Told told, Optional<Problem> refusal) {
    public Acted {
        Objects.requireNonNull(told, "told");
        Objects.requireNonNull(refusal, "refusal");
    }

    static Acted refused(Problem why) {
        return new Acted(false, Told.NOTHING, Optional.of(why));
    }

    static Acted nothing() {
        return new Acted(false, Told.NOTHING, Optional.empty());
    }
}
