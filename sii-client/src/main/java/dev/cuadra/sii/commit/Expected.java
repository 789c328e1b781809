package dev.cuadra.sii.commit;

import dev.cuadra.boleta.life.LifeClock;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.spi.problem.Confidence;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Where a boleta is going to stand by the time limits, which the pages do not say.
 *
 * @param state annulled, or waiting for the receiver, or observed; {@link BoletaState#VIGENTE} where the limit is over and
 *     the SII is going to refuse
 * @param until the last day on which it is so; for a wait, the day on which it lapses and the boleta stays in force
 * @param confidence how well that is established
 * @source SII-COMMIT-LIMIT
 */
public record Expected(BoletaState state, LocalDate until, Confidence confidence) {
    public Expected {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(confidence, "confidence");
    }

    /** What an annulment by the issuer leads to on {@code today}. */
    public static Expected annulled(LocalDate boletaDate, LocalDate today) {
        LifeClock clock = new LifeClock(boletaDate);
        if (!today.isAfter(clock.aloneUntil())) {
            return new Expected(BoletaState.ANULADA, clock.aloneUntil(), Confidence.UNVERIFIED);
        }
        BoletaState state = today.isAfter(clock.closesOn()) ? BoletaState.VIGENTE : BoletaState.ANULACION_PENDIENTE;
        return new Expected(state, clock.closesOn(), Confidence.UNVERIFIED);
    }
}
