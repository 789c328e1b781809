package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time of one operation, and what was sent in it. For one thread. */
final class Budget {
    private final Clock clock;
    private final Waiting waiting;
    private Instant deadline;
    private int pages;
    private int requests;
    private int logins;

    Budget(Clock clock, Waiting waiting, Duration time) {
        this.clock = clock;
        this.waiting = waiting;
        this.deadline = clock.instant().plus(time);
    }

    Instant now() {
        return clock.instant();
    }

    /** What is left; zero or less when the time is up. */
    Duration left() {
        return Duration.between(clock.instant(), deadline);
    }

    boolean fits(Duration time) {
        return left().compareTo(time) > 0;
    }

    /** No time beyond {@code end}. */
    void endBy(Instant end) {
        deadline = deadline.isAfter(end) ? end : deadline;
    }

    /** More time for a list of {@code further} pages beyond the first; reading them again gives no more. */
    void pages(int further, Duration each) {
        if (further > pages) {
            deadline = deadline.plus(each.multipliedBy((long) further - pages));
            pages = further;
        }
    }

    /** Waits, where there is time for it and something to do afterwards. */
    void pause(Duration time, SiiService service) {
        if (!fits(time)) {
            throw new SiiFaultException(SiiFault.of(FaultKind.DEADLINE, service));
        }
        if (time.isZero()) {
            return;
        }
        try {
            waiting.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SiiFaultException(SiiFault.of(FaultKind.CANCELLED, service), e);
        }
    }

    void sent() {
        requests++;
    }

    int requests() {
        return requests;
    }

    void login() {
        logins++;
    }

    int logins() {
        return logins;
    }
}
