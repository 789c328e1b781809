package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.tables.TableSource;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A whole year of one company, from the files that the SII and people send to twelve Forms 29 and the annual statement,
 * beside figures that were worked out without the library.
 */
class CompanyYearTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final SettableClock CLOCK = SettableClock.at(Instant.parse("2026-01-20T12:00:00Z"));
    private static final List<F29Code> CODES = List.of(F29Code.of("151"), F29Code.of("153"), F29Code.of("155"));

    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final Vault vault = new Vault(storage, keys, CLOCK, new TimeOrderedIds(CLOCK, new SecureRandom()));
    private final BoletaBooks books =
            new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("RET-1")
    @Tag("RET-2")
    @Tag("DJ-1")
    void twelveReturnsRowsAndCertificatesAgreeWithEachOtherAndWithTheLaw(long seed) {
        CompanyYear year = new CompanyYear(seed);
        people(year);
        closeAll(year);

        Map<YearMonth, Map<String, Long>> due = year.due();
        assertThat(due.values()).allSatisfy(codes -> assertThat(codes).containsKey("151"));
        due.forEach((month, codes) -> assertThat(declared(month)).isEqualTo(codes));

        AnnualBooks.Year annual = annual(year);
        assertThat(annual.proof().differences()).isEmpty();
        assertThat(annual.proof().months()).allMatch(compared -> compared.agrees());
        assertThat(annual.proof().months().stream()
                        .map(compared -> compared.rows())
                        .reduce(Clp.ZERO, Clp::plus)
                        .pesos())
                .isEqualTo(due.values().stream()
                        .flatMap(codes -> codes.values().stream())
                        .mapToLong(Long::longValue)
                        .sum());
        assertThat(books.all(ACME, CompanyYear.PAYER))
                .hasSize(year.boletas().stream()
                        .filter(told -> told.date().isBefore(java.time.LocalDate.of(2026, 1, 1)))
                        .toList()
                        .size());
    }

    @Test
    void theSameYearClosedByTwoWritersAtOnceIsTheSame() throws Exception {
        CompanyYear year = new CompanyYear(4);
        people(year);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                writers.add(two.submit(() -> closeAll(year)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            two.shutdownNow();
        }
        year.due().forEach((month, codes) -> assertThat(declared(month)).isEqualTo(codes));
        assertThat(annual(year).proof().differences()).isEmpty();
        assertThat(books.all(ACME, CompanyYear.PAYER).map(line -> line.boleta().id()))
                .doesNotHaveDuplicates();
        assertThat(new JournalVerifier(storage, keys)
                        .verify(ACME, List.of("boleta.boleta", "boleta.close"))
                        .findings())
                .isEmpty();
    }

    /** Months closed again in any order change nothing. */
    @Test
    void closingMonthsAgainInAnyOrderChangesNothing() {
        CompanyYear year = new CompanyYear(5);
        people(year);
        closeAll(year);
        List<LedgerLine> before = lines();
        List<YearMonth> months = new ArrayList<>(year.due().keySet());
        Collections.shuffle(months, new Random(5));
        months.forEach(month -> books.close(ACME, year.input(month, true)));
        assertThat(lines()).containsExactlyInAnyOrderElementsOf(before);
        year.due().forEach((month, codes) -> assertThat(declared(month)).isEqualTo(codes));
    }

    private List<LedgerLine> lines() {
        return books.all(ACME, CompanyYear.PAYER).toList();
    }

    private void people(CompanyYear year) {
        ImportCounts counts = new ContractorImport(vault)
                .run(ACME, TableSource.ofText("people.csv", year.contractors()), false, ImportListener.SILENT);
        assertThat(counts.rejected()).isZero();
    }

    /** As the months go by, and each month once more when it turns out what was annulled later. */
    private void closeAll(CompanyYear year) {
        IntStream.range(0, 13)
                .mapToObj(i -> YearMonth.of(2024, 12).plusMonths(i))
                .forEach(month -> close(year, month, false));
        IntStream.range(0, 13)
                .mapToObj(i -> YearMonth.of(2024, 12).plusMonths(i))
                .forEach(month -> close(year, month, true));
    }

    private void close(CompanyYear year, YearMonth month, boolean after) {
        MonthClose close = books.close(ACME, year.input(month, after));
        assertThat(close.unexplained()).isEmpty();
    }

    private Map<String, Long> declared(YearMonth month) {
        ClosedMonth closed =
                books.closed(ACME, CompanyYear.PAYER, month).orElseThrow(() -> new AssertionError(month + " is open"));
        return CODES.stream()
                .filter(code -> closed.value(code).compareTo(BigDecimal.ZERO) != 0)
                .collect(Collectors.toMap(
                        F29Code::value, code -> closed.value(code).longValueExact()));
    }

    private AnnualBooks.Year annual(CompanyYear year) {
        return new AnnualBooks(vault, books, AnnualAssembler.chile())
                .year(ACME, CompanyYear.PAYER, CompanyYear.YEAR, year.islanders(), java.util.Set.of());
    }
}
