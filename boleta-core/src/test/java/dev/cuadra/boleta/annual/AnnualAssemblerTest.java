package dev.cuadra.boleta.annual;

import static dev.cuadra.boleta.annual.Years.ANA;
import static dev.cuadra.boleta.annual.Years.EVA;
import static dev.cuadra.boleta.annual.Years.LUIS;
import static dev.cuadra.boleta.annual.Years.PAYER;
import static dev.cuadra.boleta.annual.Years.erased;
import static dev.cuadra.boleta.annual.Years.fee;
import static dev.cuadra.boleta.annual.Years.islander;
import static dev.cuadra.boleta.annual.Years.line;
import static dev.cuadra.boleta.annual.Years.year;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AnnualAssemblerTest {
    private static final AnnualAssembler CHILE = AnnualAssembler.chile();

    @Test
    @Tag("DJ-2")
    @Tag("DJ-4")
    void anAmountIsTheSumOfTheMonthsTimesTheirFactorsRoundedOnce() {
        // 1,450 × 1.036 = 1,502.2 and 1,450 × 1.014 = 1,470.3: together 2,972.5, half up 2,973.
        AnnualStatement statement = CHILE.assemble(
                year(fee(ANA, 1, "2025-01-10", 10_000, 1_450), fee(ANA, 2, "2025-05-31", 10_000, 1_450)));

        DjRow row = statement.rows().get(0);
        assertThat(row.updated(DjAmount.GENERAL)).isEqualTo(Clp.of(2_973));
        assertThat(row.fees()).isEqualTo(Clp.of(20_000));
        assertThat(row.months().keySet()).containsExactly(Month.JANUARY, Month.MAY);
        assertThat(statement.differences())
                .containsExactly(
                        new RoundingDifference(1, row.payee(), DjAmount.GENERAL, Clp.of(2_972), Clp.of(2_973)));
        Step step = row.steps(statement.factors()).get(0);
        assertThat(step.rule()).isEqualTo("DJ-4");
        assertThat(step.verified()).isFalse();
        assertThat(step.inputs()).containsEntry("2025-01", "1450 × 1.036").containsEntry("2025-05", "1450 × 1.014");
        assertThat(step.text().en()).contains("1450 × 1.036 + 1450 × 1.014 = 2973");
    }

    @Test
    @Tag("DJ-2")
    void theMonthIsThatOfThePaymentAndNotThatOfTheBoleta() {
        LedgerLine december = fee(ANA, 1, "2024-12-28", 100_000, 13_750);
        LedgerLine paidInJanuary = december.with(december.boleta().paidOn(LocalDate.of(2025, 1, 5)));
        LedgerLine next = fee(ANA, 2, "2025-12-28", 100_000, 14_500);
        LedgerLine paidNextYear = next.with(next.boleta().paidOn(LocalDate.of(2026, 1, 5)));

        AnnualStatement statement = CHILE.assemble(year(paidInJanuary, paidNextYear));

        // 13,750 × 1.036 = 14,245; the other belongs to 2026.
        assertThat(statement.summary().sum(DjAmount.GENERAL)).isEqualTo(Clp.of(14_245));
        assertThat(statement.summary().fees()).isEqualTo(Clp.of(100_000));
    }

    @Test
    @Tag("DJ-1")
    @Tag("DJ-6")
    void whatWasKeptBackIsInAndWhatWasNotOrWasAnnulledOrIsUnpaidIsOut() {
        AnnualStatement statement = CHILE.assemble(year(
                fee(ANA, 1, "2025-12-01", 100_000, 14_500),
                Years.in(BoletaState.ANULACION_PENDIENTE, fee(ANA, 2, "2025-12-01", 10_000, 1_450)),
                Years.in(BoletaState.ANULADA, fee(ANA, 3, "2025-12-01", 100_000, 14_500)),
                islander(LUIS, 4, "2025-12-01", 900_000),
                Years.unpaid(fee(LUIS, 5, "2025-12-01", 100_000, 14_500)),
                line(PAYER, 6, Concept.BTE, "2025-12-02", 20_000, 2_900, 0)));

        assertThat(statement.rows()).hasSize(2);
        assertThat(statement.rows().get(0).updated(DjAmount.GENERAL)).isEqualTo(Clp.of(15_950));
        assertThat(statement.rows().get(1).updated(DjAmount.GENERAL)).isEqualTo(Clp.of(2_900));
        assertThat(codes(statement.notes())).contains("DJ_UNPAID").doesNotContain("DJ_NOTHING");
    }

    @Test
    void directorsTheLoanAndIslaDePascuaHaveColumnsOfTheirOwn() {
        Rut abroad = Rut.parse("12345670-K");
        AnnualStatement statement = CHILE.assemble(year(
                        line(EVA, 1, Concept.DIRECTOR, "2025-03-31", 1_000_000, 100_000, 0),
                        fee(EVA, 2, "2025-12-31", 200_000, 29_000),
                        line(ANA, 3, Concept.HONORARIOS, "2025-06-02", 500_000, 72_500, 15_000),
                        islander(LUIS, 4, "2025-04-15", 400_000),
                        line(abroad, 5, Concept.DIRECTOR, "2025-12-01", 100_000, 35_000, 0))
                .with(Set.of(LUIS), Set.of(abroad)));

        // By RUT: Luis, the director abroad, Ana, Eva.
        List<DjRow> rows = statement.rows();
        assertThat(rows)
                .extracting(row -> row.payee().id())
                .containsExactly("11111111-1", "12345670-K", "12345678-5", "22222222-2");
        assertThat(rows.get(0).updated()).isEqualTo(java.util.Map.of(DjAmount.ISLA_DE_PASCUA, Clp.of(406_400)));
        assertThat(rows.get(1).updated()).isEqualTo(java.util.Map.of(DjAmount.DIRECTORS_NON_RESIDENT, Clp.of(35_000)));
        assertThat(rows.get(2).updated())
                .isEqualTo(java.util.Map.of(DjAmount.GENERAL, Clp.of(73_370), DjAmount.LOAN, Clp.of(15_180)));
        assertThat(rows.get(3).updated())
                .isEqualTo(java.util.Map.of(DjAmount.GENERAL, Clp.of(29_000), DjAmount.DIRECTORS, Clp.of(102_200)));
        assertThat(codes(statement.warnings())).contains("DJ_NON_RESIDENT_UNVERIFIED");
        assertThat(statement.summary().cases()).isEqualTo(4);
        assertThat(statement.summary().fees()).isEqualTo(Clp.of(2_200_000));
    }

    @Test
    @Tag("CERT-1")
    @Tag("CERT-2")
    void aPayeeWhoWasADirectorTooHasTwoCertificatesUnderTheNumberOfTheRow() {
        AnnualStatement statement = CHILE.assemble(year(
                fee(ANA, 9, "2025-07-01", 10_000, 1_450),
                line(EVA, 1, Concept.DIRECTOR, "2025-03-31", 1_000_000, 100_000, 0),
                fee(EVA, 2, "2025-02-28", 200_000, 29_000),
                fee(EVA, 3, "2025-02-03", 100_000, 14_500)));

        assertThat(statement.certificates())
                .extracting(Certificate::toString)
                .containsExactly("Certificate[FEES 1]", "Certificate[FEES 2]", "Certificate[DIRECTORS 2]");
        // 300,000 × 1.026 = 307,800 and 43,500 × 1.026 = 44,631.
        Certificate fees = statement.certificates().get(1);
        assertThat(fees.months())
                .containsExactly(new Certificate.Line(
                        Month.FEBRUARY,
                        Clp.of(300_000),
                        Clp.of(43_500),
                        Clp.ZERO,
                        "1.026",
                        Clp.of(307_800),
                        Clp.of(44_631),
                        Clp.ZERO));
        Certificate directors = statement.certificates().get(2);
        assertThat(directors.kind().model()).isEqualTo(2);
        assertThat(directors.totals().updatedRetained()).isEqualTo(Clp.of(102_200));
        assertThat(directors.totals().updatedGross()).isEqualTo(Clp.of(1_022_000));
    }

    @Test
    @Tag("CERT-1")
    void theTotalOfACertificateIsThatOfTheStatementAlsoWhereItsMonthsRoundOtherwise() {
        AnnualStatement statement = CHILE.assemble(
                year(fee(ANA, 1, "2025-01-10", 10_000, 1_450), fee(ANA, 2, "2025-05-31", 10_000, 1_450)));

        Certificate certificate = statement.certificates().get(0);
        assertThat(certificate.totals().updatedRetained()).isEqualTo(Clp.of(2_973));
        assertThat(certificate.roundingShows()).isTrue();
        assertThat(certificate.months())
                .extracting(Certificate.Line::updatedRetained)
                .containsExactly(Clp.of(1_502), Clp.of(1_470));
    }

    @Test
    void erasedPeopleAreRowsWithFiguresAndNothingElse() {
        AnnualStatement statement = CHILE.assemble(year(
                erased(1, 5, "2025-12-01", 100_000, 14_500),
                fee(ANA, 1, "2025-12-01", 100_000, 14_500),
                erased(1, 6, "2025-12-01", 10_000, 1_450),
                erased(2, 5, "2025-12-01", 100_000, 14_500)));

        assertThat(statement.rows()).hasSize(3);
        assertThat(statement.rows().get(0).payee()).isEqualTo(Payee.of(ANA, "N 12345678"));
        assertThat(statement.rows().get(1).payee().rut()).isEmpty();
        assertThat(statement.rows().get(1).updated(DjAmount.GENERAL)).isEqualTo(Clp.of(15_950));
        assertThat(statement.nameless()).isTrue();
        assertThat(codes(statement.warnings()).stream().filter("DJ_ROW_NAMELESS"::equals))
                .hasSize(2);
    }

    @Test
    @Tag("DJ-7")
    @Tag("DJ-8")
    @Tag("DJ-9")
    @Tag("CERT-3")
    void theRegisterOfTheSiiTheEmptyYearAndTheWebFormAreSaid() {
        List<LedgerLine> many = new ArrayList<>();
        for (int i = 1; i <= 201; i++) {
            many.add(fee(new Rut(10_000_000 + i), 1, "2025-12-01", 10_000, 1_450));
        }
        assertThat(codes(CHILE.assemble(AnnualRequest.of(PAYER, 2025, many)).notes()))
                .containsExactly("DJ_REGISTER", "CERTIFICATE_TIME", "DJ_WEB_FORM");
        assertThat(codes(CHILE.assemble(AnnualRequest.of(PAYER, 2025, many.subList(0, 200)))
                        .notes()))
                .containsExactly("DJ_REGISTER", "CERTIFICATE_TIME");
        AnnualStatement empty = CHILE.assemble(year());
        assertThat(codes(empty.notes())).containsExactly("DJ_NOTHING");
        assertThat(empty.rows()).isEmpty();
        assertThat(empty.certificates()).isEmpty();
        assertThat(CHILE.assemble(AnnualRequest.of(PAYER, 2025, many))
                        .notes()
                        .get(0)
                        .message()
                        .es())
                .contains("14 de febrero de 2026");
    }

    @Test
    @Tag("DJ-6")
    @Tag("DJ-10")
    void whatIsUnverifiedIsSaidAndAHostMayKnowBetter() {
        AnnualRequest request = year(fee(ANA, 1, "2025-12-01", 100_000, 14_500));
        assertThat(codes(CHILE.assemble(request).warnings()))
                .containsExactly(
                        "DJ_FACTORS_UNVERIFIED", "DJ_ROUNDING_UNVERIFIED", "DJ_LAYOUT_UNVERIFIED", "DJ_DUE_UNVERIFIED");
        assertThat(CHILE.assemble(request).due().orElseThrow().on()).isEqualTo(LocalDate.of(2026, 3, 27));

        Dj1879Book known = Dj1879Book.chile()
                .withDue(2026, new Dj1879Book.Due(LocalDate.of(2026, 3, 30), "SII", Confidence.CERTAIN));
        AnnualStatement own = new AnnualAssembler(FactorBook.chile(), known).assemble(request);
        assertThat(own.due().orElseThrow().on()).isEqualTo(LocalDate.of(2026, 3, 30));
        assertThat(codes(own.warnings())).doesNotContain("DJ_DUE_UNVERIFIED", "DJ_DUE_UNKNOWN");
        Dj1879Book unknown = new Dj1879Book(known.layouts(), java.util.Map.of());
        assertThat(codes(new AnnualAssembler(FactorBook.chile(), unknown)
                        .assemble(request)
                        .warnings()))
                .contains("DJ_DUE_UNKNOWN");
    }

    @Test
    @Tag("DJ-6")
    void aTaxYearBeforeTheLayoutIsAnErrorThatNamesWhatIsCovered() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Dj1879Book.chile().layout(2021))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo("DJ_LAYOUT_NOT_COVERED");
                    assertThat(e.problem().message().en()).contains("2022–…");
                });
    }

    @Test
    @Tag("DJ-6")
    void theTableHasTheColumnsOfTheTaxYear() {
        AnnualStatement statement = CHILE.assemble(year(
                line(ANA, 3, Concept.HONORARIOS, "2025-06-02", 500_000, 72_500, 15_000),
                erased(1, 5, "2025-12-01", 100_000, 14_500)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter csv = Tables.csv(out, CsvStyle.RFC_4180)) {
            Dj1879Table.write(statement, csv);
        }

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(0)).startsWith("N°,RUT del receptor").endsWith("N° de certificado");
        assertThat(lines.get(1)).isEqualTo("1,12345678-5,73370,0,0,,,,,,X,,,,,,,0,15180,1");
        assertThat(lines.get(2)).isEqualTo("2,,14500,0,0,,,,,,,,,,,,X,0,0,2");
    }

    @Test
    void theJsonHoldsRowsFactorsAndProof() {
        AnnualRequest request = year(fee(ANA, 1, "2025-01-10", 100_000, 14_500));
        AnnualStatement statement = CHILE.assemble(request);
        var json = AnnualJson.write(statement, AnnualProof.of(statement, request, List.of()), Locale.ENGLISH);

        // 14,500 × 1.036 = 15,022.
        assertThat(json.at("/rows/0/retained").asLong()).isEqualTo(15_022);
        assertThat(json.at("/rows/0/rut").asText()).isEqualTo("12345678-5");
        assertThat(json.at("/rows/0/months/2025-01/retained").asLong()).isEqualTo(14_500);
        assertThat(json.at("/summary/retained").asLong()).isEqualTo(15_022);
        assertThat(json.at("/factors/0/factor").asText()).isEqualTo("1.036");
        assertThat(json.at("/factors/0/verified").asBoolean(true)).isFalse();
        assertThat(json.at("/proof/agrees").asBoolean(true)).isFalse();
        assertThat(json.at("/proof/differences/0/boletas/0").asText()).isEqualTo("12345678-5/1");
        assertThat(json.at("/due/date").asText()).isEqualTo("2026-03-27");
    }

    @Test
    void partsOfABoletaFallIntoTheirMonths() {
        BoletaId boleta = new BoletaId(ANA, 7);
        Payee ana = Payee.of(ANA, "ANA");
        RetainedPayment first = new RetainedPayment(
                boleta,
                ana,
                Concept.HONORARIOS,
                LocalDate.of(2025, 11, 3),
                Clp.of(60_000),
                Clp.of(8_700),
                Clp.ZERO,
                BoletaState.VIGENTE);
        RetainedPayment second = new RetainedPayment(
                boleta,
                ana,
                Concept.HONORARIOS,
                LocalDate.of(2025, 12, 3),
                Clp.of(40_000),
                Clp.of(5_800),
                Clp.ZERO,
                BoletaState.VIGENTE);

        DjRow row = CHILE.assemble(
                        new AnnualRequest(PAYER, 2025, List.of(first, second), List.of(), Set.of(), Set.of()))
                .rows()
                .get(0);

        // 8,700 × 1.003 = 8,726.1 and 5,800: 14,526.1.
        assertThat(row.updated(DjAmount.GENERAL)).isEqualTo(Clp.of(14_526));
        assertThat(row.in(Month.NOVEMBER, DjAmount.GENERAL)).isEqualTo(Clp.of(8_700));
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }
}
