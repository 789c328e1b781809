package dev.cuadra.simulator.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The one address that the simulator listens on and calls. */
final class Loopback {
    private static final byte[] BYTES = {127, 0, 0, 1};

    private Loopback() {}

    static InetSocketAddress at(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", BYTES), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
