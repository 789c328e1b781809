package dev.cuadra.boleta.service;

import dev.cuadra.boleta.analytics.TimeBook;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.JournalReader;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.observe.ObservationSource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
 * @source STAT-7, DUE-4
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

    /**
     * Returns that were filed on time, of those that were due or are filed, since the first month that the books know: a
     * running share, at each instant at which it changed. While the books know nothing of a month that was due there is
     * none, for the company and for all. Only with {@link FilingTerms}.
     */
    public static final String FILED_ON_TIME = "f29_on_time_pct";

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
            CONTRACTOR_LINES_REJECTED,
            FILED_ON_TIME);

    /** Who says so. */
    public static final String SOURCE = "boleta-core";

    private final Vault vault;
    private final TimeBook time;
    private final Optional<FilingTerms> filing;

    /**
     * Until when returns are on time.
     *
     * @param day the day of the law for the companies of these books: 12, 20 or 28
     * @param calendar the holidays that move it
     */
    public record FilingTerms(int day, HolidayCalendar calendar) {
        public FilingTerms {
            if (!DueDate.DAYS.contains(day)) {
                throw new IllegalArgumentException("Not a day on which returns are due: " + day);
            }
            Objects.requireNonNull(calendar, "calendar");
        }
    }

    private BoletaObservations(Vault vault, TimeBook time, Optional<FilingTerms> filing) {
        this.vault = vault;
        this.time = time;
        this.filing = filing;
    }

    /** Observations of the books in {@code vault}, with time saved by {@code time}. */
    public BoletaObservations(Vault vault, TimeBook time) {
        this(vault, time, Optional.empty());
    }

    /** The same, with the returns that were filed on time. */
    public BoletaObservations(Vault vault, TimeBook time, FilingTerms filing) {
        this(vault, time, Optional.of(filing));
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
        return new BookingTallies(walk.done(), time)
                .observations(filing.map(walk::filings).orElse(List.of()));
    }
}
