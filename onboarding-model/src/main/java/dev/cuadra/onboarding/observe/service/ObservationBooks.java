package dev.cuadra.onboarding.observe.service;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.observe.ObservationLine;
import dev.cuadra.onboarding.observe.ObservationList;
import dev.cuadra.onboarding.service.StatementSource;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Results;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Observations that were imported. Nothing in them is ever changed: a correction stands beside what it corrects, and
 * what was known at an instant stays what was known at it. Lists are imported in chunks that are stored whole together
 * with how far the import has come: a process killed at any moment leaves every line stored once or not yet. Safe for
 * many threads and processes.
 *
 * @source OBS-3, OBS-4
 */
public final class ObservationBooks implements StatementSource {
    /** Lines that are stored together. */
    public static final int CHUNK = 1_000;

    private static final int PERSISTENCE = 10;
    private static final int PAGE = 500;

    private final Vault vault;
    private final TableLimits limits;
    private final int together;

    ObservationBooks(Vault vault, TableLimits limits, int together) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.together = together;
    }

    /** The observations in {@code vault}; lists are within {@code limits}. */
    public ObservationBooks(Vault vault, TableLimits limits) {
        this(vault, limits, CHUNK);
    }

    /** The observations in {@code vault}; lists are within the default limits. */
    public ObservationBooks(Vault vault) {
        this(vault, TableLimits.DEFAULT);
    }

    /**
     * Imports a list.
     *
     * @throws dev.cuadra.spi.problem.ProblemException when the file is no list of observations
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; resume afterwards
     * @throws UncheckedIOException when the file cannot be read; resume afterwards
     */
    public ObservationCounts run(
            TenantId tenant, TableSource source, ObservationOrder order, ObservationListener listener) {
        String fingerprint = fingerprint(source);
        try (ObservationList list = ObservationList.open(source, order.terms(), limits)) {
            Loaded<ImportJob> job = begin(tenant, fingerprint, order.resume());
            long settled = job.value().lines();
            listener.started(list.rejects(), list.expectedLines(), settled);
            List<ObservationLine> chunk = new ArrayList<>(together);
            long read = 0;
            Optional<ObservationLine> next = list.next();
            while (next.isPresent()) {
                chunk.add(next.get());
                read++;
                next = list.next();
                if (chunk.size() == together || next.isEmpty()) {
                    boolean known = read <= settled;
                    long rejected = job.value().counts().rejected();
                    job = known ? job : store(tenant, job, order, chunk, next.isEmpty());
                    boolean plain = !known && job.value().counts().rejected() - rejected == unreadable(chunk);
                    tell(source.name(), plain ? unread(chunk) : rejected(tenant, order, chunk), chunk, listener);
                    if (!known) {
                        listener.progressed(job.value().lines(), job.value().counts());
                    }
                    chunk.clear();
                }
            }
            if (!job.value().done()) {
                job = store(tenant, job, order, List.of(), true);
            }
            listener.progressed(job.value().lines(), job.value().counts());
            return job.value().counts();
        }
    }

    private static long unreadable(List<ObservationLine> lines) {
        return unread(lines).size();
    }

    private static List<ObservationLine> unread(List<ObservationLine> lines) {
        return lines.stream().filter(line -> line.reading().isEmpty()).toList();
    }

    /** Chunks are cut at the same lines every time, so that what was rejected is found again when it is looked for. */
    private List<ObservationLine> rejected(TenantId tenant, ObservationOrder order, List<ObservationLine> lines) {
        Chunk chunk = new Chunk(values(stored(tenant, lines)), order.learned(), vault.now());
        lines.forEach(chunk::add);
        return chunk.rejected();
    }

    private static void tell(
            String name, List<ObservationLine> rejected, List<ObservationLine> lines, ObservationListener listener) {
        rejected.forEach(line -> listener.rejected(named(name, line)));
        lines.stream().filter(line -> !line.warnings().isEmpty()).forEach(listener::warned);
    }

    private static ObservationLine named(String name, ObservationLine line) {
        return new ObservationLine(
                line.line(),
                line.cells(),
                line.reading(),
                line.problems().stream()
                        .map(problem -> problem.at(new dev.cuadra.spi.problem.Place(
                                name, problem.where().line(), problem.where().column())))
                        .toList(),
                line.warnings());
    }

    private Loaded<ImportJob> begin(TenantId tenant, String fingerprint, boolean resume) {
        Optional<Loaded<ImportJob>> known =
                vault.findUnique(Documents.IMPORTS, tenant, "file", tokens -> List.of(IndexValue.of(fingerprint)));
        if (resume && known.isPresent()) {
            return known.get();
        }
        ImportJob fresh = new ImportJob(fingerprint, 0, ObservationCounts.ZERO, false);
        Work work = vault.begin(tenant, "begin-observations");
        UUID id = known.map(Loaded::id).orElseGet(vault::newId);
        known.ifPresentOrElse(
                old -> work.update(old, fresh), () -> work.create(Documents.IMPORTS, id, Vault.TENANT_SUBJECT, fresh));
        work.commit();
        return load(tenant, id);
    }

    private Loaded<ImportJob> load(TenantId tenant, UUID id) {
        return vault.find(Documents.IMPORTS, tenant, id).orElseThrow();
    }

    /** Stores a chunk and how far it brings the import; the version of the job lets only one importer do so. */
    private Loaded<ImportJob> store(
            TenantId tenant, Loaded<ImportJob> job, ObservationOrder order, List<ObservationLine> lines, boolean last) {
        String key = "observations/" + job.id() + "/" + job.version();
        Command command = Command.of("import-observations", key, job.value()).runs(PERSISTENCE);
        vault.once(tenant, command, ObservationCounts.class, work -> decide(tenant, work, job, order, lines, last));
        return load(tenant, job.id());
    }

    private ObservationCounts decide(
            TenantId tenant,
            Work work,
            Loaded<ImportJob> job,
            ObservationOrder order,
            List<ObservationLine> lines,
            boolean last) {
        Map<String, Loaded<StoredSeries>> stored = stored(tenant, lines);
        Chunk chunk = new Chunk(values(stored), order.learned(), vault.now());
        lines.forEach(chunk::add);
        chunk.changed()
                .forEach((id, series) -> Optional.ofNullable(stored.get(id))
                        .ifPresentOrElse(
                                before -> work.update(before, series),
                                () -> work.create(Documents.SERIES, vault.newId(), Vault.TENANT_SUBJECT, series)));
        ImportJob before = job.value();
        work.update(
                job,
                new ImportJob(
                        before.fingerprint(),
                        before.lines() + lines.size(),
                        before.counts().plus(chunk.counts()),
                        last));
        work.bulkUnder(new DocumentKey(Documents.IMPORTS.collection(), job.id()));
        return chunk.counts();
    }

    private Map<String, Loaded<StoredSeries>> stored(TenantId tenant, List<ObservationLine> lines) {
        List<String> ids = lines.stream()
                .flatMap(line -> line.reading().stream())
                .map(Reading::id)
                .distinct()
                .toList();
        return vault.findAllUnique(Documents.SERIES, tenant, "id", ids, (id, tokens) -> Documents.id(tokens, id));
    }

    private static Map<String, StoredSeries> values(Map<String, Loaded<StoredSeries>> stored) {
        Map<String, StoredSeries> values = new LinkedHashMap<>();
        stored.forEach((id, loaded) -> values.put(id, loaded.value()));
        return values;
    }

    // ---- reading

    @Override
    public Stream<Reading> readings(TenantId tenant, String metric, Instant known) {
        Query query = Query.of(Documents.SERIES.collection(), "metric")
                .equalTo(IndexValue.of(metric))
                .limit(PAGE);
        return Stream.iterate(
                        Optional.of(vault.page(Documents.SERIES, tenant, query)),
                        Optional::isPresent,
                        page -> page.flatMap(Results::next)
                                .map(next -> vault.page(Documents.SERIES, tenant, after(query, next))))
                .flatMap(page -> page.orElseThrow().documents().stream())
                .flatMap(loaded -> loaded.value().at(known).stream());
    }

    private static Query after(Query query, Bytes position) {
        return query.after(position);
    }

    /** The figures among the readings; words, events and what is missing are {@link #readings} alone. */
    @Override
    public Stream<Observation> observations(TenantId tenant, String metric, Instant known) {
        return readings(tenant, metric, known).flatMap(reading -> figure(reading).stream());
    }

    private static Optional<Observation> figure(Reading reading) {
        if (reading.content() instanceof Content.Amount amount) {
            return Optional.of(observation(reading, amount.value(), amount.sample(), false));
        } else if (reading.content() instanceof Content.Share share) {
            return Optional.of(observation(reading, BigDecimal.valueOf(share.hits()), Optional.of(share.of()), true));
        } else if (reading.content() instanceof Content.Answer answer
                && answer.by().isEmpty()) {
            return Optional.of(
                    observation(reading, answer.yes() ? BigDecimal.ONE : BigDecimal.ZERO, Optional.empty(), false));
        }
        return Optional.empty();
    }

    private static Observation observation(Reading reading, BigDecimal value, Optional<Long> sample, boolean share) {
        return new Observation(
                reading.metric(),
                reading.scope(),
                reading.start(),
                reading.end(),
                value,
                sample,
                reading.recordedAt(),
                reading.source(),
                reading.id(),
                reading.eventTime(),
                share);
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
