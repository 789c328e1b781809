package dev.cuadra.boleta.asof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.law.Dated;
import dev.cuadra.boleta.law.DatedTable;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.report.Verdict;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.RetentionRate;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MonthDifferenceTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final Instant FIRST = Instant.parse("2026-10-01T12:00:00Z");
    private static final Instant LAST = Instant.parse("2026-10-05T12:00:00Z");
    private static final LocalDate TENTH = LocalDate.of(2026, 9, 10);
    private static final Form29Assembler ENGINE = Form29Assembler.chile();
    private static final Rut ANA = Rut.parse("12345678-5");

    /** Whatever two states of the books are compared, in any order of things that happened, nothing is left over. */
    @Property(tries = 400)
    @net.jqwik.api.Tag("ASOF-2")
    void theKindsOfACodeAddUpToItsDifference(@ForAll long seed) {
        Random random = new Random(seed);
        MonthBooks before = books(FIRST, random);
        MonthBooks after = books(LAST, random);

        MonthDifference difference = MonthDifference.between(before, after, ENGINE);

        for (F29Code code : List.of(F29Code.FEES, F29Code.DIRECTORS, F29Code.LOAN_ON_FEES, F29Code.PAYABLE)) {
            BigDecimal grown =
                    after.form(ENGINE).value(code).subtract(before.form(ENGINE).value(code));
            Optional<CodeDifference> told = difference.code(code);
            assertThat(told.map(CodeDifference::difference).orElse(BigDecimal.ZERO))
                    .isEqualByComparingTo(grown);
            assertThat(told.map(one -> one.kinds().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                            .orElse(BigDecimal.ZERO))
                    .isEqualByComparingTo(grown);
            told.filter(one -> !one.code().equals(F29Code.PAYABLE)).ifPresent(one -> {
                assertThat(one.kinds()).doesNotContainKey(ChangeKind.OTHER);
                assertThat(one.boletas().stream()
                                .mapToLong(boleta -> boleta.difference().pesos())
                                .sum())
                        .isEqualTo(grown.longValueExact());
            });
        }
        MonthDifference back = MonthDifference.between(after, before, ENGINE);
        assertThat(back.codes())
                .allSatisfy(code -> assertThat(code.difference())
                        .isEqualByComparingTo(difference
                                .code(code.code())
                                .map(CodeDifference::difference)
                                .orElse(BigDecimal.ZERO)
                                .negate()));
        assertThat(MonthDifference.between(before, before, ENGINE).codes()).isEmpty();
    }

    @Test
    @Tag("ASOF-2")
    void whatHappenedTogetherIsToldApart() {
        KnownBoleta was = known(1, boleta(1, 100_000, 15_250, Optional.empty(), BoletaState.VIGENTE), List.of());
        // Corrected to 200,000 and half of that paid: 15,250 more is retained, of which half counts.
        KnownBoleta is = known(
                1,
                boleta(1, 200_000, 30_500, Optional.empty(), BoletaState.VIGENTE),
                List.of(payment(7, 1, TENTH, 100_000, 15_250, false)));

        MonthDifference difference = MonthDifference.between(month(FIRST, was), month(LAST, is), ENGINE);

        CodeDifference fees = difference.code(F29Code.FEES).orElseThrow();
        assertThat(fees.kinds()).containsOnlyKeys(ChangeKind.PART_PAID);
        assertThat(fees.difference()).isEqualByComparingTo("15250");
        assertThat(difference.codes())
                .extracting(CodeDifference::code)
                .containsExactly(F29Code.FEES, F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE);
        assertThat(difference.differs()).isTrue();
    }

    @Test
    void monthsAreNotMixed() {
        MonthBooks other = MonthBooks.nothing(SEPTEMBER.plusMonths(1), LAST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MonthDifference.between(MonthBooks.nothing(SEPTEMBER, FIRST), other, ENGINE));
    }

    /**
     * By a book with 15 % for September, 152,500 of 1,000,000 is explained by no rule, for it is neither the rate nor the
     * rate with the 3 %; 150,000 of 1,000,000 is the other way round. What was decided stays.
     */
    @Test
    @Tag("ASOF-3")
    void anotherBookOfRatesReadsTheSameBoletasOtherwise() {
        RateBook corrected = RateBook.chile()
                .withOrdinary(DatedTable.of(
                        "corrected",
                        List.of(new Dated<>(
                                LocalDate.of(2020, 1, 1),
                                Optional.empty(),
                                new RetentionRate(1_500),
                                "test",
                                Confidence.CERTAIN))));
        KnownBoleta byTheLaw =
                known(1, boleta(1, 1_000_000, 152_500, Optional.of(TENTH), BoletaState.VIGENTE), List.of());
        KnownBoleta byTheOther =
                known(2, boleta(2, 1_000_000, 150_000, Optional.of(TENTH), BoletaState.VIGENTE), List.of());
        Boleta decided = boleta(3, 1_000_000, 150_000, Optional.of(TENTH), BoletaState.VIGENTE);
        KnownBoleta bySomebody = new KnownBoleta(
                id(3), new LedgerLine(decided, Optional.of(ANA), "ANA", Optional.of(Decision.FEES)), List.of(), FIRST);
        KnownBoleta annulled = known(4, boleta(4, 1_000_000, 0, Optional.of(TENTH), BoletaState.ANULADA), List.of());

        RateCorrection correction = RateCorrection.of(
                month(FIRST, byTheLaw, byTheOther, bySomebody, annulled), RateBook.chile(), corrected, ENGINE);

        assertThat(correction.boletas())
                .extracting(reading -> reading.boleta().folio() + " " + reading.before() + " " + reading.after() + " "
                        + reading.expectedBefore() + " " + reading.expectedAfter())
                .containsExactly(
                        "1 " + Verdict.EXPECTED_RATE + " " + Verdict.UNEXPLAINED + " 152500 150000",
                        "2 " + Verdict.UNEXPLAINED + " " + Verdict.EXPECTED_RATE + " 152500 150000");
        CodeDifference fees = correction.difference().code(F29Code.FEES).orElseThrow();
        assertThat(fees.before()).isEqualByComparingTo("302500");
        assertThat(fees.after()).isEqualByComparingTo("300000");
        assertThat(fees.kinds()).containsOnlyKeys(ChangeKind.RATE);
        assertThat(fees.boletas())
                .extracting(BoletaDifference::difference)
                .containsExactly(Clp.of(-152_500), Clp.of(150_000));
        assertThat(RateCorrection.of(month(FIRST, byTheLaw, byTheOther), RateBook.chile(), RateBook.chile(), ENGINE)
                        .boletas())
                .isEmpty();
    }

    private static MonthBooks month(Instant at, KnownBoleta... boletas) {
        return new MonthBooks(SEPTEMBER, at, PeriodRule.PAYMENT_DATE, Map.of(), List.of(boletas));
    }

    private static MonthBooks books(Instant at, Random random) {
        List<KnownBoleta> boletas = LongStream.rangeClosed(1, 6)
                .filter(any -> random.nextInt(5) > 0)
                .mapToObj(number -> random(number, random))
                .toList();
        return new MonthBooks(
                SEPTEMBER,
                at,
                random.nextInt(4) > 0 ? PeriodRule.PAYMENT_DATE : PeriodRule.BOLETA_DATE,
                random.nextBoolean() ? Map.of() : Map.of(F29Code.of("48"), BigDecimal.valueOf(random.nextInt(5_000))),
                boletas);
    }

    private static KnownBoleta random(long number, Random random) {
        long gross = 10_000L * (1 + random.nextInt(3));
        BoletaState state = any(random, BoletaState.values());
        boolean keeps = random.nextInt(4) > 0 && state.counts();
        Boleta boleta = new Boleta(
                new BoletaId(ANA, number),
                random.nextInt(3) > 0 ? Concept.HONORARIOS : Concept.DIRECTOR,
                day(random),
                random.nextInt(3) > 0 ? Optional.of(day(random)) : Optional.empty(),
                state,
                Clp.of(gross),
                keeps ? Retainer.PAYER : Retainer.ISSUER,
                Clp.of(keeps ? gross / 10 : 0),
                Clp.of(keeps && random.nextBoolean() ? gross / 50 : 0));
        Optional<Decision> decision =
                random.nextInt(5) > 0 ? Optional.empty() : Optional.of(any(random, Decision.values()));
        List<KnownPayment> payments = new ArrayList<>();
        for (int payment = 0; payment < random.nextInt(3); payment++) {
            payments.add(payment(
                    number * 10 + payment,
                    number,
                    day(random),
                    5_000,
                    400 + random.nextInt(200),
                    random.nextBoolean()));
        }
        return new KnownBoleta(id(number), new LedgerLine(boleta, Optional.of(ANA), "ANA", decision), payments, FIRST);
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2026, 8, 25).plusDays(random.nextInt(40));
    }

    private static KnownPayment payment(
            long id, long folio, LocalDate day, long gross, long retained, boolean returned) {
        return new KnownPayment(
                id(id),
                new RetainedPart(
                        new BoletaId(ANA, folio),
                        day,
                        new PaidPart(Clp.of(gross), Clp.of(retained), Clp.ZERO),
                        returned ? Optional.of(day.plusDays(1)) : Optional.empty()));
    }

    private static KnownBoleta known(long number, Boleta boleta, List<KnownPayment> payments) {
        return new KnownBoleta(
                id(number), new LedgerLine(boleta, Optional.of(ANA), "ANA", Optional.empty()), payments, FIRST);
    }

    private static Boleta boleta(long folio, long gross, long retained, Optional<LocalDate> paidOn, BoletaState state) {
        return new Boleta(
                new BoletaId(ANA, folio),
                Concept.HONORARIOS,
                TENTH,
                paidOn,
                state,
                Clp.of(gross),
                Retainer.PAYER,
                Clp.of(retained),
                Clp.ZERO);
    }

    private static UUID id(long number) {
        return new UUID(7L << 12, number);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
