package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.stats.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a check finds, before its due time is asked for.
 *
 * @param outcome what it comes to
 * @param left the left side as it is shown
 * @param share the cases behind it
 * @param bounds the bounds
 * @param used the readings behind it
 * @param gap what is missing
 * @param settled whether nothing that comes before the due time can change it
 * @param excluded whether the question does not arise
 * @param state the state of a sustained condition
 */
record Answer(
        Outcome outcome,
        String left,
        Optional<Content.Share> share,
        Optional<Bounds> bounds,
        List<Reading> used,
        Gap gap,
        boolean settled,
        boolean excluded,
        Optional<TriggerState> state) {
    static Answer unknown(Gap gap, List<Reading> used) {
        return of(Outcome.UNKNOWN, "", used, gap);
    }

    static Answer of(Outcome outcome, String left, List<Reading> used, Gap gap) {
        return new Answer(outcome, left, Optional.empty(), Optional.empty(), used, gap, false, false, Optional.empty());
    }

    static Answer of(Outcome outcome, Figure figure) {
        return new Answer(
                outcome,
                figure.shown(),
                figure.share(),
                figure.bounds(),
                figure.used(),
                outcome == Outcome.UNKNOWN ? figure.gap() : Gap.NOTHING_MISSING,
                false,
                false,
                Optional.empty());
    }

    Answer settled(boolean whether) {
        return new Answer(outcome, left, share, bounds, used, gap, whether, excluded, state);
    }

    Answer showing(String other) {
        return new Answer(outcome, other, share, bounds, used, gap, settled, excluded, state);
    }

    /** The same, for which these readings were looked at as well. */
    Answer and(List<Reading> more) {
        List<Reading> all = new ArrayList<>(used);
        all.addAll(more);
        return new Answer(outcome, left, share, bounds, List.copyOf(all), gap, settled, excluded, state);
    }

    Answer open() {
        return new Answer(Outcome.UNKNOWN, left, share, bounds, used, gap, false, excluded, state);
    }

    static Answer excluded(List<Reading> used) {
        return new Answer(
                Outcome.UNKNOWN,
                "",
                Optional.empty(),
                Optional.empty(),
                used,
                Gap.NOTHING_MISSING,
                false,
                true,
                Optional.empty());
    }

    static Answer sustained(TriggerState state, String left, List<Reading> used) {
        Gap gap = state == TriggerState.UNKNOWN ? Gap.PARTIAL : Gap.NOTHING_MISSING;
        return new Answer(
                state.outcome(), left, Optional.empty(), Optional.empty(), used, gap, false, false, Optional.of(state));
    }
}
