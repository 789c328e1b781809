package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.health.ServiceHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where every request to one service passes: at its pace, and not while its breaker is open. Safe for many threads.
 *
 * @source SII-CALL-3
 */
final class Gate {
    private final SiiService service;
    private final Clock clock;
    private final Duration pace;
    private final Breaker breaker;
    private final Consumer<SiiExchange> hearing;
    private Instant free = Instant.MIN;

    Gate(SiiService service, Clock clock, CallLimits limits, Consumer<SiiExchange> hearing) {
        this.service = service;
        this.clock = clock;
        this.pace = limits.pace();
        this.breaker = new Breaker(service, clock, limits);
        this.hearing = hearing;
    }

    SiiService service() {
        return service;
    }

    ServiceHealth health() {
        return breaker.health();
    }

    /** Waits for the next place in the pace, and lets one request through. */
    Passage enter(Budget budget) {
        breaker.refusal().ifPresent(fault -> refuse(fault, budget));
        budget.pause(place(budget), service);
        breaker.enter().ifPresent(fault -> refuse(fault, budget));
        return new Passage(this, budget);
    }

    private static void refuse(SiiFault fault, Budget budget) {
        budget.refused(fault);
        throw new SiiFaultException(fault);
    }

    private synchronized Duration place(Budget budget) {
        Instant now = clock.instant();
        Instant place = free.isAfter(now) ? free : now;
        Duration wait = Duration.between(now, place);
        if (!budget.fits(wait)) {
            throw new SiiFaultException(SiiFault.of(FaultKind.DEADLINE, service));
        }
        free = place.plus(pace);
        return wait;
    }

    void leave(Optional<SiiFault> fault, Duration taken) {
        breaker.leave(fault);
        hearing.accept(new SiiExchange(service, fault.map(SiiFault::kind), taken));
    }

    /** Nothing was sent, or the caller gave up. */
    void leave() {
        breaker.leave();
    }
}
