package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SimulatedBoleta;
import java.util.List;
import java.util.Optional;

/** A boleta as PDF, for its issuer and its receiver. */
final class BoletaPdf {
    private final Books books;

    BoletaPdf(Books books) {
        this.books = books;
    }

    Answer answer(Request request, Visitor visitor) {
        Optional<SimulatedBoleta> boleta = books.byBarCode(request.field("txt_codigobarras"))
                .filter(found -> party(found, request.field("origen")).equals(visitor.known()));
        return boleta.map(found -> Answer.binary("application/pdf", Pdf.of(lines(found))))
                .orElseGet(() -> Pages.information("No existe la boleta de honorarios"));
    }

    private static Optional<Rut> party(SimulatedBoleta boleta, String origin) {
        return switch (origin) {
            case "PROPIOS" -> Optional.of(boleta.id().issuer());
            case "RECIBIDOS" -> Optional.of(boleta.receiver());
            default -> Optional.empty();
        };
    }

    private List<String> lines(SimulatedBoleta boleta) {
        return List.of(
                "BOLETA DE HONORARIOS ELECTRONICA N " + boleta.id().folio(),
                books.known(boleta.id().issuer()).name() + " RUT " + boleta.id().issuer(),
                "Fecha: " + MonthlyReport.DAY.format(boleta.date()),
                "Señor(es): " + books.known(boleta.receiver()).name() + " RUT " + boleta.receiver(),
                "Total Honorarios: " + Html.dotted(boleta.gross().pesos()),
                MonthlyReport.rate(boleta.date()) + " % Impto. Retenido: "
                        + Html.dotted(boleta.retainedByReceiver().pesos()),
                "Total: " + Html.dotted(boleta.net().pesos()),
                boleta.barCode());
    }
}
