package dev.cuadra.boleta.service;

import dev.cuadra.boleta.life.LifeEvent;
import dev.cuadra.boleta.life.Replay;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * A boleta's life as it is stored.
 *
 * @param replay where it stands on the day asked for, what may still be done and what to look at
 * @param events what was told, in the order in which it was told; a state that the books knew before stands first
 * @param contradictions why reports that are kept apart cannot be
 */
public record RecordedLife(Replay replay, List<LifeEvent> events, List<Problem> contradictions) {
    public RecordedLife {
        Objects.requireNonNull(replay, "replay");
        events = List.copyOf(events);
        contradictions = List.copyOf(contradictions);
    }
}
