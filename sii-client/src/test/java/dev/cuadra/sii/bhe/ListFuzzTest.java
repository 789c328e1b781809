package dev.cuadra.sii.bhe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.fuzz.Fuzzed;
import dev.cuadra.sii.page.SiiPage;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** The readers of lists, whatever came; several pages of an input stand apart by a form feed. */
class ListFuzzTest {
    private static final Rut COMPANY = Rut.parse("77777777-7");
    private static final Rut ANA = Rut.parse("11111111-1");
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final String LATIN = "text/html; charset=ISO-8859-1";

    /** A list is given when it is whole, and only then. */
    @FuzzTest
    @Tag("SII-MONTH")
    void received(byte[] input) {
        Fuzzed.fault(() -> {
            ReceivedWalk walk = ReceivedWalk.of(COMPANY, MAY);
            for (SiiPage page : Fuzzed.pages(input, ReceivedWalk.REPORT.toString(), LATIN)) {
                walk = walk.take(page);
                assertThat(walk.received()).isLessThanOrEqualTo(walk.total());
                if (walk.complete()) {
                    ReceivedList list = walk.list();
                    assertThat(list.declared()).isEqualTo(walk.total());
                    Fuzzed.whole(list.report(), list.declared());
                    return;
                }
                assertThat(walk.next()).containsKey("pagina_solicitada");
            }
        });
    }

    @FuzzTest
    @Tag("SII-COMMIT-ISSUED")
    void issued(byte[] input) {
        Fuzzed.fault(() -> {
            IssuedWalk walk = IssuedWalk.of(ANA, MAY);
            for (SiiPage page : Fuzzed.pages(input, IssuedWalk.REPORT.toString(), LATIN)) {
                walk = walk.take(page);
                assertThat(walk.received()).isLessThanOrEqualTo(walk.total());
                if (walk.complete()) {
                    List<IssuedBoleta> boletas = walk.list().boletas();
                    assertThat(boletas).hasSize(walk.total());
                    assertThat(boletas).extracting(IssuedBoleta::id).doesNotHaveDuplicates();
                    return;
                }
                assertThat(walk.next()).containsKey("pagina_solicitada");
            }
        });
    }

    @FuzzTest
    @Tag("SII-BTE")
    void bte(byte[] input) {
        Fuzzed.fault(() -> {
            IssuedBteWalk walk = IssuedBteWalk.of(COMPANY, MAY);
            for (SiiPage page : Fuzzed.pages(input, IssuedBteWalk.REPORT.toString(), LATIN)) {
                walk = walk.take(page);
                if (walk.complete()) {
                    Fuzzed.whole(walk.list(), walk.received());
                    return;
                }
                assertThat(walk.next()).containsKey("PAGINA");
            }
        });
    }

    @FuzzTest
    @Tag("SII-YEAR")
    void year(byte[] input) {
        Fuzzed.fault(() -> {
            for (SiiPage page : Fuzzed.pages(input, AnnualSummary.REPORT.toString(), LATIN)) {
                AnnualSummary year = AnnualSummary.of(page);
                assertThat(year.months()).hasSize(12);
                List<Integer> counts = year.months().values().stream()
                        .flatMap(line -> Stream.of(line.inForce(), line.annulled()))
                        .toList();
                assertThat(counts).allMatch(count -> count >= 0);
                assertThat(year.total().inForce()).isNotNegative();
            }
        });
    }
}
