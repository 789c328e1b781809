package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.close.Payments;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.Planilla;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoletaBooksTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final SettableClock CLOCK = SettableClock.at(Instant.parse("2026-11-02T12:00:00Z"));

    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final Vault vault = new Vault(storage, keys, CLOCK, new TimeOrderedIds(CLOCK, new SecureRandom()));
    private final BoletaBooks books =
            new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));

    @Test
    void aCloseIsStoredWithItsBoletasAndTheSameAgainGivesTheSame() {
        MonthClose first = books.close(ACME, september(Optional.empty()));
        MonthClose again = books.close(ACME, september(Optional.empty()));

        assertThat(again.form29()).isEqualTo(first.form29());
        ClosedMonth stored = books.closed(ACME, PAYER, SEPTEMBER).orElseThrow();
        assertThat(stored.value(F29Code.FEES)).isEqualByComparingTo("203333");
        assertThat(books.find(ACME, PAYER, BoletaId.parse("12345678-5/153"))).isPresent();
        assertThat(books.all(ACME, PAYER)).hasSize(4);
    }

    @Test
    void aBoletaPaidNextMonthIsFoundInTheBooksThen() {
        books.close(ACME, september(Optional.of(payments("12345678-5;153;2026-10-02"))));
        assertThat(books.closed(ACME, PAYER, SEPTEMBER).orElseThrow().value(F29Code.FEES))
                .isEqualByComparingTo("0");

        MonthClose october = books.close(
                ACME, month(SEPTEMBER.plusMonths(1), List.of(), Optional.of(payments("12345670-K;88;2026-10-20"))));

        assertThat(october.form29().value(F29Code.FEES)).isEqualByComparingTo("203333");
        assertThat(october.form29().warnings())
                .extracting(warning -> warning.code())
                .containsOnly("PERIOD_DIFFERS_HERE");
    }

    @Test
    void aBoletaThatIsAnnulledLaterLeavesTheMonth() {
        books.close(ACME, september(Optional.empty()));
        String annulled = Planilla.html()
                .replace(
                        "<td>VIGENTE</td><td></td><td>12345678-5</td>",
                        "<td>ANULADA</td><td>25/09/2026</td><td>12345678-5</td>")
                .replace(
                        "<td>1933333</td><td>203333</td><td>1730000</td>",
                        "<td>933333</td><td>50833</td><td>882500</td>");

        MonthClose close = books.close(ACME, month(SEPTEMBER, List.of(report(annulled)), Optional.empty()));

        assertThat(close.form29().value(F29Code.FEES)).isEqualByComparingTo("50833");
        assertThat(books.all(ACME, PAYER)).hasSize(4);
    }

    @Test
    void aReportThatIsRefusedStoresNothing() {
        MonthCloseInput wrong = month(YearMonth.of(2026, 8), List.of(report(Planilla.html())), Optional.empty());

        assertThatThrownBy(() -> books.close(ACME, wrong)).isInstanceOf(ProblemException.class);
        assertThat(books.all(ACME, PAYER)).isEmpty();
        assertThat(books.closed(ACME, PAYER, YearMonth.of(2026, 8))).isEmpty();
    }

    @Test
    void whatIsPersonalNeverStandsInPlainAndTheJournalVerifies() {
        new ContractorImport(vault)
                .run(
                        ACME,
                        TableSource.ofText("c.csv", "rut,nombre\n12345678-5,ANA PEREZ SOTO\n"),
                        false,
                        ImportListener.SILENT);
        books.close(ACME, september(Optional.empty()));

        for (String collection : List.of("boleta.contractor", "boleta.boleta", "boleta.close", "boleta.import")) {
            try (var documents = storage.scan(ACME, collection)) {
                assertThat(documents.map(
                                document -> new String(document.body().toArray(), StandardCharsets.ISO_8859_1)))
                        .isNotEmpty()
                        .noneMatch(body -> body.contains("12345678") || body.contains("PEREZ"));
            }
        }
        assertThat(new JournalVerifier(storage, keys)
                        .verify(ACME, List.of("boleta.contractor", "boleta.boleta", "boleta.close", "boleta.import"))
                        .findings())
                .isEmpty();
    }

    private static MonthCloseInput september(Optional<Payments> payments) {
        return month(SEPTEMBER, List.of(report(Planilla.html())), payments);
    }

    private static MonthCloseInput month(YearMonth month, List<BoletaReport> reports, Optional<Payments> payments) {
        return new MonthCloseInput(
                PAYER,
                month,
                PeriodRule.PAYMENT_DATE,
                reports.stream()
                        .map(r -> new MonthCloseInput.Sourced(r, Concept.HONORARIOS))
                        .toList(),
                Map.of(),
                Set.of(),
                payments,
                Map.of(),
                Set.of(),
                Map.of(),
                List.of());
    }

    private static Payments payments(String row) {
        return Payments.read(TableSource.ofText("p.csv", "rut;folio;fecha_pago\n" + row + "\n"), TableLimits.DEFAULT);
    }

    private static BoletaReport report(String html) {
        return new ReportReader().received(TableSource.ofText("r.xls", html));
    }
}
