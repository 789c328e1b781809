package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.AnnualProof;
import dev.cuadra.boleta.annual.DjAmount;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.close.Payments;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ana is paid 100,000 in January and 10,000 in May, Luis 200,000 in January: 14.5 % is kept back. */
class AnnualBooksTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final Rut ANA = Rut.parse("12345678-5");
    private static final String TITLES =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";
    private static final String JANUARY = "1,10/01/2025,VIGENTE,,12345678-5,ANA,NO,100000,14500,85500\n"
            + "1,20/01/2025,VIGENTE,,11111111-1,LUIS,NO,200000,29000,171000\n";
    private static final String MAY = "2,31/05/2025,VIGENTE,,12345678-5,ANA,NO,10000,1450,8550\n";

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-02-20T12:00:00Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Vault vault =
            new Vault(storage, new InMemoryKeyRing(), clock, new TimeOrderedIds(clock, new SecureRandom()));
    private final BoletaBooks books =
            new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    private final AnnualBooks annual = new AnnualBooks(vault, books, AnnualAssembler.chile());

    @BeforeEach
    void people() {
        new ContractorImport(vault)
                .run(
                        ACME,
                        TableSource.ofText("c.csv", "rut,nombre\n12345678-5,ANA\n11111111-1,LUIS\n"),
                        false,
                        ImportListener.SILENT);
        closeAll();
    }

    @Test
    @Tag("DJ-11")
    void aYearOfTwelveClosesIsAssembledAndAgrees() {
        AnnualBooks.Year year = year();

        assertThat(year.proof().differences()).isEmpty();
        assertThat(year.findings()).isFalse();
        // Luis 29,000 × 1.036 = 30,044; Ana 14,500 × 1.036 + 1,450 × 1.014 = 15,022 + 1,470.3 = 16,492.3.
        assertThat(year.statement().rows())
                .extracting(row -> row.updated(DjAmount.GENERAL))
                .containsExactly(Clp.of(30_044), Clp.of(16_492));
        assertThat(year.statement().rows().get(1).payee().name()).isEqualTo("ANA");
        assertThat(year.statement().certificates()).hasSize(2);
    }

    @Test
    void anErasedPersonStaysWithFiguresAloneAndTheYearStillAgrees() {
        new ContractorData(vault, storage).erase(ACME, new ErasureRequest(ANA, "user-7", "a court ordered it", true));

        AnnualBooks.Year year = year();

        assertThat(year.proof().differences()).isEmpty();
        assertThat(year.statement().rows()).hasSize(2);
        assertThat(year.statement().rows().get(1).payee().isErased()).isTrue();
        assertThat(year.statement().rows().get(1).payee().name()).isEmpty();
        assertThat(year.statement().rows().get(1).updated(DjAmount.GENERAL)).isEqualTo(Clp.of(16_492));
        assertThat(year.findings()).isTrue();
    }

    @Test
    void aPaymentThatMovesAfterItsMonthWasClosedMakesTheOldCloseDiffer() {
        Payments moved = payments("11111111-1;1;2025-02-03");
        close(YearMonth.of(2025, 2), "", PeriodRule.PAYMENT_DATE, Optional.of(moved));

        AnnualProof proof = year().proof();

        assertThat(proof.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.problem().code()).isEqualTo("PROOF_BOOKS_CHANGED");
            assertThat(difference.month()).isEqualTo(YearMonth.of(2025, 1));
            assertThat(difference.boletas()).containsExactly(new BoletaId(Rut.parse("11111111-1"), 1));
        });
    }

    @Test
    void aMonthByAnotherRuleAndAYearWithoutClosesAreFindings() {
        close(YearMonth.of(2025, 5), MAY, PeriodRule.BOLETA_DATE, Optional.empty());
        assertThat(year().proof().differences())
                .extracting(difference -> difference.problem().code())
                .containsExactly("PROOF_OTHER_RULE");

        AnnualBooks.Year stranger = annual.year(ACME, Rut.parse("77879240-0"), 2025, Set.of(), Set.of());
        assertThat(stranger.statement().rows()).isEmpty();
        assertThat(stranger.proof().differences()).hasSize(12);
    }

    @Test
    @Tag("DJ-5")
    void aYearWithoutFactorsIsATypedError() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> annual.year(ACME, PAYER, 2026, Set.of(), Set.of()))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("FACTORS_NOT_COVERED"));
    }

    private AnnualBooks.Year year() {
        return annual.year(ACME, PAYER, 2025, Set.of(), Set.of());
    }

    private void closeAll() {
        Map<Integer, String> rows = Map.of(1, JANUARY, 5, MAY);
        for (int month = 1; month <= 12; month++) {
            close(YearMonth.of(2025, month), rows.getOrDefault(month, ""), PeriodRule.PAYMENT_DATE, Optional.empty());
        }
    }

    private void close(YearMonth month, String rows, PeriodRule rule, Optional<Payments> payments) {
        var report = new ReportReader().received(TableSource.ofText("r.csv", TITLES + rows));
        books.close(
                ACME,
                new MonthCloseInput(
                        PAYER,
                        month,
                        rule,
                        List.of(new MonthCloseInput.Sourced(report, Concept.HONORARIOS)),
                        Map.of(),
                        Set.of(),
                        payments,
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        List.of()));
    }

    private static Payments payments(String row) {
        return Payments.read(TableSource.ofText("p.csv", "rut;folio;fecha_pago\n" + row + "\n"), TableLimits.DEFAULT);
    }
}
