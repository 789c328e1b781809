package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The time of one operation, and what was sent in it. For one thread. */
final class Budget {
    private final Clock clock;
    private final Waiting waiting;
    private Instant deadline;
    private int pages;
    private int requests;
    private int repeats;
    private int logins;
    private final Set<SiiService> failed = EnumSet.noneOf(SiiService.class);
    private Optional<SiiFault> refusal = Optional.empty();

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

    /** The same is asked for once more. */
    void repeat() {
        repeats++;
    }

    int repeats() {
        return repeats;
    }

    void login() {
        logins++;
    }

    int logins() {
        return logins;
    }

    /** A request to {@code service} failed. */
    void failed(SiiService service) {
        failed.add(service);
    }

    /** Nothing was sent, for the service is left alone. */
    void refused(SiiFault fault) {
        refusal = Optional.of(fault);
    }

    /** Whether an operation that ended with {@code end} was refused, and no request of its own was the reason for it. */
    boolean leftAlone(SiiFault end) {
        return refusal.filter(end::equals).isPresent() && !failed.contains(end.service());
    }
}
