package dev.cuadra.layby.service;

import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import java.util.Optional;

/** The numbers of a tenant. A number is used in the commit that takes it, or not at all. */
final class Sequences {
    private final Vault vault;

    Sequences(Vault vault) {
        this.vault = vault;
    }

    /** The next number, which is nobody's until it is {@linkplain Next#use used}. */
    Next next(TenantId tenant, String kind, String scope) {
        Optional<Loaded<Sequence>> last =
                vault.findUnique(Documents.SEQUENCES, tenant, "name", tokens -> Documents.name(kind, scope));
        long number = last.map(loaded -> loaded.value().last()).orElse(0L) + 1;
        return new Next(last, new Sequence(kind, scope, number));
    }

    /** A number that can be taken. */
    record Next(Optional<Loaded<Sequence>> before, Sequence after) {
        long number() {
            return after.last();
        }

        /** Takes it. */
        void use(Work work) {
            before.ifPresentOrElse(
                    loaded -> work.update(loaded, after),
                    () -> work.create(Documents.SEQUENCES, Vault.TENANT_SUBJECT, after));
        }
    }
}
