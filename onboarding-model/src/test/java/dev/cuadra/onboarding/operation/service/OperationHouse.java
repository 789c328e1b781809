package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A shop on the morning of its launch, with a storage that can be cut off; all invented. */
final class OperationHouse {
    static final TenantId ACME = TenantId.of("acme");
    static final TenantId OTHER = TenantId.of("other");
    static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    /** Half past seven in Santiago. */
    static final Instant MORNING = Instant.parse("2026-03-02T10:30:00Z");

    final InMemoryStorage storage = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final SettableClock clock = SettableClock.at(MORNING);
    final Vault vault = new Vault(wayward(), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    final LaunchOperations operations = new LaunchOperations(vault, List.of(OperationPack.shipped()));
    private Runnable meanwhile = () -> {};
    private int lost;

    /** What another writer does between the next look and its commit. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** What waits to be sent. */
    List<LeasedMessage> leased() {
        return storage.lease(clock.instant(), Duration.ofMinutes(1), 100);
    }

    /** The next commits are stored, and nobody hears of it. */
    void lose(int commits) {
        lost = commits;
    }

    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                OperationHouse.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        Runnable other = meanwhile;
                        meanwhile = () -> {};
                        other.run();
                    }
                    try {
                        Object answer = method.invoke(storage, arguments);
                        if (commit && lost > 0) {
                            lost--;
                            throw new StorageException("the line went dead");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
