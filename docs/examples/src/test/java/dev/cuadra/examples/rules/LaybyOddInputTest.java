package dev.cuadra.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Documents that cannot be used get a code, a place and a remedy, and never an internal error. */
class LaybyOddInputTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory MADE = JsonNodeFactory.instance;
    private static final List<String> OPERATIONS =
            List.of("layby.quote", "layby.terminate", "layby.replay", "layby.check");

    private final Rules rules = new Rules(Locale.ENGLISH);

    /** Each row puts one value at one place of the schema's own example. */
    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvFileSource(resources = "layby-odd.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void oneOddValueGetsItsCodeAndItsPlace(String op, String pointer, String value, String code, String where)
            throws IOException {
        ObjectNode document = example(op);
        put(document, pointer, value);

        JsonNode answer = JSON.readTree(rules.answer(document.toString()));

        assertThat(answer.get("ok").asBoolean()).as(answer.toString()).isFalse();
        assertThat(answer.at("/error/code").asText()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.at("/error/where").asText()).isEqualTo(where == null ? "" : where);
        assertThat(answer.at("/error/remedy").asText()).isNotBlank();
    }

    @Test
    void whatTheRulesRefuseIsListedAndTheLifeGoesOn() throws IOException {
        ObjectNode document = example("layby.replay");
        ArrayNode events = (ArrayNode) document.get("events");
        events.insert(1, JSON.readTree("{\"type\":\"COLLECT\",\"on\":\"2026-02-01\"}"));

        JsonNode answer = JSON.readTree(rules.answer(document.toString()));

        assertThat(answer.get("state").asText()).isEqualTo("COMPLETED");
        assertThat(answer.get("refused")).hasSize(1);
        assertThat(answer.at("/refused/0/event").asInt()).isEqualTo(1);
        assertThat(answer.at("/refused/0/code").asText()).isEqualTo("LAYBY_NOT_ALLOWED");
    }

    @Test
    void anEventOfAnEarlierDayIsRefusedAndAPaymentIsNot() throws IOException {
        ObjectNode document = example("layby.replay");
        ArrayNode events = (ArrayNode) document.get("events");
        events.removeAll();
        events.add(JSON.readTree("{\"type\":\"PUT_ON_HOLD\",\"on\":\"2026-02-10\"}"));
        events.add(pay("2026-01-31", "160.00"));
        events.add(JSON.readTree("{\"type\":\"PUT_ON_HOLD\",\"on\":\"2026-02-10\"}"));
        events.add(pay("2026-02-05", "10.00"));
        events.add(JSON.readTree("{\"type\":\"REACTIVATE\",\"on\":\"2026-02-09\"}"));

        JsonNode answer = JSON.readTree(rules.answer(document.toString()));

        assertThat(answer.get("netPaid").get("amount").asText()).isEqualTo("170.00");
        assertThat(codes(answer.get("refused"))).containsExactly("LAYBY_NOT_ALLOWED", "EVENT_ORDER");
        assertThat(answer.get("state").asText()).isEqualTo("ON_HOLD");
    }

    @Test
    void whatComesAfterTheDayIsLeftOut() throws IOException {
        ObjectNode document = example("layby.replay");
        document.put("asOf", "2026-03-30");

        JsonNode answer = JSON.readTree(rules.answer(document.toString()));

        assertThat(answer.get("state").asText()).isEqualTo("ACTIVE");
        assertThat(answer.get("receipts")).hasSize(2);
        assertThat(answer.get("repeated")).hasSize(1);
    }

    @Test
    void nothingIsAcceptedThatWasNotAllTold() throws IOException {
        ObjectNode document = example("layby.replay");
        ((ObjectNode) document.get("agreement")).put("accepted", false);

        JsonNode answer = JSON.readTree(rules.answer(document.toString()));

        assertThat(answer.get("state").asText()).isEqualTo("DRAFT");
        assertThat(codes(answer.get("refused"))).containsOnly("LAYBY_NOT_ALLOWED");
    }

    @Test
    void booksThatAgreeAreSound() throws IOException {
        ObjectNode document = example("layby.check");
        ObjectNode claimed = (ObjectNode) document.get("claimed");
        claimed.set("outstanding", money("200.00"));
        ((ObjectNode) claimed.get("accounts")).set("CUSTOMER_FUNDS:L-1", money("360.00"));

        JsonNode answer = JSON.readTree(rules.answer(document.toString()));

        assertThat(answer.get("findings")).isEmpty();
        assertThat(answer.get("sound").asBoolean()).isTrue();
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void whateverIsDoneToADocumentTheAnswerIsNeverAnInternalError(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        ObjectNode document = example(OPERATIONS.get(random.nextInt(OPERATIONS.size())));
        for (int i = 0; i <= random.nextInt(3); i++) {
            mutate(document, random);
        }

        JsonNode answer = JSON.readTree(rules.answer(document.toString()));

        assertThat(answer.path("error").path("code").asText())
                .as("%s", document)
                .isNotEqualTo("INTERNAL");
        assertThat(answer.has("ok")).isTrue();
    }

    private static void mutate(ObjectNode document, Random random) {
        List<Object[]> places = new ArrayList<>();
        collect(document, places);
        Object[] place = places.get(random.nextInt(places.size()));
        JsonNode value = odd(random, places);
        if (place[0] instanceof ObjectNode object) {
            if (random.nextInt(6) == 0) {
                object.remove((String) place[1]);
            } else if (!place[1].equals("op")) {
                object.set((String) place[1], value);
            }
        } else if (place[0] instanceof ArrayNode array) {
            if (random.nextInt(3) == 0) {
                array.add(array.get((int) place[1]).deepCopy());
            } else {
                array.set((int) place[1], value);
            }
        }
    }

    private static void collect(JsonNode node, List<Object[]> places) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                places.add(new Object[] {node, member.getKey(), member.getValue()});
                collect(member.getValue(), places);
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new Object[] {node, i, node.get(i)});
            collect(node.get(i), places);
        }
    }

    /** A value of some other place, or one at the edge of what there is. */
    private static JsonNode odd(Random random, List<Object[]> places) {
        List<String> texts = List.of(
                "",
                "-1",
                "0",
                "0.001",
                "9999999999999.99",
                "10000000000000",
                "99999999999999999999",
                "1e9",
                "XXX",
                "CLP",
                "JPY",
                "2026-02-30",
                "0000-01-01",
                "9999-12-31",
                "2026-01-31",
                "2026-06-15",
                "CUSTOM",
                "MONTHLY",
                "WEIGHTS",
                "FIXED_AMOUNT",
                "END",
                "CORRECT",
                "SEND_REFUND",
                "DAILY",
                "EXTEND",
                "REVERSE",
                "CLEAR",
                "ACCEPT_AND_SPLIT",
                "SUPPLIER",
                "CEASED_TRADING",
                "US-OH",
                "ZA",
                "UK",
                "CL",
                "\u0000",
                "ñ".repeat(300));
        List<Long> numbers = List.of(0L, -1L, 1L, 2L, 999L, 1_001L, 2_147_483_647L, 2_147_483_648L, Long.MAX_VALUE);
        return switch (random.nextInt(6)) {
            case 0 -> MADE.numberNode(numbers.get(random.nextInt(numbers.size())));
            case 1 -> MADE.booleanNode(random.nextBoolean());
            case 2 -> random.nextBoolean() ? MADE.nullNode() : MADE.arrayNode();
            case 3 -> ((JsonNode) places.get(random.nextInt(places.size()))[2]).deepCopy();
            case 4 -> money(texts.get(random.nextInt(texts.size())));
            default -> MADE.textNode(texts.get(random.nextInt(texts.size())));
        };
    }

    private static ObjectNode pay(String on, String amount) {
        ObjectNode pay = MADE.objectNode().put("type", "PAY").put("on", on);
        pay.set("amount", money(amount));
        return pay;
    }

    private static ObjectNode money(String amount) {
        return MADE.objectNode().put("amount", amount).put("currency", "NZD");
    }

    private static List<String> codes(JsonNode problems) {
        List<String> codes = new ArrayList<>();
        problems.forEach(problem -> codes.add(problem.get("code").asText()));
        return codes;
    }

    /** Puts {@code value} at {@code pointer}; a missing value takes the member away. */
    private static void put(ObjectNode document, String pointer, String value) throws IOException {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = document.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove(name);
            } else {
                object.set(name, JSON.readTree(value));
            }
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), JSON.readTree(value));
        }
    }

    private static ObjectNode example(String op) throws IOException {
        try (InputStream in = Rules.class.getResourceAsStream("/dev/cuadra/examples/schema/" + op + ".json")) {
            String schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return (ObjectNode) JSON.readTree(schema).get("example").get("input");
        }
    }
}
