package dev.cuadra.plugin.keyfile;

import dev.cuadra.plugin.keyfile.KeyRecord.Kind;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.AesKeyRing;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.keys.KeyRingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A key ring in one file. Safe for many threads of one process; a second process is refused. Seals like
 * {@link AesKeyRing}.
 *
 * <p><b>The file is the secret.</b> Who can read it can open everything that was ever sealed; without it nothing opens.
 * It is made for its owner alone, and refused when others may read it. Keep it apart from the database and from the
 * database's backups. A destroyed key is overwritten in the file before the call returns; a copy of the file, or a file
 * system that never writes in place, may still hold it.
 *
 * <p>Keys are durable when {@link #ensure} returns: one write and one sync for any number of subjects. What a crash
 * left half written at the end is dropped when the file is opened, since nobody was told of it; any other damage is
 * refused.
 */
public final class FileKeyRing extends AesKeyRing implements AutoCloseable {
    private record Subject(TenantId tenant, UUID id) {}

    /** Where a wrapped secret lies in the file, and what it is; empty when it is destroyed. */
    private record Slot(long place, Bytes wrapped) {
        private static final Slot DESTROYED = new Slot(0, Bytes.EMPTY);
    }

    /** New keys that somebody waits for. When a sync fails, whoever waits tries again and sees the fault. */
    private static final class Asked {
        private final List<KeyRecord> records;
        private boolean kept;

        private Asked(List<KeyRecord> records) {
            this.records = records;
        }
    }

    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Map<TenantId, List<byte[]>> tenants = new ConcurrentHashMap<>();
    private final Map<TenantId, Integer> oldest = new ConcurrentHashMap<>();
    private final Map<Subject, Slot> subjects = new ConcurrentHashMap<>();
    private final Object writing = new Object();
    private final KeyFile file;
    private volatile boolean closed;

    private FileKeyRing(Path path) {
        Map<Subject, Slot> damaged = new HashMap<>();
        Map<Subject, Slot> toErase = new HashMap<>();
        List<KeyRecord> tenantRecords = new ArrayList<>();
        file = new KeyFile(path, newSecret(), WRAPPED_BYTES, (record, place, intact) -> {
            Subject subject = new Subject(record.tenant(), record.subject());
            Slot slot = new Slot(place, record.wrapped());
            if (record.kind() == Kind.TENANT) {
                tenantRecords.add(record);
            } else if (record.kind() == Kind.SUBJECT) {
                subjects.put(subject, slot);
            } else if (record.kind() == Kind.RETIRED) {
                oldest.merge(record.tenant(), number(record.subject()), Math::max);
            } else {
                toErase.put(subject, subjects.getOrDefault(subject, Slot.DESTROYED));
                subjects.put(subject, Slot.DESTROYED);
                damaged.remove(subject);
            }
            if (!intact) {
                damaged.put(subject, slot);
            }
        });
        boolean ready = false;
        try {
            damaged.values().stream().findAny().ifPresent(slot -> {
                throw file.damaged(slot.place);
            });
            tenantRecords.forEach(record -> addTenantSecret(
                    record.tenant(),
                    unwrap(file.master(), record.name(), record.wrapped().toArray())));
            finishErasing(toErase.values());
            ready = true;
        } finally {
            if (!ready) {
                file.close();
            }
        }
    }

    /**
     * Opens the ring in {@code file}, or makes it, for its owner alone, when it is absent.
     *
     * @throws KeyRingException when the file is open already, open to others than its owner, damaged, or no key file
     */
    public static FileKeyRing open(Path file) {
        return new FileKeyRing(file);
    }

    /** A process that died between telling of a destruction and carrying it out has left the secret in the file. */
    private void finishErasing(Collection<Slot> destroyed) {
        long[] left = destroyed.stream()
                .filter(slot -> !slot.wrapped.equals(Bytes.of(new byte[slot.wrapped.size()])))
                .mapToLong(Slot::place)
                .toArray();
        if (left.length > 0) {
            file.erase(left);
        }
    }

    /** Who comes while another one syncs the file waits, and all who wait share the next sync. */
    @Override
    public void ensure(TenantId tenant, Collection<UUID> wanted) {
        requireOpen();
        Set<UUID> absent = new LinkedHashSet<>(wanted);
        absent.removeIf(id -> subjects.containsKey(new Subject(tenant, id)));
        if (absent.isEmpty()) {
            return;
        }
        List<KeyRecord> records =
                absent.stream().map(id -> record(Kind.SUBJECT, tenant, id)).toList();
        Asked mine = new Asked(records);
        asked.add(mine);
        synchronized (writing) {
            requireOpen();
            if (mine.kept) {
                return;
            }
            List<Asked> together = new ArrayList<>(List.of(mine));
            asked.remove(mine);
            for (Asked other = asked.poll(); other != null; other = asked.poll()) {
                together.add(other);
            }
            keep(together);
        }
    }

    private void keep(List<Asked> together) {
        Map<Subject, KeyRecord> fresh = new LinkedHashMap<>();
        together.forEach(one -> one.records.forEach(record -> {
            Subject subject = new Subject(record.tenant(), record.subject());
            if (!subjects.containsKey(subject)) {
                fresh.putIfAbsent(subject, record);
            }
        }));
        if (!fresh.isEmpty()) {
            long[] places = file.append(List.copyOf(fresh.values()));
            int at = 0;
            for (Map.Entry<Subject, KeyRecord> one : fresh.entrySet()) {
                subjects.put(one.getKey(), new Slot(places[at++], one.getValue().wrapped()));
            }
        }
        together.forEach(one -> one.kept = true);
    }

    private KeyRecord record(Kind kind, TenantId tenant, UUID id) {
        byte[] secret = newSecret();
        byte[] wrapped = wrap(file.master(), new KeyRecord(kind, tenant, id, Bytes.EMPTY).name(), secret);
        Arrays.fill(secret, (byte) 0);
        return new KeyRecord(kind, tenant, id, Bytes.of(wrapped));
    }

    @Override
    public void rotate(TenantId tenant) {
        synchronized (writing) {
            tenantSecrets(tenant);
            appendTenantSecret(tenant);
        }
    }

    private void appendTenantSecret(TenantId tenant) {
        requireOpen();
        KeyRecord record = record(Kind.TENANT, tenant, KeyRecord.NOBODY);
        file.append(List.of(record));
        addTenantSecret(
                tenant, unwrap(file.master(), record.name(), record.wrapped().toArray()));
    }

    private void addTenantSecret(TenantId tenant, byte[] secret) {
        List<byte[]> all = new ArrayList<>(tenants.getOrDefault(tenant, List.of()));
        all.add(secret);
        tenants.put(tenant, List.copyOf(all));
    }

    @Override
    protected int oldestLookup(TenantId tenant) {
        requireOpen();
        return oldest.getOrDefault(tenant, 1);
    }

    @Override
    protected void keepRetired(TenantId tenant, int number) {
        synchronized (writing) {
            requireOpen();
            file.append(List.of(new KeyRecord(Kind.RETIRED, tenant, new UUID(0, number), Bytes.EMPTY)));
            oldest.merge(tenant, number, Math::max);
        }
    }

    private static int number(UUID written) {
        return Math.toIntExact(written.getLeastSignificantBits());
    }

    /** Told first and carried out then: whatever comes in between, the next start finishes it. */
    @Override
    public void destroy(TenantId tenant, UUID subject) {
        synchronized (writing) {
            requireOpen();
            Subject whose = new Subject(tenant, subject);
            Slot slot = subjects.getOrDefault(whose, Slot.DESTROYED);
            if (!subjects.containsKey(whose) || !slot.wrapped.isEmpty()) {
                file.append(List.of(new KeyRecord(Kind.DESTROYED, tenant, subject, Bytes.EMPTY)));
                subjects.put(whose, Slot.DESTROYED);
            }
            if (!slot.wrapped.isEmpty()) {
                file.erase(slot.place);
            }
        }
    }

    @Override
    protected List<byte[]> tenantSecrets(TenantId tenant) {
        requireOpen();
        List<byte[]> known = tenants.get(tenant);
        if (known != null) {
            return known;
        }
        synchronized (writing) {
            if (!tenants.containsKey(tenant)) {
                appendTenantSecret(tenant);
            }
            return tenants.getOrDefault(tenant, List.of());
        }
    }

    @Override
    protected byte[] subjectSecret(TenantId tenant, UUID subject) {
        requireOpen();
        Slot slot = subjects.get(new Subject(tenant, subject));
        if (slot == null) {
            throw new KeyRingException("No key was made for " + subject);
        }
        if (slot.wrapped.isEmpty()) {
            throw new KeyDestroyedException(subject);
        }
        String name = new KeyRecord(Kind.SUBJECT, tenant, subject, Bytes.EMPTY).name();
        return unwrap(file.master(), name, slot.wrapped.toArray());
    }

    private void requireOpen() {
        if (closed) {
            throw new KeyRingException("The key ring is closed");
        }
    }

    /** Releases the file and forgets the secrets. Closing twice is harmless; every later call is refused. */
    @Override
    public void close() {
        synchronized (writing) {
            closed = true;
            file.close();
            tenants.clear();
            subjects.clear();
        }
    }
}
