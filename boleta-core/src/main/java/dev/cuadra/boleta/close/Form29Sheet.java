package dev.cuadra.boleta.close;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.tables.SheetsWriter;
import dev.cuadra.tables.Tables;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The draft of Form 29 as a workbook: the codes with their labels, and on a second sheet the boletas behind each. The
 * labels are those of the form, in Spanish; titles are in the language asked for. Numbers and dates are numbers and dates
 * of the sheet. The same close gives the same bytes. Stateless, safe for many threads.
 */
public final class Form29Sheet {
    private Form29Sheet() {}

    /**
     * Writes the workbook and closes the stream.
     *
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public static void write(MonthClose close, Locale locale, OutputStream out) {
        Form29 form = close.form29();
        try (SheetsWriter sheets =
                Tables.xlsx(out, List.of(text("sheet.codes", locale), text("sheet.boletas", locale)))) {
            sheets.row(text("sheet.title", locale));
            sheets.row(text("sheet.payer", locale), close.payer().toString());
            sheets.row(text("sheet.period", locale), form.period().toString());
            sheets.row(titles(locale, "code", "line", "label", "value", "count"));
            form.codes().forEach((code, value) -> sheets.row(code(form, code, value)));
            sheets.nextSheet();
            sheets.row(
                    titles(locale, "code", "boleta", "name", "concept", "date", "paidOn", "state", "gross", "entered"));
            Map<BoletaId, LedgerLine> lines = new HashMap<>();
            close.ledger().forEach(line -> lines.put(line.boleta().id(), line));
            form.boletas().forEach((code, ids) -> ids.forEach(id -> sheets.row(boleta(code, id, lines))));
        }
    }

    private static List<Object> code(Form29 form, F29Code code, BigDecimal value) {
        Optional<F29Line> line = F29Form.current().line(code);
        int behind =
                Optional.ofNullable(form.boletas().get(code)).map(List::size).orElse(0);
        return List.of(
                code.value(),
                line.flatMap(known -> known.line().isPresent()
                                ? Optional.of(Integer.toString(known.line().getAsInt()))
                                : Optional.<String>empty())
                        .orElse(""),
                line.map(F29Line::label).orElse(""),
                value,
                behind == 0 ? "" : (Object) behind);
    }

    private static List<Object> boleta(F29Code code, BoletaId id, Map<BoletaId, LedgerLine> lines) {
        LedgerLine line = Optional.ofNullable(lines.get(id))
                .orElseThrow(() -> new IllegalArgumentException("Not in the books: " + id.masked()));
        Boleta boleta = line.boleta();
        return List.of(
                code.value(),
                id.toString(),
                line.name(),
                boleta.concept().name(),
                boleta.date(),
                boleta.paidOn().map(Object.class::cast).orElse(""),
                boleta.state().name(),
                boleta.gross().pesos(),
                (code.equals(F29Code.LOAN_ON_FEES) ? boleta.loanRetained() : boleta.retained()).pesos());
    }

    private static List<String> titles(Locale locale, String... names) {
        return Arrays.stream(names).map(name -> text("sheet." + name, locale)).toList();
    }

    private static String text(String key, Locale locale) {
        return Texts.BOOK.text(key, Map.of()).in(locale);
    }
}
