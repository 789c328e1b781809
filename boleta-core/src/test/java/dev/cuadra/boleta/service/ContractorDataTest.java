package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.close.Payments;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.Planilla;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Erased;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.KeyRotation;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The month of {@link Planilla}: Ana is paid 1,000,000 and 152,500 is kept back (15.25 %); a company is paid 333,333 and
 * 50,833 is kept back; together 203,333 in code 151.
 */
class ContractorDataTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final Rut ANA = Rut.parse("12345678-5");
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final BoletaId ANAS = new BoletaId(ANA, 153);

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-02T12:00:00Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final Vault vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    private final BoletaBooks books =
            new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    private final ContractorData people = new ContractorData(vault, storage);

    @BeforeEach
    void contractors() {
        register("12345678-5,ANA PEREZ SOTO,ana@example.test,001234567,");
    }

    @Test
    @Tag("KEEP-1")
    void anErasureBeforeTheLawAllowsItIsRefusedAndSaysUntilWhen() {
        close(Optional.empty());

        HeldData held = people.held(ACME, ANA);
        assertThat(held.registered()).isTrue();
        assertThat(held.boletas()).isEqualTo(1);
        assertThat(held.lastBoleta()).contains(LocalDate.of(2026, 9, 5));
        assertThat(held.lastClosed()).contains(SEPTEMBER);
        // The return of September was due in October; six years from the end of October 2026.
        assertThat(held.keeping().orElseThrow().from()).isEqualTo("2026-10-31");
        assertThat(held.keeping().orElseThrow().until()).isEqualTo("2032-10-31");
        Problem refused = refusal(request(false));
        assertThat(refused.code()).isEqualTo("PERSON_KEPT_BY_LAW");
        assertThat(refused.message().in(Locale.ENGLISH))
                .contains("12******-5")
                .contains("2032-10-31")
                .contains("2026-09")
                .contains("6 years");
        assertThat(refused.remedy().in(Locale.ENGLISH)).contains("--override");
        assertThat(books.find(ACME, PAYER, ANAS)).isPresent();
    }

    @Test
    @Tag("KEEP-1")
    void theLastDayIsStillKeptInChileAndTheNextIsNot() {
        close(Optional.empty());
        // 23:00 of 31 October in Santiago.
        clock.set(Instant.parse("2032-11-01T02:00:00Z"));
        assertThat(refusal(request(false)).code()).isEqualTo("PERSON_KEPT_BY_LAW");
        clock.set(Instant.parse("2032-11-01T03:00:00Z"));
        assertThat(people.erase(ACME, request(false)).documents()).isEqualTo(2);
    }

    @Test
    @Tag("KEEP-1")
    void thePeriodRunsFromTheMonthInWhichALaterPaymentWasDeclared() {
        close(Optional.of(payments("12345678-5;153;2027-01-15")));
        assertThat(people.held(ACME, ANA).keeping().orElseThrow().until()).isEqualTo("2033-02-28");
        assertThat(people.held(ACME, ANA).lastClosed()).isEmpty();
    }

    @Test
    void whoHasNoBoletaIsErasedAtOnce() {
        assertThat(people.held(ACME, ANA).keeping()).isEmpty();
        assertThat(people.erase(ACME, request(false)).documents()).isEqualTo(1);
        assertThat(refusal(request(false)).code()).isEqualTo("PERSON_UNKNOWN");
        assertThat(people.held(ACME, ANA)).returns(false, HeldData::registered).returns(0, HeldData::boletas);
    }

    @Test
    void anOverrideIsJournalledWithItsReasonAndWhatItOverrode() {
        close(Optional.empty());
        Erased erased = people.erase(ACME, request(true));

        String told = journal();
        assertThat(told)
                .contains("\"reason\":\"a court ordered it\"")
                .contains("\"asked-by\":\"user-7\"")
                .contains("\"kept-until\":\"2032-10-31\"")
                .contains("\"overridden\":\"true\"")
                .contains(erased.erasure().toString())
                .doesNotContain("12345678")
                .doesNotContain("PEREZ");
    }

    @Test
    void totalsTheReturnAndTheJournalOutliveThePerson() {
        close(Optional.empty());
        people.erase(ACME, request(true));

        ClosedMonth closed = books.closed(ACME, PAYER, SEPTEMBER).orElseThrow();
        assertThat(closed.value(F29Code.FEES)).isEqualByComparingTo("203333");
        List<BoletaId> behind = Objects.requireNonNull(closed.boletas().get("151"));
        assertThat(behind).hasSize(2);
        assertThat(behind).filteredOn(BoletaId::isErased).singleElement().returns(153L, BoletaId::folio);
        try (var all = books.all(ACME, PAYER)) {
            assertThat(all.toList())
                    .hasSize(4)
                    .filteredOn(line -> line.boleta().id().isErased())
                    .singleElement()
                    .returns(Optional.empty(), LedgerLine::payee)
                    .returns("", LedgerLine::name)
                    .returns(152_500L, line -> line.boleta().retained().pesos());
        }
        assertThat(books.find(ACME, PAYER, ANAS)).isEmpty();
        assertJournalHolds();
    }

    @Test
    void closingAgainWithTheSameReportGivesTheSameReturnAndBringsNobodyBack() {
        close(Optional.empty());
        people.erase(ACME, request(true));

        MonthClose again = close(Optional.empty());

        assertThat(again.form29().value(F29Code.FEES)).isEqualByComparingTo("203333");
        assertThat(again.unexplained()).isEmpty();
        assertThat(again.notes()).extracting(Problem::code).contains("BOLETA_OF_ERASED");
        assertThat(people.held(ACME, ANA).boletas()).isZero();
        try (var all = books.all(ACME, PAYER)) {
            assertThat(all).hasSize(4);
        }
        assertThat(documents()).doesNotContain("12345678").doesNotContain("PEREZ");
        assertJournalHolds();
    }

    @Test
    void closingAgainWithoutAReportGivesTheSameReturn() {
        close(Optional.empty());
        people.erase(ACME, request(true));
        MonthClose again = books.close(ACME, input(List.of(), Optional.empty()));
        assertThat(again.form29().value(F29Code.FEES)).isEqualByComparingTo("203333");
    }

    @Test
    void anErasedPersonsBoletaIsAnnulledLater() {
        close(Optional.empty());
        people.erase(ACME, request(true));
        String annulled = Planilla.html()
                .replace(
                        "<td>VIGENTE</td><td></td><td>12345678-5</td>",
                        "<td>ANULADA</td><td>25/09/2026</td><td>12345678-5</td>")
                .replace(
                        "<td>1933333</td><td>203333</td><td>1730000</td>",
                        "<td>933333</td><td>50833</td><td>882500</td>");

        MonthClose close = books.close(ACME, input(List.of(report(annulled)), Optional.empty()));

        assertThat(close.form29().value(F29Code.FEES)).isEqualByComparingTo("50833");
        assertThat(books.closed(ACME, PAYER, SEPTEMBER).orElseThrow().value(F29Code.FEES))
                .isEqualByComparingTo("50833");
        try (var all = books.all(ACME, PAYER)) {
            assertThat(all.filter(line -> line.boleta().id().isErased()))
                    .singleElement()
                    .returns(BoletaState.ANULADA, line -> line.boleta().state());
        }
        assertJournalHolds();
    }

    @Test
    void anErasedPersonsBoletaIsPaidLaterAndDeclaredThen() {
        close(Optional.of(payments("12345670-K;88;2026-09-30")));
        assertThat(books.closed(ACME, PAYER, SEPTEMBER).orElseThrow().value(F29Code.FEES))
                .isEqualByComparingTo("50833");
        people.erase(ACME, request(true));

        close(Optional.of(payments("12345678-5;153;2026-10-20")));

        MonthClose october = books.close(
                ACME, month(SEPTEMBER.plusMonths(1), List.of(), Optional.of(payments("12345670-K;88;2026-09-30"))));
        assertThat(october.form29().value(F29Code.FEES)).isEqualByComparingTo("152500");
    }

    @Test
    void anErasedDirectorStaysInTheDirectorsCode() {
        register("12345678-5,ANA PEREZ SOTO,,,SI");
        // 10 % of 1,000,000 for a director, and 50,833 of the company as before.
        String directors = Planilla.html()
                .replace("<td>152500</td><td>847500</td>", "<td>100000</td><td>900000</td>")
                .replace("<td>203333</td><td>1730000</td>", "<td>150833</td><td>1782500</td>");
        MonthCloseInput input = input(List.of(report(directors)), Optional.empty());
        assertThat(books.close(ACME, input).form29().value(F29Code.DIRECTORS)).isEqualByComparingTo("100000");
        people.erase(ACME, request(true));

        MonthClose again = books.close(ACME, input);

        assertThat(again.form29().value(F29Code.DIRECTORS)).isEqualByComparingTo("100000");
        assertThat(again.form29().value(F29Code.FEES)).isEqualByComparingTo("50833");
        assertThat(again.unexplained()).isEmpty();
    }

    @Test
    void whoComesBackIsSomebodyNew() {
        close(Optional.empty());
        people.erase(ACME, request(true));
        register("12345678-5,ANA PEREZ SOTO,,,");

        assertThat(people.held(ACME, ANA)).returns(true, HeldData::registered).returns(0, HeldData::boletas);
        assertThat(close(Optional.empty()).form29().value(F29Code.FEES)).isEqualByComparingTo("203333");
    }

    @Test
    void boletasOfSomebodyWhoIsOnNoListAreErasedToo() {
        close(Optional.empty());
        Rut company = Rut.parse("12345670-K");
        assertThat(people.held(ACME, company))
                .returns(false, HeldData::registered)
                .returns(1, HeldData::boletas);

        people.erase(ACME, new ErasureRequest(company, "user-7", "asked", true));

        assertThat(people.held(ACME, company).boletas()).isZero();
        assertThat(close(Optional.empty()).form29().value(F29Code.FEES)).isEqualByComparingTo("203333");
        assertJournalHolds();
    }

    @Test
    void anExportHasThePersonAndTheirBoletasAndNobodyElse() {
        close(Optional.empty());
        register("11111111-1,LUIS DIAZ ROJAS,,,");

        ObjectNode export = people.export(ACME, ANA);

        assertThat(export.get("documents")).hasSize(2);
        assertThat(export.toString())
                .contains("ana@example.test")
                .contains("\"gross\":1000000")
                .doesNotContain("11111111")
                .doesNotContain("DIAZ");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> people.export(ACME, Rut.parse("33333333-3")))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("PERSON_UNKNOWN"));
    }

    @Test
    void aRotationKeepsBooksPeopleAndErasedBoletas() {
        close(Optional.empty());
        people.erase(ACME, new ErasureRequest(Rut.parse("12345670-K"), "user-7", "asked", true));
        KeyRotation rotation = new KeyRotation(vault, ContractorData.types());
        rotation.begin(ACME, "user-7");
        while (!rotation.step(ACME, 2).finished()) {
            assertThat(people.held(ACME, ANA).boletas()).isEqualTo(1);
            assertThat(books.find(ACME, PAYER, ANAS)).isPresent();
        }

        assertThat(keys.tokens(ACME, "rut", ANA.toString())).hasSize(1);
        assertThat(people.held(ACME, ANA)).returns(true, HeldData::registered).returns(1, HeldData::boletas);
        assertThat(close(Optional.empty()).form29().value(F29Code.FEES)).isEqualByComparingTo("203333");
        try (var all = books.all(ACME, PAYER)) {
            assertThat(all).hasSize(4);
        }
        assertJournalHolds();
    }

    @Test
    void nothingThatAServiceHandsOutShowsAPersonInItsText() {
        MonthClose close = close(Optional.of(payments("12345678-5;153;2026-09-30")));
        List<Object> handed = new java.util.ArrayList<>(List.of(
                close,
                close.form29(),
                close.judgements(),
                close.ledger(),
                close.reports(),
                close.ledger().get(0).boleta(),
                input(List.of(report(Planilla.html())), Optional.of(payments("12345678-5;153;2026-09-30"))),
                payments("12345678-5;153;2026-09-30"),
                new MonthClose.Unexplained(ANAS, refusal(request(false))),
                request(true),
                people.held(ACME, ANA),
                books.closed(ACME, PAYER, SEPTEMBER).orElseThrow(),
                dev.cuadra.boleta.rut.RutReading.of("12345678-5")));
        try (var all = vault.scan(Documents.CONTRACTORS, ACME)) {
            all.forEach(loaded -> {
                handed.add(loaded);
                handed.add(loaded.value());
            });
        }
        try (var all = vault.scan(Documents.BOLETAS, ACME)) {
            all.forEach(loaded -> handed.add(loaded.value()));
        }
        assertThat(handed)
                .allSatisfy(each -> assertThat(each.toString())
                        .doesNotContain("12345678")
                        .doesNotContain("12.345.678")
                        .doesNotContain("PEREZ")
                        .doesNotContain("example.test")
                        .doesNotContain("001234567"));
    }

    @Test
    void aRequestHasAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ErasureRequest(ANA, "user-7", " ", true));
    }

    private void register(String row) {
        new ContractorImport(vault)
                .run(
                        ACME,
                        TableSource.ofText("c.csv", "rut,nombre,correo,numero_cuenta,director\n" + row + "\n"),
                        false,
                        ImportListener.SILENT);
    }

    private ErasureRequest request(boolean override) {
        return new ErasureRequest(ANA, "user-7", "a court ordered it", override);
    }

    private Problem refusal(ErasureRequest request) {
        try {
            people.erase(ACME, request);
        } catch (ProblemException refused) {
            return refused.problem();
        }
        throw new AssertionError("not refused");
    }

    private MonthClose close(Optional<Payments> payments) {
        return books.close(ACME, input(List.of(report(Planilla.html())), payments));
    }

    private static MonthCloseInput input(List<BoletaReport> reports, Optional<Payments> payments) {
        return month(SEPTEMBER, reports, payments);
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

    /** Every journal entry as the tenant's own key opens it. */
    private String journal() {
        StringBuilder all = new StringBuilder();
        for (JournalEntry entry : storage.journal(ACME, 0, 10_000).entries()) {
            String context = "journal:" + entry.key() + "/" + entry.number();
            Bytes opened = keys.open(ACME, Vault.TENANT_SUBJECT, context, entry.body());
            all.append(opened.utf8()).append('\n');
        }
        return all.toString();
    }

    private String documents() {
        StringBuilder all = new StringBuilder();
        storage.export(ACME, document -> all.append(text(document)).append('\n'));
        return all.toString();
    }

    private static String text(StoredDocument document) {
        return new String(document.body().toArray(), StandardCharsets.ISO_8859_1);
    }

    private void assertJournalHolds() {
        assertThat(new JournalVerifier(storage, keys)
                        .verify(
                                ACME,
                                ContractorData.types().stream()
                                        .map(DocumentType::collection)
                                        .toList())
                        .findings())
                .isEmpty();
    }
}
