package dev.cuadra.boleta.service;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.ContractorLine;
import dev.cuadra.boleta.contractor.ContractorList;
import dev.cuadra.boleta.contractor.FieldChange;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Imports contractor lists, in chunks that are stored whole together with how far the import has come: a process killed
 * at any moment leaves every line stored once or not yet. Safe for many threads and processes; two imports that meet in
 * one person are decided one after the other.
 *
 * @source ONB-7
 */
public final class ContractorImport {
    /** Lines that are stored together. */
    public static final int CHUNK = 1_000;

    private static final int PERSISTENCE = 10;
    private static final int SHOWN = 12;

    private final Vault vault;
    private final ImportJobs jobs;
    private final TableLimits limits;

    /** An importer into {@code vault}, of files within {@code limits}. */
    public ContractorImport(Vault vault, TableLimits limits) {
        this.vault = vault;
        this.jobs = new ImportJobs(vault, Documents.IMPORTS, "begin-import");
        this.limits = limits;
    }

    /** An importer within the default limits. */
    public ContractorImport(Vault vault) {
        this(vault, TableLimits.DEFAULT);
    }

    /**
     * Imports a list; the history names the file by its fingerprint.
     *
     * @see #run(TenantId, TableSource, String, boolean, ImportListener)
     */
    public ImportCounts run(TenantId tenant, TableSource source, boolean resume, ImportListener listener) {
        return run(tenant, source, "", resume, listener);
    }

    /**
     * Imports a list. What it changes in a contractor stands in the history, stored together with the change. An empty
     * cell leaves what is stored as it is.
     *
     * @param user who imports it, for the history
     * @param resume whether to go on where an interrupted import of the same bytes stopped, or say again what a
     *     finished one came to; otherwise every line is looked at anew, which changes nothing that is stored already
     * @throws dev.cuadra.spi.problem.ProblemException when the file is no list of contractors; nothing is stored then
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; resume afterwards
     * @throws UncheckedIOException when the file cannot be read; resume afterwards
     */
    public ImportCounts run(TenantId tenant, TableSource source, String user, boolean resume, ImportListener listener) {
        String fingerprint = fingerprint(source);
        try (ContractorList list = ContractorList.open(source, limits)) {
            Loaded<ImportJob> job = jobs.begin(tenant, fingerprint, resume);
            long settled = job.value().lines();
            listener.started(list.titles(), list.expectedLines(), settled);
            List<ContractorLine> chunk = new ArrayList<>(CHUNK);
            long read = 0;
            Optional<ContractorLine> next = list.next();
            while (next.isPresent()) {
                ContractorLine line = next.get();
                tell(listener, line);
                read++;
                if (read > settled) {
                    chunk.add(line);
                }
                next = list.next();
                if (chunk.size() == CHUNK && next.isPresent()) {
                    job = store(tenant, job, user, chunk, false);
                    listener.progressed(job.value().lines(), job.value().counts());
                    chunk.clear();
                }
            }
            if (!job.value().done()) {
                job = store(tenant, job, user, chunk, true);
            }
            listener.progressed(job.value().lines(), job.value().counts());
            return job.value().counts();
        }
    }

    private static void tell(ImportListener listener, ContractorLine line) {
        if (line.contractor().isEmpty()) {
            listener.rejected(line);
        } else if (!line.warnings().isEmpty()) {
            listener.warned(line);
        }
    }

    /** Stores a chunk and how far it brings the import; the version of the job lets only one importer do so. */
    private Loaded<ImportJob> store(
            TenantId tenant, Loaded<ImportJob> job, String user, List<ContractorLine> chunk, boolean last) {
        String key = "import/" + job.id() + "/" + job.version();
        Command command = Command.of("import-contractors", key, job.value()).runs(PERSISTENCE);
        vault.once(tenant, command, ImportCounts.class, work -> decide(tenant, work, job, user, chunk, last));
        return jobs.load(tenant, job.id());
    }

    private ImportCounts decide(
            TenantId tenant, Work work, Loaded<ImportJob> job, String user, List<ContractorLine> chunk, boolean last) {
        Map<Rut, Contractor> listed = new LinkedHashMap<>();
        chunk.forEach(line -> line.contractor().ifPresent(contractor -> listed.put(contractor.rut(), contractor)));
        Map<Rut, Loaded<Contractor>> stored = vault.findAllUnique(
                Documents.CONTRACTORS,
                tenant,
                "rut",
                listed.keySet(),
                (rut, tokens) -> List.of(Documents.rut(tokens, rut)));
        long created = 0;
        long updated = 0;
        for (Contractor contractor : listed.values()) {
            Loaded<Contractor> before = stored.get(contractor.rut());
            if (before != null && before.erased()) {
                // An erasure under way: who comes back comes back as somebody new.
                work.erase(before);
                before = null;
            }
            if (before == null) {
                work.create(Documents.CONTRACTORS, contractor);
                created++;
            } else if (!before.value().equals(before.value().updatedBy(contractor))) {
                Contractor now = before.value().updatedBy(contractor);
                work.update(before, now);
                work.create(
                        Documents.CONTRACTOR_CHANGES,
                        before.subject(),
                        new ContractorChange(
                                before.id(),
                                vault.now(),
                                by(user, job),
                                Optional.empty(),
                                FieldChange.between(before.value(), now)));
                updated++;
            }
        }
        ImportCounts counts = new ImportCounts(
                created, updated, listed.size() - created - updated, chunk.size() - (long) listed.size());
        ImportJob before = job.value();
        work.update(
                job,
                new ImportJob(
                        before.fingerprint(),
                        before.lines() + chunk.size(),
                        before.counts().plus(counts),
                        last));
        work.bulkUnder(new DocumentKey(Documents.IMPORTS.collection(), job.id()));
        BookingWalk.note(work, Optional.empty(), counts);
        return counts;
    }

    /** Who changes contractors: the user, and the file by the beginning of its fingerprint. */
    private static String by(String user, Loaded<ImportJob> job) {
        String file = "import " + job.value().fingerprint().substring(0, SHOWN);
        return user.isBlank() ? file : user + ", " + file;
    }

    private static String fingerprint(TableSource source) {
        try (InputStream in = source.opener().open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
