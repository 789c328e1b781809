package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What an evaluation does to alerts: a pure function of the alerts before, what was found, the instant and the routing.
 *
 * <p>An alert fires once and goes on firing: no second event while it does, and no end by a gap. Data that are missing are
 * an episode of their own. What is not armed is silent. An instant before the newest is recorded and changes nothing.
 *
 * @source ALERT-1, ALERT-2, ALERT-3
 */
public final class Alerting {
    private final Alert before;
    private final Instant at;
    private final List<AlertEvent> events = new ArrayList<>();
    private Alert now;

    private Alerting(Alert before, Instant at) {
        this.before = before;
        this.now = before;
        this.at = at;
    }

    /**
     * What happens to the alerts of {@code book}.
     *
     * @param findings how the triggers stand at {@code at}
     * @param latches whether there is a rollout that rollback triggers take back
     */
    public static List<AlertEvent> events(
            AlertBook book, Collection<TriggerFinding> findings, Instant at, Routing routing, boolean latches) {
        List<AlertEvent> all = new ArrayList<>();
        for (TriggerFinding finding : findings) {
            Alerting alerting = new Alerting(book.alert(finding.trigger().id()), at);
            if (!book.late(at)) {
                alerting.look(finding, routing, latches);
            } else if (finding.state() != TriggerState.NOT_ARMED) {
                alerting.happens(AlertEvent.Kind.REEVALUATED, finding.state().name());
            }
            all.addAll(alerting.events);
        }
        return List.copyOf(all);
    }

    private void look(TriggerFinding finding, Routing routing, boolean latches) {
        boolean shadow = finding.trigger().shadow();
        Route route = routing.route(finding.trigger().level());
        data(finding);
        switch (finding.state()) {
            case FIRING -> breach(latches && !shadow && finding.trigger().level() == Trigger.Level.ROLLBACK);
            case PENDING -> pending(sustained(finding));
            case UNKNOWN -> unsettle();
            case CLEAR -> clear(sustained(finding) ? Duration.ZERO : route.clearAfter());
            case NOT_ARMED -> {}
        }
        if (!shadow) {
            escalate(route);
        }
    }

    private void data(TriggerFinding finding) {
        if (finding.dataMissing() && now.missing().isEmpty()) {
            happens(AlertEvent.Kind.DATA_MISSING, "");
        } else if (!finding.dataMissing()
                && finding.state() != TriggerState.NOT_ARMED
                && now.missing().isPresent()) {
            happens(AlertEvent.Kind.DATA_BACK, "");
        }
    }

    private void breach(boolean latches) {
        if (now.firing().isPresent()) {
            unsettle();
            return;
        }
        happens(AlertEvent.Kind.FIRED, "");
        if (latches && !now.latched()) {
            happens(AlertEvent.Kind.LATCHED, "");
        }
    }

    /** Where a condition with a duration is breached for too short a time, what fired before is proven over. */
    private void pending(boolean sustained) {
        if (now.firing().isPresent() && !sustained) {
            unsettle();
            return;
        }
        if (now.firing().isPresent()) {
            happens(AlertEvent.Kind.CLEARED, "");
        }
        if (now.pending().isEmpty()) {
            happens(AlertEvent.Kind.BREACHING, "");
        }
    }

    private void unsettle() {
        if (now.settling().isPresent()) {
            happens(AlertEvent.Kind.UNSETTLED, "");
        }
    }

    private void clear(Duration clearAfter) {
        if (now.firing().isPresent()) {
            settle(clearAfter);
        } else if (now.pending().isPresent()) {
            happens(AlertEvent.Kind.CALMED, "");
        }
    }

    private void settle(Duration clearAfter) {
        Instant since = now.settling().orElse(at);
        if (!at.isBefore(since.plus(clearAfter))) {
            happens(AlertEvent.Kind.CLEARED, "");
        } else if (now.settling().isEmpty()) {
            happens(AlertEvent.Kind.SETTLING, "");
        }
    }

    /** Only where all of it has a duration of its own does it say CLEAR no sooner than it has seen enough clear data. */
    private static boolean sustained(TriggerFinding finding) {
        return finding.trigger()
                .condition()
                .checks()
                .allMatch(check -> check.sustain().isPresent());
    }

    private void escalate(Route route) {
        if (now.firing().isEmpty() || now.acknowledged()) {
            return;
        }
        Instant since = now.firing().get();
        for (int step = now.escalated() + 1; step <= route.escalations().size(); step++) {
            Duration after = route.escalations().get(step - 1).after();
            if (at.isAfter(since.plus(after))) {
                AlertEvent event =
                        new AlertEvent(now.trigger(), AlertEvent.Kind.ESCALATED, at, now.episodes(), step, "");
                events.add(event);
                now = now.after(event);
            }
        }
    }

    private void happens(AlertEvent.Kind kind, String note) {
        int episode = switch (kind) {
            case FIRED -> now.episodes() + 1;
            case DATA_MISSING -> now.gaps() + 1;
            case DATA_BACK -> now.gaps();
            default -> now.episodes();
        };
        AlertEvent event = new AlertEvent(before.trigger(), kind, at, episode, 0, note);
        events.add(event);
        now = now.after(event);
    }
}
