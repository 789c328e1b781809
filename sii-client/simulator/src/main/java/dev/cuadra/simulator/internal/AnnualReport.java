package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;
import java.time.Year;
import java.util.List;
import java.util.stream.LongStream;

/** The annual report: seven numbers for each month. */
final class AnnualReport {
    private static final List<String> MONTHS =
            List.of("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic");

    private final Books books;

    AnnualReport(Books books) {
        this.books = books;
    }

    Answer issued(Request request, Visitor visitor) {
        return report(request, visitor, false);
    }

    Answer received(Request request, Visitor visitor) {
        return report(request, visitor, true);
    }

    private Answer report(Request request, Visitor visitor, boolean received) {
        if (MonthlyReport.foreign(request, visitor)) {
            return MonthlyReport.foreignPage();
        }
        String year = request.field("cbanoinformeanual");
        PageScript script = new PageScript()
                .value(
                        "nombre_contribuyente",
                        Html.entities(books.known(visitor.rut()).name()))
                .value("rut_arrastre", visitor.rut().number())
                .value("dv_arrastre", Character.toString(visitor.rut().checkDigit()))
                .value("anio_consulta", Html.raw(year));
        List<SimulatedBoleta> all =
                year.matches("[0-9]{4}") ? books.of(visitor.rut(), Year.parse(year), received) : List.of();
        for (int month = 1; month <= 12; month++) {
            int wanted = month;
            lines(
                    script,
                    MONTHS.get(month - 1),
                    "sum" + MONTHS.get(month - 1),
                    all.stream()
                            .filter(boleta -> boleta.date().getMonthValue() == wanted)
                            .toList());
        }
        lines(script, "tot", "sumtot", all);
        return Answer.page(Html.page("INFORME ANUAL", script.tag() + "<p>Informe anual según fecha de emisión</p>"));
    }

    private static void lines(PageScript script, String prefix, String net, List<SimulatedBoleta> boletas) {
        if (boletas.isEmpty()) {
            for (int i = 1; i <= 7; i++) {
                script.value(prefix + i, "");
            }
            script.value(net, "");
            return;
        }
        List<SimulatedBoleta> valid = boletas.stream()
                .filter(boleta -> boleta.state() != State.ANNULLED)
                .toList();
        long gross = valid.stream().mapToLong(boleta -> boleta.gross().pesos()).sum();
        long byReceiver = valid.stream()
                .mapToLong(boleta -> boleta.retainedByReceiver().pesos())
                .sum();
        long byIssuer = valid.stream()
                .mapToLong(boleta -> boleta.retainedByIssuer().pesos())
                .sum();
        script.value(prefix + 1, gross)
                .value(prefix + 2, byReceiver)
                .value(prefix + 3, byIssuer)
                .value(prefix + 4, folios(boletas).min().orElse(0))
                .value(prefix + 5, folios(boletas).max().orElse(0))
                .value(prefix + 6, valid.size())
                .value(prefix + 7, boletas.size() - valid.size())
                .value(net, gross - byReceiver);
    }

    private static LongStream folios(List<SimulatedBoleta> boletas) {
        return boletas.stream().mapToLong(boleta -> boleta.id().folio());
    }
}
