package dev.cuadra.onboarding.flag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.exposure.HashPosition;
import dev.cuadra.onboarding.exposure.Phases;
import dev.cuadra.onboarding.exposure.RolloutTerms;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads definitions; the first thing that is wrong ends it. For one reading. */
final class FlagReader {

    private static final int MOST_WEIGHT = 1_000_000;

    private final String source;
    private final List<Problem> warnings = new ArrayList<>();

    FlagReader(String source) {
        this.source = source;
    }

    FlagSet read(String json) {
        Members file = Members.read(Dialect.FLAG, source, json, Canonical::asWritten);
        file.schema();
        Map<String, FlagDefinition> flags = new LinkedHashMap<>();
        List<Members> nodes = file.objects(file.needed("flags"));
        for (Members node : nodes) {
            FlagDefinition flag = flag(node);
            if (flags.putIfAbsent(flag.key(), flag) != null) {
                throw node.problem("FLAG_DOUBLE", "key", Map.of("name", flag.key()));
            }
        }
        file.end();
        for (Members node : nodes) {
            checkList(node, flags);
        }
        return new FlagSet(flags, warnings);
    }

    private FlagDefinition flag(Members node) {
        String key = key(node, "key");
        Text description = node.both("description");
        String owner = node.text("owner");
        FlagType type = node.word("type", FlagType.class, FlagType::word);
        if (type == FlagType.LIST) {
            node.end();
            return new FlagDefinition.Customers(key, description, owner);
        }
        Map<String, Object> variants = variants(node, type);
        FlagDefinition.Valued flag = new FlagDefinition.Valued(
                key,
                type,
                description,
                owner,
                variants,
                exposed(node, variants.keySet()),
                variant(node, "otherwise", node.text("otherwise"), variants.keySet()),
                node.optional("allowList", list -> key(node, list)),
                salt(node, key),
                terms(node, key));
        node.end();
        return flag;
    }

    private static String key(Members node, String name) {
        String key = node.text(name);
        if (!FlagDefinition.isKey(key)) {
            throw node.kind(name, "key");
        }
        return key;
    }

    private static String salt(Members node, String key) {
        String salt = node.text("salt", key);
        if (!HashPosition.isSalt(salt)) {
            throw node.kind("salt", "salt");
        }
        return salt;
    }

    private RolloutTerms terms(Members node, String key) {
        Set<String> roles = new TreeSet<>(node.texts("reopen"));
        if (roles.isEmpty() || roles.size() != node.required("reopen").size()) {
            throw node.kind("reopen", "roles");
        }
        Optional<Integer> population = PhaseReader.count(node, "population");
        Phases phases = new PhaseReader(population, warnings).read(node);
        return new RolloutTerms(key, phases, roles, population);
    }

    private static Map<String, Object> variants(Members node, FlagType type) {
        Members members = node.object("variants");
        Map<String, Object> variants = new LinkedHashMap<>();
        members.names()
                .forEach(name -> variants.put(
                        name,
                        FlagValues.of(type, members.required(name))
                                .orElseThrow(() -> members.problem(
                                        "FLAG_VARIANT_TYPE", name, Map.of("variant", name, "type", type.word())))));
        return variants;
    }

    private static Split exposed(Members node, Set<String> variants) {
        JsonNode exposed = node.required("exposed");
        if (exposed.isTextual()) {
            return Split.of(variant(node, "exposed", node.text("exposed"), variants));
        }
        Members weights = node.object("exposed");
        List<Split.Part> parts = new ArrayList<>();
        for (String name : weights.names()) {
            variant(weights, name, name, variants);
            parts.add(new Split.Part(name, weights.between(name, 0, MOST_WEIGHT)));
        }
        if (parts.size() > 100 || parts.stream().noneMatch(part -> part.weight() > 0)) {
            throw node.kind("exposed", "weights");
        }
        return new Split(parts);
    }

    private static String variant(Members node, String member, String name, Set<String> variants) {
        if (!variants.contains(name)) {
            throw node.problem("FLAG_VARIANT_UNKNOWN", member, Map.of("variant", name));
        }
        return name;
    }

    private static void checkList(Members node, Map<String, FlagDefinition> flags) {
        node.optionalText("allowList").ifPresent(list -> {
            if (!(flags.get(list) instanceof FlagDefinition.Customers)) {
                throw node.problem("FLAG_LIST_UNKNOWN", "allowList", Map.of("list", list));
            }
        });
    }
}
