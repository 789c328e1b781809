package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Correction;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.MonthFigures;
import dev.cuadra.boleta.form29.OnTimeRecord;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.form29.Timeliness;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The returns of a tenant's companies that were filed, and in what the books differ from them since. Safe for many
 * threads and processes.
 *
 * @source CORR-2
 */
public final class FiledReturns {
    private static final int PERSISTENCE = 5;
    /** More returns of one month than anybody files. */
    private static final int MOST = 1_000;
    /** What follows from boletas and is worked out anew. */
    static final Set<F29Code> COMPUTED = Set.of(
            F29Code.FEES,
            F29Code.DIRECTORS,
            F29Code.LOAN_ON_FEES,
            F29Code.SUBTOTAL,
            F29Code.TOTAL,
            F29Code.PAYABLE,
            F29Code.PAYABLE_LATE);

    private final Vault vault;
    private final BoletaBooks books;
    private final Form29Engine engine;

    /**
     * Returns in {@code vault}.
     *
     * @param books the books that they were drawn from
     * @param engine what assembles today's figures
     */
    public FiledReturns(Vault vault, BoletaBooks books, Form29Engine engine) {
        this.vault = vault;
        this.books = books;
        this.engine = engine;
    }

    /**
     * Records that a month was filed as it was closed last. The same folio again changes nothing; another one rectifies
     * what was filed before.
     *
     * @param folio the number that the SII gave the return, 1 to 20 digits
     * @param filedOn the day it was filed
     * @throws ProblemException with code {@code FILING_FOLIO}, {@code FILING_NOT_CLOSED}, or {@code FILING_FOLIO_TAKEN}
     *     when the folio is recorded with another day
     */
    public FiledReturn record(TenantId tenant, Rut payer, YearMonth month, String folio, LocalDate filedOn) {
        return record(
                tenant,
                payer,
                month,
                folio,
                filedOn,
                known -> books.stored(tenant, known, month)
                        .map(Loaded::value)
                        .map(close -> new Content(close.codes(), close.boletas()))
                        .orElseThrow(() -> notClosed(month)));
    }

    /**
     * Records that a return was filed with the codes of {@code form}, such as one that a person changed, or one read from
     * JSON; else as the other {@code record}.
     *
     * @throws ProblemException as the other {@code record} does, and with code {@code FILING_BOLETA_UNKNOWN} when the
     *     form names a boleta that the books do not hold under that name
     */
    public FiledReturn record(TenantId tenant, Rut payer, Form29 form, String folio, LocalDate filedOn) {
        return record(tenant, payer, form.period(), folio, filedOn, known -> content(tenant, known, form));
    }

    /** What was filed of a month, the first return first; empty when nothing was. */
    public List<FiledReturn> history(TenantId tenant, Rut payer, YearMonth month) {
        return books.payer(tenant, payer)
                .map(known -> stored(tenant, known, month).stream()
                        .map(loaded -> named(tenant, payer, loaded.value()))
                        .toList())
                .orElse(List.of());
    }

    /** Whether anything was filed of a month. */
    public boolean filed(TenantId tenant, Rut payer, YearMonth month) {
        return books.payer(tenant, payer)
                .map(known -> filed(tenant, known, month))
                .orElse(false);
    }

    /** Whether the returns of some months were filed on time, asked today; else as the other {@code onTime}. */
    public OnTimeRecord onTime(
            TenantId tenant, Rut payer, YearMonth first, YearMonth last, int day, HolidayCalendar calendar) {
        LocalDate today = LocalDate.ofInstant(vault.now(), ContractorData.CHILE);
        return onTime(tenant, payer, first, last, day, calendar, today);
    }

    /**
     * Whether the returns of some months were filed on time.
     *
     * @param first the first month
     * @param last the last month, not before it
     * @param day the company's day of the law: 12, 20 or 28
     * @param today the day it is asked on, in Chile
     * @throws ProblemException with code {@code HOLIDAYS_NOT_COVERED}
     * @source DUE-4
     */
    public OnTimeRecord onTime(
            TenantId tenant,
            Rut payer,
            YearMonth first,
            YearMonth last,
            int day,
            HolidayCalendar calendar,
            LocalDate today) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(last + " is before " + first);
        }
        Optional<UUID> known = books.payer(tenant, payer);
        List<Timeliness> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth asked = month;
            List<Loaded<StoredFiling>> filings =
                    known.map(id -> stored(tenant, id, asked)).orElse(List.of());
            boolean closed =
                    known.flatMap(id -> books.stored(tenant, id, asked)).isPresent();
            Optional<LocalDate> filed =
                    filings.stream().map(filing -> filing.value().filedOn()).min(LocalDate::compareTo);
            months.add(Timeliness.of(DueDate.of(month, day, calendar), filed, closed, today));
        }
        return new OnTimeRecord(months);
    }

    /**
     * In what the books differ today from what was filed last; empty when nothing was filed. Codes that do not come from
     * boletas are those of the last close.
     */
    public Optional<Form29Correction> correction(TenantId tenant, Rut payer, YearMonth month) {
        return books.payer(tenant, payer).flatMap(known -> {
            List<Loaded<StoredFiling>> filings = stored(tenant, known, month);
            return filings.isEmpty()
                    ? Optional.empty()
                    : Optional.of(correction(
                            tenant, known, filings.get(filings.size() - 1).value()));
        });
    }

    boolean filed(TenantId tenant, UUID payer, YearMonth month) {
        return !stored(tenant, payer, month).isEmpty();
    }

    /** The codes of a return, and the boletas behind them by the ids of their documents. */
    private record Content(Map<String, BigDecimal> codes, Map<String, List<UUID>> boletas) {}

    private FiledReturn record(
            TenantId tenant,
            Rut payer,
            YearMonth month,
            String folio,
            LocalDate filedOn,
            Function<UUID, Content> content) {
        if (!folio.matches("[0-9]{1,20}")) {
            throw problem("FILING_FOLIO", "folio", Map.of("folio", folio));
        }
        // Somebody else may record a return of the month meanwhile, perhaps the same one.
        return Vault.again(PERSISTENCE, () -> recordOnce(tenant, payer, month, folio, filedOn, content));
    }

    private FiledReturn recordOnce(
            TenantId tenant,
            Rut payer,
            YearMonth month,
            String folio,
            LocalDate filedOn,
            Function<UUID, Content> content) {
        UUID known = books.payer(tenant, payer).orElseThrow(() -> notClosed(month));
        List<Loaded<StoredFiling>> before = stored(tenant, known, month);
        for (Loaded<StoredFiling> earlier : before) {
            if (earlier.value().folio().equals(folio)) {
                return same(tenant, payer, earlier.value(), filedOn);
            }
        }
        Content filed = content.apply(known);
        List<UUID> ids = filed.boletas().values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
        PeriodRule rule = rule(books.stored(tenant, known, month).map(Loaded::value));
        Map<BoletaId, Boleta> declared =
                declared(tenant, known, month, rule).stream().collect(Collectors.toMap(Boleta::id, boleta -> boleta));
        List<StoredFiling.Line> lines = vault.findAll(Documents.BOLETAS, tenant, ids).values().stream()
                .map(loaded -> line(known, loaded, declared))
                .toList();
        StoredFiling filing = new StoredFiling(
                known, month, before.size() + 1, folio, filedOn, filed.codes(), filed.boletas(), lines);
        Work work = vault.begin(tenant, "file-form29");
        work.create(Documents.FILINGS, vault.newId(), Vault.TENANT_SUBJECT, filing);
        work.commit();
        return named(tenant, payer, filing);
    }

    /** A boleta with what of it the return declares: all of it, or the parts that were paid in the month. */
    private static StoredFiling.Line line(UUID payer, Loaded<BookedBoleta> loaded, Map<BoletaId, Boleta> declared) {
        LedgerLine line = BoletaBooks.line(loaded);
        Boleta boleta = declared.getOrDefault(line.boleta().id(), line.boleta());
        return new StoredFiling.Line(loaded.id(), BookedBoleta.Figures.of(payer, line.with(boleta)));
    }

    private Content content(TenantId tenant, UUID payer, Form29 form) {
        Set<BoletaId> named =
                form.boletas().values().stream().flatMap(List::stream).collect(Collectors.toSet());
        Map<BoletaId, Loaded<BookedBoleta>> found = vault.findAllUnique(
                Documents.BOLETAS, tenant, "id", named, (id, tokens) -> Documents.id(tokens, payer, id));
        named.stream().filter(id -> !found.containsKey(id)).sorted().findFirst().ifPresent(id -> {
            throw problem("FILING_BOLETA_UNKNOWN", "boletas", Map.of("boleta", id.masked()));
        });
        Map<String, BigDecimal> codes = new TreeMap<>();
        form.codes().forEach((code, value) -> codes.put(code.value(), value));
        Map<String, List<UUID>> boletas = new TreeMap<>();
        form.boletas()
                .forEach((code, ids) -> boletas.put(
                        code.value(),
                        ids.stream()
                                .map(found::get)
                                .filter(Objects::nonNull)
                                .map(Loaded::id)
                                .toList()));
        return new Content(codes, boletas);
    }

    private FiledReturn same(TenantId tenant, Rut payer, StoredFiling earlier, LocalDate filedOn) {
        if (!earlier.filedOn().equals(filedOn)) {
            throw problem("FILING_FOLIO_TAKEN", "folio", Map.of("folio", earlier.folio(), "date", earlier.filedOn()));
        }
        return named(tenant, payer, earlier);
    }

    private List<Loaded<StoredFiling>> stored(TenantId tenant, UUID payer, YearMonth month) {
        Query query = Query.of(Documents.FILINGS.collection(), "month")
                .equalTo(Documents.payer(payer), IndexValue.of(month.atDay(1)))
                .limit(MOST);
        return vault.page(Documents.FILINGS, tenant, query).documents();
    }

    private FiledReturn named(TenantId tenant, Rut payer, StoredFiling filing) {
        return new FiledReturn(
                payer, filing.number(), filing.folio(), filing.filedOn(), figures(filing, lines(tenant, filing)));
    }

    private static MonthFigures figures(StoredFiling filing, Map<UUID, Boleta> then) {
        Map<F29Code, List<BoletaId>> behind = new HashMap<>();
        filing.boletas()
                .forEach((code, ids) -> behind.put(
                        F29Code.of(code),
                        ids.stream()
                                .map(then::get)
                                .filter(Objects::nonNull)
                                .map(Boleta::id)
                                .toList()));
        return new MonthFigures(
                filing.period(),
                codes(filing.codes()),
                behind,
                then.values().stream().collect(Collectors.toMap(Boleta::id, boleta -> boleta)));
    }

    /** The boletas as they stood when filed, under the names that the books have for them now. */
    private Map<UUID, Boleta> lines(TenantId tenant, StoredFiling filing) {
        List<UUID> ids = filing.lines().stream().map(StoredFiling.Line::id).toList();
        Map<UUID, Loaded<BookedBoleta>> now = vault.findAll(Documents.BOLETAS, tenant, ids);
        Map<UUID, Boleta> then = new HashMap<>();
        filing.lines().forEach(line -> {
            Boleta nameless = line.figures().line(line.id()).boleta();
            then.put(
                    line.id(),
                    Optional.ofNullable(now.get(line.id()))
                            .map(loaded -> nameless.named(
                                    BoletaBooks.line(loaded).boleta().id()))
                            .orElse(nameless));
        });
        return then;
    }

    private Form29Correction correction(TenantId tenant, UUID payer, StoredFiling filing) {
        MonthFigures then = figures(filing, lines(tenant, filing));
        Optional<StoredClose> close =
                books.stored(tenant, payer, filing.period()).map(Loaded::value);
        Map<F29Code, BigDecimal> other =
                new TreeMap<>(codes(close.map(StoredClose::codes).orElse(filing.codes())));
        other.keySet().removeAll(COMPUTED);
        PeriodRule rule = rule(close);
        List<Boleta> inMonth = declared(tenant, payer, filing.period(), rule);
        Form29 form = engine.assemble(new Form29Request(filing.period(), rule, inMonth, other));
        Map<BoletaId, Boleta> known = new HashMap<>();
        List<UUID> filed = filing.lines().stream().map(StoredFiling.Line::id).toList();
        vault.findAll(Documents.BOLETAS, tenant, filed).values().stream()
                .map(BoletaBooks::line)
                .map(LedgerLine::boleta)
                .forEach(boleta -> known.put(boleta.id(), boleta));
        inMonth.forEach(boleta -> known.put(boleta.id(), boleta));
        return Form29Correction.between(then, MonthFigures.of(form, known.values()));
    }

    private static PeriodRule rule(Optional<StoredClose> close) {
        return close.map(StoredClose::rule).orElse(PeriodRule.PAYMENT_DATE);
    }

    private List<Boleta> declared(TenantId tenant, UUID payer, YearMonth month, PeriodRule rule) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        BoletaDays days = new BoletaDays(vault, tenant, payer);
        Map<UUID, Loaded<BookedBoleta>> found = new LinkedHashMap<>();
        Stream.concat(days.dated(first, last), days.paid(first, last))
                .forEach(loaded -> found.putIfAbsent(loaded.id(), loaded));
        return new PaidMonths(vault)
                .of(tenant, payer, first, last, found.values())
                .declared(rule, month);
    }

    static Map<F29Code, BigDecimal> codes(Map<String, BigDecimal> stored) {
        Map<F29Code, BigDecimal> codes = new TreeMap<>();
        stored.forEach((code, value) -> codes.put(F29Code.of(code), value));
        return codes;
    }

    private static ProblemException notClosed(YearMonth month) {
        return problem("FILING_NOT_CLOSED", "period", Map.of("period", month));
    }

    private static ProblemException problem(String code, String member, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(member), values));
    }
}
