package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.gate.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The colour of a row that has a reading: the first that matches. Where the target or the pace is not known, every
 * possible one is looked at; where they do not agree nobody knows.
 *
 * @param target what the target comes to
 * @param closed whether its window is over
 * @param accumulates whether it has a pace at all
 * @param pace the pace, where it is known
 * @param stops whether an alert fires that moves the rollout
 * @param warns whether another alert fires
 * @source DASH-1
 */
record Colour(Outcome target, boolean closed, boolean accumulates, Optional<Pace> pace, boolean stops, boolean warns) {
    /** How fast a target is being reached. */
    private enum Speed {
        TOO_SLOW,
        BEHIND,
        ENOUGH
    }

    RowStatus status() {
        Set<RowStatus> possible = EnumSet.noneOf(RowStatus.class);
        for (Outcome each : outcomes()) {
            speeds(each).forEach(speed -> possible.add(status(each, speed)));
        }
        return possible.size() == 1 ? possible.iterator().next() : RowStatus.UNKNOWN;
    }

    private List<Outcome> outcomes() {
        return target == Outcome.UNKNOWN ? List.of(Outcome.MET, Outcome.NOT_MET) : List.of(target);
    }

    private List<Speed> speeds(Outcome outcome) {
        if (!accumulates) {
            return List.of(Speed.BEHIND);
        }
        if (pace.isEmpty() && outcome == Outcome.MET) {
            // What is reached by what is known is reached fast enough, whatever is missing.
            return List.of(Speed.ENOUGH);
        }
        return pace.map(known -> List.of(speed(known))).orElseGet(() -> List.of(Speed.TOO_SLOW, Speed.ENOUGH));
    }

    private static Speed speed(Pace pace) {
        if (pace.tooSlow()) {
            return Speed.TOO_SLOW;
        }
        return pace.enough() ? Speed.ENOUGH : Speed.BEHIND;
    }

    private RowStatus status(Outcome outcome, Speed speed) {
        boolean missed = outcome == Outcome.NOT_MET;
        if ((closed && missed) || stops || speed == Speed.TOO_SLOW) {
            return RowStatus.RED;
        }
        return (missed && speed != Speed.ENOUGH) || warns ? RowStatus.AMBER : RowStatus.GREEN;
    }
}
