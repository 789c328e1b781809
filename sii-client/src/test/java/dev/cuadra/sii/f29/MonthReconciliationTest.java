package dev.cuadra.sii.f29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.bhe.AnnualSummary;
import dev.cuadra.sii.f29.MonthReconciliation.Bucket;
import dev.cuadra.sii.f29.MonthReconciliation.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MonthReconciliationTest {
    private static final PeriodRule PAID = PeriodRule.PAYMENT_DATE;

    /** 100 000 here and there; then one boleta for each bucket, with figures that no other sum gives. */
    @Test
    @Tag("SII-REC-1")
    @Tag("SII-REC-2")
    void eachPesoOfTheDifferenceIsInTheBucketOfItsCause() {
        Boleta paidLater = Months.boleta("12345678-5/6", 16).paidOn(LocalDate.of(2026, 10, 2));
        List<LedgerLine> books = List.of(
                Months.line(Months.boleta("12345678-5/1", 100_000)),
                Months.line(Months.boleta("12345678-5/3", 2)),
                Months.line(Months.boleta("12345678-5/4", 0).in(BoletaState.ANULADA)),
                Months.line(Months.boleta("12345678-5/5", 1_000)),
                Months.line(paidLater),
                Months.line(Months.boleta("76000000-0/7", Concept.BTE, 32, 0)),
                Months.line(Months.boleta("12345678-5/8", Concept.DIRECTOR, 64, 0)),
                Months.line(Months.boleta("12345678-5/9", Concept.HONORARIOS, 500, 128)),
                Months.line(Months.boleta("12345678-5/10", 0), Decision.NOTHING));
        List<ReportRow> rows = List.of(
                Months.row("12345678-5/1", 100_000, "VIGENTE"),
                Months.row("12345678-5/2", 1, "VIGENTE"),
                Months.row("12345678-5/4", 4, "VIGENTE"),
                Months.row("12345678-5/5", 1_008, "VIGENTE"),
                Months.row("12345678-5/6", 16, "VIGENTE"),
                Months.row("12345678-5/8", 64, "VIGENTE"),
                Months.row("12345678-5/9", 628, "VIGENTE"),
                Months.row("12345678-5/10", 256, "VIGENTE"));
        SiiMonth sii = new SiiMonth(rows, List.of(), Optional.of(Clp.of(102_489)), Optional.empty());

        MonthReconciliation month = MonthReconciliation.of(Months.SEPTEMBER, PAID, books, sii);

        // The list is 101 977; the proposal 512 more.
        assertThat(month.ours()).isEqualTo(Clp.of(101_534));
        assertThat(month.listed()).isEqualTo(Clp.of(101_977));
        assertThat(month.difference()).isEqualTo(Clp.of(955));
        Map<Bucket, Long> expected = Map.of(
                Bucket.MISSING_HERE, 1L,
                Bucket.MISSING_AT_SII, -2L,
                Bucket.STATE, 4L,
                Bucket.AMOUNT, 8L,
                Bucket.PERIOD, 16L,
                Bucket.BTE, -32L,
                Bucket.DIRECTOR, 64L,
                Bucket.LOAN, 128L,
                Bucket.MANUAL, 256L,
                Bucket.PROPOSAL, 512L);
        expected.forEach((bucket, pesos) ->
                assertThat(month.sum(bucket)).as(bucket.name()).isEqualTo(Clp.of(pesos)));
        assertThat(month.of(Bucket.AMOUNT))
                .singleElement()
                .satisfies(part -> assertThat(part.boleta()).hasToString("Optional[12345678-5/5]"));
    }

    @Test
    @Tag("SII-REC-1")
    void theAnnualReportIsSetBesideTheListOfReceivedBoletas() {
        var annual = new AnnualSummary.Line(Clp.of(1_000), Clp.of(153), Clp.ZERO, 1, 0);
        SiiMonth sii = new SiiMonth(
                List.of(Months.row("12345678-5/1", 150, "VIGENTE"), Months.row("12345678-5/2", 9, "ANULADA")),
                List.of(Months.row("76000000-0/1", 7, "VIGENTE")),
                Optional.empty(),
                Optional.of(annual));

        MonthReconciliation month = MonthReconciliation.of(Months.SEPTEMBER, PAID, List.of(), sii);

        assertThat(month.annualDifference()).contains(Clp.of(3));
        assertThat(month.listed()).isEqualTo(Clp.of(157));
        assertThat(month.sum(Bucket.BTE)).isEqualTo(Clp.of(7));
        assertThat(month.sum(Bucket.MISSING_HERE)).isEqualTo(Clp.of(150));
    }

    @Test
    @Tag("SII-REC-1")
    void whatAFormDeclaresBesideItsBoletasIsAMatterOfTheMonth() {
        Form29 form = new Form29(
                Months.SEPTEMBER, PAID, Map.of(F29Code.FEES, new BigDecimal("60")), Map.of(), Map.of(), List.of());
        MonthClose close = new MonthClose(
                Rut.parse("76000000-0"),
                form,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(Months.line(Months.boleta("12345678-5/1", 100))));

        MonthReconciliation month =
                MonthReconciliation.of(close, SiiMonth.of(List.of(Months.row("12345678-5/1", 100, "VIGENTE"))));

        assertThat(month.difference()).isEqualTo(Clp.of(40));
        assertThat(month.parts()).singleElement().satisfies(part -> {
            assertThat(part.bucket()).isEqualTo(Bucket.PERIOD);
            assertThat(part.difference()).isEqualTo(Clp.of(40));
        });
    }

    @Test
    @Tag("SII-REC-2")
    void everyBucketHasANameInBothLanguages() {
        assertThat(EnumSet.allOf(Bucket.class))
                .allSatisfy(bucket -> assertThat(bucket.title().in(Locale.forLanguageTag("es")))
                        .isNotEqualTo(bucket.title().in(Locale.ENGLISH)));
    }

    @Test
    @Tag("SII-REC-1")
    void aBoletaThatIsInTheBooksTwiceIsAWrongCall() {
        LedgerLine line = Months.line(Months.boleta("12345678-5/1", 1));

        assertThatThrownBy(() ->
                        MonthReconciliation.of(Months.SEPTEMBER, PAID, List.of(line, line), SiiMonth.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("12345678");
    }

    @Property(tries = 400)
    @net.jqwik.api.Tag("SII-REC-1")
    void theBucketsAddUpToTheDifferenceOfAnyBooks(@ForAll long seed) {
        Random random = new Random(seed);
        PeriodRule rule = any(random, PeriodRule.values());
        List<LedgerLine> books = new ArrayList<>();
        List<ReportRow> received = new ArrayList<>();
        List<ReportRow> bte = new ArrayList<>();
        int most = random.nextInt(30);
        for (int folio = 1; folio <= most; folio++) {
            if (random.nextInt(4) > 0) {
                books.add(anyLine(random, folio));
            }
            if (random.nextInt(4) > 0) {
                List<ReportRow> into = random.nextInt(5) == 0 ? bte : received;
                String state = List.of("VIGENTE", "ANULADA", "VCA", "QUIZAS").get(random.nextInt(4));
                into.add(Months.row("12345678-5/" + folio, random.nextInt(5) * 1_000L, state));
            }
        }
        Optional<Clp> proposed = random.nextBoolean() ? Optional.of(Clp.of(random.nextInt(50_000))) : Optional.empty();
        SiiMonth sii = new SiiMonth(received, bte, proposed, Optional.empty());

        MonthReconciliation month = MonthReconciliation.of(Months.SEPTEMBER, rule, books, sii);

        long explained = month.parts().stream()
                .map(Part::difference)
                .mapToLong(Clp::pesos)
                .sum();
        assertThat(explained).isEqualTo(oracle(rule, books, received, bte, proposed));
        assertThat(month.parts()).noneMatch(part -> part.difference().isZero());
        Set<String> seen = new HashSet<>();
        assertThat(month.parts()).allMatch(part -> seen.add(part.bucket() + "" + part.boleta()));
    }

    /** The difference as two plain sums, without a word about causes. */
    private static long oracle(
            PeriodRule rule,
            List<LedgerLine> books,
            List<ReportRow> received,
            List<ReportRow> bte,
            Optional<Clp> proposed) {
        long ours = 0;
        for (LedgerLine line : books) {
            Boleta boleta = line.boleta();
            String day = rule == PAID
                    ? boleta.paidOn().map(LocalDate::toString).orElse("")
                    : boleta.date().toString();
            boolean declared = day.startsWith("2026-09")
                    && boleta.state() != BoletaState.ANULADA
                    && boleta.concept() != Concept.DIRECTOR;
            ours += declared ? boleta.retained().pesos() : 0;
        }
        long theirs = 0;
        for (List<ReportRow> rows : List.of(received, bte)) {
            for (ReportRow row : rows) {
                theirs += row.state().text().equals("ANULADA")
                        ? 0
                        : row.retained().pesos();
            }
        }
        return proposed.map(Clp::pesos).orElse(theirs) - ours;
    }

    private static LedgerLine anyLine(Random random, int folio) {
        Retainer retainer = random.nextInt(5) == 0 ? Retainer.ISSUER : Retainer.PAYER;
        boolean retains = retainer == Retainer.PAYER;
        Boleta boleta = new Boleta(
                Months.boleta("12345678-5/" + folio, 0).id(),
                any(random, Concept.values()),
                Months.DAY.plusMonths(random.nextInt(3) - 1),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Months.DAY.plusMonths(random.nextInt(3) - 1)),
                any(random, BoletaState.values()),
                Clp.of(1_000_000),
                retainer,
                Clp.of(retains ? random.nextInt(5) * 1_000L : 0),
                Clp.of(retains ? random.nextInt(3) * 100L : 0));
        return random.nextInt(5) == 0 ? Months.line(boleta, any(random, Decision.values())) : Months.line(boleta);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
