package dev.cuadra.sii.bhe;

import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A month of received boletas that is given out page by page, in either way of paging that was seen. */
final class PagedSii {
    static final String REPORT = "https://loa.sii.cl/cgi_IMT/TMBCOC_InformeMensualBheRec.cgi";

    private final boolean cursors;
    private final List<Map<String, String>> rows;
    private final List<Map<String, String>> asked = new ArrayList<>();

    PagedSii(boolean cursors, List<Map<String, String>> rows) {
        this.cursors = cursors;
        this.rows = rows;
    }

    /** A row in force, or annulled on the day after. */
    static Map<String, String> row(int issuer, char check, long folio, long gross, long retained, boolean annulled) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("nroboleta", Long.toString(folio));
        row.put("rutemisor", Integer.toString(issuer));
        row.put("dvemisor", String.valueOf(check));
        row.put("nombre_emisor", "ANA MAR&Iacute;A N&Uacute;&Ntilde;EZ &amp; SOTO");
        row.put("fecha_boleta", "22/05/2026");
        row.put("totalhonorarios", Long.toString(gross));
        row.put("retencion_receptor", Long.toString(retained));
        row.put("honorariosliquidos", Long.toString(gross - retained));
        row.put("es_soc_profesional", "NO");
        row.put("estado", annulled ? "S" : "N");
        row.put("fechaanulacion", annulled ? "23/05/2026" : "");
        row.put("codigobarras", String.format(Locale.ROOT, "%08d%05dA1B2", issuer, folio));
        return row;
    }

    List<Map<String, String>> asked() {
        return asked;
    }

    SiiPage answer(Map<String, String> fields) {
        asked.add(fields);
        int page = Integer.parseInt(fields.get("pagina_solicitada"));
        int index = cursors && fields.containsKey("pagina_sig_codigo") ? page - 1 : page;
        return page(index, rows, rows.size());
    }

    SiiPage page(int index, List<Map<String, String>> all, int total) {
        int from = Math.min(index * 100, all.size());
        List<Map<String, String>> shown = all.subList(from, Math.min(from + 100, all.size()));
        StringBuilder html = new StringBuilder("<html><script>\n");
        value(html, "rut_arrastre", "77777777");
        value(html, "dv_arrastre", "7");
        value(html, "anio_consulta", "2026");
        value(html, "mes_consulta", "05");
        value(html, "total_boletas", Integer.toString(total));
        value(html, "suma_honorarios", sum(all, "totalhonorarios"));
        value(html, "suma_retencion_receptor", sum(all, "retencion_receptor"));
        value(html, "suma_liquido", sum(all, "honorariosliquidos"));
        if (cursors) {
            boolean last = from + 100 >= all.size();
            value(html, "pagina_sig_codigo", last ? "00000000000000" : "2026052200" + index + "77");
        }
        html.append("CantidadFilas=").append(shown.size()).append(";\n");
        for (int at = 0; at < shown.size(); at++) {
            int number = at + 1;
            shown.get(at).forEach((field, text) -> assignment(html, field + "_" + number, text));
        }
        return Pages.html(REPORT, html.append("</script></html>").toString());
    }

    private static String sum(List<Map<String, String>> rows, String field) {
        return Long.toString(rows.stream()
                .filter(row -> row.getOrDefault("estado", "").equals("N"))
                .mapToLong(row -> Long.parseLong(row.getOrDefault(field, "0")))
                .sum());
    }

    private static void value(StringBuilder html, String key, String value) {
        html.append("xml_values['").append(key).append("'] = \"").append(value).append("\";\n");
    }

    private static void assignment(StringBuilder html, String key, String value) {
        boolean money = value.matches("[0-9]+") && key.matches("(total|retencion|honorarios).*");
        html.append("arr_informe_mensual['").append(key).append("'] = ");
        html.append(money ? "formatMiles(\"" + value + "\",'.');\n" : "\"" + value + "\";\n");
    }
}
