package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
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

    Breaker(SiiService service, Clock clock, CallLimits limits) {
        this.service = service;
        this.clock = clock;
        this.limits = limits;
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
