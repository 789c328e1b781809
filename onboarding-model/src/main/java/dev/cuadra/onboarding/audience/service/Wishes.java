package dev.cuadra.onboarding.audience.service;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.service.Acts;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What people wish not to get. Messages about what somebody does with us, such as a rollback, go out all the same. Safe
 * for many threads and processes. Throws {@link dev.cuadra.spi.storage.StorageException} when the medium failed.
 *
 * @source MSG-7
 */
public final class Wishes {
    private static final int PERSISTENCE = 8;

    private final Vault vault;

    /** The wishes in {@code vault}. */
    public Wishes(Vault vault) {
        this.vault = Objects.requireNonNull(vault, "vault");
    }

    /** A person wants no more messages of a plan, such as {@code boleta-launch}. */
    public void optOut(TenantId tenant, UUID person, String pack, Act act) {
        change(tenant, person, act, "message-opt-out", before -> {
            Set<String> packs = new TreeSet<>(before.optedOut());
            packs.add(pack);
            return new StoredWish(person, List.copyOf(packs), before.denied());
        });
    }

    /** A person wants the messages of a plan again. */
    public void optIn(TenantId tenant, UUID person, String pack, Act act) {
        change(tenant, person, act, "message-opt-in", before -> {
            Set<String> packs = new TreeSet<>(before.optedOut());
            packs.remove(pack);
            return new StoredWish(person, List.copyOf(packs), before.denied());
        });
    }

    /** Puts a person on the list of those who get no messages, or takes them off it. */
    public void deny(TenantId tenant, UUID person, boolean denied, Act act) {
        change(
                tenant,
                person,
                act,
                denied ? "message-deny" : "message-allow",
                before -> new StoredWish(person, before.optedOut(), denied));
    }

    /** Whether a person gets no messages of a plan but those about what they do with us. */
    public boolean refuses(TenantId tenant, UUID person, String pack) {
        return stored(tenant, person)
                .flatMap(wish -> wish.value().against(pack))
                .isPresent();
    }

    private Optional<Loaded<StoredWish>> stored(TenantId tenant, UUID person) {
        return vault.find(Documents.WISHES, tenant, Documents.wish(person));
    }

    private void change(TenantId tenant, UUID person, Act act, String command, UnaryOperator<StoredWish> change) {
        Vault.again(PERSISTENCE, () -> {
            Optional<Loaded<StoredWish>> before = stored(tenant, person);
            StoredWish was = before.map(Loaded::value).orElseGet(() -> new StoredWish(person, List.of(), false));
            StoredWish now = change.apply(was);
            if (before.isEmpty() || !now.equals(was)) {
                store(vault.begin(tenant, command), before, now, act);
            }
            return now;
        });
    }

    private static void store(Work work, Optional<Loaded<StoredWish>> before, StoredWish now, Act act) {
        Acts.note(work, act);
        if (before.isPresent()) {
            work.update(before.get(), now);
        } else {
            work.create(Documents.WISHES, Documents.wish(now.person()), Vault.TENANT_SUBJECT, now);
        }
        work.commit();
    }
}
