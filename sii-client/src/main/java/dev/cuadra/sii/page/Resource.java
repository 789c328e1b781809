package dev.cuadra.sii.page;

import dev.cuadra.sii.internal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The resources of this module. */
final class Resource {
    private Resource() {}

    static InputStream open(String name) {
        return Objects.requireNonNull(Texts.class.getResourceAsStream(name), name);
    }

    static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
