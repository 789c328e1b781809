package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.SimulatedDeclaration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The compact PDF of a return, for the taxpayer itself. */
final class CompactForm {
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);

    private final Books books;

    CompactForm(Books books) {
        this.books = books;
    }

    Answer answer(Request request, Visitor visitor) {
        String folio = request.field("folio");
        boolean own = request.field("rut").equals(Integer.toString(visitor.rut().number()));
        Optional<SimulatedDeclaration> declaration =
                own && folio.matches("[0-9]{1,15}") && request.field("form").equals("029")
                        ? books.declaration(visitor.rut(), Long.parseLong(folio))
                        : Optional.empty();
        return declaration
                .filter(found -> found.internalId().equals(request.field("codInt")))
                .map(found -> Answer.binary("application/pdf", Pdf.of(lines(found))))
                .orElseGet(() -> Pages.information("No está autorizado para realizar esta acción"));
    }

    private static List<String> lines(SimulatedDeclaration declaration) {
        List<String> lines = new ArrayList<>(List.of(
                "FOLIO [07] " + declaration.folio(),
                "RUT [03] " + declaration.rut().dotted(),
                "PERIODO [15] " + PERIOD.format(declaration.month())));
        declaration.codes().forEach((code, value) -> lines.add(code + " CODIGO " + code + " " + shown(value)));
        return lines;
    }

    private static String shown(String value) {
        return value.matches("-?[0-9]{1,15}") ? Html.dotted(Long.parseLong(value)) : value;
    }
}
