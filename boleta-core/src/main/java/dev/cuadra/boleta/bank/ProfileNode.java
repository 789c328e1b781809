package dev.cuadra.boleta.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An object of a profile, asked for member by member; one that nobody asked for is a problem, not ignored. */
final class ProfileNode {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int MOST = 1_000_000;

    private final ObjectNode node;
    private final String path;
    private final Set<String> asked = new TreeSet<>();

    private ProfileNode(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** The root of a profile whose member {@code format} has to say {@code format}. */
    static ProfileNode read(String json, String format) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                ProfileNode root = new ProfileNode(object, "");
                root.refuseUnless(root.text("format").equals(format), "format", format);
                return root;
            }
            throw new ProblemException(Texts.BOOK.problem("PROFILE_JSON", Place.NOWHERE, Map.of("detail", "{ … }")));
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    Texts.BOOK.problem(
                            "PROFILE_JSON",
                            e.getLocation() == null
                                    ? Place.NOWHERE
                                    : Place.NOWHERE.atLine(
                                            Math.max(0, e.getLocation().getLineNr())),
                            Map.of("detail", e.getClass().getSimpleName())),
                    e);
        }
    }

    boolean has(String name) {
        asked.add(name);
        return node.hasNonNull(name);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> problem("PROFILE_MISSING", name, Map.of("member", name)));
    }

    Optional<String> optionalText(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        refuseUnless(node.get(name).isTextual(), name, "\"…\"");
        return Optional.of(node.get(name).textValue());
    }

    /** A whole number from {@code least} on, or {@code otherwise}. */
    long whole(String name, long least, long otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.get(name);
        refuseUnless(
                value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= least, name, "≥ " + least);
        return value.longValue();
    }

    /** A count from 1 to a million; 0 where the member is missing. */
    int count(String name) {
        long count = whole(name, 1, 0);
        refuseUnless(count <= MOST, name, "1–" + MOST);
        return (int) count;
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        refuseUnless(node.get(name).isBoolean(), name, "true, false");
        return node.get(name).booleanValue();
    }

    /** A word of an enumeration, in lower case in the profile. */
    <E extends Enum<E>> E word(String name, Class<E> words, Optional<E> otherwise) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty() && otherwise.isPresent()) {
            return otherwise.get();
        }
        String said = text.isEmpty() ? text(name) : text.get();
        List<String> known = Stream.of(words.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
        refuseUnless(known.contains(said), name, String.join(", ", known));
        return words.getEnumConstants()[known.indexOf(said)];
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        if (has(name)) {
            refuseUnless(node.get(name).isArray(), name, "[ … ]");
            node.get(name).forEach(item -> {
                refuseUnless(item.isTextual(), name, "\"…\"");
                all.add(item.textValue());
            });
        }
        return List.copyOf(all);
    }

    List<ProfileNode> objects(String name) {
        List<ProfileNode> all = new ArrayList<>();
        if (has(name)) {
            refuseUnless(node.get(name).isArray(), name, "[ … ]");
            for (int i = 0; i < node.get(name).size(); i++) {
                all.add(object(name + "[" + i + "]", node.get(name).get(i)));
            }
        }
        return List.copyOf(all);
    }

    Optional<ProfileNode> object(String name) {
        return has(name) ? Optional.of(object(name, node.get(name))) : Optional.empty();
    }

    /** The members of an object that is a table, in their order. */
    Map<String, ProfileNode> entries() {
        Map<String, ProfileNode> all = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            asked.add(entry.getKey());
            all.put(entry.getKey(), object(entry.getKey(), entry.getValue()));
        });
        return all;
    }

    /** The members of an object of texts, in their order. */
    Map<String, String> words() {
        Map<String, String> all = new LinkedHashMap<>();
        node.properties().forEach(entry -> all.put(entry.getKey(), text(entry.getKey())));
        return all;
    }

    private ProfileNode object(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return new ProfileNode(object, at(name));
        }
        throw problem("PROFILE_VALUE", name, Map.of("member", name, "expected", "{ … }"));
    }

    /** Every member was asked for, or a problem that names the first that was not. */
    void end() {
        node.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !asked.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw problem(
                            "PROFILE_UNKNOWN_MEMBER", name, Map.of("member", name, "known", String.join(", ", asked)));
                });
    }

    void refuseUnless(boolean sound, String name, String expected) {
        if (!sound) {
            throw problem("PROFILE_VALUE", name, Map.of("member", name, "expected", expected));
        }
    }

    ProblemException problem(String code, String name, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(at(name)), values));
    }

    private String at(String name) {
        return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
    }
}
