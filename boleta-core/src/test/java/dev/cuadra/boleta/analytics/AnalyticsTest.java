package dev.cuadra.boleta.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.annual.Payee;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.RetentionRate;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ana has 1,000,000 in November, December and February, Luis 500,000 in December, Eva, a director, 300,000 in January. */
class AnalyticsTest {
    static final Rut PAYER = Rut.parse("76000000-0");
    static final Rut ANA = Rut.parse("12345678-5");
    static final Rut LUIS = Rut.parse("11111111-1");
    static final Rut EVA = Rut.parse("22222222-2");
    static final YearMonth NOVEMBER = YearMonth.of(2025, 11);
    static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    private static List<LedgerLine> books() {
        return List.of(
                line(ANA, 1, "2025-11-10", "2025-11-20", 1_000_000, 145_000),
                line(ANA, 2, "2025-12-10", "2025-12-20", 1_000_000, 145_000),
                // Written in December at 14.5 %, paid in February; by the rate of February it would be 15.25 %.
                line(ANA, 3, "2025-12-28", "2026-02-03", 1_000_000, 145_000),
                line(LUIS, 7, "2025-12-01", "2025-12-31", 500_000, 72_500),
                line(EVA, Concept.DIRECTOR, 1, "2026-01-05", "2026-01-05", 300_000, 30_000, 0),
                annulled(line(LUIS, 8, "2026-01-02", "2026-01-02", 90_000, 13_725)),
                unpaid(line(LUIS, 9, "2026-02-02", "2026-02-02", 80_000, 12_200)));
    }

    static LedgerLine line(Rut issuer, long folio, String date, String paidOn, long gross, long retained) {
        return line(issuer, Concept.HONORARIOS, folio, date, paidOn, gross, retained, 0);
    }

    static LedgerLine line(
            Rut issuer, Concept concept, long folio, String date, String paidOn, long gross, long retained, long loan) {
        Boleta boleta = new Boleta(
                new BoletaId(issuer, folio),
                concept,
                LocalDate.parse(date),
                Optional.of(LocalDate.parse(paidOn)),
                BoletaState.VIGENTE,
                Clp.of(gross),
                Retainer.PAYER,
                Clp.of(retained),
                Clp.of(loan));
        return new LedgerLine(boleta, Optional.of(issuer), "N " + issuer.number(), Optional.empty());
    }

    static LedgerLine annulled(LedgerLine line) {
        return line.with(line.boleta().in(BoletaState.ANULADA));
    }

    static LedgerLine unpaid(LedgerLine line) {
        Boleta paid = line.boleta();
        return line.with(new Boleta(
                paid.id(),
                paid.concept(),
                paid.date(),
                Optional.empty(),
                paid.state(),
                paid.gross(),
                paid.retainer(),
                paid.retained(),
                paid.loanRetained()));
    }

    private static Analytics analytics(PeriodRule rule, List<LedgerLine> lines) {
        AnalyticsRange range = new AnalyticsRange(PAYER, NOVEMBER, FEBRUARY, rule);
        return new AnalyticsTally(range, RateBook.chile())
                .addAll(lines, List.of())
                .result(List.of(NOVEMBER, NOVEMBER.plusMonths(1)), TimeBook.promised());
    }

    private static ContractorMonths of(Analytics analytics, Rut rut) {
        return analytics.contractors().stream()
                .filter(one -> one.payee().rut().equals(Optional.of(rut)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("STAT-1")
    void byPaymentEachBoletaEntersTheMonthInWhichItWasPaid() {
        Analytics analytics = analytics(PeriodRule.PAYMENT_DATE, books());

        assertThat(analytics.in(NOVEMBER).gross()).isEqualTo(Clp.of(1_000_000));
        Figures december = analytics.in(NOVEMBER.plusMonths(1));
        assertThat(december.gross()).isEqualTo(Clp.of(1_500_000));
        assertThat(december.retained()).isEqualTo(Clp.of(217_500));
        assertThat(december.net()).isEqualTo(Clp.of(1_282_500));
        Figures january = analytics.in(NOVEMBER.plusMonths(2));
        assertThat(january.directors()).isEqualTo(Clp.of(30_000));
        assertThat(january.fees()).isEqualTo(Clp.ZERO);
        assertThat(january.annulled()).isEqualTo(1);
        assertThat(analytics.in(FEBRUARY).unpaid()).isEqualTo(1);
        assertThat(analytics.total().boletas()).isEqualTo(5);
        assertThat(analytics.total().gross()).isEqualTo(Clp.of(3_800_000));
        assertThat(analytics.active(NOVEMBER.plusMonths(1))).isEqualTo(2);
    }

    @Test
    @Tag("STAT-1")
    void byTheBoletasDateTheUnpaidEnterAsWellAndTheRuleIsRepeated() {
        Analytics analytics = analytics(PeriodRule.BOLETA_DATE, books());

        assertThat(analytics.range().rule()).isEqualTo(PeriodRule.BOLETA_DATE);
        assertThat(analytics.in(NOVEMBER.plusMonths(1)).gross()).isEqualTo(Clp.of(2_500_000));
        assertThat(analytics.in(FEBRUARY).gross()).isEqualTo(Clp.of(80_000));
        assertThat(analytics.total().unpaid()).isZero();
        assertThat(analytics.total().annulled()).isEqualTo(1);
    }

    @Test
    @Tag("STAT-1")
    void aBoletaPaidInPartsEntersEachMonthWithItsPartAndAReturnedPartInNone() {
        LedgerLine whole = line(ANA, 1, "2025-11-10", "2025-12-20", 1_000_000, 145_000);
        BoletaId id = whole.boleta().id();
        List<RetainedPart> parts = List.of(
                part(id, "2025-11-30", 400_000, 58_000, Optional.empty()),
                part(id, "2025-12-20", 600_000, 87_000, Optional.empty()),
                part(id, "2026-01-10", 600_000, 87_000, Optional.of(LocalDate.of(2026, 1, 12))));
        AnalyticsRange range = new AnalyticsRange(PAYER, NOVEMBER, FEBRUARY, PeriodRule.PAYMENT_DATE);

        Analytics analytics = new AnalyticsTally(range, RateBook.chile())
                .addAll(List.of(whole), parts)
                .result(List.of(), TimeBook.promised());

        assertThat(analytics.in(NOVEMBER).retained()).isEqualTo(Clp.of(58_000));
        assertThat(analytics.in(NOVEMBER.plusMonths(1)).gross()).isEqualTo(Clp.of(600_000));
        assertThat(analytics.total().boletas()).isEqualTo(2);
        assertThat(analytics.total().retained()).isEqualTo(Clp.of(145_000));
    }

    static RetainedPart part(BoletaId id, String day, long gross, long retained, Optional<LocalDate> returned) {
        return new RetainedPart(
                id, LocalDate.parse(day), new PaidPart(Clp.of(gross), Clp.of(retained), Clp.ZERO), returned);
    }

    @Test
    @Tag("STAT-2")
    void shownSharesAddUpToOneHundredPerCentAndTheOddTenthGoesToTheLargestRemainder() {
        // 3,000,000 / 3,800,000 = 78.947…, 500,000 = 13.157…, 300,000 = 7.894…: down 78.9, 13.1, 7.8, two tenths left.
        Analytics analytics = analytics(PeriodRule.PAYMENT_DATE, books());

        assertThat(analytics.contractors())
                .extracting(one -> one.payee().rut().orElseThrow())
                .containsExactly(LUIS, ANA, EVA);
        assertThat(analytics.tenths()).containsExactly(132, 789, 79);
        // Three equal thirds: the tenth that is left goes to the first.
        assertThat(Share.tenths(List.of(Clp.of(7), Clp.of(7), Clp.of(7)))).containsExactly(334, 333, 333);
        assertThat(Share.tenths(List.of(Clp.ZERO, Clp.ZERO))).containsExactly(0, 0);
        assertThat(analytics.concentration(1)).isEqualTo(new Share(Clp.of(3_000_000), Clp.of(3_800_000)));
        assertThat(analytics.concentration(1).percent(1, RoundingMode.HALF_UP)).isEqualByComparingTo("78.9");
        assertThat(new Share(Clp.ZERO, Clp.ZERO).percent(1, RoundingMode.HALF_UP))
                .isEqualByComparingTo("0");
    }

    @Test
    @Tag("STAT-3")
    void aRateThatIsNotTheLawsIsCountedAndOnePesoIsRounding() {
        List<LedgerLine> lines = List.of(
                line(ANA, 1, "2026-01-10", "2026-01-10", 100_000, 15_250),
                line(ANA, 2, "2026-01-10", "2026-01-10", 100_000, 15_251),
                line(ANA, 3, "2026-01-10", "2026-01-10", 100_000, 14_500),
                line(EVA, Concept.DIRECTOR, 1, "2026-01-10", "2026-01-10", 100_000, 10_000, 0),
                line(EVA, Concept.DIRECTOR, 2, "2026-01-10", "2026-01-10", 100_000, 15_250, 0));
        Analytics analytics = analytics(PeriodRule.PAYMENT_DATE, lines);

        assertThat(of(analytics, ANA).total().offRate()).isEqualTo(1);
        assertThat(of(analytics, EVA).total().offRate()).isEqualTo(1);
        assertThat(analytics.rateChanges())
                .containsExactly(
                        new RateChange(YearMonth.of(2026, 1), new RetentionRate(1450), new RetentionRate(1525)));
    }

    @Test
    @Tag("STAT-4")
    void gapsAreTheMonthsWithoutABoletaBetweenTheFirstAndTheLast() {
        Analytics analytics = analytics(PeriodRule.PAYMENT_DATE, books());

        assertThat(of(analytics, ANA).gaps()).containsExactly(YearMonth.of(2026, 1));
        // Luis has an annulled boleta in January and an unpaid one in February: neither ends a gap.
        assertThat(of(analytics, LUIS).gaps()).isEmpty();
        assertThat(of(analytics, LUIS).months()).hasSize(3);
    }

    @Test
    @Tag("STAT-5")
    void topListsRankByValueAndThenByRut() {
        List<LedgerLine> lines = new ArrayList<>(books());
        lines.add(line(EVA, 5, "2026-02-01", "2026-02-01", 200_000, 30_500));
        Analytics analytics = analytics(PeriodRule.PAYMENT_DATE, lines);

        // Eva and Luis have 500,000 each: the lower RUT is Luis's.
        assertThat(analytics.top(Top.GROSS, 3))
                .extracting(one -> one.payee().rut().orElseThrow(), Ranked::value)
                .containsExactly(tuple(ANA, 3_000_000), tuple(LUIS, 500_000), tuple(EVA, 500_000));
        assertThat(analytics.top(Top.BOLETAS, 1)).extracting(Ranked::value).containsExactly(3L);
        // Eva grew from nothing to 500,000; Ana fell from 2,000,000 to 1,000,000 and Luis to nothing.
        assertThat(analytics.top(Top.GROWTH, 10))
                .extracting(one -> one.payee().rut().orElseThrow(), Ranked::value)
                .containsExactly(tuple(EVA, 500_000));
    }

    private static org.assertj.core.groups.Tuple tuple(Rut rut, long value) {
        return org.assertj.core.groups.Tuple.tuple(rut, value);
    }

    @Test
    @Tag("STAT-6")
    void aClosedMonthSavesTwoHundredAndSeventyMinutesAWeekRoundedDown() {
        // 270 × 30 / 7 = 1157.1, 270 × 31 / 7 = 1195.7, 270 × 28 / 7 = 1080.
        assertThat(analytics(PeriodRule.PAYMENT_DATE, books()).saved())
                .containsExactly(
                        new TimeSaved(NOVEMBER, 1_157, 1_157), new TimeSaved(YearMonth.of(2025, 12), 1_195, 2_352));
        assertThat(TimeBook.promised().minutes(YearMonth.of(2026, 2))).isEqualTo(1_080);
        assertThat(TimeBook.measured(300, 45, "own").minutes(YearMonth.of(2026, 2)))
                .isEqualTo(1_020);
        assertThat(TimeBook.promised().series(List.of(FEBRUARY, FEBRUARY, NOVEMBER)))
                .extracting(TimeSaved::cumulative)
                .containsExactly(1_157L, 2_237L);
        assertThatThrownBy(() -> TimeBook.measured(30, 300, "own")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyErasedPersonIsOneLineWithoutANameAndTheLatestNameStands() {
        List<LedgerLine> lines = new ArrayList<>(books());
        for (int i = 1; i <= 3; i++) {
            BoletaId id = BoletaId.erased(new UUID(7, i % 2), i);
            lines.add(LedgerLine.erased(
                    line(ANA, i, "2025-12-10", "2025-12-20", 1_000, 145)
                            .boleta()
                            .named(id),
                    Optional.empty()));
        }
        Boleta later = line(LUIS, 20, "2026-02-20", "2026-02-20", 1_000, 153).boleta();
        lines.add(new LedgerLine(later, Optional.of(LUIS), "LUIS ALBERTO", Optional.empty()));
        Analytics analytics = analytics(PeriodRule.PAYMENT_DATE, lines);

        List<Payee> payees =
                analytics.contractors().stream().map(ContractorMonths::payee).toList();
        assertThat(payees).hasSize(5);
        assertThat(payees.subList(3, 5)).allSatisfy(payee -> {
            assertThat(payee.isErased()).isTrue();
            assertThat(payee.name()).isEmpty();
        });
        assertThat(payees.get(0).name()).isEqualTo("LUIS ALBERTO");
    }

    @Test
    void theTableHasARowForEachContractorAndMonthAndNoFormula() {
        List<LedgerLine> lines = new ArrayList<>(books());
        Boleta boleta =
                line(LUIS, 20, "2026-02-20", "2026-02-20", 1_000_000, 152_500).boleta();
        lines.add(new LedgerLine(boleta, Optional.of(LUIS), "=cmd()", Optional.empty()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var table = Tables.csv(out, CsvStyle.RFC_4180)) {
            AnalyticsTable.write(analytics(PeriodRule.PAYMENT_DATE, lines), table);
        }
        List<String> rows = out.toString(StandardCharsets.UTF_8).lines().toList();

        assertThat(rows).hasSize(1 + 1 + 2 + 2 + 2);
        assertThat(rows.get(1))
                .isEqualTo("2025-11,PAYMENT_DATE,12345678-5,,N 12345678,1,1000000,145000,0,855000,100.0,0,0,0");
        assertThat(String.join("\n", rows)).doesNotContain(",=cmd()").contains("50.0,0,1,0");
    }

    @Test
    void jsonIsTheSameInWhateverOrderTheBoletasCame() {
        String expected = AnalyticsJson.write(analytics(PeriodRule.PAYMENT_DATE, books()), 5)
                .toString();
        for (int seed = 0; seed < 20; seed++) {
            List<LedgerLine> shuffled = new ArrayList<>(books());
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(AnalyticsJson.write(analytics(PeriodRule.PAYMENT_DATE, shuffled), 5)
                            .toString())
                    .isEqualTo(expected);
        }
        assertThat(expected).contains("\"periodRule\":\"PAYMENT_DATE\"", "\"share\":\"78.9\"");
        assertThat(analytics(PeriodRule.PAYMENT_DATE, books()).toString()).doesNotContain("12345678");
    }

    @Test
    void aMillionBoletasTakeNoMoreThanTheirContractorsAndMonths() {
        AnalyticsTally tally = new AnalyticsTally(
                new AnalyticsRange(PAYER, NOVEMBER, FEBRUARY, PeriodRule.PAYMENT_DATE), RateBook.chile());
        LedgerLine ana = books().get(0);
        LedgerLine luis = books().get(3);
        for (int i = 0; i < 1_000_000; i++) {
            tally.enter(i % 4 == 0 ? luis : ana, List.of());
        }
        Analytics analytics = tally.result(List.of(), TimeBook.promised());

        assertThat(analytics.contractors()).hasSize(2);
        assertThat(analytics.total().gross()).isEqualTo(Clp.of(250_000L * 500_000 + 750_000L * 1_000_000));
    }

    @Test
    void aRangeIsOneToOneHundredAndTwentyMonths() {
        assertThatThrownBy(() -> new AnalyticsRange(PAYER, FEBRUARY, NOVEMBER, PeriodRule.PAYMENT_DATE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnalyticsRange(PAYER, NOVEMBER, NOVEMBER.plusMonths(120), PeriodRule.PAYMENT_DATE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
