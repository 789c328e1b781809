package dev.cuadra.boleta.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.boleta.service.Bookings.Count;
import dev.cuadra.runtime.JournalReader;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Walks along the journal and notes what was booked by some instant. When something was booked is in the journal; whose
 * it is never changes, and is looked up in the documents as they are now or, of a boleta that a later close took out of
 * the books, in the note that this close left. For one thread and one walk.
 */
final class BookingWalk {
    static final String GLOBAL = "global";
    /** Notes of commands. */
    static final String CHECKED = "rowsChecked";

    static final String UNEXPLAINED = "rowsUnexplained";
    static final String DROPPED = "dropped";
    private static final String LINES_READ = "linesRead";
    private static final String LINES_REJECTED = "linesRejected";
    private static final String PAYER = "payer";
    private static final int BATCH = 1_000;

    private final Vault vault;
    private final TenantId tenant;
    private final Instant known;
    private final SortedMap<String, Bookings> scopes = new TreeMap<>();
    private final Map<UUID, Instant> fresh = new LinkedHashMap<>();
    /** Boletas that are not in the books any more. */
    private final Map<UUID, Instant> gone = new HashMap<>();

    private final Map<UUID, Whose> dropped = new HashMap<>();
    private final Map<UUID, Instant> closes = new HashMap<>();
    private final Map<CloseDay, Count> checks = new HashMap<>();
    private final Map<UUID, Instant> filings = new HashMap<>();
    private Optional<Instant> begin = Optional.empty();

    /** Under whose key a boleta was sealed, and the close that took it out. */
    private record Whose(UUID subject, UUID close) {}

    private record CloseDay(UUID close, LocalDate day) {}

    /** What was booked in each scope, and when the tenant's books were begun. */
    record Booked(SortedMap<String, Bookings> scopes, Optional<Instant> begin) {}

    BookingWalk(Vault vault, TenantId tenant, Instant known) {
        this.vault = vault;
        this.tenant = tenant;
        this.known = known;
    }

    /** Leaves in the journal how the lines of a list fared. */
    static void note(Work work, Optional<UUID> payer, ImportCounts counts) {
        payer.ifPresent(one -> work.note(PAYER, one.toString()));
        work.note(LINES_READ, counts.accepted() + counts.rejected());
        work.note(LINES_REJECTED, counts.rejected());
    }

    void see(JournalReader.Told told) {
        boolean close = told.key().collection().equals(Documents.CLOSES.collection());
        if (close) {
            // Also of later closes: they tell whose a boleta was that was known, and is gone since.
            told.notes()
                    .path(DROPPED)
                    .properties()
                    .forEach(entry -> dropped.put(
                            UUID.fromString(entry.getKey()),
                            new Whose(
                                    UUID.fromString(entry.getValue().asText()),
                                    told.key().id())));
        }
        if (told.at().isAfter(known)) {
            return;
        }
        begin = begin.filter(first -> !told.at().isBefore(first)).or(() -> Optional.of(told.at()));
        told.changes().stream()
                .filter(change ->
                        change.version() == 1 && change.key().collection().equals(Documents.BOLETAS.collection()))
                .forEach(change -> fresh.put(change.key().id(), told.at()));
        if (close) {
            close(told);
        }
        if (told.key().collection().equals(Documents.FILINGS.collection())) {
            filings.putIfAbsent(told.key().id(), told.at());
        }
        lines(told);
        if (fresh.size() >= BATCH) {
            lookUp();
        }
    }

    /** What share of the returns was filed on time. */
    List<Observation> filings(BoletaObservations.FilingTerms terms) {
        FilingTally tally = new FilingTally(terms, known);
        vault.findAll(Documents.FILINGS, tenant, filings.keySet())
                .forEach((id, loaded) -> tally.filed(
                        loaded.value(), Optional.ofNullable(filings.get(id)).orElseThrow()));
        vault.findAll(Documents.CLOSES, tenant, closes.keySet())
                .forEach((id, loaded) -> tally.closed(
                        loaded.value(), Optional.ofNullable(closes.get(id)).orElseThrow()));
        return tally.observations();
    }

    Booked done() {
        lookUp();
        Map<UUID, Loaded<StoredClose>> known = vault.findAll(Documents.CLOSES, tenant, closes.keySet());
        Map<UUID, UUID> payers = new HashMap<>();
        known.forEach((id, loaded) -> payers.put(id, loaded.value().payer()));
        dropped.values()
                .forEach(whose -> vault.find(Documents.CLOSES, tenant, whose.close())
                        .ifPresent(loaded ->
                                payers.put(whose.close(), loaded.value().payer())));
        gone.forEach((boleta, at) -> {
            Optional<Whose> whose = Optional.ofNullable(dropped.get(boleta));
            book(
                    boleta,
                    at,
                    whose.flatMap(one -> Optional.ofNullable(payers.get(one.close()))),
                    whose.map(Whose::subject));
        });
        closes.forEach((id, at) -> Optional.ofNullable(known.get(id)).ifPresent(loaded -> over(loaded.value(), at)));
        checks.forEach((one, count) ->
                count(BoletaObservations.ROWS_EXPLAINED, Optional.ofNullable(payers.get(one.close())), count));
        return new Booked(scopes, begin);
    }

    private void lookUp() {
        Map<UUID, Loaded<BookedBoleta>> found = vault.findAll(Documents.BOLETAS, tenant, fresh.keySet());
        fresh.forEach((id, at) -> {
            Optional<Loaded<BookedBoleta>> loaded = Optional.ofNullable(found.get(id));
            if (loaded.isPresent()) {
                UUID payer = UUID.fromString(loaded.get().plain().path("payer").asText());
                book(id, at, Optional.of(payer), loaded.map(Loaded::subject));
            } else {
                gone.put(id, at);
            }
        });
        fresh.clear();
    }

    /** A boleta of somebody registered is sealed under that person's key, any other under its own. */
    private void book(UUID boleta, Instant at, Optional<UUID> payer, Optional<UUID> subject) {
        Optional<UUID> contractor = subject.filter(one -> !one.equals(boleta));
        scope(GLOBAL).boleta(at, contractor);
        payer.ifPresent(one -> scope(BoletaObservations.scope(one)).boleta(at, contractor));
    }

    private void close(JournalReader.Told told) {
        UUID id = told.key().id();
        closes.merge(id, told.at(), (one, other) -> one.isBefore(other) ? one : other);
        JsonNode checked = told.notes().path(CHECKED);
        if (checked.isIntegralNumber()) {
            long unexplained = told.notes().path(UNEXPLAINED).asLong();
            checks.merge(
                    new CloseDay(id, Bookings.day(told.at())),
                    new Count(checked.asLong() - unexplained, checked.asLong(), told.at()),
                    (one, other) -> other.last().isBefore(one.last()) ? one : other);
        }
    }

    /** A month that is closed before it is over counts from its end on. */
    private void over(StoredClose close, Instant at) {
        Instant end = end(close.period());
        Instant counts = at.isBefore(end) ? end : at;
        if (!counts.isAfter(known)) {
            scope(GLOBAL).closed(close.period(), counts);
            scope(BoletaObservations.scope(close.payer())).closed(close.period(), counts);
        }
    }

    private void lines(JournalReader.Told told) {
        JsonNode read = told.notes().path(LINES_READ);
        if (read.isIntegralNumber()) {
            boolean boletas = told.key().collection().equals(Documents.UPLOADS.collection());
            Optional<UUID> payer = Optional.of(told.notes().path(PAYER))
                    .filter(JsonNode::isTextual)
                    .map(node -> UUID.fromString(node.asText()));
            count(
                    boletas ? BoletaObservations.LINES_REJECTED : BoletaObservations.CONTRACTOR_LINES_REJECTED,
                    payer,
                    new Count(told.notes().path(LINES_REJECTED).asLong(), read.asLong(), told.at()));
        }
    }

    private void count(String metric, Optional<UUID> payer, Count count) {
        scope(GLOBAL).count(metric, count);
        payer.ifPresent(one -> scope(BoletaObservations.scope(one)).count(metric, count));
    }

    private Bookings scope(String name) {
        return scopes.computeIfAbsent(name, any -> new Bookings());
    }

    private static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ContractorData.CHILE).toInstant();
    }
}
