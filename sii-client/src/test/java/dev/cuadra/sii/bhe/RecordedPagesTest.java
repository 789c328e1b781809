package dev.cuadra.sii.bhe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.time.Month;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One recorded page for each reader of pages of boletas; what is somebody's in them is invented. */
class RecordedPagesTest {
    private static final Rut COMPANY = Rut.parse("77777777-7");

    private static SiiPage page(String uri, String name) {
        return Pages.recorded(RecordedPagesTest.class, uri, name);
    }

    @Test
    @Tag("SII-MONTH")
    void anEmptyMonthIsAWholeListOfNothing() {
        ReceivedWalk walk = ReceivedWalk.of(COMPANY, YearMonth.of(2026, 4))
                .take(page(PagedSii.REPORT, "received-2026-04-empty.html"));
        assertThat(walk.complete()).isTrue();
        assertThat(walk.list().report().rows()).isEmpty();
    }

    @Test
    @Tag("SII-YEAR")
    void aYearIsReadMonthByMonth() {
        AnnualSummary year = AnnualSummary.of(page(AnnualSummary.REPORT.toString(), "year-2026.html"));
        AnnualSummary.Line may = new AnnualSummary.Line(Clp.of(500_000), Clp.of(76_250), Clp.ZERO, 1, 1);
        assertThat(year.months()).containsEntry(Month.MAY, may).hasSize(12);
        assertThat(year.total()).isEqualTo(may);
    }

    @Test
    @Tag("SII-BTE")
    void aListOfBteIsRead() {
        IssuedBteWalk walk = IssuedBteWalk.of(COMPANY, YearMonth.of(2026, 5))
                .take(page(IssuedBteWalk.REPORT.toString(), "bte-2026-05.html"));
        assertThat(walk.list().rows())
                .extracting(row -> row.id().folio(), row -> row.retained())
                .containsExactly(tuple(7L, Clp.of(15_250)), tuple(8L, Clp.of(7_625)));
    }
}
