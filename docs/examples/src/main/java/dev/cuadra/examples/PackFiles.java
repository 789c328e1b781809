package dev.cuadra.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.pack.Packs;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Definitions as a user names them: a pack that ships, with settings, or a file. */
final class PackFiles {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PackFiles() {}

    /**
     * The definition, of which nobody has asked yet whether it may be evaluated.
     *
     * @throws ProblemException with code {@code PACK_UNKNOWN} for a name that no pack and no file has
     */
    static Definition definition(String pack, Optional<String> settings) throws IOException {
        if (!Inputs.meansFile(pack, Packs.names())) {
            return Packs.named(pack, settings.isPresent() ? settings(settings.get()) : Map.of());
        } else if (settings.isPresent()) {
            throw new ProblemException(Texts.BOOK.problem(
                    "GATES_SETTINGS", Place.member("--settings"), Map.of("known", String.join(", ", Packs.names()))));
        }
        String text = Inputs.text(pack);
        return Inputs.within(pack, () -> DefinitionReader.parse(text));
    }

    private static Map<String, String> settings(String file) throws IOException {
        Map<String, String> all = new TreeMap<>();
        JsonNode tree = object(file);
        for (Map.Entry<String, JsonNode> setting : tree.properties()) {
            if (!setting.getValue().isTextual() && !setting.getValue().isNumber()) {
                throw new ProblemException(
                        Texts.BOOK.problem("GATES_SETTING", Place.member(setting.getKey()), Map.of("file", file)));
            }
            all.put(setting.getKey(), setting.getValue().asText());
        }
        return all;
    }

    /** A JSON file that holds one object. */
    static JsonNode object(String file) throws IOException {
        JsonNode tree = json(file, "DOCUMENT_NOT_JSON");
        if (!tree.isObject()) {
            throw new ProblemException(Texts.BOOK.problem("DOCUMENT_NOT_JSON", Place.in(file), Map.of()));
        }
        return tree;
    }

    /** A JSON file that holds one list. */
    static JsonNode list(String file) throws IOException {
        JsonNode tree = json(file, "DOCUMENT_NO_LIST");
        if (!tree.isArray()) {
            throw new ProblemException(Texts.BOOK.problem("DOCUMENT_NO_LIST", Place.in(file), Map.of()));
        }
        return tree;
    }

    private static JsonNode json(String file, String code) throws IOException {
        try {
            return JSON.readTree(Inputs.text(file));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new ProblemException(Texts.BOOK.problem(code, Place.in(file).atLine(line), Map.of()), e);
        }
    }
}
