package dev.cuadra.simulator.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** What every JSON service of the SII wraps its requests and answers in. */
final class Envelope {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MEMBERS = Set.of("namespace", "conversationId", "transactionId", "page");

    private Envelope() {}

    /** The request, or the answer that says what is wrong with it. */
    record Opened(JsonNode meta, JsonNode data, Optional<Answer> refusal) {}

    private static Opened refused(Answer answer) {
        return new Opened(NODES.missingNode(), NODES.missingNode(), Optional.of(answer));
    }

    static Opened open(Request request, String namespace, Set<String> fields) {
        JsonNode root;
        try {
            root = JSON.readTree(new String(request.body().toArray(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return refused(badRequest("JsonParseException"));
        }
        JsonNode meta = root.path("metaData");
        JsonNode data = root.path("data");
        String token = request.cookie("TOKEN").orElse("");
        boolean whole = meta.isObject() && data.isObject() && MEMBERS.stream().allMatch(meta::has);
        if (!whole
                || !meta.path("conversationId").asText().equals(token)
                || meta.path("transactionId").asText().isBlank()) {
            return refused(json("{\"errorMsg\":\"Acceso no autorizado!\"}"));
        }
        if (!meta.path("namespace").asText().equals(namespace)) {
            ObjectNode expected = error("Ocurrio un error de formato. El namespace ["
                    + meta.path("namespace").asText() + "] no corresponde al servicio");
            return refused(json(expected));
        }
        for (Iterator<String> names = data.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                return refused(badRequest("org.codehaus.jackson.map.exc.UnrecognizedPropertyException: Unrecognized"
                        + " field \"" + name + "\""));
            }
        }
        return new Opened(meta, data, Optional.empty());
    }

    private static Answer badRequest(String what) {
        return Answer.page(400, Html.page("Error 400", "<h1>HTTP Status 400</h1><p>" + what + "</p>"));
    }

    /** An answer with data, or with null. */
    static Answer answer(Opened opened, JsonNode data) {
        ObjectNode root = NODES.objectNode();
        root.set("data", data);
        ObjectNode meta = root.putObject("metaData");
        meta.set("conversationId", opened.meta().path("conversationId"));
        meta.set("transactionId", opened.meta().path("transactionId"));
        meta.set("namespace", opened.meta().path("namespace"));
        meta.putNull("info");
        meta.putNull("errors");
        meta.putNull("page");
        return json(root);
    }

    static Answer refusal(String text) {
        return json(error(text));
    }

    private static ObjectNode error(String text) {
        ObjectNode root = NODES.objectNode();
        root.putNull("data");
        root.putObject("metaData").putArray("errors").addObject().put("id", "0").put("descripcion", text);
        return root;
    }

    private static Answer json(JsonNode root) {
        return json(root.toString());
    }

    private static Answer json(String text) {
        return Answer.utf8("application/json", text);
    }
}
