package dev.cuadra.sii.call;

import dev.cuadra.spi.sii.SiiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The cookies of one session. Only hosts under {@code sii.cl} put something in or get something out. For one thread.
 *
 * @source SII-CALL-6
 */
final class CookieJar {
    private static final int MOST = 100;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    /** What can stand in a header without ending it or the cookie. */
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x3A\\x3C-\\x7E]{0,4096}");
    /** Cookies of the door to the portal, which outlive a login. */
    private static final Pattern DOOR = Pattern.compile("(TS|TSPD|QueueITAccepted).*");

    private static final String SII = "sii.cl";

    private record Cookie(String name, String value, String domain, boolean hostOnly, String path, Instant end) {
        boolean replaces(Cookie other) {
            return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
        }

        boolean goesTo(String host, String asked) {
            boolean there = hostOnly ? host.equals(domain) : within(host, domain);
            return there && (asked.equals(path) || asked.startsWith(path.endsWith("/") ? path : path + "/"));
        }
    }

    private final Clock clock;
    private final List<Cookie> cookies;

    private CookieJar(Clock clock, List<Cookie> cookies) {
        this.clock = clock;
        this.cookies = new ArrayList<>(cookies);
    }

    static CookieJar empty(Clock clock) {
        return new CookieJar(clock, List.of());
    }

    /** A new jar with the cookies that outlive a login: those of an older one would count as one more session. */
    CookieJar atTheDoor() {
        return new CookieJar(
                clock,
                cookies.stream()
                        .filter(cookie -> DOOR.matcher(cookie.name).matches())
                        .toList());
    }

    /** Takes what an answer sets and deletes. */
    void take(URI from, SiiResponse response) {
        for (String header : response.headers().getOrDefault("set-cookie", List.of())) {
            read(from, header).ifPresent(this::put);
        }
    }

    /** Sets a cookie for every host of the SII. */
    void set(String name, String value) {
        put(new Cookie(name, value, SII, false, "/", Instant.MAX));
    }

    private void put(Cookie cookie) {
        cookies.removeIf(cookie::replaces);
        if (cookie.end.isAfter(clock.instant()) && cookies.size() < MOST) {
            cookies.add(cookie);
        }
    }

    private Optional<Cookie> read(URI from, String header) {
        List<String> parts = List.of(header.split(";", -1));
        int equals = parts.get(0).indexOf('=');
        String host = host(from);
        if (equals < 0 || !within(host, SII)) {
            return Optional.empty();
        }
        String name = parts.get(0).substring(0, equals).strip();
        String value = parts.get(0).substring(equals + 1).strip();
        String asked = attribute(parts, "domain").orElse("");
        String domain = (asked.startsWith(".") ? asked.substring(1) : asked).toLowerCase(Locale.ROOT);
        boolean fine = NAME.matcher(name).matches() && VALUE.matcher(value).matches();
        boolean may = domain.isEmpty() || (within(domain, SII) && within(host, domain));
        String path =
                attribute(parts, "path").filter(given -> given.startsWith("/")).orElse("/");
        return fine && may
                ? Optional.of(
                        new Cookie(name, value, domain.isEmpty() ? host : domain, domain.isEmpty(), path, end(parts)))
                : Optional.empty();
    }

    private Instant end(List<String> parts) {
        Optional<String> age = attribute(parts, "max-age").filter(given -> given.matches("-?[0-9]{1,9}"));
        if (age.isPresent()) {
            return clock.instant().plus(Duration.ofSeconds(Long.parseLong(age.get())));
        }
        return attribute(parts, "expires").flatMap(CookieJar::day).orElse(Instant.MAX);
    }

    private static Optional<Instant> day(String expires) {
        try {
            // The older form has dashes between day, month and year.
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME
                    .withZone(ZoneOffset.UTC)
                    .parse(expires.replaceAll("(?<=[0-9A-Za-z])-(?=[0-9A-Za-z])", " "), Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> attribute(List<String> parts, String name) {
        return parts.stream()
                .skip(1)
                .map(String::strip)
                .filter(part -> part.toLowerCase(Locale.ROOT).startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static boolean within(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static String host(URI uri) {
        return Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    }

    /** The header for a request; empty when no cookie goes there. */
    String header(URI to) {
        String path = Optional.ofNullable(to.getRawPath())
                .filter(given -> !given.isEmpty())
                .orElse("/");
        return cookies.stream()
                .filter(cookie -> cookie.end.isAfter(clock.instant()) && cookie.goesTo(host(to), path))
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    /** A cookie's value, if it has one. */
    Optional<String> value(String name) {
        return cookies.stream()
                .filter(cookie ->
                        cookie.name.equals(name) && !cookie.value.isEmpty() && cookie.end.isAfter(clock.instant()))
                .map(Cookie::value)
                .findFirst();
    }

    /** How many: they are secrets. */
    @Override
    public String toString() {
        return "CookieJar[" + cookies.size() + "]";
    }
}
