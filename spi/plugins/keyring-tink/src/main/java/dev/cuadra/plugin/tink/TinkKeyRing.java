package dev.cuadra.plugin.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.Prf;
import dev.cuadra.plugin.tink.KeysetStore.Change;
import dev.cuadra.plugin.tink.KeysetStore.Kept;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.keys.KeyRingException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A key ring on Google Tink. Safe for many threads, and for many processes on one {@link KeysetStore}.
 *
 * <p>Each person has a Tink keyset of AES-256 in Galois/Counter Mode; tenant, subject and context are its associated
 * data. It is kept wrapped by the tenant's keyset, and that by the {@code master} which the host passes in: the
 * {@link Aead} of a key service, or {@link MasterKeyFile}. The master is asked only when a tenant's keysets are made,
 * rotated or first used by this ring, never for a person; so a key service is called a handful of times, whatever the
 * number of people. Look-up tokens are made by the tenant's keyset of HMAC-SHA-256.
 *
 * <p>A rotation makes new keys for the tenant at once. A person's keyset gets its new key with the next
 * {@link #ensure} or {@link #seal}, durably and before anything is sealed with it; old keys stay to open what is
 * sealed.
 *
 * <p>What was unwrapped is remembered up to a bound, but the store is asked before every use: a key destroyed by
 * another process serves no more here.
 */
public final class TinkKeyRing implements KeyRing {
    private static final int SUBJECTS_REMEMBERED = 10_000;
    private static final int TENANTS_REMEMBERED = 1_000;
    private static final int AT_A_TIME = 1_000;
    private static final int RACES = 1_000;
    private static final int TOKEN_BYTES = 32;

    private record Tenant(TenantKeys keys, Aead wrapper, List<Prf> tokenMakers) {}

    private record Subject(SubjectKeys keys, Aead aead) {}

    private final Aead master;
    private final KeysetStore store;
    private final Remembered<Tenant> tenants = new Remembered<>(TENANTS_REMEMBERED);
    private final Remembered<Subject> subjects;

    /** A ring that remembers the unwrapped keysets of 10,000 people. */
    public TinkKeyRing(Aead master, KeysetStore store) {
        this(master, store, SUBJECTS_REMEMBERED);
    }

    private TinkKeyRing(Aead master, KeysetStore store, int remembered) {
        this.master = Objects.requireNonNull(master, "master");
        this.store = Objects.requireNonNull(store, "store");
        if (remembered < 1) {
            throw new IllegalArgumentException("A ring remembers at least one person, not " + remembered);
        }
        this.subjects = new Remembered<>(remembered);
    }

    /**
     * The same ring with another bound, starting with nothing remembered.
     *
     * @param people how many people's unwrapped keysets are remembered, at least 1; each takes about 2 kB
     */
    public TinkKeyRing remembering(int people) {
        return new TinkKeyRing(master, store, people);
    }

    /** How many people's keysets are remembered now. */
    int remembered() {
        return subjects.size();
    }

    @Override
    public void ensure(TenantId tenant, Collection<UUID> wanted) {
        List<KeysetName> names = new LinkedHashSet<>(wanted)
                .stream().map(subject -> KeysetName.of(tenant, subject)).toList();
        for (int from = 0; from < names.size(); from += AT_A_TIME) {
            ensure(tenant(tenant), names.subList(from, Math.min(from + AT_A_TIME, names.size())));
        }
    }

    private void ensure(Tenant tenant, List<KeysetName> names) {
        Map<KeysetName, Kept> kept = store.find(names);
        List<Change> changes = new ArrayList<>();
        try {
            for (KeysetName name : names) {
                Kept now = kept.get(name);
                if (now == null) {
                    SubjectKeys fresh = SubjectKeys.fresh(tenant.keys.generation());
                    changes.add(new Change(name, Bytes.EMPTY, fresh.wrapped(tenant.wrapper, name)));
                } else if (!now.destroyed() && outdated(tenant, now)) {
                    changes.add(newer(tenant, name, now));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("Making keys failed", e);
        }
        if (!changes.isEmpty()) {
            store.write(changes);
        }
    }

    private static boolean outdated(Tenant tenant, Kept kept) throws GeneralSecurityException {
        return SubjectKeys.generation(kept.wrapped()) < tenant.keys.generation();
    }

    private Change newer(Tenant tenant, KeysetName name, Kept now) throws GeneralSecurityException {
        SubjectKeys rotated = unwrapped(tenant, name, now.wrapped()).keys.rotated(tenant.keys.generation());
        return new Change(name, now.wrapped(), rotated.wrapped(tenant.wrapper, name));
    }

    @Override
    public Bytes seal(TenantId tenant, UUID subject, String context, Bytes plain) {
        Aead aead = newest(tenant, subject);
        try {
            return Bytes.of(aead.encrypt(plain.toArray(), associated(tenant, subject, context)));
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("Sealing for " + subject + " failed", e);
        }
    }

    @Override
    public Bytes open(TenantId tenant, UUID subject, String context, Bytes sealed) {
        KeysetName name = KeysetName.of(tenant, subject);
        Map<KeysetName, Kept> kept = store.find(List.of(KeysetName.of(tenant), name));
        Aead aead = subject(tenant, name, kept).aead;
        try {
            return Bytes.of(aead.decrypt(sealed.toArray(), associated(tenant, subject, context)));
        } catch (GeneralSecurityException e) {
            throw new KeyRingException(
                    "The bytes were changed, or sealed for another tenant, subject or context than " + subject, e);
        }
    }

    /** The subject's keyset with a key of the newest generation, which is kept already. */
    private Aead newest(TenantId id, UUID subject) {
        KeysetName name = KeysetName.of(id, subject);
        for (int race = 0; race < RACES; race++) {
            Map<KeysetName, Kept> kept = store.find(List.of(KeysetName.of(id), name));
            Subject keys = subject(id, name, kept);
            Tenant tenant = tenant(id, kept);
            if (keys.keys.generation() >= tenant.keys.generation()) {
                return keys.aead;
            }
            ensure(tenant, List.of(name));
        }
        throw raced(name);
    }

    private Subject subject(TenantId tenant, KeysetName name, Map<KeysetName, Kept> kept) {
        Kept now = kept.get(name);
        UUID subject = name.subject().orElseThrow();
        if (now == null) {
            throw new KeyRingException("No key was made for " + subject);
        }
        if (now.destroyed()) {
            subjects.forget(name);
            throw new KeyDestroyedException(subject);
        }
        try {
            return unwrapped(tenant(tenant, kept), name, now.wrapped());
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("The keyset of " + subject + " was changed, or belongs to another key ring", e);
        }
    }

    private Subject unwrapped(Tenant tenant, KeysetName name, Bytes wrapped) throws GeneralSecurityException {
        Subject known = subjects.get(name, wrapped);
        if (known != null) {
            return known;
        }
        SubjectKeys keys = SubjectKeys.unwrap(tenant.wrapper, name, wrapped);
        Subject unwrapped = new Subject(keys, keys.aead());
        subjects.put(name, wrapped, unwrapped);
        return unwrapped;
    }

    @Override
    public String token(TenantId tenant, String field, String value) {
        return token(tenant(tenant).tokenMakers.get(0), field, value);
    }

    @Override
    public List<String> tokens(TenantId tenant, String field, String value) {
        return tenant(tenant).tokenMakers.stream()
                .map(maker -> token(maker, field, value))
                .toList();
    }

    private static String token(Prf maker, String field, String value) {
        try {
            byte[] mac = maker.compute(Framed.of("look-up", field, value), TOKEN_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("Making a token for " + field + " failed", e);
        }
    }

    @Override
    public int generation(TenantId tenant) {
        return tenant(tenant).keys.generation();
    }

    @Override
    public boolean retire(TenantId tenant, int oldest) {
        int newest = generation(tenant);
        if (oldest < 1 || oldest > newest) {
            throw new IllegalArgumentException("Generations are 1 to " + newest + ", not " + oldest);
        }
        replace(tenant, master, before -> before.keys.retired(oldest));
        return true;
    }

    @Override
    public void rotate(TenantId tenant) {
        replace(tenant, master, before -> before.keys.rotated());
    }

    /**
     * Wraps the tenant's keysets anew under the newest key of the master; nothing else changes, and no person's keyset
     * is touched. After the master was rotated and this was done for every tenant, its old key can be destroyed: with
     * it goes whatever an old copy of the store still holds, also of people who were erased since.
     */
    public void rewrap(TenantId tenant) {
        replace(tenant, master, before -> before.keys);
    }

    /**
     * Wraps the tenant's keysets under another master, such as that of a key service that takes over from a file. From
     * then on only a ring with {@code other} can use them.
     */
    public void rewrap(TenantId tenant, Aead other) {
        replace(tenant, Objects.requireNonNull(other, "other"), before -> before.keys);
    }

    private interface Replacement {
        TenantKeys of(Tenant before) throws GeneralSecurityException;
    }

    private void replace(TenantId tenant, Aead under, Replacement replacement) {
        KeysetName name = KeysetName.of(tenant);
        for (int race = 0; race < RACES; race++) {
            tenant(tenant);
            Map<KeysetName, Kept> kept = store.find(List.of(name));
            Tenant before = tenant(tenant, kept);
            Bytes next;
            try {
                next = replacement.of(before).wrapped(under, tenant);
            } catch (GeneralSecurityException e) {
                throw new KeyRingException("The master key could not wrap new keys of " + tenant, e);
            }
            Kept now = kept.getOrDefault(name, Kept.DESTROYED);
            if (store.write(List.of(new Change(name, now.wrapped(), next))).contains(name)) {
                return;
            }
        }
        throw raced(name);
    }

    /** The keysets of a tenant; where there are none yet, they are made and kept durably. */
    private Tenant tenant(TenantId tenant) {
        KeysetName name = KeysetName.of(tenant);
        Map<KeysetName, Kept> kept = store.find(List.of(name));
        if (!kept.containsKey(name)) {
            try {
                store.write(
                        List.of(new Change(name, Bytes.EMPTY, TenantKeys.fresh().wrapped(master, tenant))));
            } catch (GeneralSecurityException e) {
                throw new KeyRingException("The master key could not wrap the first keys of " + tenant, e);
            }
            kept = store.find(List.of(name));
        }
        return tenant(tenant, kept);
    }

    private Tenant tenant(TenantId tenant, Map<KeysetName, Kept> kept) {
        KeysetName name = KeysetName.of(tenant);
        Kept now = kept.get(name);
        if (now == null || now.destroyed()) {
            throw new KeyRingException("The keysets of the tenant " + tenant + " are gone from their store");
        }
        Tenant known = tenants.get(name, now.wrapped());
        if (known != null) {
            return known;
        }
        try {
            TenantKeys keys = TenantKeys.unwrap(master, tenant, now.wrapped());
            Tenant unwrapped = new Tenant(keys, keys.wrapper(), keys.tokenMakers());
            tenants.put(name, now.wrapped(), unwrapped);
            return unwrapped;
        } catch (GeneralSecurityException e) {
            throw new KeyRingException(
                    "The master key could not unwrap the keysets of " + tenant
                            + ": it is out of reach or another one, or they were changed",
                    e);
        }
    }

    private static KeyRingException raced(KeysetName name) {
        return new KeyRingException("The keyset " + name + " was replaced by others again and again; try later");
    }

    @Override
    public void destroy(TenantId tenant, UUID subject) {
        KeysetName name = KeysetName.of(tenant, subject);
        store.destroy(name);
        subjects.forget(name);
    }

    private static byte[] associated(TenantId tenant, UUID subject, String context) {
        return Framed.of(tenant.value(), subject.toString(), context);
    }
}
