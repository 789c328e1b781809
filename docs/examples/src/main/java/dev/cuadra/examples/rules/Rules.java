package dev.cuadra.examples.rules;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.examples.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every rule of the library as one JSON line in and one out. Stateless, safe for many threads. */
public final class Rules {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Map<String, Operation> OPERATIONS = new TreeMap<>(Map.ofEntries(
            operation("bank.checkAccount", BankOperations::checkAccount),
            operation("rut.parse", RutOperations::parse),
            operation("retention.fromGross", RetentionOperations::fromGross),
            operation("retention.fromNet", RetentionOperations::fromNet),
            operation("form29.assemble", Form29Operations::assemble),
            operation("form29.dueDate", Form29Operations::dueDate),
            operation("payment.split", PaymentOperations::split),
            operation("calendar.isHoliday", Form29Operations::isHoliday),
            operation("layby.quote", LaybyOperations::quote),
            operation("layby.terminate", LaybyOperations::terminate),
            operation("layby.replay", LaybyOperations::replay),
            operation("layby.check", LaybyOperations::check),
            operation("form29.lateCharges", Form29Operations::lateCharges),
            operation("boleta.state", BoletaStateOperation::state),
            operation("boleta.match", RegisterOperations::match),
            operation("boleta.yearBoundary", RegisterOperations::yearBoundary),
            operation("form29.correction", RegisterOperations::correction),
            operation("annual.row", RegisterOperations::annualRow),
            operation("bank.layout", BankLayoutOperation::layout),
            operation("form29.compare", SiiOperations::compare),
            operation("sii.judgePage", SiiOperations::judgePage),
            operation("payment.gate", PaymentGateOperation::gate),
            operation("rollout.assign", RolloutOperations::assign),
            operation("health.score", HealthOperations::score),
            operation("stats.interval", GateOperations::interval),
            operation("gate.evaluate", GateOperations::evaluate),
            operation("rollout.decide", GateOperations::decide),
            operation("plan.schedule", PlanOperations::schedule),
            operation("support.deadline", SupportOperations::deadline),
            operation("support.deadlines", SupportOperations::deadlines),
            operation("support.metrics", SupportOperations::metrics),
            operation("support.summary", SupportOperations::summary),
            operation("support.transition", TransitionOperation::transition)));

    /** After so many answers it is asked whether they arrive. */
    private static final int LOOKS = 1_024;

    private final Locale locale;

    private static Map.Entry<String, Operation> operation(String name, Operation operation) {
        return Map.entry(name, operation);
    }

    /** Rules whose texts are in the language of {@code locale}. */
    public Rules(Locale locale) {
        this.locale = locale;
    }

    /** The names of all operations, in order. */
    public static Set<String> operations() {
        return OPERATIONS.keySet();
    }

    /**
     * Answers each line of {@code in} with one line, in order, and never stops at a bad one. It ends where nobody takes
     * the answers any more.
     */
    public void run(BufferedReader in, PrintStream out) throws IOException {
        long answered = 0;
        boolean taken = true;
        for (String line = in.readLine(); line != null; line = taken ? in.readLine() : null) {
            out.print(answer(line));
            out.print('\n');
            answered++;
            if (!in.ready() || answered % LOOKS == 0) {
                taken = !out.checkError();
            }
        }
        out.flush();
    }

    /** Answers one line. */
    public String answer(String line) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", NullNode.getInstance());
        try {
            JsonNode json = tree(line);
            if (!(json instanceof ObjectNode object)) {
                throw new ProblemException(Texts.BOOK.problem("INPUT_NOT_JSON", Place.NOWHERE, Map.of()));
            }
            answer.set("id", object.has("id") ? object.get("id") : NullNode.getInstance());
            answer(object, answer);
        } catch (JsonProcessingException e) {
            fail(answer, Texts.BOOK.problem("INPUT_NOT_JSON", Place.NOWHERE, Map.of()));
        } catch (ProblemException e) {
            fail(answer, e.problem());
        } catch (RuntimeException e) {
            // A fault of ours must not end the stream; the class tells a developer where to look.
            fail(
                    answer,
                    Texts.BOOK.problem(
                            "INTERNAL",
                            Place.NOWHERE,
                            Map.of("detail", e.getClass().getSimpleName())));
        }
        return answer.toString();
    }

    /**
     * Answers one document, such as the contents of a file, with the members that the operation gives.
     *
     * @param operation the operation; {@code op} may be missing in the document, or say the same
     * @throws ProblemException when the document cannot be used
     */
    public ObjectNode document(String operation, String document) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode asked = object(document);
        String said = asked.path("op").asText(operation);
        if (!said.equals(operation)) {
            throw new ProblemException(Texts.BOOK.problem(
                    "DOCUMENT_OTHER_OPERATION", Place.member("op"), Map.of("op", said, "expected", operation)));
        }
        answer(asked.put("op", operation), answer);
        answer.remove("ok");
        return answer;
    }

    /** The one object that a document is. */
    public static ObjectNode object(String document) {
        try {
            JsonNode json = tree(document);
            if (json instanceof ObjectNode object) {
                return object;
            }
            throw new ProblemException(Texts.BOOK.problem("DOCUMENT_NOT_JSON", Place.NOWHERE, Map.of()));
        } catch (JsonProcessingException e) {
            throw new ProblemException(Texts.BOOK.problem("DOCUMENT_NOT_JSON", Place.NOWHERE, Map.of()), e);
        }
    }

    private static JsonNode tree(String text) throws JsonProcessingException {
        try {
            JsonNode tree = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (half(tree)) {
                throw new JsonParseException(null, "Half of a surrogate pair");
            }
            return tree;
        } catch (NumberFormatException e) {
            // A number such as 1e-99999999999, which no decimal can hold.
            throw new JsonParseException(null, "A number beyond what can be held", e);
        }
    }

    /** Half of a surrogate pair, which JSON can spell out, is no text: not even an id could be given back. */
    private static boolean half(JsonNode tree) {
        return tree.toString()
                .codePoints()
                .anyMatch(sign -> sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE);
    }

    private void answer(ObjectNode object, ObjectNode answer) {
        Input input = new Input(object, "");
        input.optional("id");
        String name = input.text("op");
        Operation operation = OPERATIONS.get(name);
        if (operation == null) {
            throw input.problem(
                    "INPUT_UNKNOWN_OPERATION",
                    "op",
                    Map.of("op", name, "known", String.join(", ", OPERATIONS.keySet())));
        }
        answer.put("ok", true);
        operation.answer(input, answer, locale);
    }

    private void fail(ObjectNode answer, Problem problem) {
        JsonNode id = answer.get("id");
        answer.removeAll();
        answer.set("id", id);
        answer.put("ok", false);
        answer.set("error", Form29Json.problem(problem, locale));
    }
}
