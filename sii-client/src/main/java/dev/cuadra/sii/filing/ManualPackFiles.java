package dev.cuadra.sii.filing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.sii.internal.Texts;
import dev.cuadra.tables.SheetsWriter;
import dev.cuadra.tables.Tables;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A pack as JSON and as a workbook. The same pack gives the same bytes. Labels of codes are those of the form, in Spanish;
 * the rest is in the language asked for. Stateless, safe for many threads.
 *
 * @source SII-FILE-5
 */
public final class ManualPackFiles {
    private ManualPackFiles() {}

    /** The pack as a JSON object. Amounts are numbers; boletas stand as {@code RUT/FOLIO}. */
    public static String json(ManualPack pack, Locale locale) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("payer", pack.payer().toString());
        root.put("period", pack.period().toString());
        root.put("checksum", pack.checksum());
        ObjectNode due = root.putObject("dueDates");
        pack.dueDates().forEach((day, date) -> due.put(day.toString(), date.toString()));
        ArrayNode steps = root.putArray("steps");
        pack.steps().forEach(step -> steps.add(step.in(locale)));
        ArrayNode codes = root.putArray("codes");
        for (ManualPack.Line line : pack.lines()) {
            ObjectNode code = codes.addObject();
            code.put("code", line.code().value());
            code.put("label", line.label());
            code.put("value", line.value());
            ArrayNode boletas = code.putArray("boletas");
            line.boletas().forEach(id -> boletas.add(id.toString()));
        }
        return root.toPrettyString();
    }

    /**
     * Writes the pack as a workbook of three sheets, codes, boletas and steps, and closes the stream.
     *
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public static void xlsx(ManualPack pack, Locale locale, OutputStream out) {
        List<String> names = Arrays.asList(text("codes", locale), text("boletas", locale), text("steps", locale));
        try (SheetsWriter sheets = Tables.xlsx(out, names)) {
            sheets.row(text("payer", locale), pack.payer().toString());
            sheets.row(text("period", locale), pack.period().toString());
            pack.dueDates().forEach((day, date) -> sheets.row(text("due", locale) + " " + day, date));
            sheets.row(text("checksum", locale), pack.checksum());
            sheets.row(text("code", locale), text("label", locale), text("value", locale), text("boletas", locale));
            pack.lines()
                    .forEach(line -> sheets.row(
                            line.code().value(),
                            line.label(),
                            line.value(),
                            line.boletas().size()));
            sheets.nextSheet();
            sheets.row(text("code", locale), text("boleta", locale));
            pack.lines()
                    .forEach(line ->
                            line.boletas().forEach(id -> sheets.row(line.code().value(), id.toString())));
            sheets.nextSheet();
            int number = 1;
            for (var step : pack.steps()) {
                sheets.row(number++, step.in(locale));
            }
        }
    }

    private static String text(String key, Locale locale) {
        return Texts.BOOK.text("pack." + key, Map.of()).in(locale);
    }
}
