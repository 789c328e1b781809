package dev.cuadra.boleta.service;

import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.AnnualRequest;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.asof.KnownBoleta;
import dev.cuadra.boleta.asof.MonthBooks;
import dev.cuadra.boleta.asof.MonthDifference;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.DocumentHistory;
import dev.cuadra.runtime.DocumentsThen;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A payer's books as they were known on a day: late boletas, annulments and returned payments are not in it before they
 * came to be known. Read from the journal, which is checked on the way; nothing is stored. Figures are those of then,
 * people are named as the books name them now. Safe for many threads and processes.
 *
 * <p>All reading methods throw {@link dev.cuadra.runtime.BrokenJournalException} when the journal was tampered with,
 * {@link dev.cuadra.spi.storage.StorageException} when the medium failed, and {@link ProblemException} with code
 * {@code AS_OF_FUTURE} for a day that is not over nor today, or {@code AS_OF_NOT_REMEMBERED} when the journal was written
 * by a release that did not keep figures.
 *
 * @source ASOF-1
 */
public final class BooksThen {
    /** More returns of one month than anybody files. */
    private static final int MOST = 1_000;

    private final Vault vault;
    private final BoletaBooks books;
    private final Form29Engine engine;

    /**
     * The past of {@code books}, which are kept in {@code vault}.
     *
     * @param engine what assembles the returns
     */
    public BooksThen(Vault vault, BoletaBooks books, Form29Engine engine) {
        this.vault = vault;
        this.books = books;
        this.engine = engine;
    }

    /**
     * The end of a day in Chile; for today, what is known up to now.
     *
     * @throws ProblemException with code {@code AS_OF_FUTURE}
     */
    public Instant endOf(LocalDate day) {
        if (day.isAfter(LocalDate.ofInstant(vault.now(), ContractorData.CHILE))) {
            throw new ProblemException(Texts.BOOK.problem("AS_OF_FUTURE", Place.member("at"), Map.of("day", day)));
        }
        return end(day);
    }

    /** A month as it was known at the end of {@code day}, or empty when nothing was known of the company yet. */
    public Optional<MonthThen> month(TenantId tenant, Rut payer, YearMonth period, LocalDate day) {
        Instant at = endOf(day);
        return books.payer(tenant, payer)
                .flatMap(known -> month(read(tenant, known, List.of(at)).get(0), period));
    }

    /** A month as it was known at the end of {@code day} and as it is known now. */
    public MonthAsOf sinceDay(TenantId tenant, Rut payer, YearMonth period, LocalDate day) {
        return between(tenant, payer, period, endOf(day), vault.now());
    }

    /** A month as it was known at the ends of two days. */
    public MonthAsOf betweenDays(TenantId tenant, Rut payer, YearMonth period, LocalDate day, LocalDate other) {
        return between(tenant, payer, period, endOf(day), endOf(other));
    }

    /** A month as it was known at two instants, in either order. */
    public MonthAsOf between(TenantId tenant, Rut payer, YearMonth period, Instant at, Instant and) {
        Optional<UUID> known = books.payer(tenant, payer);
        if (known.isEmpty()) {
            return answer(payer, period, at, and, Optional.empty(), Optional.empty(), Optional.empty());
        }
        List<Instant> instants = new ArrayList<>(List.of(at, and));
        filingDays(tenant, known.get(), period).stream().map(BooksThen::end).forEach(instants::add);
        List<PayerThen> then = read(tenant, known.get(), instants);
        Optional<FilingThen> filing = then.get(1).filing(period).map(last -> filing(last, period, instants, then));
        return answer(payer, period, at, and, month(then.get(0), period), month(then.get(1), period), filing);
    }

    /**
     * A year's statement by what was known at the end of {@code day}, or empty when nothing was known of the company
     * yet. Its rows are those of DJ 1879 as they would have been filed that day.
     *
     * @param islandResidents who lives on Isla de Pascua: the books do not say
     * @param nonResidentDirectors which directors have no residence in Chile: nor that
     * @throws ProblemException also with code {@code FACTORS_NOT_COVERED} or {@code DJ_LAYOUT_NOT_COVERED}
     */
    public Optional<AnnualStatement> year(
            TenantId tenant,
            Rut payer,
            int year,
            LocalDate day,
            AnnualAssembler assembler,
            Set<Rut> islandResidents,
            Set<Rut> nonResidentDirectors) {
        Instant at = endOf(day);
        return books.payer(tenant, payer)
                .map(known -> read(tenant, known, List.of(at)).get(0))
                .filter(then -> !then.nothing())
                .map(then ->
                        assembler.assemble(request(payer, year, then).with(islandResidents, nonResidentDirectors)));
    }

    private static AnnualRequest request(Rut payer, int year, PayerThen then) {
        List<LedgerLine> lines = then.boletas().stream().map(KnownBoleta::line).toList();
        List<RetainedPart> parts = then.boletas().stream()
                .flatMap(boleta -> boleta.payments().stream())
                .map(payment -> payment.part())
                .filter(part -> part.paidOn().getYear() == year)
                .toList();
        return AnnualRequest.of(payer, year, lines, parts);
    }

    private MonthAsOf answer(
            Rut payer,
            YearMonth period,
            Instant at,
            Instant and,
            Optional<MonthThen> then,
            Optional<MonthThen> now,
            Optional<FilingThen> filing) {
        MonthDifference difference = MonthDifference.between(
                then.map(MonthThen::books).orElseGet(() -> MonthBooks.nothing(period, at)),
                now.map(MonthThen::books).orElseGet(() -> MonthBooks.nothing(period, and)),
                engine);
        return new MonthAsOf(payer, period, at, and, then, now, difference, filing);
    }

    private FilingThen filing(StoredFiling last, YearMonth period, List<Instant> instants, List<PayerThen> then) {
        Instant filed = end(last.filedOn());
        Optional<MonthThen> known = month(then.get(instants.lastIndexOf(filed)), period);
        return new FilingThen(last.number(), last.folio(), last.filedOn(), FiledReturns.codes(last.codes()), known);
    }

    private Optional<MonthThen> month(PayerThen then, YearMonth period) {
        if (then.nothing()) {
            return Optional.empty();
        }
        Optional<StoredClose> close = then.close(period);
        Map<F29Code, BigDecimal> other =
                new TreeMap<>(FiledReturns.codes(close.map(StoredClose::codes).orElse(Map.of())));
        other.keySet().removeAll(FiledReturns.COMPUTED);
        MonthBooks month = new MonthBooks(
                period, then.at(), close.map(StoredClose::rule).orElse(PeriodRule.PAYMENT_DATE), other, then.boletas());
        return Optional.of(
                new MonthThen(month, month.form(engine), close.map(stored -> FiledReturns.codes(stored.codes()))));
    }

    private List<PayerThen> read(TenantId tenant, UUID payer, List<Instant> instants) {
        List<DocumentsThen> documents = new DocumentHistory(vault).at(tenant, PayerThen.TYPES, instants);
        return new PastReading(vault, tenant, payer).of(documents);
    }

    /** The days on which the returns of a month were filed, by what is recorded now: none is ever taken back. */
    private List<LocalDate> filingDays(TenantId tenant, UUID payer, YearMonth period) {
        Query query = Query.of(Documents.FILINGS.collection(), "month")
                .equalTo(Documents.payer(payer), IndexValue.of(period.atDay(1)))
                .limit(MOST);
        return vault.page(Documents.FILINGS, tenant, query).documents().stream()
                .map(loaded -> loaded.value().filedOn())
                .distinct()
                .toList();
    }

    /** The last microsecond of a day: storages keep no finer time. */
    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ContractorData.CHILE).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
