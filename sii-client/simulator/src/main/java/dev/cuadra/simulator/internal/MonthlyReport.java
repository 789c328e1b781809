package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.simulator.Paging;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.Taxpayer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The monthly reports of boletas: pages of 100 rows in script assignments, and the planilla. */
final class MonthlyReport {
    static final int ROWS = 100;
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final String END = "00000000000000";
    private static final String ARRAY = "arr_informe_mensual";

    private final Books books;
    private final Settings settings;

    MonthlyReport(Books books, Settings settings) {
        this.books = books;
        this.settings = settings;
    }

    /** What a page shows: which rows, which number it gives itself, how to go on. */
    private record Cut(int from, int number, String next) {}

    Answer menu(Request request, Visitor visitor) {
        return Answer.page(Html.page(
                "CONSULTAS",
                Html.form(
                                "TMBCOC_InformeMensualBheRec.cgi",
                                Html.hidden(
                                                "rut_arrastre",
                                                Integer.toString(visitor.rut().number()))
                                        + Html.hidden(
                                                "dv_arrastre",
                                                Character.toString(visitor.rut().checkDigit())))
                        + "<h1>Boletas de honorarios electrónicas</h1>"));
    }

    Answer issued(Request request, Visitor visitor) {
        return report(request, visitor, false);
    }

    Answer received(Request request, Visitor visitor) {
        return report(request, visitor, true);
    }

    /** The page without arrays that whoever asks for another's report gets. */
    static boolean foreign(Request request, Visitor visitor) {
        return !WebLogin.rut(request.field("rut_arrastre"), request.field("dv_arrastre"))
                .equals(visitor.known());
    }

    static Answer foreignPage() {
        return Pages.information("El contribuyente no se encuentra autorizado para consultar este RUT");
    }

    private Answer report(Request request, Visitor visitor, boolean received) {
        if (foreign(request, visitor)) {
            return foreignPage();
        }
        String month = request.field("cbmesinformemensual");
        String year = request.field("cbanoinformemensual");
        boolean planilla = request.has("planilla");
        if (!planilla && !request.field("pagina_solicitada").matches("[0-9]{1,6}")) {
            return Answer.page(Html.page("Error", "Ha ocurrido un error: TMB020a"));
        }
        // A month with one digit is no month to the SII, and it does not say so.
        boolean understood = month.matches("0[1-9]|1[0-2]") && year.matches("[0-9]{4}");
        YearMonth asked = understood
                ? YearMonth.of(Integer.parseInt(year), Integer.parseInt(month))
                : YearMonth.from(settings.today());
        List<SimulatedBoleta> all = understood ? boletas(visitor, asked, received) : List.of();
        Taxpayer taxpayer = books.known(visitor.rut());
        return planilla
                ? new Planilla(books, received).of(taxpayer, asked, MonthlyReport.faulty(request, all))
                : Answer.page(page(request, taxpayer, month, year, asked, all, received));
    }

    private List<SimulatedBoleta> boletas(Visitor visitor, YearMonth month, boolean received) {
        return received ? books.received(visitor.rut(), month) : books.issued(visitor.rut(), month);
    }

    private String page(
            Request request,
            Taxpayer taxpayer,
            String month,
            String year,
            YearMonth asked,
            List<SimulatedBoleta> all,
            boolean received) {
        Cut cut = received && settings.receivedPaging() == Paging.CURSOR
                ? byCursor(request, taxpayer, asked, all.size())
                : byIndex(request);
        int until = Math.min(all.size(), cut.from() + ROWS);
        List<SimulatedBoleta> rows = faulty(request, cut.from() < until ? all.subList(cut.from(), until) : List.of());
        PageScript script = new PageScript()
                .value("nombre_contribuyente", Html.entities(taxpayer.name()))
                .value("rut_arrastre", taxpayer.rut().number())
                .value("dv_arrastre", Character.toString(taxpayer.rut().checkDigit()))
                .value("anio_consulta", Html.raw(year))
                .value("mes_consulta", Html.raw(month))
                .value("pagina_solicitada", cut.number())
                .value("total_boletas", all.size())
                .value("porcentaje_retencion", rate(asked.atDay(1)));
        if (!cut.next().isEmpty()) {
            script.value("pagina_sig_codigo", cut.next());
        }
        totals(script, all, received);
        script.plain("CantidadFilas", rows.size());
        for (int i = 0; i < rows.size(); i++) {
            row(script, i + 1, rows.get(i), received);
        }
        return Html.page(
                "INFORME MENSUAL",
                script.tag() + "<p>Informe de boletas " + (received ? "recibidas" : "emitidas")
                        + " según fecha de emisión</p>");
    }

    static String rate(LocalDate day) {
        return RateBook.chile().ordinary().at(day).value().percent();
    }

    private static Cut byIndex(Request request) {
        int index = Integer.parseInt(request.field("pagina_solicitada"));
        return new Cut(index * ROWS, index + 1, "");
    }

    /** Whoever walks by numbers alone gets the first page again and again. */
    private Cut byCursor(Request request, Taxpayer taxpayer, YearMonth month, int total) {
        int number = 1;
        String code = request.field("pagina_sig_codigo");
        for (int page = 2; (page - 1) * ROWS < total; page++) {
            boolean named = request.field("pagina_solicitada").equals(Integer.toString(page));
            if (named && code.equals(cursor(taxpayer, month, page))) {
                number = page;
            }
        }
        boolean more = number * ROWS < total;
        return new Cut((number - 1) * ROWS, number, more ? cursor(taxpayer, month, number + 1) : END);
    }

    private String cursor(Taxpayer taxpayer, YearMonth month, int page) {
        long place = (month.getYear() * 12L + month.getMonthValue()) * 10_000L + page;
        // The end mark is all zeros, so a cursor begins with another digit.
        return "1" + Letters.digits(settings.seed(), "cursor", taxpayer.rut().number(), place, 13);
    }

    static <T> List<T> faulty(Request request, List<T> rows) {
        if (request.meets(SimulatedFault.ROWS_MISSING) && !rows.isEmpty()) {
            return rows.subList(0, rows.size() - 1);
        }
        if (request.meets(SimulatedFault.ROWS_DUPLICATED) && rows.size() > 1) {
            List<T> twice = new ArrayList<>(rows);
            twice.set(rows.size() - 1, rows.get(0));
            return twice;
        }
        return rows;
    }

    /** The page's sums leave annulled boletas out, as the note of the planilla says of its own. */
    private static void totals(PageScript script, List<SimulatedBoleta> all, boolean received) {
        Clp gross = Clp.ZERO;
        Clp byIssuer = Clp.ZERO;
        Clp byReceiver = Clp.ZERO;
        for (SimulatedBoleta boleta : all) {
            if (boleta.state() != State.ANNULLED) {
                gross = gross.plus(boleta.gross());
                byIssuer = byIssuer.plus(boleta.retainedByIssuer());
                byReceiver = byReceiver.plus(boleta.retainedByReceiver());
            }
        }
        script.value("suma_honorarios", gross.pesos());
        if (!received) {
            script.value("suma_retencion_emisor", byIssuer.pesos());
        }
        script.value("suma_retencion_receptor", byReceiver.pesos())
                .value("suma_liquido", gross.minus(byReceiver).pesos());
    }

    private void row(PageScript script, int i, SimulatedBoleta boleta, boolean received) {
        Taxpayer issuer = books.known(boleta.id().issuer());
        Taxpayer receiver = books.known(boleta.receiver());
        script.row(ARRAY, "nroboleta", i, Long.toString(boleta.id().folio()));
        if (received) {
            script.row(ARRAY, "rutemisor", i, Integer.toString(issuer.rut().number()))
                    .row(ARRAY, "dvemisor", i, Character.toString(issuer.rut().checkDigit()))
                    .row(ARRAY, "nombre_emisor", i, Html.entities(issuer.name()))
                    .row(ARRAY, "nombre_receptor", i, Html.entities(receiver.name()));
        } else {
            script.row(ARRAY, "rutreceptor", i, Integer.toString(receiver.rut().number()))
                    .row(
                            ARRAY,
                            "dvreceptor",
                            i,
                            Character.toString(receiver.rut().checkDigit()))
                    .row(ARRAY, "nombrereceptor", i, Html.raw(receiver.name()))
                    .row(ARRAY, "usuemisor", i, Html.raw(issuer.name()))
                    .row(ARRAY, "fechaemision", i, DAY.format(boleta.issuedAt()));
        }
        script.row(ARRAY, "fecha_boleta", i, DAY.format(boleta.date()))
                .row(ARRAY, "totalhonorarios", i, boleta.gross())
                .row(ARRAY, "honorariosliquidos", i, boleta.net())
                .row(ARRAY, "es_soc_profesional", i, partnership(issuer))
                .row(ARRAY, "retencion_receptor", i, boleta.retainedByReceiver());
        if (!received) {
            script.row(ARRAY, "retencion_emisor", i, boleta.retainedByIssuer());
        }
        script.row(ARRAY, "estado", i, letter(boleta.state())).row(ARRAY, "fechaanulacion", i, annulledOn(boleta));
        if (received) {
            script.row(ARRAY, "cod_comuna", i, issuer.commune());
        } else {
            script.row(ARRAY, "email_envio", i, Html.raw(boleta.email()));
        }
        script.row(ARRAY, "codigobarras", i, boleta.barCode());
    }

    private String letter(State state) {
        return state == State.ANNULMENT_REQUESTED ? settings.pendingLetter() : state.letter();
    }

    static String partnership(Taxpayer issuer) {
        return issuer.kind() == Taxpayer.Kind.PARTNERSHIP ? "SI" : "NO";
    }

    static String annulledOn(SimulatedBoleta boleta) {
        return boleta.state() == State.ANNULLED
                ? boleta.changedOn().map(DAY::format).orElse("")
                : "";
    }
}
