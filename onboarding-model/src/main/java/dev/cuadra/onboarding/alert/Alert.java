package dev.cuadra.onboarding.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * How the alert of one trigger stands: its events, folded.
 *
 * @param trigger the id of the trigger
 * @param episodes how often it fired
 * @param firing since when it fires; empty while it does not
 * @param acknowledged whether somebody takes care of the episode
 * @param escalated how many steps of the escalation were taken in the episode
 * @param settling since when clear data come that do not suffice yet
 * @param gaps how often data went missing
 * @param missing since when data are missing; empty while they are not
 * @param pending since when there is a breach that does not fire; empty while there is none
 * @param latched whether it took a rollout back that nobody opened again
 * @source ALERT-1
 */
public record Alert(
        String trigger,
        int episodes,
        Optional<Instant> firing,
        boolean acknowledged,
        int escalated,
        Optional<Instant> settling,
        int gaps,
        Optional<Instant> missing,
        Optional<Instant> pending,
        boolean latched) {
    public Alert {
        Objects.requireNonNull(firing, "firing");
        Objects.requireNonNull(settling, "settling");
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(pending, "pending");
        if (trigger.isBlank() || episodes < 0 || escalated < 0 || gaps < 0) {
            throw new IllegalArgumentException("Not an alert: " + trigger);
        }
    }

    /** An alert to which nothing ever happened. */
    public static Alert quiet(String trigger) {
        return new Alert(
                trigger, 0, Optional.empty(), false, 0, Optional.empty(), 0, Optional.empty(), Optional.empty(), false);
    }

    /** What the events of {@code trigger} among {@code events} come to. */
    public static Alert fold(String trigger, Collection<AlertEvent> events) {
        Alert alert = quiet(trigger);
        for (AlertEvent event : events) {
            alert = event.trigger().equals(trigger) ? alert.after(event) : alert;
        }
        return alert;
    }

    /** How it stands. What is shown first stands first in {@link AlertState}. */
    public AlertState state() {
        if (firing.isPresent()) {
            return AlertState.FIRING;
        } else if (latched) {
            return AlertState.LATCHED;
        } else if (missing.isPresent()) {
            return AlertState.MISSING;
        } else if (pending.isPresent()) {
            return AlertState.PENDING;
        }
        return episodes > 0 ? AlertState.CLEARED : AlertState.QUIET;
    }

    /**
     * The alert after an event.
     *
     * @throws IllegalArgumentException for an event of another trigger
     */
    public Alert after(AlertEvent event) {
        if (!event.trigger().equals(trigger)) {
            throw new IllegalArgumentException("An event of " + event.trigger() + ", not of " + trigger);
        }
        Instant at = event.at();
        return switch (event.kind()) {
            case BREACHING -> with(firing, settling, missing, Optional.of(at));
            case CALMED -> with(firing, settling, missing, Optional.empty());
            case FIRED -> fired(at);
            case SETTLING -> with(firing, Optional.of(at), missing, pending);
            case UNSETTLED -> with(firing, Optional.empty(), missing, pending);
            case CLEARED -> with(Optional.empty(), Optional.empty(), missing, pending);
            case DATA_MISSING -> gap(at);
            case DATA_BACK -> with(firing, settling, Optional.empty(), pending);
            case LATCHED -> held(acknowledged, escalated, true);
            case REOPENED -> held(acknowledged, escalated, false);
            case ACKNOWLEDGED -> held(true, escalated, latched);
            case ESCALATED -> held(acknowledged, event.step(), latched);
            case NOBODY_BEHIND, REEVALUATED -> this;
        };
    }

    private Alert with(
            Optional<Instant> fires, Optional<Instant> settles, Optional<Instant> misses, Optional<Instant> breaches) {
        return new Alert(trigger, episodes, fires, acknowledged, escalated, settles, gaps, misses, breaches, latched);
    }

    private Alert fired(Instant at) {
        return new Alert(
                trigger,
                episodes + 1,
                Optional.of(at),
                false,
                0,
                Optional.empty(),
                gaps,
                missing,
                Optional.empty(),
                latched);
    }

    private Alert gap(Instant at) {
        return new Alert(
                trigger,
                episodes,
                firing,
                acknowledged,
                escalated,
                settling,
                gaps + 1,
                Optional.of(at),
                pending,
                latched);
    }

    private Alert held(boolean taken, int steps, boolean back) {
        return new Alert(trigger, episodes, firing, taken, steps, settling, gaps, missing, pending, back);
    }
}
