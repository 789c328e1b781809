package dev.cuadra.onboarding.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The pack of customer onboarding with a host's settings. */
final class CustomerPack {
    static final Map<String, String> SETTINGS = Map.of(
            "kickoff", "2026-03-02",
            "CO-072", "90",
            "CO-074", "95",
            "CO-076", "3",
            "CO-099", "50",
            "CO-100", "50",
            "CO-101", "3.5");

    private CustomerPack() {}

    static Definition with(Map<String, String> settings) {
        String json = text();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            json = json.replace("${" + setting.getKey() + "}", setting.getValue());
        }
        try {
            JsonNode tree = JsonMapper.builder().build().readTree(json);
            withoutRows(tree);
            return DefinitionReader.read(tree.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text() {
        try (InputStream in = Objects.requireNonNull(
                HealthScore.class.getResourceAsStream("/dev/cuadra/onboarding/pack/customer-onboarding.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the catalogue say where a condition comes from and change nothing. */
    private static void withoutRows(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.remove("row");
        }
        tree.forEach(CustomerPack::withoutRows);
    }
}
