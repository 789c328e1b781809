package dev.cuadra.boleta.service;

import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.tables.TableSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores each chunk with how far it brings the upload; the version of the job lets only one uploader do so. */
final class StoredUpload implements Upload {
    private final Vault vault;
    private final RegisterBooks books;
    private final String name;
    private Loaded<ImportJob> job;

    /**
     * An upload of a file into {@code books}.
     *
     * @param resume whether to go on where an interrupted upload of the same bytes stopped
     */
    StoredUpload(Vault vault, RegisterBooks books, TableSource source, boolean resume) {
        this.vault = vault;
        this.books = books;
        this.name = source.name();
        this.job = begin(Fingerprints.of(source, books.company().toString()), resume);
    }

    @Override
    public RegisterChunk settle(List<EntryLine> chunk, long read, boolean last) {
        ImportJob before = job.value();
        if (!before.done() && (last || read > before.lines())) {
            String key = "register/" + job.id() + "/" + job.version();
            Command command = Command.of("register-boletas", key, before).runs(BoletaRegister.PERSISTENCE);
            vault.once(books.tenant(), command, ImportCounts.class, work -> decide(work, chunk, last));
            job = vault.find(Documents.UPLOADS, books.tenant(), job.id()).orElseThrow();
        }
        return books.settle(name, books.held(chunk), chunk);
    }

    private ImportCounts decide(Work work, List<EntryLine> chunk, boolean last) {
        RegisterBooks.Held held = books.held(chunk);
        RegisterChunk settled = books.settle(name, held, chunk);
        books.write(work, held, settled);
        ImportJob before = job.value();
        work.update(
                job,
                new ImportJob(
                        before.fingerprint(),
                        before.lines() + chunk.size(),
                        before.counts().plus(settled.counts()),
                        last));
        work.bulkUnder(job.key());
        BookingWalk.note(work, Optional.of(books.company()), settled.counts());
        return settled.counts();
    }

    @Override
    public long settled() {
        return job.value().lines();
    }

    @Override
    public ImportCounts counts() {
        return job.value().counts();
    }

    private Loaded<ImportJob> begin(String fingerprint, boolean resume) {
        TenantId tenant = books.tenant();
        Optional<Loaded<ImportJob>> known =
                vault.findUnique(Documents.UPLOADS, tenant, "file", tokens -> List.of(IndexValue.of(fingerprint)));
        if (resume && known.isPresent()) {
            return known.get();
        }
        ImportJob fresh = new ImportJob(fingerprint, 0, ImportCounts.ZERO, false);
        Work work = vault.begin(tenant, "begin-register");
        UUID id = known.map(Loaded::id).orElseGet(vault::newId);
        known.ifPresentOrElse(
                old -> work.update(old, fresh), () -> work.create(Documents.UPLOADS, id, Vault.TENANT_SUBJECT, fresh));
        work.commit();
        return vault.find(Documents.UPLOADS, tenant, id).orElseThrow();
    }
}
