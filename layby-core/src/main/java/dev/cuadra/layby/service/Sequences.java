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

    /** The numbers from the next one on, which are nobody's until they are {@linkplain Run#use used}. */
    Run run(TenantId tenant, String kind, String scope) {
        return new Run(next(tenant, kind, scope));
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

    /** Numbers that are taken together. For one unit of work. */
    static final class Run {
        private final Next first;
        private long taken;

        private Run(Next first) {
            this.first = first;
        }

        /** The next one. */
        long next() {
            return first.number() + taken++;
        }

        /** Uses those that were taken, if any. */
        void use(Work work) {
            if (taken > 0) {
                Sequence after = first.after();
                new Next(first.before(), new Sequence(after.kind(), after.scope(), after.last() + taken - 1)).use(work);
            }
        }
    }
}
