package dev.cuadra.sii.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The rules of a service's breaker, told a second time: half of the last five to ten calls, a pause that was asked for,
 * too many calls. It is fed with what happened on the line and knows nothing of the client.
 */
final class BreakerModel {
    private final Deque<Boolean> last = new ArrayDeque<>();
    private Instant until = Instant.MIN;
    private boolean open;
    private boolean trial;
    private int throttled;
    private int opened;
    private int closed;

    /** A request goes out: then it may. */
    void sent(Instant now) {
        assertThat(open && now.isBefore(until))
                .as("a call through an open breaker")
                .isFalse();
        trial = trial || open;
        open = false;
    }

    /** A request ended. */
    void ended(Instant now, Effect effect) {
        if (effect.kind() == Effect.Kind.NOTHING) {
            return;
        }
        boolean ill = effect.kind() != Effect.Kind.WELL;
        throttled = ill ? throttled : 0;
        boolean tripped = trial ? ill : full(ill);
        closed += trial && !ill ? 1 : 0;
        trial = false;
        if (tripped) {
            open(now.plusSeconds(60));
        }
        if (effect.kind() == Effect.Kind.THROTTLED) {
            open(now.plus(Duration.ofMinutes(Math.min(60, 10L << Math.min(throttled, 3)))));
            throttled++;
        } else if (!effect.pause().isZero()) {
            open(now.plus(effect.pause()));
        }
    }

    private boolean full(boolean ill) {
        last.addLast(ill);
        if (last.size() > 10) {
            last.removeFirst();
        }
        long failed = last.stream().filter(one -> one).count();
        return last.size() >= 5 && 2 * failed >= last.size();
    }

    private void open(Instant end) {
        opened += open ? 0 : 1;
        open = true;
        until = end.isAfter(until) ? end : until;
        last.clear();
    }

    /** How long it stays open; zero when it is not. */
    Duration left(Instant now) {
        return open && now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    int opened() {
        return opened;
    }

    int closed() {
        return closed;
    }
}
