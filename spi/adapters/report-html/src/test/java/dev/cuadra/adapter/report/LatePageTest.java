package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.LateBill;
import dev.cuadra.boleta.form29.LatePayment;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class LatePageTest {
    private static final PageOptions EN = PageOptions.in(Locale.ENGLISH);
    private static final MonthClose CLOSE = Months.busy(20);
    private static final LocalDate DUE = LocalDate.of(2026, 10, 13);

    @Test
    void whatALateReturnCostsStandsAtTheHeadWithItsSteps() {
        long amount = CLOSE.form29().value(F29Code.PAYABLE).longValueExact();
        Document page = Jsoup.parse(Form29Page.render(CLOSE, bill(amount, DUE.plusDays(5)), EN));

        String shown = page.expectFirst("#late .pay strong").text();
        assertThat(shown.replaceAll("[^0-9]", "")).isEqualTo(Long.toString(amount + 604 + 15_250 - 4));
        assertThat(page.expectFirst("#late table").text())
                .contains("604")
                .contains("15.250")
                .contains("-4")
                .contains("not worked out");
        assertThat(page.select("#late ol li").eachText())
                .hasSize(1)
                .first()
                .asString()
                .contains("<10 %>")
                .contains("unverified");
        assertThat(page.expectFirst("#late .note").text()).contains("2026-10-13");
    }

    @Test
    void aDayOnTimeCostsNothingMoreAndAPageWithoutADaySaysNothing() {
        long amount = CLOSE.form29().value(F29Code.PAYABLE).longValueExact();
        Document page = Jsoup.parse(Form29Page.render(CLOSE, bill(amount, DUE), EN));

        assertThat(page.select("#late .pay")).isEmpty();
        assertThat(page.expectFirst("#late .note.ok").text()).contains("no charges");
        assertThat(Jsoup.parse(Form29Page.render(CLOSE, EN)).select("#late")).isEmpty();
    }

    @Test
    void theBillOfAnotherReturnIsRefused() {
        long amount = CLOSE.form29().value(F29Code.PAYABLE).longValueExact();
        assertThatThrownBy(() -> Form29Page.render(CLOSE, bill(amount + 1, DUE), EN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LateBill bill(long amount, LocalDate paidOn) {
        Text words = new Text("Multa <10 %>", "Fine <10 %>");
        return new LateBill(
                LatePayment.of(Months.SEPTEMBER, Clp.of(amount), DUE, paidOn),
                DUE,
                Optional.empty(),
                Clp.of(604),
                Clp.of(15_250),
                Clp.of(4),
                Confidence.UNVERIFIED,
                List.of(new Step("LATE-5", "CT art. 97 N°11", words, Map.of(), Optional.empty(), "15250", false)),
                List.of());
    }
}
