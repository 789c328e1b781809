package dev.cuadra.sii.f29;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.Marker;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.SiiPage;
import java.time.YearMonth;
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

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SdiMessages() {}

    /**
     * A request.
     *
     * @param session the value of the cookie {@code TOKEN}
     * @param transaction a text that no other request has
     * @param page the page, from 1; only of {@link SdiMethod#BOLETAS}
     */
    public static String request(
            SdiMethod method, Rut taxpayer, YearMonth month, int page, String session, String transaction) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode meta = root.putObject("metaData");
        meta.put("namespace", method.namespace());
        meta.put("conversationId", session);
        meta.put("transactionId", transaction);
        meta.putNull("page");
        ObjectNode data = root.putObject("data");
        // Each method has words of its own, and refuses those of the others.
        data.put(method == SdiMethod.DECLARATIONS ? "rut" : "rutContribuyente", Integer.toString(taxpayer.number()));
        data.put("dv", String.valueOf(taxpayer.checkDigit()));
        if (method == SdiMethod.PROPOSAL) {
            data.put("formCodigo", FORM);
        } else if (method == SdiMethod.DECLARATIONS) {
            data.put("formId", FORM);
        }
        data.put("mes", String.format(Locale.ROOT, "%02d", month.getMonthValue()));
        data.put("anno", Integer.toString(month.getYear()));
        if (method == SdiMethod.BOLETAS) {
            data.put("paginaActual", page);
        } else if (method == SdiMethod.PPM_RATE) {
            data.put("categoriaTributaria", 1);
            data.put("tipoFormulario", "FMNINT");
        }
        return root.toString();
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

    static SiiFaultException fault(FaultKind kind, SiiPage page) {
        SiiFault fault = PageJudge.notUnderstood(kind, SiiService.SDI, page);
        return new SiiFaultException(fault);
    }
}
