package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.health.ServiceHealth;
import dev.cuadra.sii.health.ServiceHealth.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps calls away from a service that is ill or that asked to be left alone. It opens for a minute when half of the
 * last calls, at least five and at most ten, failed for the service's own reasons; for the time that a fault names; and
 * at once for a cool-off when the service had too many calls, which doubles until a call succeeds. Then one call tries
 * it. Safe for many threads.
 *
 * @source SII-CALL-4
 */
final class Breaker {
    static final int WINDOW = 10;
    static final int LEAST = 5;
    static final Duration OPEN = Duration.ofSeconds(60);
    private static final Duration TRIAL = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 10;

    private final SiiService service;
    private final Clock clock;
    private final CallLimits limits;
    private final CircuitBreaker circuit;
    private Instant until = Instant.MIN;
    private FaultKind reason = FaultKind.UNAVAILABLE;
    private int throttled;
    private final LastHour hour = new LastHour();
    private State state = State.CLOSED;
    private Instant since;
    private Optional<Instant> lastSuccess = Optional.empty();
    private Optional<Instant> lastFault = Optional.empty();
    private Optional<FaultKind> lastFaultKind = Optional.empty();

    Breaker(SiiService service, Clock clock, CallLimits limits) {
        this.service = service;
        this.clock = clock;
        this.limits = limits;
        this.since = clock.instant();
        this.circuit = CircuitBreaker.of(
                service.name(),
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .currentTimestampFunction(now -> now.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
                        .slidingWindow(WINDOW, LEAST, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(OPEN)
                        .build());
    }

    /** Why a call would be turned away now; nothing is taken. */
    synchronized Optional<SiiFault> refusal() {
        return open() && clock.instant().isBefore(until)
                ? Optional.of(refused(Duration.between(clock.instant(), until)))
                : Optional.empty();
    }

    /** Lets a call through, which then has to {@link #leave}; or says why not. */
    synchronized Optional<SiiFault> enter() {
        Optional<SiiFault> refusal = refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        mark();
        if (open()) {
            circuit.transitionToHalfOpenState();
        }
        return circuit.tryAcquirePermission() ? Optional.empty() : Optional.of(refused(TRIAL));
    }

    private SiiFault refused(Duration wait) {
        return SiiFault.of(reason, service).waiting(wait).notAgain();
    }

    /** A call ended with nothing that says something of the service. */
    synchronized void leave() {
        circuit.releasePermission();
    }

    /** A call ended. */
    synchronized void leave(Optional<SiiFault> fault) {
        mark();
        remember(fault.map(SiiFault::kind));
        judge(fault);
        mark();
    }

    private void remember(Optional<FaultKind> fault) {
        Instant now = clock.instant();
        Optional<FaultKind> failure = fault.filter(SiiOutcome::failure);
        hour.count(now, failure.isPresent());
        if (failure.isPresent()) {
            lastFault = Optional.of(now);
            lastFaultKind = failure;
        } else if (fault.isEmpty()) {
            lastSuccess = Optional.of(now);
        }
    }

    private void judge(Optional<SiiFault> fault) {
        Optional<SiiFault> ill = fault.filter(given -> given.kind().ofTheService());
        if (ill.isEmpty()) {
            throttled = 0;
            circuit.onSuccess(0, TimeUnit.NANOSECONDS);
            // The fifth call of which four failed counts too, though it went well itself.
            if (open()) {
                close(OPEN, FaultKind.UNAVAILABLE);
            }
            return;
        }
        circuit.onError(0, TimeUnit.NANOSECONDS, new SiiFaultException(ill.get()));
        if (open()) {
            close(OPEN, FaultKind.UNAVAILABLE);
        }
        if (ill.get().kind() == FaultKind.THROTTLED) {
            close(coolOff(), FaultKind.THROTTLED);
        } else if (!ill.get().pause().isZero()) {
            close(ill.get().pause(), FaultKind.UNAVAILABLE);
        }
    }

    /** How the service does; asking changes nothing and lets nothing through. */
    synchronized ServiceHealth health() {
        mark();
        boolean alone = state == State.OPEN;
        Instant now = clock.instant();
        return new ServiceHealth(
                service,
                state,
                since,
                alone ? Optional.of(until) : Optional.empty(),
                alone ? Optional.of(reason) : Optional.empty(),
                lastSuccess,
                lastFault,
                lastFaultKind,
                hour.answers(now),
                hour.faults(now));
    }

    /** Notes since when the state is what it is: some of it changes by the passing of time alone. */
    private void mark() {
        Instant now = clock.instant();
        State current = switch (circuit.getState()) {
            case OPEN -> now.isBefore(until) ? State.OPEN : State.HALF_OPEN;
            case HALF_OPEN -> State.HALF_OPEN;
            default -> State.CLOSED;
        };
        if (current != state) {
            state = current;
            since = current == State.HALF_OPEN ? until : now;
        }
    }

    private boolean open() {
        return circuit.getState() == CircuitBreaker.State.OPEN;
    }

    private void close(Duration time, FaultKind why) {
        Instant end = clock.instant().plus(time);
        if (end.isAfter(until)) {
            until = end;
            reason = why;
        }
        if (!open()) {
            circuit.transitionToOpenState();
        }
    }

    private Duration coolOff() {
        Duration time = limits.coolOff().multipliedBy(1L << Math.min(throttled, MOST_DOUBLINGS));
        throttled++;
        return time.compareTo(limits.coolOffCap()) > 0 ? limits.coolOffCap() : time;
    }
}
