package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.Taxpayer;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * The monthly report as a file named {@code .xls} that is an HTML table.
 *
 * @source REP-1, REP-2
 */
record Planilla(Books books, boolean received) {
    Answer of(Taxpayer taxpayer, YearMonth month, List<SimulatedBoleta> boletas) {
        StringBuilder table = new StringBuilder("<html><body><table border=\"1\">\n");
        table.append(title(taxpayer, month))
                .append("<tr><td colspan=\"4\">Boleta</td><td colspan=\"3\">")
                .append(received ? "Emisor" : "Receptor")
                .append("</td><td colspan=\"3\">Honorarios</td></tr>\n")
                .append(line(List.of(
                        "N°",
                        "Fecha",
                        "Estado",
                        "Fecha Anulación",
                        "Rut",
                        "Nombre&nbsp;o&nbsp;Razón&nbsp;Social",
                        "Soc. Prof.",
                        "Brutos",
                        "Retenido",
                        "Pagado")));
        boletas.forEach(boleta -> table.append(row(boleta)));
        table.append(totals(boletas))
                .append("</table>\n<p>* Los totales no consideran las boletas anuladas.</p></body></html>\n");
        String file = received ? "informeMensualREC.xls" : "informeMensual.xls";
        return Answer.page(table.toString())
                .type("application/vnd.ms-excel")
                .with("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }

    private static String title(Taxpayer taxpayer, YearMonth month) {
        return "<tr><td colspan=\"10\">Contribuyente: " + Html.entities(taxpayer.name()) + "<br>RUT : "
                + taxpayer.rut() + "<br>Informe correspondiente al mes  "
                + String.format(Locale.ROOT, "%02d", month.getMonthValue()) + " del año " + month.getYear()
                + "</td></tr>\n";
    }

    private String row(SimulatedBoleta boleta) {
        Taxpayer issuer = books.known(boleta.id().issuer());
        Taxpayer other = received ? issuer : books.known(boleta.receiver());
        Clp kept = boleta.retainedByReceiver();
        return line(List.of(
                Long.toString(boleta.id().folio()),
                MonthlyReport.DAY.format(boleta.date()),
                boleta.state().text(),
                MonthlyReport.annulledOn(boleta),
                other.rut().toString(),
                Html.entities(other.name()),
                MonthlyReport.partnership(issuer),
                boleta.gross().toString(),
                kept.toString(),
                boleta.gross().minus(kept).toString()));
    }

    private static String totals(List<SimulatedBoleta> boletas) {
        Clp gross = Clp.ZERO;
        Clp kept = Clp.ZERO;
        for (SimulatedBoleta boleta : boletas) {
            if (boleta.state() != State.ANNULLED) {
                gross = gross.plus(boleta.gross());
                kept = kept.plus(boleta.retainedByReceiver());
            }
        }
        return "<tr><td colspan=\"7\">Totales* :</td><td>" + gross + "</td><td>" + kept + "</td><td>"
                + gross.minus(kept) + "</td></tr>\n";
    }

    private static String line(List<String> cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>\n";
    }
}
