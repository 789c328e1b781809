package dev.cuadra.sii.f29;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.Marker;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.SiiPage;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The envelope of the Form 29 application: what is asked, and whether an answer is data, a legitimate nothing, or a
 * refusal.
 *
 * @source SII-SDI
 */
public final class SdiMessages {
    /** The application's own name for Form 29. With {@code 29} it answers that there is nothing. */
    private static final String FORM = "2";

    static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);

    /** Rates are read digit by digit, should one come as a number. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private SdiMessages() {}

    /**
     * A request.
     *
     * @param session the value of the cookie {@code TOKEN}
     * @param transaction a text that no other request has
     * @param taxpayer who is logged in
     * @param page the page, from 1; only of {@link SdiMethod#BOLETAS} and {@link SdiMethod#BTES}
     */
    public static String request(
            SdiMethod method, Rut taxpayer, YearMonth month, int page, String session, String transaction) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode meta = root.putObject("metaData");
        meta.put("namespace", method.namespace());
        meta.put("conversationId", session);
        meta.put("transactionId", transaction);
        meta.putNull("page");
        fill(root.putObject("data"), method, taxpayer, month, page);
        return root.toString();
    }

    /** Each method has words of its own, and refuses those of the others. */
    private static void fill(ObjectNode data, SdiMethod method, Rut taxpayer, YearMonth month, int page) {
        switch (method) {
            case PROPOSAL -> {
                whose(data, "rutContribuyente", taxpayer).put("formCodigo", FORM);
                month(data, month);
            }
            case DECLARATIONS -> {
                whose(data, "rut", taxpayer).put("formId", FORM);
                month(data, month);
            }
            case BOLETAS, BTES -> {
                whose(data, "rutContribuyente", taxpayer);
                month(data, month).put("paginaActual", page);
            }
            case PPM_RATE -> {
                whose(data, "rutContribuyente", taxpayer);
                month(data, month).put("categoriaTributaria", 1).put("tipoFormulario", "FMNINT");
            }
            case PPM_TERM -> {
                whose(data, "rut", taxpayer).put("formId", FORM).put("formVersion", FORM);
                month(data, month);
            }
            case NOTICES ->
                data.put("rut", Integer.toString(taxpayer.number()))
                        .put("periodo", PERIOD.format(month))
                        .put("formId", FORM)
                        .put("tipo", "IP");
            case CURRENT -> data.put("periodo", PERIOD.format(month));
            case PERIODS -> {
                // It asks for nothing.
            }
        }
    }

    private static ObjectNode whose(ObjectNode data, String name, Rut taxpayer) {
        return data.put(name, Integer.toString(taxpayer.number())).put("dv", String.valueOf(taxpayer.checkDigit()));
    }

    private static ObjectNode month(ObjectNode data, YearMonth month) {
        return data.put("mes", String.format(Locale.ROOT, "%02d", month.getMonthValue()))
                .put("anno", Integer.toString(month.getYear()));
    }

    /**
     * What an answer carries: an object, a list, or a missing node for the SII's "nothing".
     *
     * @throws SiiFaultException when it is a refusal, or no answer of the application
     */
    static JsonNode data(SiiPage page) {
        PageJudge.judge(SiiService.SDI, page, Marker.json()).ifPresent(fault -> {
            throw new SiiFaultException(fault);
        });
        JsonNode root = parse(page);
        if (root.hasNonNull("errorMsg")) {
            throw fault(FaultKind.PROTOCOL, page);
        }
        JsonNode meta = root.path("metaData");
        JsonNode errors = meta.path("errors");
        if (errors.isArray() && !errors.isEmpty()) {
            boolean foreign = errors.toString().toLowerCase(Locale.ROOT).contains("no esta autorizado");
            throw fault(foreign ? FaultKind.FORBIDDEN : FaultKind.PROTOCOL, page);
        }
        // Without its envelope nothing means nothing.
        if (!meta.isObject() || !root.has("data") || !(errors.isNull() || errors.isMissingNode() || errors.isArray())) {
            throw fault(FaultKind.UNRECOGNISED, page);
        }
        JsonNode data = root.get("data");
        boolean nothing = data.isNull() || (data.isArray() && data.isEmpty());
        return nothing ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : data;
    }

    private static JsonNode parse(SiiPage page) {
        try {
            JsonNode root = JSON.readTree(page.text());
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            // Half an answer, or a page that begins like one: below it is told.
        }
        throw fault(FaultKind.UNRECOGNISED, page);
    }

    /**
     * An amount in whole pesos, as a number or as digits.
     *
     * @throws SiiFaultException when it is none
     */
    static Clp pesos(SiiPage page, JsonNode node) {
        String text =
                node.isIntegralNumber() || node.isTextual() ? node.asText().strip() : "";
        if (!text.matches("-?[0-9]{1,12}")) {
            throw fault(FaultKind.UNRECOGNISED, page);
        }
        return Clp.of(Long.parseLong(text));
    }

    static SiiFaultException fault(FaultKind kind, SiiPage page) {
        SiiFault fault = PageJudge.notUnderstood(kind, SiiService.SDI, page);
        return new SiiFaultException(fault);
    }
}
