package dev.cuadra.runtime;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.outbox.ParkedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The outbox of a process that stands still after each lease, as one that is swapped out or suspended does. */
record StandingStill(World world, Duration pause) implements Outbox {
    @Override
    public List<LeasedMessage> lease(Instant now, Duration hold, int limit) {
        List<LeasedMessage> leased = world.memory.lease(now, hold, limit);
        world.clock.advance(pause);
        return leased;
    }

    @Override
    public boolean acknowledge(LeasedMessage message) {
        return world.memory.acknowledge(message);
    }

    @Override
    public boolean retry(LeasedMessage message, Instant when, String reason) {
        return world.memory.retry(message, when, reason);
    }

    @Override
    public boolean park(LeasedMessage message, String reason) {
        return world.memory.park(message, reason);
    }

    @Override
    public List<ParkedMessage> parked(TenantId tenant) {
        return world.memory.parked(tenant);
    }
}
