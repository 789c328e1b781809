package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.service.Post;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
    final Map<String, List<Recipient>> people = new HashMap<>();
    final Post post = new Post(vault, tenant -> group -> people.getOrDefault(group.name(), List.of()));
    private Runnable meanwhile = () -> {};
    private int lost;

    /** Somebody with a role. */
    void has(String role, int id, String language) {
        String mail = "p" + id + "@acme.example";
        people.computeIfAbsent(role, any -> new ArrayList<>())
                .add(new Recipient(new UUID(4, id), "Persona " + id, language, SANTIAGO, Map.of(Channel.MAIL, mail)));
    }

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
