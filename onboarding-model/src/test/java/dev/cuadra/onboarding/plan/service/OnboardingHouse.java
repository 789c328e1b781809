package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.plan.Plans;
import dev.cuadra.onboarding.plan.Templates;
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

/** A vendor with plans and a storage that can be cut off; all invented. */
final class OnboardingHouse {
    static final TenantId ACME = TenantId.of("acme");
    static final TenantId OTHER = TenantId.of("other");

    final InMemoryStorage storage = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final SettableClock clock = SettableClock.at(Plans.noon("2026-06-30"));
    final Vault vault = new Vault(wayward(), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    final Onboardings onboardings = new Onboardings(vault, Templates.shipped());
    private Runnable meanwhile = () -> {};
    private boolean failing;
    private boolean losing;

    /** What another writer does before the next commit. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** The next commit fails. */
    void failing() {
        failing = true;
    }

    /** The next commit is stored, and its acknowledgement lost. */
    void losing() {
        losing = true;
    }

    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                OnboardingHouse.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        Runnable other = meanwhile;
                        meanwhile = () -> {};
                        other.run();
                    }
                    if (commit && failing) {
                        failing = false;
                        throw new StorageException("away");
                    }
                    try {
                        Object answer = method.invoke(storage, arguments);
                        if (commit && losing) {
                            losing = false;
                            throw new StorageException("lost");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
