package dev.cuadra.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.runtime.Notice;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.RecordingNotifier;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.storage.StorageException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;

class DispatchingTest {
    private static final TenantId ACME = TenantId.of("acme");

    private final Clock clock = Clock.fixed(Instant.parse("2026-10-01T12:00:00Z"), ZoneOffset.UTC);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final Vault vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    private final List<RuntimeException> alarms = new ArrayList<>();

    private void tell(int messages) {
        Work work = vault.begin(ACME, "tell");
        for (int i = 0; i < messages; i++) {
            work.send("mail", new Notice("ana@example.test", "Hola " + i, "Un texto"));
        }
        work.commit();
    }

    @Test
    void everythingThatIsDueIsDeliveredInHoweverManyRounds() {
        tell(45);
        RecordingNotifier mail = new RecordingNotifier("mail");
        Dispatching.deliver(new OutboxDispatcher(storage, keys, clock).with(mail), alarms::add);
        assertThat(mail.delivered()).hasSize(45);
        assertThat(alarms).isEmpty();
    }

    @Test
    void aMediumThatFailsIsToldAndTheScheduleGoesOn() {
        storage.close();
        Dispatching.deliver(new OutboxDispatcher(storage, keys, clock), alarms::add);
        assertThat(alarms).singleElement().isInstanceOf(StorageException.class);
    }

    @Test
    void theHostsOwnThreadDelivers() throws InterruptedException {
        tell(1);
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        OutboxDispatcher dispatcher = new OutboxDispatcher(storage, keys, clock).with("mail", (tenant, id, body) -> {
            seen.add(Thread.currentThread().getName());
            return new Delivery.Delivered("");
        });
        ScheduledExecutorService host = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "host"));
        try {
            ScheduledFuture<?> schedule = Dispatching.start(dispatcher, host, alarms::add);
            assertThat(seen.take()).isEqualTo("host");
            assertThat(schedule.isDone()).isFalse();
        } finally {
            host.shutdownNow();
        }
    }
}
