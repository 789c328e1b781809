package dev.cuadra.onboarding.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.internal.Canonical;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DefinitionSchemaTest {
    /** The sample holds everything, with every default written out: what the schema does not know would show. */
    @Test
    @Tag("GATE-26")
    void theSchemaKnowsEveryMemberAndWord() throws Exception {
        JsonNode schema = Canonical.parse(DefinitionSchema.json());
        Owners owners = Owners.NONE
                .among("engineering-lead", "product-manager")
                .with(Rows.metric("adoption"), "product-manager")
                .with(Rows.gate("beta-exit"), "product-manager")
                .with(Rows.condition("beta-exit", "pulse"), "engineering-lead")
                .with(Rows.trigger("BL-163"), "engineering-lead")
                .with(Rows.watched("BL-163", "BL-163"), "engineering-lead")
                .with(Rows.rollout(), "product-manager")
                .with(Rows.phase("beta"), "product-manager")
                .with(Rows.recorded("BL-016"), "product-manager");
        JsonNode sample = Canonical.parse(Samples.everything().with(owners).json());
        assertThat(faults(schema, schema, sample, "$")).isEmpty();
    }

    private static List<String> faults(JsonNode root, JsonNode written, JsonNode value, String path) {
        JsonNode schema =
                written.has("$ref") ? root.at(written.get("$ref").asText().substring(1)) : written;
        List<String> faults = new ArrayList<>();
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            boolean open = schema.path("additionalProperties").isObject();
            if (known.isMissingNode() && !open) {
                faults.add(path + "." + member.getKey());
            } else {
                faults.addAll(faults(root, known, member.getValue(), path + "." + member.getKey()));
            }
        });
        if (value.isArray()) {
            value.forEach(item -> faults.addAll(faults(root, schema.path("items"), item, path + "[]")));
        }
        boolean listed = !schema.has("enum");
        for (JsonNode word : schema.path("enum")) {
            listed |= word.equals(value);
        }
        if (!listed) {
            faults.add(path + " = " + value);
        }
        return faults;
    }
}
