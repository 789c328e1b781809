package dev.cuadra.sii.page;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Answers for the tests. */
public final class Pages {
    private Pages() {}

    public static SiiPage html(String uri, String html) {
        return of(uri, 200, "text/html", html, StandardCharsets.ISO_8859_1);
    }

    public static SiiPage of(String uri, int status, String type, String text, Charset charset) {
        return bytes(uri, status, type, text.getBytes(charset));
    }

    public static SiiPage bytes(String uri, int status, String type, byte[] body) {
        Map<String, List<String>> headers = type.isEmpty() ? Map.of() : Map.of("content-type", List.of(type));
        return SiiPage.of(URI.create(uri), new SiiResponse(status, headers, Bytes.of(body)));
    }

    /** A page that was recorded, with everything in it that is somebody's invented. */
    public static SiiPage recorded(Class<?> beside, String uri, String name) {
        String kind = name.substring(name.lastIndexOf('.') + 1);
        String type = Map.of("html", "text/html", "json", "application/json", "pdf", "application/pdf")
                .getOrDefault(kind, "");
        try (InputStream in = beside.getResourceAsStream(name)) {
            return bytes(uri, 200, type, Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
