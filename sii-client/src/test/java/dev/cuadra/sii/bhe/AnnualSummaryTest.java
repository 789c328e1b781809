package dev.cuadra.sii.bhe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.bhe.AnnualSummary.Line;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.time.Month;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SII-YEAR")
class AnnualSummaryTest {
    private static final String URI = "https://loa.sii.cl/cgi_IMT/TMBCOC_InformeAnualBheRec.cgi";

    private static String value(String key, String value) {
        return "xml_values['" + key + "'] = \"" + value + "\";\n";
    }

    private static String year() {
        StringBuilder page = new StringBuilder("<html><script>\n");
        for (String month : "ene feb mar abr may jun jul ago sep oct nov dic".split(" ", -1)) {
            boolean active = month.equals("may") || month.equals("dic");
            String[] figures = active
                    ? new String[] {"500000", "76250", "0", "311", "18", "1", "1"}
                    : new String[] {"", "", "", "", "", "", ""};
            for (int column = 1; column <= 7; column++) {
                page.append(value(month + column, figures[column - 1]));
            }
            page.append(value("sum" + month, active ? "423750" : ""));
        }
        String[] totals = {"1000000", "152500", "0", "", "", "2", "2"};
        for (int column = 1; column <= 7; column++) {
            page.append(value("tot" + column, totals[column - 1]));
        }
        return page.append(value("sumtot", "847500")).append("</script></html>").toString();
    }

    private static FaultKind fault(String html) {
        try {
            AnnualSummary.of(Pages.html(URI, html));
        } catch (SiiFaultException e) {
            return e.fault().kind();
        }
        throw new AssertionError("taken");
    }

    @Test
    void aYearIsReadMonthByMonth() {
        AnnualSummary summary = AnnualSummary.of(Pages.html(URI, year()));
        assertThat(summary.months().get(Month.MAY))
                .isEqualTo(new Line(Clp.of(500_000), Clp.of(76_250), Clp.ZERO, 1, 1));
        assertThat(summary.months().get(Month.JUNE)).isEqualTo(new Line(Clp.ZERO, Clp.ZERO, Clp.ZERO, 0, 0));
        assertThat(summary.total()).isEqualTo(new Line(Clp.of(1_000_000), Clp.of(152_500), Clp.ZERO, 2, 2));
        assertThat(AnnualSummary.fields(Rut.parse("77777777-7"), 2026))
                .containsExactly(
                        Map.entry("rut_arrastre", "77777777"),
                        Map.entry("dv_arrastre", "7"),
                        Map.entry("cbanoinformeanual", "2026"));
    }

    @Test
    void monthsThatDoNotAddUpAreAFault() {
        assertThat(fault(year().replace(value("may1", "500000"), value("may1", "500001"))))
                .isEqualTo(FaultKind.INCOMPLETE);
        assertThat(fault(year().replace(value("dic7", "1"), value("dic7", "2"))))
                .isEqualTo(FaultKind.INCOMPLETE);
    }

    @Test
    void aYearWithoutAMonthIsNoEmptyMonth() {
        assertThat(fault(year().replace("ago1", "agosto1"))).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(year().replace(value("may2", "76250"), value("may2", "NaN"))))
                .isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault("<html></html>")).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    void aBounceToTheLoginIsNoYear() {
        SiiPage login = Pages.html("https://zeusr.sii.cl/AUT2000/x.html", "<html></html>");
        assertThatThrownBy(() -> AnnualSummary.of(login))
                .asInstanceOf(InstanceOfAssertFactories.type(SiiFaultException.class))
                .satisfies(e -> assertThat(e.fault().kind()).isEqualTo(FaultKind.AUTH_EXPIRED));
    }
}
