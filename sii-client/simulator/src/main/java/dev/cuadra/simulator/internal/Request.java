package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.spi.Bytes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * A request on a real host.
 *
 * @param headers names in lower case; several values joined by a comma, cookies by a semicolon
 * @param fields the form, and the query where the form is silent, percent-decoded as ISO-8859-1
 * @param fault what goes wrong with it
 */
record Request(
        String method,
        String host,
        String path,
        String query,
        Map<String, String> headers,
        Bytes body,
        Map<String, String> fields,
        Optional<SimulatedFault> fault) {

    static Request of(String method, String host, String path, String query, Map<String, String> headers, Bytes body) {
        Map<String, String> fields = new LinkedHashMap<>();
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            read(new String(body.toArray(), StandardCharsets.ISO_8859_1), fields);
        }
        read(query, fields);
        return new Request(method, host, path, query, headers, body, fields, Optional.empty());
    }

    private static void read(String encoded, Map<String, String> into) {
        for (String pair : parts(encoded, "&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            into.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    static List<String> parts(String text, String separators) {
        List<String> parts = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(text, separators);
        while (tokens.hasMoreTokens()) {
            parts.add(tokens.nextToken());
        }
        return parts;
    }

    Request with(Optional<SimulatedFault> other) {
        return new Request(method, host, path, query, headers, body, fields, other);
    }

    boolean meets(SimulatedFault other) {
        return fault.filter(other::equals).isPresent();
    }

    /** A field, or nothing between quotes. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    Optional<String> cookie(String name) {
        return parts(header("cookie"), ";").stream()
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    boolean post() {
        return method.equals("POST");
    }

    /** The address that this stands for. */
    String address() {
        return "https://" + host + path + (query.isEmpty() ? "" : "?" + query);
    }
}
