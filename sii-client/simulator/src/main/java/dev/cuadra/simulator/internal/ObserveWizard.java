package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.Taxpayer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The wizard by which a receiver makes a remark on a boleta.
 *
 * @source LIFE-6
 */
final class ObserveWizard {
    private static final String ARRAY = "arr_informe_anu";

    private final Books books;

    ObserveWizard(Books books) {
        this.books = books;
    }

    Answer list(Request request, Visitor visitor) {
        String month = request.field("cbmesinformemensual");
        String year = request.field("cbanoinformemensual");
        if (MonthlyReport.foreign(request, visitor) || !month.matches("0[1-9]|1[0-2]") || !year.matches("[0-9]{4}")) {
            return Pages.information("Los datos ingresados no son válidos");
        }
        YearMonth asked = YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
        List<SimulatedBoleta> open = books.received(visitor.rut(), asked).stream()
                .filter(books::observable)
                .toList();
        boolean there = open.stream().anyMatch(boleta -> wanted(boleta, request));
        return there ? page(request, open) : Pages.information("No existe la boleta de honorarios");
    }

    private static boolean wanted(SimulatedBoleta boleta, Request request) {
        return Long.toString(boleta.id().folio()).equals(request.field("nro_boleta"))
                && boleta.barCode().equals(request.field("txt_codigobarras"));
    }

    private Answer page(Request request, List<SimulatedBoleta> open) {
        PageScript script = new PageScript().plain("CantidadFilas", open.size());
        StringBuilder fields = new StringBuilder(Html.hidden("rut_arrastre", request.field("rut_arrastre")))
                .append(Html.hidden("dv_arrastre", request.field("dv_arrastre")))
                .append(Html.hidden("cantidad_filas", Integer.toString(open.size())));
        for (int i = 1; i <= open.size(); i++) {
            SimulatedBoleta boleta = open.get(i - 1);
            Taxpayer issuer = books.known(boleta.id().issuer());
            String folio = Long.toString(boleta.id().folio());
            script.row(ARRAY, "nroboleta", i, folio)
                    .row(ARRAY, "rutemisor", i, Integer.toString(issuer.rut().number()))
                    .row(ARRAY, "dvemisor", i, Character.toString(issuer.rut().checkDigit()))
                    .row(ARRAY, "nombre_emisor", i, Html.entities(issuer.name()))
                    .row(ARRAY, "fecha_boleta", i, MonthlyReport.DAY.format(boleta.date()))
                    .row(ARRAY, "totalhonorarios", i, boleta.gross())
                    .row(ARRAY, "codigobarras", i, boleta.barCode());
            fields.append(Html.hidden("nroboleta_" + i, folio))
                    .append(Html.hidden("codigobarras_" + i, boleta.barCode()))
                    .append("<input type=\"checkbox\" name=\"chkRechazo_" + i + "\">")
                    .append("<select name=\"cbRechazo_" + i + "\"><option value=\"\"></option></select>");
        }
        fields.append("<input type=\"submit\" name=\"ConfirmarRespuestaRechazo\" value=\"Confirmar\">");
        return Answer.page(Html.page(
                "OBSERVACION DE BOLETAS",
                "<p>Paso 1 de 2</p>" + Html.form("TMBANU_RecepcionRespuestaRechazo.cgi", fields.toString())
                        + "<script>listaCausasRechazo = [\"No existe relación contractual o comercial con el emisor\","
                        + " \"No conoce al emisor\"];</script>" + script.tag()));
    }

    Answer commit(Request request, Visitor visitor) {
        List<SimulatedBoleta> chosen = new ArrayList<>();
        for (int i = 1; request.has("nroboleta_" + i); i++) {
            if (request.field("chkRechazo_" + i).equals("on")) {
                Optional<SimulatedBoleta> boleta = books.byBarCode(request.field("codigobarras_" + i))
                        .filter(found -> found.receiver().equals(visitor.rut()))
                        .filter(books::observable);
                if (boleta.isEmpty() || !request.field("cbRechazo_" + i).matches("[12]")) {
                    return Pages.information("La boleta no puede ser observada");
                }
                chosen.add(boleta.get());
            }
        }
        if (MonthlyReport.foreign(request, visitor) || chosen.isEmpty()) {
            return Pages.information("Debe seleccionar una boleta y una causa");
        }
        chosen.forEach(boleta -> books.observe(boleta.id()));
        return Answer.page(
                        Html.page(
                                "OBSERVACION DE BOLETAS",
                                "<p>Paso 2 de 2</p><p>Las boletas seleccionadas han quedado observadas según lo solicitado</p>"))
                .committing();
    }
}
