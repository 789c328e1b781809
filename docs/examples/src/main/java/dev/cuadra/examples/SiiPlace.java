package dev.cuadra.examples;

import dev.cuadra.plugin.http.HttpSiiTransport;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiTransport;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the SII is that a command speaks to. */
sealed interface SiiPlace {
    /**
     * A simulator in this process.
     *
     * @param outage whether it goes away in the middle, and comes back
     */
    record Simulated(boolean outage) implements SiiPlace {
        @Override
        public String word() {
            return outage ? "simulator:outage" : "simulator";
        }
    }

    /**
     * A host: the SII itself, or one that stands for its hosts, each under a path of its name.
     *
     * @param base where
     * @param password what the company logs in with
     */
    record Remote(URI base, SiiPassword password) implements SiiPlace {
        @Override
        public String word() {
            return base.toString();
        }

        /** Whether nobody but this machine is asked, so that no pace protects anybody. */
        boolean here() {
            return !"https".equals(base.getScheme());
        }

        /** The way there. */
        SiiTransport transport() {
            SiiTransport http = HttpSiiTransport.standard();
            if (isTheSii(base)) {
                return http;
            }
            return request -> http.exchange(new SiiRequest(
                    request.method(), at(request.uri()), request.headers(), request.body(), request.deadline()));
        }

        /** Where a page of the SII is there: {@code BASE/loa.sii.cl/…} for {@code https://loa.sii.cl/…}. */
        URI at(URI real) {
            String start = base.toString().replaceFirst("/+$", "");
            String query = real.getRawQuery() == null ? "" : "?" + real.getRawQuery();
            return URI.create(start + "/" + real.getHost() + real.getRawPath() + query);
        }

        /** The place alone. */
        @Override
        public String toString() {
            return "Remote[" + base.getHost() + "]";
        }
    }

    /** How the user named it; no secret is in it. */
    String word();

    /**
     * Reads what {@code --sii} says.
     *
     * @param password asked for where somebody logs in
     * @throws ProblemException with code {@code SII_PLACE}
     */
    static SiiPlace parse(String text, Supplier<SiiPassword> password) {
        return switch (text) {
            case "simulator" -> new Simulated(false);
            case "simulator:outage" -> new Simulated(true);
            default -> new Remote(address(text), password.get());
        };
    }

    private static URI address(String text) {
        try {
            URI uri = URI.create(text);
            if (fits(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below without its text, which may hold a password.
        }
        String shown = text.contains("@") ? "…" : text.substring(0, Math.min(text.length(), 60));
        throw new ProblemException(Texts.BOOK.problem("SII_PLACE", Place.member("--sii"), Map.of("place", shown)));
    }

    private static boolean fits(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        boolean clear = "http".equals(uri.getScheme()) && host.matches("127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1\\]");
        boolean whole = !isTheSii(uri) || uri.getRawPath().replace("/", "").isEmpty();
        return plain && whole && (clear || ("https".equals(uri.getScheme()) && !host.isEmpty()));
    }

    private static boolean isTheSii(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        return host.equals("sii.cl") || host.endsWith(".sii.cl");
    }
}
