package dev.cuadra.sii.call;

import dev.cuadra.spi.Bytes;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request before it has cookies: what is asked, and what would follow if it were asked twice. */
record Ask(Kind kind, String method, URI uri, Map<String, String> headers, Bytes body) {
    enum Kind {
        /** Changes nothing. */
        READ,
        /** Logs in or out: sent once. */
        LOGIN,
        /** Changes the world: sent once, and without a clear answer nobody knows. */
        COMMIT
    }

    static Ask get(Kind kind, URI uri) {
        return new Ask(kind, "GET", uri, Map.of(), Bytes.utf8(""));
    }

    static Ask form(Kind kind, URI uri, String referer, Map<String, String> fields) {
        return form(kind, uri, referer, Bytes.utf8(encoded(fields)));
    }

    static Ask form(Kind kind, URI uri, String referer, Bytes body) {
        return post(kind, uri, "application/x-www-form-urlencoded", body)
                .with("Origin", "https://" + uri.getHost())
                .with("Referer", referer);
    }

    static Ask post(Kind kind, URI uri, String type, Bytes body) {
        return new Ask(kind, "POST", uri, Map.of("Content-Type", type), body);
    }

    Ask with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Ask(kind, method, uri, Map.copyOf(more), body);
    }

    /** Where a redirect leads. */
    Ask redirected(URI next) {
        return get(kind, next);
    }

    /**
     * A form as the SII's programs read it.
     *
     * @throws IllegalArgumentException for a character that they cannot read
     */
    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("The SII's forms carry Latin-1 only");
        }
        return URLEncoder.encode(text, StandardCharsets.ISO_8859_1);
    }

    Map<String, List<String>> headers(String userAgent, String cookies) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        all.put("User-Agent", List.of(userAgent));
        if (!cookies.isEmpty()) {
            all.put("Cookie", List.of(cookies));
        }
        return all;
    }

    /** Kind and host: addresses and bodies can hold secrets. */
    @Override
    public String toString() {
        return "Ask[" + kind + " " + uri.getHost() + "]";
    }
}
