package dev.cuadra.onboarding.flag.service;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.flag.FlagSet;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A vendor with flags, customers and a storage that can be cut off; all invented. */
final class FlagHouse {
    static final TenantId ACME = TenantId.of("acme");
    static final String KEY = "boleta_automation_enabled";
    static final String LIST = "boleta_beta_customers";

    final InMemoryStorage storage = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final SettableClock clock = SettableClock.at(Instant.parse("2025-09-26T12:00:00Z"));
    final Vault vault = new Vault(wayward(), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    final Flags flags = new Flags(vault, FlagSet.shipped());
    private Runnable meanwhile = () -> {};
    private boolean away;
    private int asked;

    Act act(String role) {
        return new Act("marta", role, "as agreed on Monday", clock.instant());
    }

    static List<String> customers() {
        return IntStream.rangeClosed(1, 180)
                .mapToObj(number -> String.format(Locale.ROOT, "cust-%03d", number))
                .toList();
    }

    /** Nothing answers until it is back. */
    void away(boolean now) {
        away = now;
    }

    /** What another writer does between the next look and its commit. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** How often the storage was asked since the last time. */
    int asked() {
        int so = asked;
        asked = 0;
        return so;
    }

    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                FlagHouse.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (away) {
                        throw new StorageException("away");
                    }
                    asked++;
                    if (method.getName().equals("commit")) {
                        Runnable other = meanwhile;
                        meanwhile = () -> {};
                        other.run();
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
