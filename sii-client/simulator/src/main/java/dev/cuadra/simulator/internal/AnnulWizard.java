package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;

/**
 * The wizard by which an issuer annuls a boleta.
 *
 * @source LIFE-7
 */
final class AnnulWizard {
    private final Books books;

    AnnulWizard(Books books) {
        this.books = books;
    }

    Answer begin(Request request, Visitor visitor) {
        Rut rut = visitor.rut();
        PageScript script = new PageScript()
                .value("rut_autentificado", rut.number())
                .value("dv_autentificado", Character.toString(rut.checkDigit()));
        return Answer.page(Html.page(
                "ANULACION DE BOLETA",
                "<p>Paso 1 de 3</p>"
                        + Html.form(
                                "TMBANU_ConfirmarAnulacion.cgi",
                                "<input name=\"Txt_BoletaAnular\"><select name=\"OptCausaAnulacion\">"
                                        + "<option value=\"1\">No se efectuó el pago</option>"
                                        + "<option value=\"2\">No se efectuó la prestación</option>"
                                        + "<option value=\"3\">Error de digitación</option></select>")
                        + script.tag()));
    }

    Answer preview(Request request, Visitor visitor) {
        Books.Annulment annulment = annulment(request, visitor);
        if (annulment.next().isEmpty() || !request.field("origen").equals("SEXTO")) {
            return Pages.information(annulment.refusal().isEmpty() ? "Datos no válidos" : annulment.refusal());
        }
        String warning = annulment.next().get() == State.ANNULLED
                ? ""
                : "<p>La anulación requiere la confirmación del receptor</p>";
        String fields = Html.hidden("rut_arrastre", request.field("rut_arrastre"))
                + Html.hidden("dv_arrastre", request.field("dv_arrastre"))
                + Html.hidden("Txt_BoletaAnular", request.field("Txt_BoletaAnular"))
                + Html.hidden("OptCausaAnulacion", request.field("OptCausaAnulacion"))
                + Html.hidden("origen", "SEPTIMO")
                + "<input type=\"submit\" name=\"ConfirmarAnulacion\" value=\"Confirmar\">";
        return Answer.page(Html.page(
                "ANULACION DE BOLETA",
                "<p>Paso 2 de 3</p>" + warning + Html.form("TMBANU_RecepcionAnulacion.cgi", fields)
                        + amounts(boleta(request, visitor)).tag()));
    }

    Answer commit(Request request, Visitor visitor) {
        Books.Annulment annulment = annulment(request, visitor);
        if (annulment.next().isEmpty()) {
            return Pages.information(annulment.refusal());
        }
        SimulatedBoleta before = boleta(request, visitor);
        books.annul(visitor.rut(), before.id().folio(), annulment.next().get());
        String text = annulment.next().get() == State.ANNULLED
                ? "La boleta ha sido anulada"
                : "La solicitud de anulación ha sido registrada";
        return Answer.page(Html.page(
                        "ANULACION DE BOLETA",
                        "<p>Paso 3 de 3</p><p>" + text + "</p>"
                                + amounts(before).tag()))
                .committing();
    }

    private Books.Annulment annulment(Request request, Visitor visitor) {
        String folio = request.field("Txt_BoletaAnular");
        if (MonthlyReport.foreign(request, visitor)
                || !folio.matches("[0-9]{1,15}")
                || !request.field("OptCausaAnulacion").matches("[123]")) {
            return Books.Annulment.refused("Los datos ingresados no son válidos");
        }
        return books.annulment(visitor.rut(), Long.parseLong(folio));
    }

    private SimulatedBoleta boleta(Request request, Visitor visitor) {
        long folio = Long.parseLong(request.field("Txt_BoletaAnular"));
        return books.boleta(new BoletaId(visitor.rut(), folio)).orElseThrow();
    }

    private static PageScript amounts(SimulatedBoleta boleta) {
        return new PageScript()
                .value("Numero_Boleta", boleta.id().folio())
                .money("Monto_Boleta", boleta.gross())
                .money("Monto_Liquido", boleta.net());
    }
}
