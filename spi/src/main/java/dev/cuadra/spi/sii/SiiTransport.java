package dev.cuadra.spi.sii;

import dev.cuadra.spi.Preview;

/**
 * Sends one request to the SII and returns what came back. Safe for many threads; takes no null. It never retries,
 * never follows a redirect, keeps no cookies of its own, and gives up at the deadline. Any status is an answer, not a
 * fault.
 */
@Preview
@FunctionalInterface
public interface SiiTransport {
    /**
     * Sends {@code request}.
     *
     * @throws SiiTransportException when no whole answer came, with its cause
     */
    SiiResponse exchange(SiiRequest request);
}
