package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.report.ReportTotals;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.Marker;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.ScriptPage;
import dev.cuadra.sii.page.SiiPage;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of a monthly report of boletas, received or issued.
 *
 * @param page the answer it was read from
 * @param month the month that it says it is of
 * @param holder whose report it says it is, as written; empty when it does not say
 * @param total how many boletas it says the month has
 * @param cursor what it gives for asking for the next page; empty when it gives none or says that there is none
 * @param sums its sums, where it has them; whether annulled boletas are in them is not established
 * @param rows its rows, field by field, in order
 * @source SII-MONTH, SII-COMMIT-ISSUED
 */
record MonthPage(
        SiiPage page,
        YearMonth month,
        String holder,
        int total,
        Optional<String> cursor,
        Optional<ReportTotals> sums,
        List<Map<String, String>> rows) {
    private static final Marker REPORT = Marker.text("xml_values['anio_consulta']", "xml_values[\"anio_consulta\"]");

    /**
     * Reads a page.
     *
     * @throws SiiFaultException when it is no such page, or holds another number of rows than it says
     */
    static MonthPage of(SiiPage page) {
        PageJudge.judge(SiiService.BHE, page, REPORT).ifPresent(fault -> {
            throw new SiiFaultException(fault);
        });
        ScriptPage script = ScriptPage.of(page.text());
        MonthPage read = new MonthPage(
                page,
                month(page, script),
                script.value("rut_arrastre").orElse("")
                        + script.value("dv_arrastre").map(dv -> "-" + dv).orElse(""),
                number(page, script.value("total_boletas").orElse(""), 6),
                script.value("pagina_sig_codigo").filter(code -> !code.matches("0*|\\s*")),
                sums(script),
                List.copyOf(script.rows().values()));
        script.counter("CantidadFilas")
                .filter(declared -> declared != read.rows.size())
                .ifPresent(declared -> {
                    throw ListFault.incomplete(SiiService.BHE, page);
                });
        return read;
    }

    private static YearMonth month(SiiPage page, ScriptPage script) {
        int year = number(page, script.value("anio_consulta").orElse(""), 4);
        int month = number(page, script.value("mes_consulta").orElse(""), 2);
        if (month < 1 || month > 12) {
            throw ListFault.unrecognised(SiiService.BHE, page);
        }
        return YearMonth.of(year, month);
    }

    private static int number(SiiPage page, String text, int digits) {
        String plain = text.strip().replace(".", "");
        if (!plain.matches("[0-9]{1," + digits + "}")) {
            throw ListFault.unrecognised(SiiService.BHE, page);
        }
        return Integer.parseInt(plain);
    }

    private static Optional<ReportTotals> sums(ScriptPage script) {
        List<Clp> sums = new ArrayList<>();
        for (String key : List.of("suma_honorarios", "suma_retencion_receptor", "suma_liquido")) {
            script.value(key).flatMap(Pesos::of).ifPresent(sums::add);
        }
        return sums.size() == 3
                ? Optional.of(new ReportTotals(sums.get(0), sums.get(1), sums.get(2)))
                : Optional.empty();
    }

    /** How much there is: what it says is personal. */
    @Override
    public String toString() {
        return "MonthPage[" + month + ", " + rows.size() + " of " + total + "]";
    }
}
