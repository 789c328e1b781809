package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.SimulatedBte;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The pages of BTE: an HTML table in Latin-1. */
final class BtePages {
    static final int ROWS = 50;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private final Books books;

    BtePages(Books books) {
        this.books = books;
    }

    Answer menu(Request request, Visitor visitor) {
        return Answer.page(Html.page(
                "CONSULTA BTE",
                Html.form(
                                "bte_indiv_cons2",
                                Html.hidden("AUTEN", "RUTCLAVE") + Html.hidden("TIPO", "mensual")
                                        + "<input name=\"MESM\"><input name=\"ANOM\">")
                        + "<p>Boletas de prestación de servicios de terceros electrónicas</p>"));
    }

    Answer report(Request request, Visitor visitor) {
        String month = request.field("MESM");
        String year = request.field("ANOM");
        String kind = request.field("CNTR");
        if (!month.matches("0[1-9]|1[0-2]")
                || !year.matches("[0-9]{4}")
                || !kind.matches("[12]")
                || !request.field("TIPO").equals("mensual")
                || !request.field("PAGINA").matches("[1-9][0-9]{0,5}")) {
            return Pages.information("Los datos ingresados no son válidos");
        }
        boolean received = kind.equals("2");
        YearMonth asked = YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
        List<SimulatedBte> all = books.btes(visitor.rut(), asked, received);
        int number = Integer.parseInt(request.field("PAGINA"));
        int pages = Math.max(1, (all.size() + ROWS - 1) / ROWS);
        int from = Math.min(all.size(), (number - 1) * ROWS);
        List<SimulatedBte> rows = MonthlyReport.faulty(request, all.subList(from, Math.min(all.size(), from + ROWS)));
        StringBuilder table = new StringBuilder("<p>INFORME BTE's " + (received ? "RECIBIDAS" : "EMITIDAS") + "</p>"
                + "<p>Página " + number + " de " + pages + "</p><p>Total Boletas : " + all.size() + "</p>\n<table>");
        rows.forEach(bte -> table.append(row(bte)));
        return Answer.page(Html.page("BTE", table.append("</table>").toString()));
    }

    private String row(SimulatedBte bte) {
        List<String> cells = List.of(
                "<a href=\"bte_indiv_cons3?X=" + bte.folio() + "\">ver</a>",
                Long.toString(bte.folio()),
                bte.annulled() ? "ANULADA" : "VIGENTE",
                DAY.format(bte.date()),
                bte.payer().toString(),
                Html.raw(books.known(bte.payer()).name()),
                DAY.format(bte.date()),
                bte.provider().toString(),
                Html.raw(bte.providerName()),
                Html.dotted(bte.gross().pesos()),
                Html.dotted(bte.retained().pesos()),
                Html.dotted(bte.gross().minus(bte.retained()).pesos()));
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>\n";
    }
}
