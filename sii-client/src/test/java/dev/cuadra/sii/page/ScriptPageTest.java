package dev.cuadra.sii.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SII-SCRIPT")
class ScriptPageTest {
    @Test
    void assignmentsAreRead() {
        ScriptPage page = ScriptPage.of(String.join(
                "\n",
                "<html><script>",
                "xml_values['total_boletas'] = \"2\";",
                "xml_values[\"mes_consulta\"]='05';",
                "CantidadFilas=2;",
                "arr_informe_mensual['nroboleta_1'] = \"311\";",
                "arr_informe_mensual['totalhonorarios_1'] = formatMiles(\"500000\",'.');",
                "arr_informe_mensual['nombre_emisor_1'] = \"ANA MAR&Iacute;A N&Uacute;&Ntilde;EZ &amp; SOTO; &noexiste;\";",
                "arr_informe_mensual['retencion_receptor_12'] = formatMiles('76.250','.');",
                "arr_informe_mensual['fechaanulacion_12'] = \"\";",
                "if (xml_values['total_boletas'] == \"0\") { }",
                "</script></html>"));
        assertThat(page.value("total_boletas")).contains("2");
        assertThat(page.value("mes_consulta")).contains("05");
        assertThat(page.counter("CantidadFilas")).contains(2);
        assertThat(page.rows().keySet()).containsExactly(1, 12);
        assertThat(page.rows().get(1))
                .containsEntry("nroboleta", "311")
                .containsEntry("totalhonorarios", "500000")
                .containsEntry("nombre_emisor", "ANA MARÍA NÚÑEZ & SOTO; &noexiste;");
        assertThat(page.rows().get(12))
                .containsExactlyInAnyOrderEntriesOf(Map.of("retencion_receptor", "76.250", "fechaanulacion", ""));
    }

    @Test
    void aValueEndsWithItsLine() {
        ScriptPage page = ScriptPage.of("xml_values['a'] = \"sin fin\nxml_values['b'] = 7;\r\nxml_values['c'] =");
        assertThat(page.values()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "sin fin", "b", "7", "c", ""));
    }

    @Test
    void twoAssignmentsOnALineAreTwo() {
        ScriptPage page = ScriptPage.of("xml_values['a'] = 7; xml_values['b'] = \"8\"; xml_values['c'] = '9';");
        assertThat(page.values()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "7", "b", "8", "c", "9"));
    }

    @Test
    void whatStandsInQuotesAssignsNothing() {
        ScriptPage page = ScriptPage.of("xml_values['total_boletas'] = \"2\";\n"
                + "arr_informe_mensual['nombre_emisor_1'] = \"ANA xml_values['total_boletas'] = 1\";");
        assertThat(page.value("total_boletas")).contains("2");
        assertThat(page.rows().get(1)).containsEntry("nombre_emisor", "ANA xml_values['total_boletas'] = 1");
    }

    /** Each value used to be read to the end of the line: hours for such a page of the largest size. */
    @Test
    void quotesThatNeverEndAreReadOnce() {
        String page = "xml_values[\"a\"]=\\'".repeat(200_000);
        assertThat(ScriptPage.of(page).values()).containsOnlyKeys("a");
    }

    @Test
    void aPageWithoutAssignmentsHasNone() {
        assertThat(ScriptPage.of("<html>no hay datos</html>")).isEqualTo(new ScriptPage(Map.of(), Map.of(), Map.of()));
    }

    @Property
    @net.jqwik.api.Tag("SII-SCRIPT")
    void anyValueWithoutQuotesAndEntitiesComesBack(
            @ForAll @StringLength(max = 40) String drawn, @ForAll @IntRange(min = 1, max = 999) int row) {
        String value = drawn.replaceAll("[\\\\\"'&\\r\\n]", "x");
        ScriptPage page = ScriptPage.of("arr_informe_mensual['nombre_emisor_" + row + "'] = \"" + value + "\";");
        assertThat(page.rows().get(row)).containsEntry("nombre_emisor", value);
    }

    @Property
    @net.jqwik.api.Tag("SII-SCRIPT")
    void nothingMakesItFail(@ForAll @StringLength(max = 300) String text) {
        assertThat(ScriptPage.of("xml_values['" + text + "'] = " + text)).isNotNull();
        assertThat(FormPage.of("<form><input type=hidden name='" + text + "'>" + text))
                .isNotNull();
    }

    @Test
    @Tag("SII-WIZARD")
    void hiddenFieldsTravelUnchanged() {
        FormPage form = FormPage.of("<html><body><form name=\"formulario\"><input type=\"hidden\" name=\"rut_arrastre\""
                + " value=\"11111111\"><INPUT TYPE=HIDDEN NAME=glosa VALUE='Asesor&iacute;a &amp; estudio'>"
                + "<input type=\"text\" name=\"visible\" value=\"x\"><input type=\"hidden\" name=\"tiempo\""
                + " value=\" 1779460000\"></form>");
        assertThat(form.hidden())
                .containsExactly(
                        Map.entry("rut_arrastre", "11111111"),
                        Map.entry("glosa", "Asesoría & estudio"),
                        Map.entry("tiempo", " 1779460000"));
    }
}
