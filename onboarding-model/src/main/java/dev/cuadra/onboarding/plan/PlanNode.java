package dev.cuadra.onboarding.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** An object of a template or a plan, whose members are asked for one by one; what nobody asked for is a problem. */
final class PlanNode {
    private final ObjectNode node;
    private final String path;
    private final Set<String> asked = new TreeSet<>();

    private PlanNode(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static PlanNode of(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new PlanNode(object, path);
        }
        throw Texts.problem("PLAN_VALUE", path.isEmpty() ? "$" : path, kind("$", "PLAN_KIND_OBJECT"));
    }

    boolean has(String name) {
        asked.add(name);
        return node.has(name) && !node.get(name).isNull();
    }

    JsonNode required(String name) {
        if (!has(name)) {
            throw problem("PLAN_MISSING", name, Map.of("member", name));
        }
        return node.get(name);
    }

    Optional<JsonNode> optional(String name) {
        return has(name) ? Optional.of(node.get(name)) : Optional.empty();
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw wrong(name, "PLAN_KIND_TEXT");
        }
        return value.asText();
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    Text both(String name) {
        PlanNode both = object(name);
        Text text = new Text(both.text("es"), both.text("en"));
        both.end();
        return text;
    }

    int whole(String name, int least, int most) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(name, "PLAN_KIND_WHOLE");
        }
        int number = value.asInt();
        if (number < least || number > most) {
            throw problem("PLAN_RANGE", name, Map.of("member", name, "least", least, "most", most));
        }
        return number;
    }

    int whole(String name, int least, int most, int otherwise) {
        return has(name) ? whole(name, least, most) : otherwise;
    }

    boolean flag(String name) {
        if (has(name) && !node.get(name).isBoolean()) {
            throw wrong(name, "PLAN_KIND_FLAG");
        }
        return has(name) && node.get(name).asBoolean();
    }

    /** Two whole numbers, the first not above the second. */
    Optional<DayRange> range(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        boolean two = value.isArray()
                && value.size() == 2
                && value.get(0).canConvertToInt()
                && value.get(1).canConvertToInt();
        if (!two || value.get(0).asInt() > value.get(1).asInt()) {
            throw wrong(name, "PLAN_KIND_RANGE");
        }
        return Optional.of(new DayRange(value.get(0).asInt(), value.get(1).asInt()));
    }

    <E extends Enum<E>> E word(String name, Class<E> words) {
        String text = text(name);
        List<String> known =
                Arrays.stream(words.getEnumConstants()).map(PlanNode::written).toList();
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> written(word).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> problem("PLAN_WORD", name, Map.of("member", name, "known", String.join(", ", known))));
    }

    static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    <T> T parsed(String name, String kind, Function<String, T> parse) {
        try {
            return parse.apply(text(name));
        } catch (DateTimeException e) {
            throw wrong(name, kind);
        }
    }

    PlanNode object(String name) {
        return of(required(name), at(name));
    }

    /** The elements of a list of objects; none where the list is missing. */
    List<PlanNode> objects(String name) {
        List<PlanNode> all = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            all.add(of(element, at(name) + "[" + all.size() + "]"));
        }
        return all;
    }

    /** The texts of a list; none where the list is missing. */
    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (!element.isTextual() || element.asText().isBlank()) {
                throw wrong(name, "PLAN_KIND_TEXTS");
            }
            all.add(element.asText());
        }
        return all;
    }

    private List<JsonNode> elements(String name) {
        List<JsonNode> all = new ArrayList<>();
        if (has(name)) {
            if (!node.get(name).isArray()) {
                throw wrong(name, "PLAN_KIND_LIST");
            }
            node.get(name).forEach(all::add);
        }
        return all;
    }

    /** What {@code made} makes; what it refuses is a problem of this object. */
    <T> T made(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Texts.problem(
                                    "PLAN_PART",
                                    path.isEmpty() ? "$" : path,
                                    Map.of("detail", String.valueOf(e.getMessage())))
                            .problem(),
                    e);
        }
    }

    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw problem("PLAN_MEMBER_UNKNOWN", name, Map.of("member", name, "known", String.join(", ", asked)));
            }
        });
    }

    ProblemException wrong(String name, String kind) {
        return problem("PLAN_VALUE", name, kind(name, kind));
    }

    private static Map<String, Object> kind(String name, String kind) {
        return Map.of("member", name, "kind", Texts.BOOK.text(kind, Map.of()));
    }

    ProblemException problem(String code, String name, Map<String, ?> values) {
        return Texts.problem(code, at(name), values);
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
