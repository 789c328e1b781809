package dev.cuadra.boleta.service;

import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Query;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Reads which boletas have events. Safe for many threads. */
final class StoredLives {
    private final Vault vault;

    StoredLives(Vault vault) {
        this.vault = vault;
    }

    /** Those of {@code boletas} of which events are recorded. */
    Set<UUID> of(TenantId tenant, UUID payer, Collection<UUID> boletas) {
        Query any = Query.of(Documents.LIVES.collection(), "payer")
                .equalTo(Documents.payer(payer))
                .limit(1);
        return boletas.isEmpty()
                        || vault.page(Documents.LIVES, tenant, any).documents().isEmpty()
                ? Set.of()
                : Set.copyOf(vault.findAll(Documents.LIVES, tenant, boletas).keySet());
    }
}
