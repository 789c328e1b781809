package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.internal.Resource;

/**
 * The JSON Schema of definitions, as it ships. Stateless, safe for many threads.
 *
 * @source GATE-26
 */
public final class DefinitionSchema {
    private DefinitionSchema() {}

    /** The schema, as JSON. */
    public static String json() {
        return Resource.text(DefinitionSchema.class, "definition.schema.json");
    }
}
