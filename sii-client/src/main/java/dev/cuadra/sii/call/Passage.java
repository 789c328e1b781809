package dev.cuadra.sii.call;

import dev.cuadra.sii.SiiFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One request on its way through a gate, which it has to leave once. For one thread. */
final class Passage {
    private final Gate gate;
    private final Budget budget;
    private final Instant sent;
    private Duration taken = Duration.ZERO;

    Passage(Gate gate, Budget budget) {
        this.gate = gate;
        this.budget = budget;
        this.sent = budget.now();
    }

    /** The answer is there, or will not come. */
    void ended() {
        Duration time = Duration.between(sent, budget.now());
        taken = time.isNegative() ? Duration.ZERO : time;
    }

    /** It ended, and this was wrong with it. */
    void leave(Optional<SiiFault> fault) {
        fault.map(SiiFault::kind).filter(SiiOutcome::failure).ifPresent(kind -> budget.failed(gate.service()));
        gate.leave(fault, taken);
    }

    /** Nothing was sent, or the caller gave up. */
    void leave() {
        gate.leave();
    }
}
