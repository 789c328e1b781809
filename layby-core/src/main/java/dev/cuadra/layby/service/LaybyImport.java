package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.transfer.ImportSettings;
import dev.cuadra.layby.transfer.LaybyList;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Brings in lay-bys that were kept elsewhere. The whole list is looked at first: each lay-by is decided by the rules that
 * govern it, and if what is left does not come to the control total, nothing is written. Then the lay-bys are stored in
 * chunks that are whole together with how far the import has come, so that a process killed at any moment leaves every
 * lay-by stored once or not yet. Safe for many threads and processes; two that import the same list share the work.
 *
 * <p>A number comes into a store once, by whichever list, and stays found: {@link LaybyBooks#byOrigin}. Lay-bys of one
 * list that name the same person by name, mail and language are one consumer's. Nobody is told anything: reminders go
 * out with the daily work from then on.
 */
public final class LaybyImport {
    /** Lay-bys that are stored together. */
    public static final int CHUNK = 200;

    private final Vault vault;
    private final LaybyEngine engine;
    private final LaybyPermissions permissions;
    private final TableLimits limits;
    private final int chunk;

    /** An import into {@code vault}, of lists within the default limits. */
    public LaybyImport(Vault vault, LaybyEngine engine, LaybyPermissions permissions) {
        this(vault, engine, permissions, TableLimits.DEFAULT, CHUNK);
    }

    /** An import into {@code vault}, of lists within {@code limits}. */
    public LaybyImport(Vault vault, LaybyEngine engine, LaybyPermissions permissions, TableLimits limits) {
        this(vault, engine, permissions, limits, CHUNK);
    }

    LaybyImport(Vault vault, LaybyEngine engine, LaybyPermissions permissions, TableLimits limits, int chunk) {
        this.vault = vault;
        this.engine = engine;
        this.permissions = permissions;
        this.limits = limits;
        this.chunk = chunk;
    }

    /**
     * Looks at a list as an import would, and writes nothing.
     *
     * @throws ProblemException with code {@code NOT_PERMITTED} for a store of the list in which the caller has not the
     *     right {@link LaybyRight#IMPORT}, or with a code of {@code dev.cuadra.tables} when the file is no list
     * @throws UncheckedIOException when the file cannot be read
     */
    public ImportCheck check(ImportOrder order, TableSource source, ImportListener listener) {
        ImportCheck check = look(pass(order, source, Optional.empty()), source, 0, listener);
        listener.checked(check);
        return check;
    }

    /**
     * Imports a list.
     *
     * @param resume whether to go on where an interrupted import of the same bytes stopped, or say again what a finished
     *     one came to. An import that stopped in the middle has to be resumed; one that had not begun begins anew
     * @return that nothing was written and why, or what came in
     * @throws ProblemException as {@link #check} does, before anything is written; with code
     *     {@code LAYBY_IMPORT_UNFINISHED} where there is something to resume, {@code LAYBY_IMPORT_TERMS} when it began
     *     otherwise, {@code LAYBY_IMPORT_CHANGED} when the file is written to; and with {@code STOCK_NOT_AVAILABLE} or
     *     {@code LAYBY_IMPORT_KNOWN} when the books changed after the list was looked at: mend that and resume
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; resume afterwards
     * @throws UncheckedIOException when the file cannot be read; resume afterwards
     */
    public ImportOutcome run(ImportOrder order, TableSource source, boolean resume, ImportListener listener) {
        String fingerprint = fingerprint(source);
        String terms = terms(order);
        Optional<Loaded<StoredImport>> known = find(order, fingerprint);
        known.ifPresent(job -> admit(job.value(), terms, resume));
        Optional<Loaded<StoredImport>> going = known.filter(job -> resume);
        ImportPass pass = pass(order, source, going.map(Loaded::value));
        ImportCheck check =
                look(pass, source, going.map(job -> job.value().settled()).orElse(0L), listener);
        if (!check.proof().proven() && going.isEmpty() && overtaken(order, fingerprint, known)) {
            return run(order, source, resume, listener);
        }
        listener.checked(check);
        if (!check.proof().proven()) {
            return new ImportOutcome.Refused(check);
        }
        if (!fingerprint(source).equals(fingerprint)) {
            throw refused("LAYBY_IMPORT_CHANGED", Map.of("file", source.name()));
        }
        Loaded<StoredImport> job = going.orElseGet(() -> begin(order, known, pass.job(fingerprint, terms)));
        ImportChunks chunks = new ImportChunks(vault, engine, order, source.name());
        try (LaybyList list = LaybyList.open(source, limits)) {
            ImportWriter writer =
                    new ImportWriter(vault, chunks, order.caller().tenant(), job, pass.accepted(), chunk, listener);
            return new ImportOutcome.Imported(check, writer.all(list).imported());
        }
    }

    private ImportPass pass(ImportOrder order, TableSource source, Optional<StoredImport> going) {
        return new ImportPass(vault, engine, permissions, order, source.name(), vault.now(), going);
    }

    private ImportCheck look(ImportPass pass, TableSource source, long settled, ImportListener listener) {
        try (LaybyList list = LaybyList.open(source, limits)) {
            listener.started(list.titles(), list.expectedLines(), settled);
            return pass.over(list, chunk, listener);
        }
    }

    /** Somebody else brought in lay-bys of these bytes while they were looked at: what is known now came from there. */
    private boolean overtaken(ImportOrder order, String fingerprint, Optional<Loaded<StoredImport>> before) {
        return !find(order, fingerprint).map(Loaded::version).equals(before.map(Loaded::version));
    }

    private static void admit(StoredImport job, String terms, boolean resume) {
        if (resume && !job.terms().equals(terms)) {
            throw refused("LAYBY_IMPORT_TERMS", Map.of("business", job.business()));
        }
        if (!resume && !job.done() && job.settled() > 0) {
            throw refused("LAYBY_IMPORT_UNFINISHED", Map.of("imported", job.imported(), "planned", job.planned()));
        }
    }

    private Optional<Loaded<StoredImport>> find(ImportOrder order, String fingerprint) {
        return vault.findUnique(
                Documents.IMPORTS,
                order.caller().tenant(),
                "file",
                tokens -> Documents.file(order.settings().business(), fingerprint));
    }

    private Loaded<StoredImport> begin(ImportOrder order, Optional<Loaded<StoredImport>> before, StoredImport fresh) {
        Work work = vault.begin(order.caller().tenant(), "layby-import-begin");
        before.ifPresentOrElse(
                old -> work.update(old, fresh), () -> work.create(Documents.IMPORTS, Vault.TENANT_SUBJECT, fresh));
        work.note("user", order.caller().user());
        try {
            work.commit();
        } catch (StaleVersionException | DuplicateEntryException e) {
            return begun(order, fresh, e);
        }
        return find(order, fresh.fingerprint()).orElseThrow();
    }

    /** Somebody else has begun at the same moment: the same import is shared, another is not disturbed. */
    private Loaded<StoredImport> begun(ImportOrder order, StoredImport fresh, RuntimeException cause) {
        Loaded<StoredImport> theirs = find(order, fresh.fingerprint()).orElseThrow(() -> cause);
        if (!theirs.value().sameAs(fresh)) {
            StoredImport job = theirs.value();
            throw refused("LAYBY_IMPORT_UNFINISHED", Map.of("imported", job.imported(), "planned", job.planned()));
        }
        return theirs;
    }

    private static ProblemException refused(String code, Map<String, ?> values) {
        return new ProblemException(ImportPass.problem(code, values));
    }

    /** Everything that decides what a lay-by of the list becomes. */
    private String terms(ImportOrder order) {
        ImportSettings settings = order.settings();
        List<String> all = List.of(
                settings.zone().getId(),
                Boolean.toString(settings.calledLayby()),
                Boolean.toString(settings.distance()),
                settings.basis().name(),
                vault.json().tree(settings.policy()).toString(),
                settings.version(),
                new TreeSet<>(settings.disclosed()).toString(),
                order.goods().name());
        byte[] text = String.join("\n", all).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(text));
    }

    private static String fingerprint(TableSource source) {
        try (InputStream in = source.opener().open()) {
            MessageDigest digest = sha256();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
