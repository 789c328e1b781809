package dev.cuadra.onboarding.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema of definitions, as it ships. Stateless, safe for many threads.
 *
 * @source GATE-26
 */
public final class DefinitionSchema {
    private DefinitionSchema() {}

    /** The schema, as JSON. */
    public static String json() {
        try (InputStream in = DefinitionSchema.class.getResourceAsStream("definition.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("The schema of definitions is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
