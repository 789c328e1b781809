package dev.cuadra.boleta.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far the imports of one kind of file have come, one for each file.
 *
 * @param type where they are kept
 * @param command what the journal calls the beginning of one
 */
record ImportJobs(Vault vault, DocumentType<ImportJob> type, String command) {
    /** The import of a file: where it stands, if it is to go on, else from its beginning. */
    Loaded<ImportJob> begin(TenantId tenant, String fingerprint, boolean resume) {
        Optional<Loaded<ImportJob>> known =
                vault.findUnique(type, tenant, "file", tokens -> List.of(IndexValue.of(fingerprint)));
        if (resume && known.isPresent()) {
            return known.get();
        }
        ImportJob fresh = new ImportJob(fingerprint, 0, ImportCounts.ZERO, false);
        Work work = vault.begin(tenant, command);
        UUID id = known.map(Loaded::id).orElseGet(vault::newId);
        known.ifPresentOrElse(old -> work.update(old, fresh), () -> work.create(type, id, Vault.TENANT_SUBJECT, fresh));
        work.commit();
        return load(tenant, id);
    }

    /** Where an import stands by now. */
    Loaded<ImportJob> load(TenantId tenant, UUID id) {
        return vault.find(type, tenant, id).orElseThrow();
    }
}
