package dev.cuadra.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.internal.Route.Trait;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The methods of the Form 29 application that read. Those that write do not exist here. */
final class Form29Methods {
    private static final String BASE = "/propuestaf29ui/services/data/";
    private static final String INTERFACES = "cl.sii.sdi.lob.iva.propuestaf29.data.api.interfaces.";
    private static final Set<Trait> TRAITS = Set.of(Trait.SESSION, Trait.JSON);
    private static final Set<String> OWN = Set.of("rutContribuyente", "dv", "mes", "anno");
    private static final Set<String> FORM = Set.of("rut", "dv", "formId", "mes", "anno");

    private final Form29Data data;
    private final Map<String, Route> routes = new LinkedHashMap<>();

    private Form29Methods(Books books, Settings settings) {
        data = new Form29Data(books, settings);
    }

    /** Whose data, which month, and the rest. */
    record Asked(Rut rut, YearMonth month, JsonNode data) {}

    private interface Method {
        JsonNode answer(Asked asked);
    }

    static Map<String, Route> routes(Books books, Settings settings) {
        Form29Methods methods = new Form29Methods(books, settings);
        methods.adapter();
        methods.facade();
        methods.riac();
        return methods.routes;
    }

    private void adapter() {
        String segment = "facadeAdapterService";
        put(segment, "getDeclaracionConCondicionesYTipoPropuesta", with(OWN, "formCodigo"), data::proposal);
        put(segment, "getDeclaracionConEstados", FORM, data::declarations);
        put(segment, "getTasaPPMO", with(OWN, "categoriaTributaria", "tipoFormulario"), data::rate);
        put(segment, "getPpmEnPlazo", with(FORM, "formVersion"), data::inTime);
        put(
                segment,
                "getMensajesContribuyente",
                Set.of("rut", "periodo", "formId", "tipo"),
                asked -> Envelope.NODES.nullNode());
    }

    /** The interface of these is not established: both take them. */
    private void facade() {
        for (String segment : List.of("facadeService", "facadeAdapterService")) {
            put(segment, "getPeriodosF29", Set.of(), data::periods);
            put(segment, "getDeclaracionVigente", Set.of("periodo"), data::current);
            put(
                    segment,
                    "getComplementosAsistentes",
                    Set.of("scoaRut", "scoaDv", "scoaPeriodo", "scoaTipo"),
                    data::complements);
        }
    }

    private void riac() {
        Set<String> fields = with(OWN, "paginaActual");
        put("riacFacadeService", "getBoletasHonorario", fields, data::boletas);
        put("riacFacadeService", "getBoletasPrestacionT", fields, data::btes);
    }

    private static Set<String> with(Set<String> fields, String... more) {
        Set<String> all = new HashSet<>(fields);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private void put(String segment, String method, Set<String> fields, Method work) {
        String type = Character.toUpperCase(segment.charAt(0)) + segment.substring(1);
        String namespace = INTERFACES + type + "/" + method;
        Set<Trait> traits = method.startsWith("getBoletas") ? Set.of(Trait.SESSION, Trait.JSON, Trait.LIST) : TRAITS;
        Route.Page page = (request, visitor) -> call(request, visitor, namespace, fields, work);
        routes.put(BASE + segment + "/" + method, new Route("f29." + method, traits, page));
    }

    private static Answer call(Request request, Visitor visitor, String namespace, Set<String> fields, Method work) {
        if (!request.post()) {
            return Pages.notFound(request);
        }
        Envelope.Opened opened = Envelope.open(request, namespace, fields);
        if (opened.refusal().isPresent()) {
            return opened.refusal().get();
        }
        String number = first(opened.data(), "rutContribuyente", "rut", "scoaRut");
        String rut = Integer.toString(visitor.rut().number());
        if (!number.isEmpty() && !number.equals(rut)) {
            String digit = first(opened.data(), "dv", "scoaDv");
            return Envelope.refusal(
                    "Ocurrio un error de negocio. Consulta RUT[" + number + "-" + digit + "] no esta autorizado");
        }
        if (number.isEmpty() && fields.stream().anyMatch(field -> field.matches("rutContribuyente|rut|scoaRut"))) {
            return Envelope.refusal("Ocurrio un error de formato. Falta el RUT");
        }
        Optional<YearMonth> month = month(opened.data());
        if (month.isEmpty() && fields.contains("mes")) {
            return Envelope.refusal("Ocurrio un error de formato. El periodo no es valido");
        }
        Asked asked = new Asked(visitor.rut(), month.orElse(YearMonth.of(1, 1)), opened.data());
        return Envelope.answer(opened, Form29Data.faulty(request, work.answer(asked)));
    }

    private static String first(JsonNode data, String... names) {
        for (String name : names) {
            if (data.has(name)) {
                return data.path(name).asText();
            }
        }
        return "";
    }

    private static Optional<YearMonth> month(JsonNode data) {
        String period = first(data, "periodo", "scoaPeriodo");
        String month =
                period.length() == 6 ? period.substring(4) : data.path("mes").asText();
        String year = period.length() == 6
                ? period.substring(0, 4)
                : data.path("anno").asText();
        return month.matches("0[1-9]|1[0-2]") && year.matches("[0-9]{4}")
                ? Optional.of(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)))
                : Optional.empty();
    }
}
