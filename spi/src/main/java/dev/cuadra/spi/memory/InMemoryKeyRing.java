package dev.cuadra.spi.memory;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.AesKeyRing;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.keys.KeyRingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A key ring in memory, for tests and for trying things out; what is sealed is lost with it. Safe for many threads.
 * Seals like {@link AesKeyRing}.
 */
public final class InMemoryKeyRing extends AesKeyRing {
    private static final byte[] DESTROYED = {};

    private record Subject(TenantId tenant, UUID id) {}

    private final Map<TenantId, List<byte[]>> tenants = new HashMap<>();
    private final Map<TenantId, Integer> oldest = new HashMap<>();
    private final Map<Subject, byte[]> subjects = new HashMap<>();

    /** A ring without keys. */
    public InMemoryKeyRing() {}

    @Override
    public synchronized void ensure(TenantId tenant, Collection<UUID> wanted) {
        wanted.forEach(id -> subjects.computeIfAbsent(new Subject(tenant, id), any -> newSecret()));
    }

    @Override
    public synchronized void rotate(TenantId tenant) {
        List<byte[]> secrets = new ArrayList<>(tenantSecrets(tenant));
        secrets.add(newSecret());
        tenants.put(tenant, List.copyOf(secrets));
    }

    @Override
    public synchronized void destroy(TenantId tenant, UUID subject) {
        byte[] secret = subjects.put(new Subject(tenant, subject), DESTROYED);
        if (secret != null) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    protected synchronized List<byte[]> tenantSecrets(TenantId tenant) {
        return tenants.computeIfAbsent(tenant, any -> List.of(newSecret()));
    }

    @Override
    protected synchronized int oldestLookup(TenantId tenant) {
        return oldest.getOrDefault(tenant, 1);
    }

    @Override
    protected synchronized void keepRetired(TenantId tenant, int number) {
        oldest.merge(tenant, number, Math::max);
    }

    @Override
    protected synchronized byte[] subjectSecret(TenantId tenant, UUID subject) {
        byte[] secret = subjects.get(new Subject(tenant, subject));
        if (secret == null) {
            throw new KeyRingException("No key was made for " + subject);
        }
        if (secret.length == 0) {
            throw new KeyDestroyedException(subject);
        }
        return secret.clone();
    }
}
