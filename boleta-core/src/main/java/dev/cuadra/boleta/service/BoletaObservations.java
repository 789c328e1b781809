package dev.cuadra.boleta.service;

import dev.cuadra.boleta.analytics.TimeBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.JournalReader;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.observe.ObservationSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What rollout gates read about boletas, counted from the journal, in days and months of Chile. Safe for many threads and
 * processes.
 *
 * <p>The scopes are {@code global} and, for each company, {@link #scope}: the random id of its document, never its RUT.
 * What counts is when something was booked, as the journal has it, and nothing that may change later: boletas that are
 * annulled, erased or taken out of the books since stay counted. So a day that is over does not change any more, and
 * asking with an earlier {@code known} gives what was given then.
 *
 * <p>It reads the whole journal once, page by page, and the boletas it tells of a thousand at a time. It holds the
 * contractors of each day, and of the boletas only those that are no longer in the books.
 *
 * @source STAT-7
 */
public final class BoletaObservations implements ObservationSource {
    /** Boletas that came into the books, by day. */
    public static final String PROCESSED = "boleta.processed";

    /** Registered contractors of whom a boleta came into the books, by day. */
    public static final String CONTRACTORS = "boleta.contractors-active";

    /** The same by month: those who were active on several days count once. */
    public static final String CONTRACTORS_PER_MONTH = "boleta.contractors-per-month";

    /** The first boleta: an instant. The value is the days since the tenant's books were begun. */
    public static final String FIRST = "boleta.first";

    /** The tenth boleta: an instant. The value is the days since the tenant's books were begun. */
    public static final String TENTH = "boleta.tenth";

    /** Months that are closed and over, by the day on which they became so. */
    public static final String MONTHS_CLOSED = "boleta.months-closed";

    /** Minutes that those months are taken to have saved: an assumption, see {@link TimeBook}. */
    public static final String MINUTES_SAVED = "boleta.minutes-saved";

    /** All such minutes until the end of the day. */
    public static final String MINUTES_SAVED_TOTAL = "boleta.minutes-saved-total";

    /**
     * Rows of the SII's reports whose retention a rule explains; the sample is how many were checked. By the day of a
     * close; of several closes of one month on one day the last counts.
     */
    public static final String ROWS_EXPLAINED = "boleta.rows-explained";

    /** Lines of lists of boletas that were rejected, by day; the sample is how many were read. */
    public static final String LINES_REJECTED = "boleta.lines-rejected";

    /** Lines of lists of contractors that were rejected, by day; the sample is how many were read. */
    public static final String CONTRACTOR_LINES_REJECTED = "boleta.contractor-lines-rejected";

    /** All metrics. */
    public static final List<String> METRICS = List.of(
            PROCESSED,
            CONTRACTORS,
            CONTRACTORS_PER_MONTH,
            FIRST,
            TENTH,
            MONTHS_CLOSED,
            MINUTES_SAVED,
            MINUTES_SAVED_TOTAL,
            ROWS_EXPLAINED,
            LINES_REJECTED,
            CONTRACTOR_LINES_REJECTED);

    /** Who says so. */
    public static final String SOURCE = "boleta-core";

    private final Vault vault;
    private final TimeBook time;

    /** Observations of the books in {@code vault}, with time saved by {@code time}. */
    public BoletaObservations(Vault vault, TimeBook time) {
        this.vault = vault;
        this.time = time;
    }

    /** The scope of a company, or empty when the books do not know it. */
    public Optional<String> scope(TenantId tenant, Rut payer) {
        return vault.findUnique(Documents.PAYERS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, payer)))
                .map(Loaded::id)
                .map(BoletaObservations::scope);
    }

    static String scope(UUID payer) {
        return "payer:" + payer;
    }

    @Override
    public Stream<Observation> observations(TenantId tenant, String metric, Instant known) {
        return METRICS.contains(metric)
                ? all(tenant, known).stream()
                        .filter(observation -> observation.metric().equals(metric))
                : Stream.empty();
    }

    /** The observations of all metrics that were known at {@code known}, by metric, time and scope, in one reading. */
    public List<Observation> all(TenantId tenant, Instant known) {
        BookingWalk walk = new BookingWalk(vault, tenant, known);
        try (Stream<JournalReader.Told> entries = new JournalReader(vault).entries(tenant)) {
            entries.forEach(walk::see);
        }
        return new BookingTallies(walk.done(), time).observations();
    }
}
