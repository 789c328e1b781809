package dev.cuadra.boleta.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MatchTotalsTest {
    private static final Rut ANA = new Rut(12_345_678);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 5);

    @Test
    @Tag("REG-3")
    void theWholeDifferenceOfABoletaStandsUnderItsFirstFinding() {
        // Annulled there and of another amount: 1,000,000 here, nothing there.
        Matching matching = Matching.of(
                List.of(boleta(1, 1_000_000, 152_500, BoletaState.VIGENTE)),
                List.of(row(1, 900_000, 137_250, "ANULADA"), row(2, 100_000, 15_250, "VIGENTE")));

        assertThat(matching.totals().here()).isEqualTo(sums(1_000_000, 152_500));
        assertThat(matching.totals().sii()).isEqualTo(sums(100_000, 15_250));
        assertThat(matching.totals().parts())
                .containsOnlyKeys(MatchFinding.Kind.STATE, MatchFinding.Kind.MISSING_HERE)
                .containsEntry(MatchFinding.Kind.STATE, sums(1_000_000, 152_500))
                .containsEntry(MatchFinding.Kind.MISSING_HERE, sums(-100_000, -15_250));
    }

    @Test
    @Tag("REG-3")
    void aRowThatStandsTwiceCountsOnce() {
        Matching matching =
                Matching.of(List.of(), List.of(row(1, 100_000, 15_250, "VIGENTE"), row(1, 100_000, 15_250, "VIGENTE")));

        assertThat(matching.totals().sii()).isEqualTo(sums(100_000, 15_250));
    }

    @Property
    @net.jqwik.api.Tag("REG-3")
    void theFindingsAddUpToTheDifference(@ForAll long seed) {
        Random random = new Random(seed);
        List<Boleta> books = new ArrayList<>();
        List<ReportRow> list = new ArrayList<>();
        String[] states = {"VIGENTE", "ANULADA", "OBSERVADA", "¿?"};
        for (int folio = 1; folio < 12; folio++) {
            if (random.nextBoolean()) {
                BoletaState state = any(random, BoletaState.values());
                books.add(boleta(folio, 1_000 + random.nextInt(3), random.nextInt(3), state));
            }
            for (int rows = random.nextInt(3); rows > 0; rows--) {
                list.add(row(folio, 1_000 + random.nextInt(3), random.nextInt(3), states[random.nextInt(4)]));
            }
        }
        MatchTotals totals = Matching.of(books, list).totals();

        MatchTotals.Sums parts =
                totals.parts().values().stream().reduce(MatchTotals.Sums.NOTHING, MatchTotals.Sums::plus);
        assertThat(parts).isEqualTo(totals.difference());
    }

    private static MatchTotals.Sums sums(long gross, long retained) {
        return new MatchTotals.Sums(Clp.of(gross), Clp.of(retained));
    }

    private static Boleta boleta(long folio, long gross, long retained, BoletaState state) {
        return new Boleta(
                new BoletaId(ANA, folio),
                Concept.HONORARIOS,
                DAY,
                Optional.empty(),
                state,
                Clp.of(gross),
                Retainer.PAYER,
                Clp.of(retained),
                Clp.ZERO);
    }

    private static ReportRow row(long folio, long gross, long retained, String state) {
        return new ReportRow(
                folio,
                new BoletaId(ANA, folio),
                ANA,
                "ANA",
                DAY,
                ReportedState.of(state),
                Optional.empty(),
                false,
                Clp.of(gross),
                Clp.of(retained),
                Clp.of(gross - retained));
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
