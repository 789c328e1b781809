package dev.cuadra.boleta.form29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.law.Holiday;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Form29AssemblerTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private final Form29Assembler assembler = Form29Assembler.chile();

    @Test
    @Tag("F29-3")
    void aDecemberBoletaPaidInJanuaryFallsByTheChosenRuleAndTheResultSaysWhich() {
        Boleta boleta = boleta("12345678-5/153", "2025-12-28", "2026-01-05", 1_000_000);
        assertThat(boleta.retained()).isEqualTo(Clp.of(145_000));

        Form29 january = assembler.assemble(Form29Request.of(JANUARY, List.of(boleta)));
        Form29 december = assembler.assemble(
                new Form29Request(YearMonth.of(2025, 12), PeriodRule.BOLETA_DATE, List.of(boleta), Map.of()));
        Form29 decemberByPayment = assembler.assemble(Form29Request.of(YearMonth.of(2025, 12), List.of(boleta)));

        assertThat(january.value(F29Code.FEES)).isEqualByComparingTo("145000");
        assertThat(january.rule()).isEqualTo(PeriodRule.PAYMENT_DATE);
        assertThat(january.warnings()).extracting(Problem::code).containsExactly("PERIOD_DIFFERS_HERE");
        assertThat(december.value(F29Code.FEES)).isEqualByComparingTo("145000");
        assertThat(december.rule()).isEqualTo(PeriodRule.BOLETA_DATE);
        assertThat(decemberByPayment.nil()).isTrue();
        assertThat(decemberByPayment.warnings()).extracting(Problem::code).containsExactly("PERIOD_DIFFERS_ELSEWHERE");
    }

    @Test
    @Tag("F29-1")
    void code151IsTheSumOfRoundedAmountsAndNotTheRateOnTheSum() {
        // 15.25 % of 10 is 1.525 → 2 each; of the sum 30 it would be 5.
        List<Boleta> boletas = List.of(
                boleta("12345678-5/1", "2026-01-02", "2026-01-02", 10),
                boleta("12345678-5/2", "2026-01-02", "2026-01-02", 10),
                boleta("12345678-5/3", "2026-01-02", "2026-01-02", 10));

        Form29 form = assembler.assemble(Form29Request.of(JANUARY, boletas));

        assertThat(form.value(F29Code.FEES)).isEqualByComparingTo("6");
        assertThat(form.boletas().get(F29Code.FEES)).hasSize(3);
    }

    @Test
    @Tag("F29-1")
    void feesDirectorsAndLoansGoToTheirOwnCodes() {
        Form29 form = assembler.assemble(Form29Request.of(
                JANUARY,
                List.of(
                        boleta("12345678-5/1", "2026-01-02", "2026-01-02", 1_000_000),
                        boleta("11111111-1/1", "2026-01-02", "2026-01-02", 1_000_000, Concept.DIRECTOR, false),
                        boleta("22222222-2/1", "2026-01-02", "2026-01-02", 1_000_000, Concept.BTE, true))));

        assertThat(codes(form))
                .containsExactly(
                        Map.entry("151", "305000"),
                        Map.entry("153", "100000"),
                        Map.entry("155", "30000"),
                        Map.entry("595", "435000"),
                        Map.entry("547", "435000"),
                        Map.entry("91", "435000"));
        assertThat(form.boletas().get(F29Code.FEES))
                .extracting(BoletaId::toString)
                .containsExactly("12345678-5/1", "22222222-2/1");
    }

    @Test
    @Tag("F29-5")
    void annulledBoletasNeverCountAndPendingOnesStillDo() {
        Boleta boleta = boleta("12345678-5/1", "2026-01-02", "2026-01-02", 1_000_000);

        assertThat(assembler
                        .assemble(Form29Request.of(JANUARY, List.of(in(boleta, BoletaState.ANULADA))))
                        .nil())
                .isTrue();
        Form29 pending =
                assembler.assemble(Form29Request.of(JANUARY, List.of(in(boleta, BoletaState.ANULACION_PENDIENTE))));
        assertThat(pending.value(F29Code.FEES)).isEqualByComparingTo("152500");
        assertThat(pending.nil()).isFalse();
        assertThat(pending.warnings()).extracting(Problem::code).containsExactly("ANNULMENT_PENDING");
        Form29 observed = assembler.assemble(Form29Request.of(JANUARY, List.of(in(boleta, BoletaState.OBSERVADA))));
        assertThat(observed.value(F29Code.FEES)).isEqualByComparingTo("152500");
        assertThat(observed.warnings()).isEmpty();
    }

    @Test
    @Tag("F29-3")
    void anUnpaidBoletaWarnsUnderThePaymentRuleAndCountsUnderTheOther() {
        Boleta unpaid = boleta("12345678-5/1", "2026-01-02", "", 1_000_000);

        Form29 form = assembler.assemble(Form29Request.of(JANUARY, List.of(unpaid)));
        Form29 byDate =
                assembler.assemble(new Form29Request(JANUARY, PeriodRule.BOLETA_DATE, List.of(unpaid), Map.of()));

        assertThat(form.nil()).isTrue();
        assertThat(form.warnings()).extracting(Problem::code).containsExactly("BOLETA_UNPAID");
        assertThat(byDate.value(F29Code.FEES)).isEqualByComparingTo("152500");
        assertThat(byDate.warnings()).isEmpty();
    }

    @Test
    @Tag("BHE-1")
    void twoIssuersWithTheSameFolioAreTwoBoletasAndOneTwiceIsAnError() {
        Boleta one = boleta("12345678-5/7", "2026-01-02", "2026-01-02", 100_000);
        Boleta two = boleta("11111111-1/7", "2026-01-02", "2026-01-02", 100_000);

        assertThat(assembler
                        .assemble(Form29Request.of(JANUARY, List.of(one, two)))
                        .value(F29Code.FEES))
                .isEqualByComparingTo("30500");
        assertThat(refusal(Form29Request.of(JANUARY, List.of(one, one)))).isEqualTo("BOLETA_TWICE");
    }

    @Test
    @Tag("F29-2")
    void aNilReturnCarriesTheThreeTotals() {
        Form29 form = assembler.assemble(Form29Request.of(JANUARY, List.of()));

        assertThat(codes(form)).containsExactly(Map.entry("595", "0"), Map.entry("547", "0"), Map.entry("91", "0"));
        assertThat(form.nil()).isTrue();
    }

    @Test
    @Tag("F29-4")
    @Tag("F29-6")
    void theHostsOtherCodesEnterTheTotals() {
        // 48 + (538 − 537) + round(563 × 0.25 %) = 200,000 + 81,000 + 30,864 (12,345,678 × 0.0025 = 30,864.195).
        Form29 form = assembler.assemble(
                request(Map.of("48", "200000", "538", "500000", "537", "419000", "563", "12345678", "115", "0.25")));

        assertThat(codes(form))
                .containsEntry("89", "81000")
                .containsEntry("62", "30864")
                .containsEntry("115", "0.25")
                .containsEntry("595", "311864")
                .containsEntry("91", "311864")
                .doesNotContainKey("77");
    }

    @Test
    @Tag("F29-6")
    void aVatRemainderDoesNotLowerTheTotal() {
        Form29 form = assembler.assemble(request(Map.of("48", "1000", "538", "100", "537", "900")));

        assertThat(codes(form))
                .containsEntry("77", "800")
                .containsEntry("595", "1000")
                .doesNotContainKey("89");
    }

    @Test
    @Tag("F29-2")
    void aNegativeTotalIsNothingToPay() {
        Form29 form = assembler.assemble(request(Map.of("736", "5000", "48", "1000")));

        assertThat(codes(form))
                .containsEntry("595", "1000")
                .containsEntry("547", "-4000")
                .containsEntry("91", "0");
    }

    @Test
    @Tag("F29-7")
    void lateChargesAreAddedAndWhatIsRemittedIsTakenOff() {
        Form29 form = assembler.assemble(request(Map.of("48", "100000", "92", "500", "93", "10000", "795", "7000")));

        assertThat(codes(form)).containsEntry("91", "100000").containsEntry("94", "103500");
    }

    /** Only one of the two VAT totals is enough; with neither, what the host says is due is taken as it is. */
    @Test
    @Tag("F29-6")
    void vatIsTheDifferenceOfItsTotalsAndAMissingOneIsNothing() {
        assertThat(codes(assembler.assemble(request(Map.of("538", "700")))))
                .containsEntry("89", "700")
                .containsEntry("91", "700");
        assertThat(codes(assembler.assemble(request(Map.of("537", "700")))))
                .containsEntry("77", "700")
                .containsEntry("91", "0");
        assertThat(codes(assembler.assemble(request(Map.of("89", "65")))))
                .containsEntry("89", "65")
                .containsEntry("91", "65");
    }

    @ParameterizedTest
    @Tag("F29-4")
    @CsvSource({"563, 115", "115, 563"})
    void halfOfAProvisionalPaymentIsReportedUnlessThePaymentItselfIsGiven(String have, String need) {
        Form29 half = assembler.assemble(request(Map.of(have, "2")));

        assertThat(half.value(F29Code.PAYABLE)).isZero();
        assertThat(half.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("F29_PPM_INCOMPLETE");
            assertThat(warning.message().en() + warning.remedy().en()).contains(have, need);
        });
        Form29 given = assembler.assemble(request(Map.of(have, "2", "62", "500")));
        assertThat(given.value(F29Code.PAYABLE)).isEqualByComparingTo("500");
        assertThat(given.warnings()).isEmpty();
        assertThat(assembler.assemble(request(Map.of("62", "500"))).warnings()).isEmpty();
    }

    /** 1,000 × 1 % = 10; the credit (68) is more, and a payment is never less than nothing. */
    @Test
    @Tag("F29-4")
    void aCreditLowersTheProvisionalPaymentToNothingAtMost() {
        assertThat(codes(assembler.assemble(request(Map.of("563", "1000", "115", "1", "68", "4")))))
                .containsEntry("62", "6");
        assertThat(codes(assembler.assemble(request(Map.of("563", "1000", "115", "1", "68", "11")))))
                .doesNotContainKey("62")
                .containsEntry("91", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "48, 999999999999999, 999999999999999",
        "48, 0, 0",
        "48, 5.00, 5.00",
        "999, 0.1234567891, 0",
    })
    void valuesWithinTheirRangeAreTaken(String code, String value, String payable) {
        Form29 form = assembler.assemble(request(Map.of(code, value)));

        assertThat(form.value(F29Code.of(code))).isEqualByComparingTo(value);
        assertThat(form.value(F29Code.PAYABLE)).isEqualByComparingTo(payable);
    }

    @ParameterizedTest
    @CsvSource({
        "48, 1000000000000000, F29_CODE_VALUE",
        "999, -1000000000000000, F29_CODE_VALUE",
        "999, 0.12345678912, F29_CODE_VALUE",
        "151, 5, F29_CODE_COMPUTED",
        "595, 5, F29_CODE_COMPUTED",
        "03, 5, F29_CODE_NOT_AMOUNT",
        "48, -5, F29_CODE_VALUE",
        "48, 5.5, F29_CODE_VALUE",
        "115, 0.1234, F29_CODE_VALUE",
    })
    void codesThatCannotComeFromOutsideAreRefused(String code, String value, String problem) {
        assertThat(refusal(request(Map.of(code, value)))).isEqualTo(problem);
    }

    @Test
    void valuesThatDisagreeWithTheirOwnPartsAreRefused() {
        assertThat(refusal(request(Map.of("538", "100", "537", "40", "89", "61"))))
                .isEqualTo("F29_CODE_DISAGREES");
        assertThat(refusal(request(Map.of("563", "1000", "115", "1", "62", "11"))))
                .isEqualTo("F29_CODE_DISAGREES");
        assertThat(refusal(request(Map.of("39", "10", "554", "5", "596", "16"))))
                .isEqualTo("F29_CODE_DISAGREES");
        assertThat(codes(assembler.assemble(request(Map.of("39", "10", "554", "5", "596", "15")))))
                .containsEntry("547", "15");
    }

    @Test
    void unknownAndUnverifiedCodesAreCarriedAndReportedAndEnterNoTotal() {
        Form29 form = assembler.assemble(request(Map.of("999", "77", "767", "88", "48", "1")));

        assertThat(codes(form))
                .containsEntry("999", "77")
                .containsEntry("767", "88")
                .containsEntry("595", "1");
        assertThat(form.warnings())
                .extracting(warning -> warning.code() + " " + warning.where().column())
                .containsExactlyInAnyOrder("F29_CODE_UNKNOWN other.999", "F29_CODE_UNVERIFIED other.767");
    }

    @Test
    void dueDatesBeyondTheKnownHolidaysAreLeftOutWithAWarning() {
        Form29 form = assembler.assemble(Form29Request.of(YearMonth.of(2030, 12), List.of()));

        assertThat(form.dueDates()).isEmpty();
        assertThat(form.warnings()).extracting(Problem::code).containsExactly("HOLIDAYS_NOT_COVERED");
        assertThat(assembler
                        .assemble(Form29Request.of(JANUARY, List.of()))
                        .dueDates()
                        .values())
                .extracting(date -> date.due().toString())
                .containsExactly("2026-02-12", "2026-02-20", "2026-03-02");
    }

    @Test
    void datesThatAreLeftOutAreToldOnceBesideOtherWarnings() {
        Form29 form = assembler.assemble(new Form29Request(
                YearMonth.of(2030, 12), PeriodRule.PAYMENT_DATE, List.of(), Map.of(F29Code.of("999"), BigDecimal.ONE)));

        assertThat(form.warnings())
                .extracting(Problem::code)
                .containsExactly("F29_CODE_UNKNOWN", "HOLIDAYS_NOT_COVERED");
    }

    /** A host's calendar that ends within the month: from 28 December on every day of its last year is closed. */
    @Test
    @Tag("DUE-2")
    void aSingleDateThatIsLeftOutIsToldToo() {
        HolidayCalendar closing = HolidayCalendar.of(
                2025,
                2025,
                IntStream.rangeClosed(28, 31)
                        .mapToObj(day -> new Holiday(
                                LocalDate.of(2025, 12, day), "Cierre", "Ley del caso", Confidence.UNVERIFIED))
                        .toList());

        Form29 form = new Form29Assembler(closing).assemble(Form29Request.of(YearMonth.of(2025, 11), List.of()));

        assertThat(form.dueDates().keySet()).containsExactly(12, 20);
        assertThat(form.warnings()).extracting(Problem::code).containsExactly("HOLIDAYS_NOT_COVERED");
    }

    @Test
    void whoseBoletasTheyAreStaysOutOfLogs() {
        Boleta boleta = boleta("12345678-5/1", "2026-01-02", "2026-01-02", 1_000_000);
        Form29Request request = Form29Request.of(JANUARY, List.of(boleta));
        Form29 form = assembler.assemble(request);

        assertThat(request).hasToString("Form29Request[2026-01]");
        assertThat(form).hasToString("Form29[2026-01]");
        assertThat(MonthFigures.of(form, List.of(boleta))).hasToString("MonthFigures[2026-01]");
    }

    @Test
    @Tag("F29-2")
    void theFormIsInItsOwnOrderAndUnknownCodesComeLastByNumber() {
        List<F29Line> lines = F29Form.current().lines();

        assertThat(lines.stream().map(F29Line::code).toList())
                .containsSubsequence(F29Code.of("538"), F29Code.FEES, F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE);
        assertThat(F29Form.current()
                        .sorted(List.of(F29Code.of("1000"), F29Code.of("999"), F29Code.PAYABLE, F29Code.FEES)))
                .extracting(F29Code::toString)
                .containsExactly("151", "91", "999", "1000");
        assertThat(F29Code.PAYABLE).isLessThan(F29Code.FEES);
        assertThat(F29Code.of("3").compareTo(F29Code.of("03"))).isNotZero();
    }

    @Test
    void aCodeThatEntersATotalHasASign() {
        assertThat(line(Optional.of(F29Code.SUBTOTAL), -1).sign()).isEqualTo(-1);
        assertThat(line(Optional.empty(), 0).enters()).isEmpty();
        assertThatThrownBy(() -> line(Optional.of(F29Code.SUBTOTAL), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static F29Line line(Optional<F29Code> enters, int sign) {
        return new F29Line(
                F29Code.of("900"),
                OptionalInt.empty(),
                "invented",
                F29Line.Kind.AMOUNT,
                enters,
                sign,
                "test",
                Confidence.UNVERIFIED);
    }

    private String refusal(Form29Request request) {
        try {
            assembler.assemble(request);
            return "none";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }

    private static Form29Request request(Map<String, String> other) {
        Map<F29Code, BigDecimal> codes = new HashMap<>();
        other.forEach((code, value) -> codes.put(F29Code.of(code), new BigDecimal(value)));
        return new Form29Request(JANUARY, PeriodRule.PAYMENT_DATE, List.of(), codes);
    }

    private static Map<String, String> codes(Form29 form) {
        Map<String, String> codes = new java.util.LinkedHashMap<>();
        form.codes().forEach((code, value) -> codes.put(code.value(), value.toPlainString()));
        return codes;
    }

    static Boleta boleta(String id, String date, String paidOn, long gross) {
        return boleta(id, date, paidOn, gross, Concept.HONORARIOS, false);
    }

    static Boleta boleta(String id, String date, String paidOn, long gross, Concept concept, boolean loan) {
        Retention retention = RetentionCalculator.chile()
                .fromGross(Clp.of(gross), new RetentionTerms(LocalDate.parse(date), concept, loan, Retainer.PAYER));
        return new Boleta(
                BoletaId.parse(id),
                concept,
                LocalDate.parse(date),
                paidOn.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(paidOn)),
                BoletaState.VIGENTE,
                Clp.of(gross),
                Retainer.PAYER,
                retention.retention(),
                retention.loanRetention());
    }

    private static Boleta in(Boleta b, BoletaState state) {
        return new Boleta(
                b.id(),
                b.concept(),
                b.date(),
                b.paidOn(),
                state,
                b.gross(),
                b.retainer(),
                b.retained(),
                b.loanRetained());
    }
}
