package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.RetainedBy;
import dev.cuadra.simulator.Taxpayer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The wizard that issues a boleta. The server keeps nothing between the steps: every hidden field travels, and
 * {@code tiempo} comes back as it was given. What is sent twice is issued twice.
 */
final class EmitWizard {
    private static final int LINES = 4;
    private static final int MONTHS_APART = 3;
    private static final int LEGAL_PERSONS = 50_000_000;
    /** Fields that a step adds by itself. */
    private static final Set<String> OWN = Set.of("origen");

    private final Books books;
    private final Settings settings;

    EmitWizard(Books books, Settings settings) {
        this.books = books;
        this.settings = settings;
    }

    /** What is asked for, or why not. */
    private record Draft(Optional<SimulatedBoleta> boleta, String refusal) {
        static Draft refused(String why) {
            return new Draft(Optional.empty(), why);
        }
    }

    Answer begin(Request request, Visitor visitor) {
        if (!books.known(visitor.rut()).mayIssue()) {
            return Pages.information("El contribuyente no registra inicio de actividades de segunda categoría"
                    + " y no puede emitir boletas de honorarios electrónicas");
        }
        String options = "<input type=\"radio\" name=\"OptTipoRetencion\" value=\"RETRECEPTOR\">"
                + "<input type=\"radio\" name=\"OptTipoRetencion\" value=\"RETCONTRIBUYENTE\">";
        return Answer.page(Html.page(
                "EMISION DE BOLETA",
                Html.form("TMBECN_PresentaDatosBoleta.cgi", identity(visitor.rut()) + options)
                        + "<p>¿Quién efectúa la retención?</p>"));
    }

    private static String identity(Rut rut) {
        return Html.hidden("rut_arrastre", Integer.toString(rut.number()))
                + Html.hidden("dv_arrastre", Character.toString(rut.checkDigit()));
    }

    Answer data(Request request, Visitor visitor) {
        Optional<RetainedBy> option = retainedBy(request);
        if (MonthlyReport.foreign(request, visitor) || option.isEmpty()) {
            return Pages.information("Los datos ingresados no son válidos");
        }
        Taxpayer issuer = books.known(visitor.rut());
        String time = Long.toString(settings.clock().instant().getEpochSecond());
        books.begin(visitor.rut(), time);
        LocalDate today = settings.today();
        PageScript script = new PageScript()
                .value("dia_actual", two(today.getDayOfMonth()))
                .value("mes_actual", two(today.getMonthValue()))
                .value("anio_actual", today.getYear())
                .value("glosa_actividad", "SERVICIOS PROFESIONALES")
                .value("comuna_ctr", issuer.commune())
                .value("fono_ctr", "")
                .value("iddir1", "1")
                .value("tiempo", time)
                .value("PorcentajeRetencion", MonthlyReport.rate(today))
                .value("num_ult_boleta", books.lastFolio(visitor.rut()))
                .value("fecha_ult_boleta", lastDate(visitor.rut()))
                .value("es_sociedad_profesionales", MonthlyReport.partnership(issuer));
        String fields = identity(visitor.rut())
                + Html.hidden("sin_destinatario", request.field("sin_destinatario"))
                + Html.hidden("OptTipoRetencion", request.field("OptTipoRetencion"))
                + Html.hidden("dia_actual", two(today.getDayOfMonth()))
                + Html.hidden("mes_actual", two(today.getMonthValue()))
                + Html.hidden("anio_actual", Integer.toString(today.getYear()))
                + Html.hidden("hdn_muestra_glosa", "S")
                + Html.hidden("hdn_glosa_actividad", "SERVICIOS PROFESIONALES")
                + Html.hidden("cantidad_filas_ingreso", Integer.toString(LINES))
                + Html.hidden("tiempo", time);
        return Answer.page(Html.page(
                "EMISION DE BOLETA",
                Html.form("TMBECN_ConfirmaTimbrajeContrib.cgi", fields) + script.tag()
                        + "<p>Prestación de servicios</p>"));
    }

    private String lastDate(Rut issuer) {
        long last = books.lastFolio(issuer);
        return last == 0
                ? ""
                : books.boleta(new BoletaId(issuer, last))
                        .map(boleta -> MonthlyReport.DAY.format(boleta.date()))
                        .orElse("");
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    Answer preview(Request request, Visitor visitor) {
        Draft draft = draft(request, visitor);
        return draft.boleta()
                .map(boleta -> Answer.page(Html.page(
                        "CONFIRMACION",
                        Html.form("TMBECN_BoletaHonorariosElectronica.cgi", hidden(request))
                                + new PageScript()
                                        .money("Monto_Boleta", boleta.gross())
                                        .money("Monto_Retencion", boleta.retained())
                                        .money("Monto_Liquido", boleta.net())
                                        .value("PorcentajeRetencion", MonthlyReport.rate(boleta.date()))
                                        .tag()
                                + "<p>Confirme la emisión</p>")))
                .orElseGet(() -> Pages.information(draft.refusal()));
    }

    private static String hidden(Request request) {
        return request.fields().entrySet().stream()
                .filter(field -> !OWN.contains(field.getKey()))
                .map(field -> Html.hidden(field.getKey(), field.getValue()))
                .collect(Collectors.joining());
    }

    Answer commit(Request request, Visitor visitor) {
        if (!request.field("origen").equals("SEPTIMO")) {
            return Pages.information("Los datos ingresados no son válidos");
        }
        Draft draft = draft(request, visitor);
        if (draft.boleta().isEmpty()) {
            return Pages.information(draft.refusal());
        }
        SimulatedBoleta boleta = draft.boleta().get();
        books.add(boleta);
        return Answer.page(Html.page(
                        "BOLETA DE HONORARIOS ELECTRONICA",
                        Html.form(
                                        "TMBECN_PresentaDatosEnvio.cgi",
                                        identity(visitor.rut()) + Html.hidden("cod_barras", boleta.barCode()))
                                + new PageScript()
                                        .value("cod_barras", boleta.barCode())
                                        .value("codigo_inferior", boleta.barCode())
                                        .value(
                                                "nombre_archivo",
                                                "bhe_" + boleta.id().folio() + ".pdf")
                                        .tag()
                                + "<p>Emisión realizada</p>"))
                .committing();
    }

    /**
     * Reads the fields as they came, at the step that shows and again at the step that issues.
     *
     * @source BHE-2, RET-1, RET-2, RET-3
     */
    private Draft draft(Request request, Visitor visitor) {
        if (MonthlyReport.foreign(request, visitor)
                || !books.known(visitor.rut()).mayIssue()
                || !books.begun(visitor.rut(), request.field("tiempo"))) {
            return Draft.refused("Se han perdido los datos de su boleta. Debe ingresarlos nuevamente");
        }
        Optional<LocalDate> date = date(request);
        if (date.isEmpty() || !near(date.get())) {
            return Draft.refused("La fecha de la boleta no es válida");
        }
        Optional<Rut> receiver = WebLogin.rut(
                request.field("txt_rut_destinatario"),
                request.field("txt_dv_destinatario").toUpperCase(Locale.ROOT));
        if (receiver.isEmpty() || receiver.flatMap(books::taxpayer).isEmpty()) {
            return Draft.refused("El RUT del destinatario no es válido");
        }
        if (receiver.equals(visitor.known())) {
            return Draft.refused("No puede emitir una boleta a su propio RUT");
        }
        Optional<RetainedBy> retainedBy = retainedBy(request);
        boolean companyPays = receiver.get().number() > LEGAL_PERSONS
                && books.known(visitor.rut()).kind() == Taxpayer.Kind.PERSON;
        if (retainedBy.isEmpty() || (companyPays && retainedBy.get() != RetainedBy.RECEIVER)) {
            return Draft.refused("La retención debe ser efectuada por el receptor de la boleta");
        }
        long gross = gross(request);
        return gross < 1
                ? Draft.refused("El monto de la boleta no es válido")
                : new Draft(
                        Optional.of(boleta(visitor.rut(), receiver.get(), date.get(), gross, retainedBy.get())), "");
    }

    private SimulatedBoleta boleta(Rut issuer, Rut receiver, LocalDate date, long gross, RetainedBy retainedBy) {
        return SimulatedBoleta.of(issuer, books.lastFolio(issuer) + 1, receiver, date, Clp.of(gross), retainedBy)
                .issued(settings.now());
    }

    private static Optional<RetainedBy> retainedBy(Request request) {
        return Optional.ofNullable(Map.of("RETRECEPTOR", RetainedBy.RECEIVER, "RETCONTRIBUYENTE", RetainedBy.ISSUER)
                .get(request.field("OptTipoRetencion")));
    }

    private static Optional<LocalDate> date(Request request) {
        List<String> parts = List.of(
                request.field("cbo_anio_boleta"), request.field("cbo_mes_boleta"), request.field("cbo_dia_boleta"));
        if (!parts.get(0).matches("[0-9]{4}")
                || !parts.get(1).matches("[0-9]{1,2}")
                || !parts.get(2).matches("[0-9]{1,2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean near(LocalDate date) {
        LocalDate today = settings.today();
        return !date.isBefore(today.minusMonths(MONTHS_APART)) && !date.isAfter(today.plusMonths(MONTHS_APART));
    }

    /** The sum of one to four lines, or 0 when one is not a whole number of pesos or there are more. */
    private static long gross(Request request) {
        long sum = 0;
        for (int line = 1; line <= LINES; line++) {
            String value = request.field("valor_prestacion_" + line);
            if (!value.isEmpty() && !value.matches("[0-9]{1,12}")) {
                return 0;
            }
            boolean described = !request.field("desc_prestacion_" + line).isBlank();
            if (!value.isEmpty() && !described) {
                return 0;
            }
            sum += value.isEmpty() ? 0 : Long.parseLong(value);
        }
        return request.has("valor_prestacion_" + (LINES + 1)) ? 0 : sum;
    }

    Answer mail(Request request, Visitor visitor) {
        return own(request, visitor)
                .map(boleta -> Answer.page(Html.page(
                        "ENVIO DE BOLETA",
                        Html.form(
                                "TMBECN_EnviarBoleta.cgi",
                                identity(visitor.rut()) + Html.hidden("cod_barras", boleta.barCode())
                                        + "<input name=\"email_receptor\">"))))
                .orElseGet(() -> Pages.information("No existe la boleta de honorarios"));
    }

    Answer send(Request request, Visitor visitor) {
        Optional<SimulatedBoleta> boleta = own(request, visitor);
        if (boleta.isEmpty() || !request.field("email_receptor").contains("@")) {
            return Pages.information("No existe la boleta de honorarios, o la dirección no es válida");
        }
        books.send(boleta.get().id(), request.field("email_receptor"));
        return Answer.page(Html.page("ENVIO DE BOLETA", "La boleta ha sido enviada"))
                .committing();
    }

    private Optional<SimulatedBoleta> own(Request request, Visitor visitor) {
        return books.byBarCode(request.field("cod_barras"))
                .filter(boleta -> boleta.id().issuer().equals(visitor.rut()));
    }
}
