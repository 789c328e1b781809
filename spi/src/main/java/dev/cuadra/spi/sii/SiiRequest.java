package dev.cuadra.spi.sii;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.Preview;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A request.
 *
 * @param method the HTTP method
 * @param uri the address
 * @param headers header name to values; names in any case
 * @param body the content, or empty
 * @param deadline how long the whole exchange may take
 */
@Preview
public record SiiRequest(String method, URI uri, Map<String, List<String>> headers, Bytes body, Duration deadline) {
    public SiiRequest {
        headers = Map.copyOf(headers);
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("A deadline is longer than nothing: " + deadline);
        }
    }

    /** Method and host: paths and headers can hold secrets. */
    @Override
    public String toString() {
        return "SiiRequest[" + method + " " + uri.getHost() + "]";
    }
}
