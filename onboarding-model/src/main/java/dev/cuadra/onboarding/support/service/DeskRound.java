package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.support.Timers;
import java.util.List;
import java.util.Objects;

/**
 * What a look at the clocks came to.
 *
 * @param due what was due
 * @param told who was told, and the tiers in which nobody could be reached
 */
public record DeskRound(List<Timers.Due> due, Told told) {
    static final DeskRound NOTHING = new DeskRound(List.of(), Told.NOTHING);

    public DeskRound {
        Objects.requireNonNull(told, "told");
        due = List.copyOf(due);
    }

    static DeskRound all(List<DeskRound> rounds) {
        return new DeskRound(
                rounds.stream().flatMap(round -> round.due().stream()).toList(),
                Told.all(rounds.stream().map(DeskRound::told).toList()));
    }
}
