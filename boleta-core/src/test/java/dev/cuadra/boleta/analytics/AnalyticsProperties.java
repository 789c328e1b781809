package dev.cuadra.boleta.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.MonthlyParts;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AnalyticsProperties {
    private static final YearMonth FROM = YearMonth.of(2025, 10);
    private static final YearMonth TO = YearMonth.of(2026, 3);

    /** Books of a company as a seed makes them: all concepts and states, some unpaid, some paid in two parts. */
    private record Books(List<LedgerLine> lines, List<RetainedPart> parts) {
        static Books of(long seed) {
            Random random = new Random(seed);
            List<LedgerLine> lines = new ArrayList<>();
            List<RetainedPart> parts = new ArrayList<>();
            int size = random.nextInt(40);
            for (int i = 1; i <= size; i++) {
                LedgerLine line = line(random, i);
                lines.add(line);
                if (line.boleta().paidOn().isPresent() && random.nextInt(4) == 0) {
                    parts(random, line.boleta(), parts);
                }
            }
            return new Books(lines, parts);
        }

        private static <T> T any(Random random, T[] values) {
            return values[random.nextInt(values.length)];
        }

        private static LedgerLine line(Random random, int folio) {
            Rut rut = new Rut(7_000_000 + random.nextInt(6));
            LocalDate date = LocalDate.of(2025, 9, 1).plusDays(random.nextInt(240));
            long gross = 10L + random.nextInt(3_000_000);
            boolean retains = random.nextInt(8) > 0;
            Boleta boleta = new Boleta(
                    new BoletaId(rut, folio),
                    any(random, Concept.values()),
                    date,
                    random.nextInt(6) == 0 ? Optional.empty() : Optional.of(date.plusDays(random.nextInt(50))),
                    BoletaState.VIGENTE,
                    Clp.of(gross),
                    retains ? Retainer.PAYER : Retainer.NONE,
                    Clp.of(retains ? gross * 1450 / 10_000 : 0),
                    Clp.of(retains && random.nextInt(5) == 0 ? gross * 3 / 100 : 0));
            return new LedgerLine(
                    boleta.in(any(random, BoletaState.values())), Optional.of(rut), "P", Optional.empty());
        }

        private static void parts(Random random, Boleta boleta, List<RetainedPart> parts) {
            PaidPart first = new PaidPart(
                    Clp.of(boleta.gross().pesos() / 3),
                    Clp.of(boleta.retained().pesos() / 3),
                    Clp.of(boleta.loanRetained().pesos() / 3));
            LocalDate last = boleta.paidOn().orElseThrow();
            Optional<LocalDate> returned = random.nextInt(5) == 0 ? Optional.of(last) : Optional.empty();
            parts.add(new RetainedPart(boleta.id(), last.minusDays(random.nextInt(60)), first, returned));
            parts.add(new RetainedPart(boleta.id(), last, PaidPart.of(boleta).minus(first), Optional.empty()));
        }

        Analytics analytics(PeriodRule rule) {
            AnalyticsRange range = new AnalyticsRange(AnalyticsTest.PAYER, FROM, TO, rule);
            return new AnalyticsTally(range, RateBook.chile())
                    .addAll(lines, rule == PeriodRule.PAYMENT_DATE ? parts : List.of())
                    .result(List.of(), TimeBook.promised());
        }

        Form29 form29(PeriodRule rule, YearMonth month) {
            List<Boleta> boletas = lines.stream().map(LedgerLine::boleta).toList();
            return Form29Assembler.chile()
                    .assemble(new Form29Request(
                            month,
                            rule,
                            rule == PeriodRule.PAYMENT_DATE ? new MonthlyParts(parts).boletas(boletas, month) : boletas,
                            Map.of()));
        }
    }

    @Property(tries = 300)
    @Tag("STAT-1")
    void eachMonthDeclaresWhatFormTwentyNineDeclares(@ForAll long seed, @ForAll PeriodRule rule) {
        Books books = Books.of(seed);
        Analytics analytics = books.analytics(rule);

        analytics.months().forEach((month, figures) -> {
            Form29 form = books.form29(rule, month);
            assertThat(figures.fees().pesos()).isEqualTo(value(form, F29Code.FEES));
            assertThat(figures.directors().pesos()).isEqualTo(value(form, F29Code.DIRECTORS));
            assertThat(figures.loan().pesos()).isEqualTo(value(form, F29Code.LOAN_ON_FEES));
        });
    }

    private static long value(Form29 form, F29Code code) {
        return form.codes().getOrDefault(code, BigDecimal.ZERO).longValueExact();
    }

    /** Another way to the same sums: for each person and month all boletas are looked at again. */
    @Property(tries = 200)
    void byTheBoletasDateAPlainFilterGivesTheSameSums(@ForAll long seed) {
        Books books = Books.of(seed);
        Analytics analytics = books.analytics(PeriodRule.BOLETA_DATE);

        for (ContractorMonths one : analytics.contractors()) {
            for (YearMonth month : analytics.range().months()) {
                List<Boleta> theirs = books.lines().stream()
                        .filter(line -> line.payee().equals(one.payee().rut()))
                        .map(LedgerLine::boleta)
                        .filter(boleta -> YearMonth.from(boleta.date()).equals(month))
                        .toList();
                List<Boleta> counted = theirs.stream()
                        .filter(boleta -> boleta.state() != BoletaState.ANULADA)
                        .toList();
                Figures figures = one.in(month);
                assertThat(figures.boletas()).isEqualTo(counted.size());
                assertThat(figures.annulled()).isEqualTo(theirs.size() - counted.size());
                assertThat(figures.net().pesos())
                        .isEqualTo(counted.stream()
                                .mapToLong(boleta -> boleta.net().pesos())
                                .sum());
            }
        }
    }

    @Property(tries = 200)
    void contractorsAddUpToMonthsAndMonthsToTheTotal(@ForAll long seed, @ForAll PeriodRule rule) {
        Analytics analytics = Books.of(seed).analytics(rule);

        assertThat(analytics.months().values().stream().reduce(Figures.NONE, Figures::plus))
                .isEqualTo(analytics.total());
        assertThat(analytics.tenths().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(analytics.total().gross().isZero() ? 0 : 1_000);
        assertThat(analytics.concentration(Integer.MAX_VALUE).part())
                .isEqualTo(analytics.total().gross());
    }

    @Property(tries = 200)
    void oneMoreBoletaLowersNoSum(@ForAll long seed, @ForAll PeriodRule rule, @ForAll @LongRange(min = 1) long other) {
        Books books = Books.of(seed);
        List<LedgerLine> more = new ArrayList<>(books.lines());
        more.add(Books.line(new Random(other), 1_000));
        Analytics before = books.analytics(rule);
        Analytics after = new Books(more, books.parts()).analytics(rule);

        after.months().forEach((month, figures) -> {
            Figures then = before.in(month);
            assertThat(figures.gross()).isGreaterThanOrEqualTo(then.gross());
            assertThat(figures.retained()).isGreaterThanOrEqualTo(then.retained());
            assertThat(figures.boletas()).isGreaterThanOrEqualTo(then.boletas());
            assertThat(figures.annulled()).isGreaterThanOrEqualTo(then.annulled());
        });
    }

    @Property(tries = 500)
    @Tag("STAT-2")
    void aShownShareIsLessThanATenthFromTheExactOne(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 0, max = Clp.MAX) Long> pesos) {
        List<Clp> parts = pesos.stream().map(Clp::of).toList();
        List<Integer> shown = Share.tenths(parts);
        BigDecimal whole = pesos.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(shown.stream().mapToInt(Integer::intValue).sum()).isEqualTo(whole.signum() == 0 ? 0 : 1_000);
        for (int at = 0; whole.signum() > 0 && at < shown.size(); at++) {
            BigDecimal off = BigDecimal.valueOf(shown.get(at))
                    .multiply(whole)
                    .subtract(BigDecimal.valueOf(pesos.get(at)).multiply(BigDecimal.valueOf(1_000)));
            assertThat(off.abs()).isLessThan(whole);
        }
    }
}
