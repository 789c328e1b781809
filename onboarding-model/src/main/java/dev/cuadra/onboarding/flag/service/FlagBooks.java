package dev.cuadra.onboarding.flag.service;

import dev.cuadra.onboarding.exposure.AdmissionEntry;
import dev.cuadra.onboarding.exposure.Admissions;
import dev.cuadra.onboarding.exposure.RolloutState;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads and writes flags and their log of admissions. */
final class FlagBooks {
    /** How many entries one document holds. */
    private static final int ENTRIES = 1_000;

    private final Vault vault;

    FlagBooks(Vault vault) {
        this.vault = vault;
    }

    Optional<Loaded<StoredFlag>> flag(TenantId tenant, String key) {
        return Optional.ofNullable(flags(tenant, List.of(key)).get(key));
    }

    Map<String, Loaded<StoredFlag>> flags(TenantId tenant, Collection<String> keys) {
        return vault.findAllUnique(Documents.FLAGS, tenant, "flag", keys, (key, tokens) -> List.of(IndexValue.of(key)));
    }

    /** What the log comes to, {@code known} being what its first {@code seen} batches come to. */
    Admissions admissions(TenantId tenant, StoredFlag flag, Admissions known, int seen) {
        List<Integer> wanted =
                IntStream.rangeClosed(seen + 1, flag.batches()).boxed().toList();
        Map<Integer, Loaded<StoredBatch>> found = vault.findAllUnique(
                Documents.BATCHES, tenant, "number", wanted, (number, tokens) -> Documents.number(flag.flag(), number));
        if (found.size() != wanted.size()) {
            throw new IllegalStateException("Batches of admissions are missing for " + flag.flag());
        }
        List<AdmissionEntry> entries = new ArrayList<>();
        found.values().forEach(batch -> entries.addAll(batch.value().entries()));
        return entries.isEmpty() ? known : known.and(entries);
    }

    /** Adds the flag and what is new in its log to a work, and says the version that the flag will have. */
    long write(
            Work work,
            Optional<Loaded<StoredFlag>> before,
            String key,
            RolloutState state,
            int batches,
            List<AdmissionEntry> entries) {
        int number = batches;
        for (int from = 0; from < entries.size(); from += ENTRIES) {
            number++;
            List<AdmissionEntry> part = entries.subList(from, Math.min(entries.size(), from + ENTRIES));
            work.create(Documents.BATCHES, vault.newId(), Vault.TENANT_SUBJECT, new StoredBatch(key, number, part));
        }
        StoredFlag now = StoredFlag.of(key, state, number);
        if (before.isPresent()) {
            work.update(before.get(), now);
            return before.get().version() + 1;
        }
        work.create(Documents.FLAGS, vault.newId(), Vault.TENANT_SUBJECT, now);
        return 1;
    }
}
