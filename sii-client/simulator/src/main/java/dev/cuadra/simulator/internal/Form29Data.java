package dev.cuadra.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.SimulatedBte;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedProposal;
import dev.cuadra.simulator.Taxpayer;
import dev.cuadra.simulator.internal.Form29Methods.Asked;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the methods of the Form 29 application return. */
final class Form29Data {
    /** The application's own number of the form; with any other the answer is empty and no error. */
    private static final String FORM_ID = "2";

    private static final int ROWS = 10;
    private static final int LAST_DAY_IN_TIME = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm", Locale.ROOT);
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);

    private final Books books;
    private final Settings settings;

    Form29Data(Books books, Settings settings) {
        this.books = books;
        this.settings = settings;
    }

    JsonNode proposal(Asked asked) {
        Optional<SimulatedProposal> proposal =
                asked.data().path("formCodigo").asText().equals(FORM_ID)
                        ? books.proposal(asked.rut(), asked.month())
                        : Optional.empty();
        return proposal.<JsonNode>map(this::proposal).orElseGet(Envelope.NODES::nullNode);
    }

    private ObjectNode proposal(SimulatedProposal proposal) {
        String period = PERIOD.format(proposal.month());
        String retained = books.retained(proposal.rut(), proposal.month()).toString();
        Map<String, String> codes = new LinkedHashMap<>(proposal.codes());
        codes.putIfAbsent("151", retained);
        ObjectNode data = Envelope.NODES.objectNode();
        data.put("tipopropuesta", proposal.kind());
        data.putNull("tipopropuestadescrip");
        data.putArray("listCondiciones");
        codes(data.putArray("listCodPropuestos"), codes);
        data.putArray("listGlosasProp");
        data.put("complementoDetalleDTE", true);
        data.put("anotacion", false);
        Map<String, String> base = new LinkedHashMap<>();
        base.put("01", books.known(proposal.rut()).name());
        base.put("03", proposal.rut().number() + "" + proposal.rut().checkDigit());
        base.put("15", period);
        codes(data.putArray("listCodBase"), base);
        data.put("documentosDelGiro", true);
        codes(data.putArray("listCodAdministrativos"), Map.of("9186", codes.getOrDefault("151", retained)));
        data.put("estado", 0);
        data.putNull("descripcionEstado");
        ArrayNode complementary = data.putArray("listCodComplementar");
        proposal.complementary().forEach(complementary::add);
        ObjectNode calculation = data.putObject("resultadoCalculoPP29");
        calculation.put("estado", 0);
        calculation.putNull("glosaError");
        calculation.put("traza", "|RUT[" + proposal.rut() + "] Periodo[" + period + "]|");
        data.put("tieneAnotaciones", false);
        return data;
    }

    private static void codes(ArrayNode array, Map<String, String> codes) {
        codes.forEach((code, value) -> array.addObject().put("codigo", code).put("valor", value));
    }

    JsonNode declarations(Asked asked) {
        ArrayNode array = Envelope.NODES.arrayNode();
        if (!asked.data().path("formId").asText().equals(FORM_ID)) {
            return array;
        }
        for (SimulatedDeclaration declaration : books.declarations(asked.rut(), asked.month())) {
            ObjectNode row = array.addObject();
            row.put("estadoDeclaracionId", declaration.stateId());
            row.put("estado", declaration.state());
            row.put("folio", declaration.folio());
            row.put("declFechaCreacion", MonthlyReport.DAY.format(declaration.filedOn()));
            row.put("monto", declaration.amount().pesos());
            row.put("enNegocio", false);
            row.putNull("codigo");
            row.putNull("tingcodingreso");
        }
        return array;
    }

    JsonNode rate(Asked asked) {
        return books.payment(asked.rut(), asked.month())
                .<JsonNode>map(payment -> {
                    ObjectNode data = Envelope.NODES.objectNode();
                    data.put("rutContribuyente", Integer.toString(asked.rut().number()));
                    data.put("dv", Character.toString(asked.rut().checkDigit()));
                    data.put("mes", asked.month().getMonthValue());
                    data.put("anno", asked.month().getYear());
                    data.put("cod563", payment.base().toString());
                    data.put("cod115", payment.rate());
                    data.put("cod62", payment.payment().toString());
                    data.putNull("cod750");
                    data.put("tasaIDPC", payment.companyRate());
                    data.put("esPropyme", payment.smallCompany());
                    data.put("fueraDePlazo", late(asked.month()));
                    data.put("periodo", PERIOD.format(asked.month()));
                    data.put("tipoFormulario", "FMNINT");
                    data.put("realizado", false);
                    return data;
                })
                .orElseGet(Envelope.NODES::nullNode);
    }

    /** After day 20 of the month after: enough for a simulator, which leaves holidays aside. */
    private boolean late(YearMonth month) {
        LocalDate last = month.plusMonths(1).atDay(LAST_DAY_IN_TIME);
        return settings.today().isAfter(last);
    }

    JsonNode inTime(Asked asked) {
        return Envelope.NODES.textNode(late(asked.month()) ? "N" : "S");
    }

    JsonNode periods(Asked asked) {
        YearMonth now = YearMonth.from(settings.today());
        ObjectNode data = Envelope.NODES.objectNode();
        data.put("periodoDesde", PERIOD.format(now.minusMonths(36)));
        data.put("periodoHasta", PERIOD.format(now));
        return data;
    }

    JsonNode current(Asked asked) {
        boolean there = books.declarations(asked.rut(), asked.month()).stream()
                .anyMatch(declaration -> declaration.stateId() == SimulatedDeclaration.IN_FORCE);
        return Envelope.NODES.objectNode().put("existe", there);
    }

    JsonNode complements(Asked asked) {
        return Envelope.NODES.arrayNode().addNull().addNull().addNull();
    }

    /** A row of the list, for boletas of both kinds. */
    private record Row(
            long folio,
            String state,
            LocalDate date,
            String madeAt,
            String issuer,
            String partnership,
            Clp gross,
            Clp byIssuer,
            Clp byReceiver) {
        Clp net() {
            return gross.minus(byReceiver);
        }
    }

    JsonNode boletas(Asked asked) {
        List<Row> rows = new ArrayList<>();
        for (SimulatedBoleta boleta : books.received(asked.rut(), asked.month())) {
            Taxpayer issuer = books.known(boleta.id().issuer());
            rows.add(new Row(
                    boleta.id().folio(),
                    boleta.state().shortText(),
                    boleta.date(),
                    TIME.format(boleta.issuedAt()),
                    issuer.name(),
                    MonthlyReport.partnership(issuer),
                    boleta.gross(),
                    boleta.retainedByIssuer(),
                    boleta.retainedByReceiver()));
        }
        return list(asked, rows);
    }

    JsonNode btes(Asked asked) {
        List<Row> rows = new ArrayList<>();
        for (SimulatedBte bte : books.btes(asked.rut(), asked.month(), false)) {
            rows.add(new Row(
                    bte.folio(),
                    (bte.annulled() ? State.ANNULLED : State.VALID).shortText(),
                    bte.date(),
                    TIME.format(bte.date().atTime(12, 0)),
                    bte.providerName(),
                    "NO",
                    bte.gross(),
                    Clp.ZERO,
                    bte.retained()));
        }
        return list(asked, rows);
    }

    private ObjectNode list(Asked asked, List<Row> rows) {
        int pages = (rows.size() + ROWS - 1) / ROWS;
        int page = Math.max(1, asked.data().path("paginaActual").asInt(1));
        int from = Math.min(rows.size(), (page - 1) * ROWS);
        List<Row> counted = rows.stream()
                .filter(row -> !row.state().equals(State.ANNULLED.shortText()))
                .toList();
        ObjectNode data = Envelope.NODES.objectNode();
        ArrayNode array = data.putArray("listBoletasHonorarios");
        rows.subList(from, Math.min(rows.size(), from + ROWS)).forEach(row -> write(array.addObject(), row, asked));
        data.put("honorariosBrutoTotal", sum(counted, Row::gross));
        data.put("honorariosRetencionEmisorTotal", sum(counted, Row::byIssuer));
        data.put("honorariosRetencionReceptorTotal", sum(counted, Row::byReceiver));
        data.put("honorariosLiquidoTotal", sum(counted, Row::net));
        data.put("totalRegistros", rows.size());
        data.put("totalPaginas", pages);
        data.put("paginaActual", page);
        data.put("tamPagina", ROWS);
        data.put("bhep", false);
        return data;
    }

    private void write(ObjectNode node, Row row, Asked asked) {
        node.put("cantBoletas", row.folio());
        node.put("estadoBoleta", row.state());
        node.put("fechaBoleta", DAY.format(row.date()));
        node.put("fechaEmision", row.madeAt());
        node.put("usuarioEmision", row.issuer());
        node.put("socProf", row.partnership());
        node.put("rutReceptor", Integer.toString(asked.rut().number()));
        node.put("nombreReceptor", books.known(asked.rut()).name());
        node.put("hBrutos", row.gross().pesos());
        node.put("hRetencionEmisor", row.byIssuer().pesos());
        node.put("hRetencionReceptor", row.byReceiver().pesos());
        node.put("hLiquidos", row.net().pesos());
        node.put("manual", false);
    }

    private static long sum(List<Row> rows, Function<Row, Clp> what) {
        return rows.stream().map(what).mapToLong(Clp::pesos).sum();
    }

    /** Leaves out or repeats a row of a list, when that is the fault. */
    static JsonNode faulty(Request request, JsonNode data) {
        if (data.path("listBoletasHonorarios") instanceof ArrayNode rows) {
            if (request.meets(SimulatedFault.ROWS_MISSING) && !rows.isEmpty()) {
                rows.remove(rows.size() - 1);
            }
            if (request.meets(SimulatedFault.ROWS_DUPLICATED) && rows.size() > 1) {
                rows.set(rows.size() - 1, rows.get(0));
            }
        }
        return data;
    }
}
