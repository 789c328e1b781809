package dev.cuadra.plugin.http;

import java.net.ProxySelector;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the SII is reached.
 *
 * @param connecting how long a connection may take to come about, more than nothing
 * @param largest the most bytes of one answer, from 1
 * @param tls whom to trust and what certificate to show; empty for what the JDK trusts and none
 * @param proxy the way out of the host's network; empty for none
 */
public record HttpSettings(Duration connecting, int largest, Optional<SSLContext> tls, Optional<ProxySelector> proxy) {
    private static final HttpSettings STANDARD =
            new HttpSettings(Duration.ofSeconds(10), 16 << 20, Optional.empty(), Optional.empty());

    public HttpSettings {
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(proxy, "proxy");
        if (connecting.isNegative() || connecting.isZero()) {
            throw new IllegalArgumentException("A connection takes longer than nothing: " + connecting);
        }
        if (largest < 1) {
            throw new IllegalArgumentException("An answer has room for a byte at least: " + largest);
        }
    }

    /** Ten seconds, 16 MiB, the JDK's trust, no proxy. */
    public static HttpSettings standard() {
        return STANDARD;
    }

    /** The same with another time for connecting. */
    public HttpSettings connecting(Duration most) {
        return new HttpSettings(most, largest, tls, proxy);
    }

    /** The same with another limit for an answer. */
    public HttpSettings largest(int bytes) {
        return new HttpSettings(connecting, bytes, tls, proxy);
    }

    /** The same with the host's own trust, and its certificate where the SII asks for one. */
    public HttpSettings tls(SSLContext context) {
        return new HttpSettings(connecting, largest, Optional.of(context), proxy);
    }

    /** The same through a proxy. */
    public HttpSettings through(ProxySelector way) {
        return new HttpSettings(connecting, largest, tls, Optional.of(way));
    }
}
