package dev.cuadra.spi.sii;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.Preview;
import java.util.List;
import java.util.Map;

/**
 * An answer, whatever its status.
 *
 * @param status the HTTP status
 * @param headers header name in lower case to values
 * @param body the content, undecoded
 */
@Preview
public record SiiResponse(int status, Map<String, List<String>> headers, Bytes body) {
    public SiiResponse {
        headers = Map.copyOf(headers);
    }

    /** Status and size: content stays out of logs. */
    @Override
    public String toString() {
        return "SiiResponse[" + status + ", " + body.size() + " bytes]";
    }
}
