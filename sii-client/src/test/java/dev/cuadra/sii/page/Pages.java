package dev.cuadra.sii.page;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiResponse;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

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
}
