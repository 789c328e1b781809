package dev.cuadra.simulator.internal;

import java.util.List;
import java.util.Map;

/** Pages that belong to no service of their own. */
final class Pages {
    static final String LOGIN = "https://zeusr.sii.cl/AUT2000/InicioAutenticacion/IngresoRutClave.html";

    /** What a redesign would rename; each pair is before and after. */
    private static final List<Map.Entry<String, String>> REDESIGN = List.of(
            Map.entry("xml_values", "valoresPagina"),
            Map.entry("arr_informe_", "arreglo"),
            Map.entry("CantidadFilas", "TotalFilas"),
            Map.entry("OptTipoRetencion", "TipoRet"),
            Map.entry("Txt_BoletaAnular", "NumeroAnular"),
            Map.entry("ConfirmarAnulacion", "Continuar"),
            Map.entry("ConfirmarRespuestaRechazo", "Continuar"),
            Map.entry("listaCausasRechazo", "causas"),
            Map.entry("INFORME BTE", "LISTADO BTE"),
            Map.entry("bte_indiv_cons3", "bte_detalle"),
            Map.entry("DatosCntrNow", "DatosContribuyente"),
            Map.entry("\"data\":", "\"resultado\":"),
            Map.entry("\"metaData\":", "\"meta\":"));

    private Pages() {}

    static Answer nothing() {
        return Answer.page("");
    }

    static Answer notFound(Request request) {
        return Answer.page(
                404,
                Html.page(
                        "P&aacute;gina no encontrada",
                        "<h1>La p&aacute;gina solicitada no existe</h1><p>" + Html.raw(request.path()) + "</p>"));
    }

    static Answer notAuthenticated() {
        return Answer.page(401, Html.page("Error", "NO ESTA AUTENTICADO"));
    }

    static Answer throttled() {
        return Answer.page("<html><body><h1>Error 429</h1><p>Se ha superado el l&iacute;mite.</p></body></html>");
    }

    static Answer errorAlContribuyente() {
        return Answer.page(Html.page(
                "Error al contribuyente",
                "Por el momento no se puede responder a sus requerimientos. Por favor, int&eacute;ntelo m&aacute;s tarde."
                        + " CODIGO: 01.02.003.04.005.06"));
    }

    static Answer ayudas() {
        return Answer.page(Html.page("Servicio no disponible", "El servicio no se encuentra disponible."));
    }

    static Answer unavailable() {
        return Answer.page(503, Html.page("503 Service Unavailable", "<h1>Service Unavailable</h1>"));
    }

    /** What the SII says when it says no, on a page with status 200. */
    static Answer information(String text) {
        return Answer.page(Html.page("INFORMACION AL CONTRIBUYENTE", Html.entities(text)));
    }

    static Answer bounce(Request request) {
        return Answer.redirect(LOGIN + "?" + request.address());
    }

    static Answer login() {
        return Answer.page(
                Html.page(
                        "Autenticaci&oacute;n",
                        "<h1>Ingresar Clave Tributaria</h1><form name=\"formulario\" method=\"post\""
                                + " action=\"https://zeusr.sii.cl/cgi_AUT2000/CAutInicio.cgi\">"
                                + Html.hidden("411", "")
                                + "<!-- IngresoRutClave --><input name=\"rutcntr\"><input type=\"password\" name=\"clave\"></form>"));
    }

    /** A page that says neither success nor refusal. */
    static String unclear() {
        return Html.page("Servicio de Impuestos Internos", "<p>Su solicitud est&aacute; siendo procesada.</p>");
    }

    static String redesigned(String page) {
        String text = page;
        for (Map.Entry<String, String> change : REDESIGN) {
            text = text.replace(change.getKey(), change.getValue());
        }
        return text;
    }
}
