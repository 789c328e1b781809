package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.register.Duplicates;
import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.boleta.register.MatchFinding;
import dev.cuadra.boleta.register.MatchFinding.Kind;
import dev.cuadra.boleta.register.Matching;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.Planilla;
import dev.cuadra.boleta.report.ReportKind;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.TableSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BoletaRegisterTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final BoletaId ANA = BoletaId.parse("12345678-5/153");
    private static final LocalDate DATE = LocalDate.parse("2026-09-05");
    private static final SettableClock CLOCK = SettableClock.at(Instant.parse("2026-11-02T12:00:00Z"));

    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final Vault vault = new Vault(storage, keys, CLOCK, new TimeOrderedIds(CLOCK, new SecureRandom()));
    private final BoletaRegister register = new BoletaRegister(vault);

    @Test
    @Tag("REG-2")
    void oneByHandIsRegisteredOnceAndNeverOverwritten() {
        assertThat(outcome(fee(1_000_000, 152_500))).isEqualTo(Registration.Outcome.REGISTERED);
        assertThat(outcome(fee(1_000_000, 152_500))).isEqualTo(Registration.Outcome.UNCHANGED);
        assertThat(outcome(fee(1_000_000, 152_500).paidOn(DATE))).isEqualTo(Registration.Outcome.COMPLETED);
        assertThat(outcome(fee(1_000_000, 152_500))).isEqualTo(Registration.Outcome.UNCHANGED);

        Registration other = register.register(ACME, PAYER, fee(900_000, 137_250));
        assertThat(other.outcome()).isEqualTo(Registration.Outcome.DIFFERS);
        assertThat(other.differences()).containsExactly(Duplicates.Part.GROSS, Duplicates.Part.RETAINED);
        assertThat(booked()).hasSize(1);
        assertThat(booked().get(0).gross()).isEqualTo(Clp.of(1_000_000));
        assertThat(booked().get(0).paidOn()).contains(DATE);
    }

    @Test
    @Tag("REG-1")
    void whatNoRuleGivesIsRefusedOrAcceptedWithAReason() {
        assertThat(outcome(fee(1_000_000, 145_000))).isEqualTo(Registration.Outcome.REFUSED);
        assertThat(booked()).isEmpty();
        assertThat(outcome(fee(1_000_000, 145_000).acceptedBecause("Así lo dice la boleta")))
                .isEqualTo(Registration.Outcome.REGISTERED);
    }

    @Test
    @Tag("BHE-1")
    void theSameFolioOfAnotherIssuerIsAnotherBoleta() {
        outcome(fee(1_000_000, 152_500));
        BoletaEntry luis =
                BoletaEntry.fee(BoletaId.parse("11111111-1/153"), "LUIS", DATE, Clp.of(200_000), Clp.of(30_500));

        assertThat(outcome(luis)).isEqualTo(Registration.Outcome.REGISTERED);
        assertThat(booked()).hasSize(2);
    }

    @Test
    void everyLineOfAListIsCountedOnceAndAgainChangesNothing() {
        Heard first = new Heard();

        assertThat(upload(list(2_300), RegisterOrder.FRESH, first)).isEqualTo(new ImportCounts(2_297, 0, 1, 2));
        assertThat(first.rejected).containsExactly("REPORT_DATE", "REGISTER_RETENTION");
        assertThat(first.progress).containsExactly(1_000L, 2_000L, 2_300L);
        assertThat(upload(list(2_300), RegisterOrder.FRESH, new Heard())).isEqualTo(new ImportCounts(0, 0, 2_298, 2));
        assertThat(booked()).hasSize(2_297);
    }

    @Test
    void aDryRunSaysTheSameAndStoresNothing() {
        Heard heard = new Heard();

        assertThat(upload(list(2_300), RegisterOrder.DRY_RUN, heard)).isEqualTo(new ImportCounts(2_297, 0, 1, 2));
        assertThat(heard.rejected).containsExactly("REPORT_DATE", "REGISTER_RETENTION");
        assertThat(booked()).isEmpty();
        assertThat(vault.findUnique(Documents.PAYERS, ACME, "rut", tokens -> List.of(Documents.rut(tokens, PAYER))))
                .isEmpty();
    }

    @Test
    void aKilledUploadGoesOnAndItsFileOfRejectsIsWhole() {
        TableSource source = list(2_300);
        for (long stopAt : new long[] {1_000, 2_000}) {
            assertThatThrownBy(() -> upload(source, RegisterOrder.RESUMED, new Heard(stopAt)))
                    .hasMessage("stopped");
        }
        Heard last = new Heard();

        assertThat(upload(source, RegisterOrder.RESUMED, last)).isEqualTo(new ImportCounts(2_297, 0, 1, 2));
        assertThat(last.rejected).containsExactly("REPORT_DATE", "REGISTER_RETENTION");
        assertThat(booked()).hasSize(2_297);
        assertThat(upload(source, RegisterOrder.RESUMED, new Heard())).isEqualTo(new ImportCounts(2_297, 0, 1, 2));
    }

    @Test
    void anEmptyListIsDoneAtOnce() {
        TableSource empty = TableSource.ofText("b.csv", "rut,folio,fecha,bruto,retenido\n");

        assertThat(upload(empty, RegisterOrder.FRESH, new Heard())).isEqualTo(ImportCounts.ZERO);
        assertThat(upload(empty, RegisterOrder.RESUMED, new Heard())).isEqualTo(ImportCounts.ZERO);
    }

    @Test
    void aLineWithOtherFiguresIsRejectedAndAMissingDayOfPaymentIsAdded() {
        upload(text("12345678-5,1,2026-09-05,,100000,15250"), RegisterOrder.FRESH, new Heard());
        Heard heard = new Heard();

        ImportCounts counts = upload(
                text("12345678-5,1,2026-09-05,2026-10-01,100000,15250\n12345678-5,1,2026-09-06,,100000,15250"),
                RegisterOrder.FRESH,
                heard);

        assertThat(counts).isEqualTo(new ImportCounts(0, 1, 0, 1));
        assertThat(heard.rejected).containsExactly("REGISTER_DIFFERS");
        assertThat(booked().get(0).paidOn()).contains(LocalDate.parse("2026-10-01"));
    }

    @Test
    void twoWritersOfOneBoletaRegisterItOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Registration.Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return outcome(fee(1_000_000, 152_500));
                }));
            }
            start.countDown();
            List<Registration.Outcome> told = new ArrayList<>();
            for (Future<Registration.Outcome> outcome : outcomes) {
                told.add(outcome.get());
            }
            assertThat(told).containsOnlyOnce(Registration.Outcome.REGISTERED);
            assertThat(told).containsOnly(Registration.Outcome.REGISTERED, Registration.Outcome.UNCHANGED);
        } finally {
            threads.shutdownNow();
        }
        assertThat(booked()).hasSize(1);
    }

    @Test
    @Tag("REG-3")
    void aReportIsRegisteredAndThenMatchesItself() {
        TableSource source = TableSource.ofText("r.xls", Planilla.html());
        ImportCounts counts = register.uploadReport(
                ACME, PAYER, source, ReportKind.RECEIVED, RegisterOrder.FRESH, RegisterListener.SILENT);
        BoletaReport report = new ReportReader().received(source);

        assertThat(counts).isEqualTo(new ImportCounts(4, 0, 0, 0));
        Matching same = register.match(ACME, PAYER, report);
        assertThat(same.matched()).hasSize(4);
        assertThat(same.findings()).isEmpty();
    }

    @Test
    @Tag("REG-3")
    void eachDifferenceFromTheListOfTheSiiIsAFindingOfItsKind() {
        register.uploadReport(
                ACME,
                PAYER,
                TableSource.ofText("r.xls", Planilla.html()),
                ReportKind.RECEIVED,
                RegisterOrder.FRESH,
                RegisterListener.SILENT);
        outcome(BoletaEntry.fee(BoletaId.parse("11111111-1/28"), "LUIS", DATE, Clp.of(200_000), Clp.of(30_500)));
        String changed = Planilla.html()
                .replace("<td>20/09/2026</td><td>VIGENTE</td>", "<td>21/09/2026</td><td>ANULADA</td>")
                .replace("<td>153</td>", "<td>154</td>")
                .replace("<td>600000</td><td>0</td><td>600000</td>", "<td>600000</td><td>91500</td><td>508500</td>");

        Matching matching =
                register.match(ACME, PAYER, new ReportReader().received(TableSource.ofText("r.xls", changed)));

        assertThat(matching.findings())
                .extracting(MatchFinding::boleta, MatchFinding::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(BoletaId.parse("11111111-1/28"), Kind.MISSING_AT_SII),
                        org.assertj.core.groups.Tuple.tuple(BoletaId.parse("12345670-K/88"), Kind.STATE),
                        org.assertj.core.groups.Tuple.tuple(BoletaId.parse("12345670-K/88"), Kind.DATE),
                        org.assertj.core.groups.Tuple.tuple(ANA, Kind.MISSING_AT_SII),
                        org.assertj.core.groups.Tuple.tuple(BoletaId.parse("12345678-5/154"), Kind.MISSING_HERE),
                        org.assertj.core.groups.Tuple.tuple(BoletaId.parse("22222222-2/9"), Kind.RETAINED));
        assertThat(matching.matched()).containsExactly(BoletaId.parse("11111111-1/27"));
    }

    @Test
    void whatIsPersonalStandsNowhereInPlainAndTheJournalVerifies() {
        upload(list(5), RegisterOrder.FRESH, new Heard());

        for (String collection : List.of("boleta.boleta", "boleta.upload", "boleta.payer")) {
            try (var documents = storage.scan(ACME, collection)) {
                assertThat(documents.map(document ->
                                new String(document.body().toArray(), java.nio.charset.StandardCharsets.ISO_8859_1)))
                        .isNotEmpty()
                        .noneMatch(body -> body.contains("Persona") || body.contains("10000000"))
                        .noneMatch(body -> body.contains("76000000"));
            }
        }
        assertThat(new JournalVerifier(storage, keys)
                        .verify(ACME, List.of("boleta.boleta", "boleta.upload", "boleta.payer"))
                        .findings())
                .isEmpty();
    }

    private Registration.Outcome outcome(BoletaEntry entry) {
        return register.register(ACME, PAYER, entry).outcome();
    }

    private ImportCounts upload(TableSource source, RegisterOrder order, RegisterListener listener) {
        return register.upload(ACME, PAYER, source, order, listener);
    }

    private List<BookedBoleta> booked() {
        try (var all = vault.scan(Documents.BOLETAS, ACME)) {
            return all.map(Loaded::value).toList();
        }
    }

    private static BoletaEntry fee(long gross, long retained) {
        return BoletaEntry.fee(ANA, "ANA PEREZ SOTO", DATE, Clp.of(gross), Clp.of(retained));
    }

    /** {@code rows} boletas, of which one has no date, one retains too little, and one stands there twice. */
    private static TableSource list(int rows) {
        StringBuilder text = new StringBuilder("rut,nombre,folio,fecha,bruto,retenido\n");
        for (int i = 0; i < rows; i++) {
            text.append(new Rut(10_000_000 + i % 100))
                    .append(",Persona,")
                    .append(i == 1_500 ? 1_400 + 1 : i + 1)
                    .append(i == 3 ? ",mañana," : ",05/09/2026,")
                    .append(i == 4 ? "100000,15000\n" : "100000,15250\n");
        }
        return TableSource.ofText("b.csv", text.toString());
    }

    private static TableSource text(String rows) {
        return TableSource.ofText("b.csv", "rut,folio,fecha,fecha_pago,bruto,retenido\n" + rows + "\n");
    }

    /** Remembers what it is told, and stops the upload once so many lines are settled. */
    private static final class Heard implements RegisterListener {
        private final long stopAt;
        private final List<String> rejected = new ArrayList<>();
        private final List<Long> progress = new ArrayList<>();

        Heard() {
            this(Long.MAX_VALUE);
        }

        Heard(long stopAt) {
            this.stopAt = stopAt;
        }

        @Override
        public void rejected(EntryLine line, List<Problem> problems) {
            rejected.add(problems.get(0).code());
        }

        @Override
        public void progressed(long lines, ImportCounts counts) {
            progress.add(lines);
            if (lines >= stopAt) {
                throw new IllegalStateException("stopped");
            }
        }
    }
}
