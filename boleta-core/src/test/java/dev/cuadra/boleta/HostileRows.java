package dev.cuadra.boleta;

import dev.cuadra.tables.CellText;
import dev.cuadra.tables.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Rows of a list with what people, spreadsheets and bad will put into cells; written as CSV, each cell in quotes. */
final class HostileRows {
    /** What must never be in a message: it is somebody's. */
    static final String NUMBER = "15783204-6";

    static final String MAIL = "rosa@correo.example.cl";

    private static final List<String> CELLS = List.of(
            "",
            " ",
            "\u00A0",
            "Total",
            "TOTALES* :",
            "Total general",
            "rut",
            "folio",
            "N°",
            "\uFEFF",
            "\"",
            "\"\"",
            "a\nb",
            "a\r\nb",
            ";",
            ",",
            "sep=;",
            "=1+1",
            "=\"12345678-5\"",
            "'=1",
            "@x",
            "-",
            "0",
            "-1",
            "1.000",
            "1,5",
            "999999999999999",
            "9999999999999999999999",
            "1e400",
            "NaN",
            "\u0661\u0662\u0663",
            "\uFF11\uFF12",
            "\u202E5-87654321",
            "\u0130\u0131",
            "\uD83D\uDE00",
            "x".repeat(300),
            "31/02/2026",
            "2026-09-01",
            "9999-12-31",
            "VIGENTE",
            "NULA",
            "si",
            NUMBER,
            MAIL);

    private HostileRows() {}

    /** Up to twelve rows of {@code sound} cells, of which any may have been replaced. */
    static Arbitrary<List<List<String>>> of(List<String> sound) {
        Arbitrary<String> any = Arbitraries.of(CELLS);
        List<Arbitrary<String>> row = sound.stream()
                .map(cell -> Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.just(cell)), net.jqwik.api.Tuple.of(1, any)))
                .toList();
        Arbitrary<List<String>> mixed = net.jqwik.api.Combinators.combine(row).as(List::copyOf);
        Arbitrary<List<String>> hostile = any.list().ofSize(sound.size());
        return Arbitraries.oneOf(mixed, mixed, hostile, Arbitraries.just(sound))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** How many rows hold something. */
    static long filled(List<List<String>> rows) {
        return rows.stream().filter(HostileRows::holdsSomething).count();
    }

    static boolean holdsSomething(List<String> row) {
        return row.stream().anyMatch(cell -> !CellText.trimmed(cell).isEmpty());
    }

    static TableSource csv(List<String> titles, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(titles));
        all.addAll(rows);
        return TableSource.ofText(
                "lista.csv",
                all.stream()
                        .map(row -> row.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(";")))
                        .collect(Collectors.joining("\r\n", "", "\r\n")));
    }
}
