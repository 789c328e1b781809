package dev.cuadra.onboarding.flag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.exposure.HashPosition;
import dev.cuadra.onboarding.exposure.Phases;
import dev.cuadra.onboarding.exposure.RolloutTerms;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads definitions; the first thing that is wrong ends it. For one reading. */
final class FlagReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> TYPES =
            Arrays.stream(FlagType.values()).map(FlagType::word).collect(Collectors.toUnmodifiableSet());

    private final String source;
    private final List<Problem> warnings = new ArrayList<>();

    FlagReader(String source) {
        this.source = source;
    }

    FlagSet read(String json) {
        FlagNode file = new FlagNode(source, "", object(json));
        if (!file.required("schema").isInt() || file.required("schema").asInt() != 1) {
            throw file.kind("schema", "FLAG_KIND_SCHEMA", Map.of());
        }
        Map<String, FlagDefinition> flags = new LinkedHashMap<>();
        List<FlagNode> nodes = file.objects("flags");
        for (FlagNode node : nodes) {
            FlagDefinition flag = flag(node);
            if (flags.putIfAbsent(flag.key(), flag) != null) {
                throw node.problem("FLAG_DOUBLE", "key", Map.of("name", flag.key()));
            }
        }
        file.end();
        for (FlagNode node : nodes) {
            checkList(node, flags);
        }
        return new FlagSet(flags, warnings);
    }

    private ObjectNode object(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            Place place = Place.in(source);
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ProblemException(
                    Texts.BOOK.problem("FLAG_JSON", line < 1 ? place : place.atLine(line), Map.of()), e);
        }
        throw new ProblemException(Texts.BOOK.problem("FLAG_JSON", Place.in(source), Map.of()));
    }

    private FlagDefinition flag(FlagNode node) {
        String key = key(node, "key");
        Text description = node.both("description");
        String owner = node.text("owner");
        String type = node.word("type", TYPES);
        if (type.equals(FlagType.LIST.word())) {
            node.end();
            return new FlagDefinition.Customers(key, description, owner);
        }
        FlagType values = Arrays.stream(FlagType.values())
                .filter(one -> one.word().equals(type))
                .findFirst()
                .orElseThrow();
        Map<String, Object> variants = variants(node, values);
        FlagDefinition.Valued flag = new FlagDefinition.Valued(
                key,
                values,
                description,
                owner,
                variants,
                exposed(node, variants.keySet()),
                variant(node, "otherwise", node.text("otherwise"), variants.keySet()),
                node.optional("allowList").map(any -> key(node, "allowList")),
                salt(node, key),
                terms(node, key));
        node.end();
        return flag;
    }

    private static String key(FlagNode node, String name) {
        String key = node.text(name);
        if (!FlagDefinition.isKey(key)) {
            throw node.kind(name, "FLAG_KIND_KEY", Map.of());
        }
        return key;
    }

    private static String salt(FlagNode node, String key) {
        String salt = node.optional("salt").map(any -> node.text("salt")).orElse(key);
        if (!HashPosition.isSalt(salt)) {
            throw node.kind("salt", "FLAG_KIND_SALT", Map.of());
        }
        return salt;
    }

    private RolloutTerms terms(FlagNode node, String key) {
        Set<String> roles = new TreeSet<>();
        node.required("reopen").forEach(role -> {
            if (role.isTextual() && !role.asText().isBlank()) {
                roles.add(role.asText());
            }
        });
        if (!node.required("reopen").isArray()
                || roles.isEmpty()
                || roles.size() != node.required("reopen").size()) {
            throw node.kind("reopen", "FLAG_KIND_ROLES", Map.of());
        }
        Optional<Integer> population = node.count("population");
        Phases phases = new PhaseReader(population, warnings).read(node);
        return new RolloutTerms(key, phases, roles, population);
    }

    private static Map<String, Object> variants(FlagNode node, FlagType type) {
        FlagNode members = node.object("variants");
        Map<String, Object> variants = new LinkedHashMap<>();
        members.names()
                .forEach(name -> variants.put(
                        name,
                        FlagValues.of(type, members.required(name))
                                .orElseThrow(() -> members.problem(
                                        "FLAG_VARIANT_TYPE", name, Map.of("variant", name, "type", type.word())))));
        return variants;
    }

    private static Split exposed(FlagNode node, Set<String> variants) {
        JsonNode exposed = node.required("exposed");
        if (exposed.isTextual()) {
            return Split.of(variant(node, "exposed", node.text("exposed"), variants));
        }
        FlagNode weights = node.object("exposed");
        List<Split.Part> parts = new ArrayList<>();
        for (String name : weights.names()) {
            variant(weights, name, name, variants);
            parts.add(new Split.Part(
                    name, weights.whole(name, weights.required(name), 0, 1_000_000, "FLAG_KIND_WEIGHT")));
        }
        if (parts.size() > 100 || parts.stream().noneMatch(part -> part.weight() > 0)) {
            throw node.kind("exposed", "FLAG_KIND_WEIGHT", Map.of());
        }
        return new Split(parts);
    }

    private static String variant(FlagNode node, String member, String name, Set<String> variants) {
        if (!variants.contains(name)) {
            throw node.problem("FLAG_VARIANT_UNKNOWN", member, Map.of("variant", name));
        }
        return name;
    }

    private static void checkList(FlagNode node, Map<String, FlagDefinition> flags) {
        node.optional("allowList").ifPresent(any -> {
            String list = node.text("allowList");
            if (!(flags.get(list) instanceof FlagDefinition.Customers)) {
                throw node.problem("FLAG_LIST_UNKNOWN", "allowList", Map.of("list", list));
            }
        });
    }
}
