package dev.cuadra.spi.memory;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.outbox.ParkedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** The outgoing messages of all tenants. Not safe for threads: the storage holds its lock around every call. */
final class MemoryOutbox {
    private record Id(TenantId tenant, UUID message) {}

    private enum State {
        WAITING,
        PARKED,
        DELIVERED
    }

    private static final class Slot {
        private final TenantId tenant;
        private final OutgoingMessage message;
        private final long number;
        private State state = State.WAITING;
        private Instant due;
        private int attempts;
        private boolean silent;
        private Optional<LeasedMessage> lease = Optional.empty();
        private String reason = "";

        private Slot(TenantId tenant, OutgoingMessage message, long number) {
            this.tenant = tenant;
            this.message = message;
            this.number = number;
            this.due = message.notBefore();
        }

        private LeasedMessage lease(Instant until) {
            attempts++;
            LeasedMessage leased = new LeasedMessage(tenant, message, attempts, UUID.randomUUID(), until, silent);
            silent = true;
            lease = Optional.of(leased);
            return leased;
        }
    }

    private static final Comparator<Slot> OLDEST_FIRST = Comparator.comparing((Slot slot) -> slot.due)
            .thenComparing(slot -> slot.tenant.value())
            .thenComparing(slot -> slot.number);

    private final Map<Id, Slot> slots = new LinkedHashMap<>();
    private final TreeSet<Slot> free = new TreeSet<>(OLDEST_FIRST);
    private final Map<UUID, Slot> leased = new LinkedHashMap<>();
    private long number;

    void store(TenantId tenant, OutgoingMessage message) {
        Id id = new Id(tenant, message.id());
        if (!slots.containsKey(id)) {
            Slot slot = new Slot(tenant, message, ++number);
            slots.put(id, slot);
            free.add(slot);
        }
    }

    List<LeasedMessage> lease(Instant now, Duration hold, int limit) {
        endLeases(now);
        List<Slot> due = free.stream()
                .takeWhile(slot -> !slot.due.isAfter(now))
                .limit(limit)
                .toList();
        due.forEach(free::remove);
        Instant until = now.plus(hold);
        return due.stream()
                .map(slot -> {
                    LeasedMessage message = slot.lease(until);
                    leased.put(message.lease(), slot);
                    return message;
                })
                .toList();
    }

    private void endLeases(Instant now) {
        leased.values().removeIf(slot -> {
            boolean over = slot.lease.filter(held -> !held.until().isAfter(now)).isPresent();
            if (over) {
                slot.lease = Optional.empty();
                free.add(slot);
            }
            return over;
        });
    }

    boolean acknowledge(LeasedMessage message) {
        return end(message, slot -> slot.state = State.DELIVERED);
    }

    boolean retry(LeasedMessage message, Instant when, String reason) {
        return end(message, slot -> {
            slot.due = when;
            slot.silent = false;
            slot.reason = reason;
            free.add(slot);
        });
    }

    boolean park(LeasedMessage message, String reason) {
        return end(message, slot -> {
            slot.state = State.PARKED;
            slot.reason = reason;
        });
    }

    private boolean end(LeasedMessage message, Consumer<Slot> change) {
        Slot slot = leased.get(message.lease());
        if (slot == null
                || !slot.tenant.equals(message.tenant())
                || !slot.message.id().equals(message.message().id())) {
            return false;
        }
        leased.remove(message.lease());
        slot.lease = Optional.empty();
        change.accept(slot);
        return true;
    }

    List<ParkedMessage> parked(TenantId tenant) {
        return slots.values().stream()
                .filter(slot -> slot.state == State.PARKED && slot.tenant.equals(tenant))
                .sorted(OLDEST_FIRST)
                .map(slot -> new ParkedMessage(slot.message, slot.attempts, slot.reason))
                .toList();
    }

    List<OutgoingMessage> waiting(TenantId tenant) {
        return slots.values().stream()
                .filter(slot -> slot.state == State.WAITING && slot.tenant.equals(tenant))
                .sorted(OLDEST_FIRST)
                .map(slot -> slot.message)
                .toList();
    }

    List<TenantId> tenants() {
        return slots.keySet().stream().map(Id::tenant).distinct().toList();
    }

    void delete(TenantId tenant) {
        slots.keySet().removeIf(id -> id.tenant.equals(tenant));
        free.removeIf(slot -> slot.tenant.equals(tenant));
        leased.values().removeIf(slot -> slot.tenant.equals(tenant));
    }
}
