package dev.cuadra.onboarding.flag.service;

import dev.cuadra.onboarding.exposure.Admission;
import dev.cuadra.onboarding.exposure.Admissions;
import dev.cuadra.onboarding.exposure.ExposureDecision;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.flag.FlagDefinition;
import dev.cuadra.onboarding.flag.FlagEvaluation;
import dev.cuadra.onboarding.flag.FlagSnapshot;
import dev.cuadra.onboarding.flag.FlagState;
import dev.cuadra.runtime.DocumentFormatException;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyRingException;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flags of one tenant in memory. Evaluations never wait for anything; {@link #refresh}, which the host calls as often
 * as it likes, looks whether anything changed, and stores who was exposed for the first time meanwhile. While the storage
 * is away the last snapshot goes on answering and its age is said. It starts no thread. Safe for many threads.
 *
 * @source FLAG-4, FLAG-5, EXPO-7
 */
public final class LiveFlags {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFlags.class);

    private final Vault vault;
    private final Flags flags;
    private final FlagBooks books;
    private final TenantId tenant;
    private final Map<Exposed, Admission> pending = new ConcurrentHashMap<>();
    private volatile Held held;

    /** Somebody exposed to something. */
    private record Exposed(String flag, String customer) {}

    /** A snapshot, from when it is, and how many batches of each log went into it. */
    private record Held(
            FlagSnapshot snapshot,
            Map<String, FlagState> states,
            Map<String, Integer> batches,
            Refreshed.Health health,
            @Nullable Instant known) {}

    LiveFlags(Vault vault, Flags flags, FlagBooks books, TenantId tenant) {
        this.vault = vault;
        this.flags = flags;
        this.books = books;
        this.tenant = tenant;
        this.held = new Held(
                FlagSnapshot.of(flags.definitions(), Map.of(), Set.of()),
                Map.of(),
                Map.of(),
                Refreshed.Health.NEVER,
                null);
    }

    /** The snapshot that answers now; before the first successful refresh, one in which every flag is off. */
    public FlagSnapshot snapshot() {
        return held.snapshot();
    }

    /** How far the snapshot can be relied on, as the last refresh found. */
    public Refreshed.Health health() {
        return held.health();
    }

    /** How long ago the snapshot was known to be up to date; empty when there is none. */
    public Optional<Duration> age() {
        Instant known = held.known();
        return known == null ? Optional.empty() : Optional.of(sinceThen(known));
    }

    /** What a flag says to somebody of whom nobody knows which customer it is; empty for a flag that is none. */
    public Optional<FlagEvaluation> unidentified(String flag) {
        return held.snapshot().unidentified(flag);
    }

    /**
     * What a flag says to a customer; empty for a flag that is none. Whoever is exposed for the first time is remembered,
     * and stored by the next {@link #refresh}.
     */
    public Optional<FlagEvaluation> evaluate(String flag, String customer, Facts facts) {
        return evaluate(snapshot(), flag, customer, facts);
    }

    /**
     * The same by a snapshot that the caller took before, for answers that have to agree with what else was read from it.
     *
     * @param snapshot one of {@link #snapshot}
     */
    public Optional<FlagEvaluation> evaluate(FlagSnapshot snapshot, String flag, String customer, Facts facts) {
        Optional<FlagEvaluation> said = snapshot.evaluate(flag, customer, facts);
        if (said.isPresent()) {
            FlagEvaluation one = said.get();
            ExposureDecision decision = one.decision();
            if (decision.newly() && snapshot.definition(flag).orElse(null) instanceof FlagDefinition.Valued valued) {
                remember(valued, one, customer);
            }
        }
        return said;
    }

    private void remember(FlagDefinition.Valued flag, FlagEvaluation said, String customer) {
        Exposed key = new Exposed(said.flag(), customer);
        if (!pending.containsKey(key)) {
            Optional<String> variant =
                    flag.exposed().parts().size() > 1 ? Optional.of(said.variant()) : Optional.empty();
            pending.putIfAbsent(
                    key,
                    new Admission(
                            customer,
                            said.flag(),
                            said.decision().phase(),
                            variant,
                            vault.now(),
                            said.decision().reason()));
        }
    }

    /** How many were exposed for the first time and are not stored yet. */
    public int unstored() {
        return pending.size();
    }

    /**
     * Stores who was exposed for the first time, and looks whether any flag is another version than the snapshot's. One
     * query where nothing changed. Never throws for a medium or a key ring that is away: the answer says so.
     */
    public synchronized Refreshed refresh() {
        Held before = held;
        try {
            store();
            Held now = read(before);
            held = now;
            return new Refreshed(Refreshed.Health.FRESH, changed(before, now), Duration.ZERO);
        } catch (StorageException | KeyRingException | StaleVersionException | DuplicateEntryException e) {
            LOG.warn("Flags of {} are answered from memory: {}", tenant, e.getMessage());
            Instant known = before.known();
            Refreshed.Health health = known == null ? Refreshed.Health.NEVER : Refreshed.Health.STALE;
            held = new Held(before.snapshot(), before.states(), before.batches(), health, known);
            return new Refreshed(health, Set.of(), known == null ? Duration.ZERO : sinceThen(known));
        }
    }

    private void store() {
        Map<Exposed, Admission> now = new HashMap<>(pending);
        if (!now.isEmpty()) {
            flags.admit(tenant, now.values());
            now.forEach(pending::remove);
        }
    }

    private Held read(Held before) {
        Instant asked = vault.now();
        Map<String, FlagState> states = new HashMap<>(before.states());
        Map<String, Integer> batches = new HashMap<>(before.batches());
        Set<String> unreadable = new HashSet<>();
        Map<String, Loaded<StoredFlag>> found =
                found(List.copyOf(flags.definitions().flags().keySet()), unreadable);
        found.forEach((key, loaded) -> {
            FlagState known = states.get(key);
            if (known == null || known.version() != loaded.version()) {
                readOne(key, loaded, known, states, batches, unreadable);
            }
        });
        // What a storage does not have any more, such as after the tenant was deleted, was never decided.
        Set<String> there = new HashSet<>(found.keySet());
        there.addAll(unreadable);
        states.keySet().retainAll(there);
        batches.keySet().retainAll(there);
        boolean readable = before.snapshot().keys().stream().noneMatch(before.snapshot()::unreadable);
        boolean same = states.equals(before.states()) && unreadable.isEmpty() && readable && before.known() != null;
        FlagSnapshot snapshot =
                same ? before.snapshot() : before.snapshot().next(flags.definitions(), states, unreadable);
        return new Held(snapshot, Map.copyOf(states), Map.copyOf(batches), Refreshed.Health.FRESH, asked);
    }

    /** All at once; one by one where that fails, so that one flag that nobody can read does not hide the others. */
    private Map<String, Loaded<StoredFlag>> found(List<String> keys, Set<String> unreadable) {
        try {
            return books.flags(tenant, keys);
        } catch (DocumentFormatException e) {
            Map<String, Loaded<StoredFlag>> found = new HashMap<>();
            for (String key : keys) {
                try {
                    books.flag(tenant, key).ifPresent(loaded -> found.put(key, loaded));
                } catch (DocumentFormatException alone) {
                    LOG.warn("The flag {} of {} cannot be read: {}", key, tenant, alone.getMessage());
                    unreadable.add(key);
                }
            }
            return found;
        }
    }

    private void readOne(
            String key,
            Loaded<StoredFlag> loaded,
            @Nullable FlagState known,
            Map<String, FlagState> states,
            Map<String, Integer> batches,
            Set<String> unreadable) {
        try {
            StoredFlag stored = loaded.value();
            Admissions admissions = books.admissions(
                    tenant, stored, known == null ? Admissions.NONE : known.admissions(), batches.getOrDefault(key, 0));
            states.put(key, new FlagState(stored.state(), admissions, loaded.version()));
            batches.put(key, stored.batches());
        } catch (DocumentFormatException e) {
            LOG.warn("The flag {} of {} cannot be read: {}", key, tenant, e.getMessage());
            unreadable.add(key);
        }
    }

    private static Set<String> changed(Held before, Held now) {
        Set<String> changed = new HashSet<>();
        List<String> keys = new ArrayList<>(now.snapshot().keys());
        keys.forEach(key -> {
            boolean same = now.snapshot().version(key).equals(before.snapshot().version(key));
            if (!same || now.snapshot().unreadable(key) != before.snapshot().unreadable(key)) {
                changed.add(key);
            }
        });
        return changed;
    }

    private Duration sinceThen(Instant known) {
        Duration age = Duration.between(known, vault.now());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
