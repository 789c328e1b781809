package dev.cuadra.onboarding.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A trigger fired, until it was seen to be clear. What nobody knows clears nothing.
 *
 * @param trigger the trigger
 * @param fired the look at which it was seen to fire first
 * @param cleared the look at which it was clear again; empty when it was not
 * @param incidents the incidents of which it told
 * @source BACK-2
 */
public record Episode(String trigger, Instant fired, Optional<Instant> cleared, List<Incident> incidents) {
    public Episode {
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(fired, "fired");
        Objects.requireNonNull(cleared, "cleared");
        incidents = List.copyOf(incidents);
    }

    static List<Episode> of(String trigger, List<Turn> turns, BacktestPlan plan) {
        List<Episode> all = new ArrayList<>();
        Optional<Instant> fired = Optional.empty();
        for (Turn turn : turns) {
            boolean over = turn.state().equals("CLEAR") || turn.state().equals("NOT_ARMED");
            if (fired.isPresent() && over) {
                all.add(of(trigger, fired.get(), Optional.of(turn.at()), plan));
                fired = Optional.empty();
            } else if (fired.isEmpty() && turn.state().equals("FIRING")) {
                fired = Optional.of(turn.at());
            }
        }
        fired.ifPresent(since -> all.add(of(trigger, since, Optional.empty(), plan)));
        return all;
    }

    private static Episode of(String trigger, Instant fired, Optional<Instant> cleared, BacktestPlan plan) {
        return new Episode(
                trigger,
                fired,
                cleared,
                plan.incidents().stream()
                        .filter(incident -> incident.concerns(trigger)
                                && fired.isBefore(incident.end())
                                && cleared.map(end ->
                                                end.isAfter(incident.start().minus(plan.reach())))
                                        .orElse(true))
                        .toList());
    }
}
