package dev.cuadra.onboarding.flag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An object of a definition, whose members are asked for one by one; what nobody asked for is a problem. */
final class FlagNode {
    private final String source;
    private final String path;
    private final ObjectNode node;
    private final Set<String> asked = new TreeSet<>();

    FlagNode(String source, String path, ObjectNode node) {
        this.source = source;
        this.path = path;
        this.node = node;
    }

    Optional<JsonNode> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    JsonNode required(String name) {
        return optional(name).orElseThrow(() -> problem("FLAG_MEMBER_MISSING", name, Map.of("member", name)));
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw kind(name, "FLAG_KIND_TEXT", Map.of());
        }
        return value.asText();
    }

    Text both(String name) {
        FlagNode texts = object(name);
        Text both = new Text(texts.text("es"), texts.text("en"));
        texts.end();
        return both;
    }

    Percent percent(String name) {
        JsonNode value = required(name);
        try {
            if (value.isTextual()) {
                return Percent.parse(value.asText());
            }
        } catch (IllegalArgumentException e) {
            // Said below, with the place.
        }
        throw kind(name, "FLAG_KIND_PERCENT", Map.of());
    }

    Optional<Integer> count(String name) {
        return optional(name).map(value -> whole(name, value, 1, 1_000_000_000, "FLAG_KIND_COUNT"));
    }

    int whole(String name, JsonNode value, int least, int most, String kind) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            throw kind(name, kind, Map.of());
        }
        return value.asInt();
    }

    /** One of some words. */
    String word(String name, Set<String> words) {
        String word = text(name);
        if (!words.contains(word)) {
            throw kind(name, "FLAG_KIND_WORD", Map.of("words", String.join(", ", new TreeSet<>(words))));
        }
        return word;
    }

    FlagNode object(String name) {
        if (required(name) instanceof ObjectNode object) {
            return new FlagNode(source, at(name), object);
        }
        throw kind(name, "FLAG_KIND_OBJECT", Map.of());
    }

    List<FlagNode> objects(String name) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw kind(name, "FLAG_KIND_LIST", Map.of());
        }
        List<FlagNode> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String place = name + "[" + i + "]";
            if (!(value.get(i) instanceof ObjectNode object)) {
                throw kind(place, "FLAG_KIND_OBJECT", Map.of());
            }
            all.add(new FlagNode(source, at(place), object));
        }
        return all;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    void end() {
        names().stream().filter(name -> !asked.contains(name)).findFirst().ifPresent(name -> {
            throw problem("FLAG_MEMBER_UNKNOWN", name, Map.of("member", name, "known", String.join(", ", asked)));
        });
    }

    ProblemException kind(String name, String kind, Map<String, ?> values) {
        return problem("FLAG_MEMBER_VALUE", name, Map.of("member", name, "kind", Texts.BOOK.text(kind, values)));
    }

    ProblemException problem(String code, String name, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, place(name), values));
    }

    Place place(String name) {
        return Place.in(source).atColumn(at(name));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
