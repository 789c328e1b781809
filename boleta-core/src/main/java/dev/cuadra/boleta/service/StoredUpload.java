package dev.cuadra.boleta.service;

import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.tables.TableSource;
import java.util.List;
import java.util.Optional;

/** Stores each chunk with how far it brings the upload; the version of the job lets only one uploader do so. */
final class StoredUpload implements Upload {
    private final Vault vault;
    private final ImportJobs jobs;
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
        this.jobs = new ImportJobs(vault, Documents.UPLOADS, "begin-register");
        this.books = books;
        this.name = source.name();
        String fingerprint = Fingerprints.of(source, books.company().toString());
        this.job = jobs.begin(books.tenant(), fingerprint, resume);
    }

    @Override
    public RegisterChunk settle(List<EntryLine> chunk, long read, boolean last) {
        ImportJob before = job.value();
        if (!before.done() && (last || read > before.lines())) {
            String key = "register/" + job.id() + "/" + job.version();
            Command command = Command.of("register-boletas", key, before).runs(BoletaRegister.PERSISTENCE);
            vault.once(books.tenant(), command, ImportCounts.class, work -> decide(work, chunk, last));
            job = jobs.load(books.tenant(), job.id());
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
}
