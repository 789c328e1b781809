package dev.cuadra.sii;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The parts of the SII that fail apart from each other: each has its own pace, its own circuit breaker and its own
 * health.
 *
 * @source SII-HOST
 */
public enum SiiService {
    /** Seed and token over SOAP. */
    AUTH_SOAP("palena.sii.cl", "maullin.sii.cl"),
    /** Login to the portal and log-out, with a password or a certificate. */
    AUTH_WEB("zeusr.sii.cl", "herculesr.sii.cl"),
    /** The page after the login. */
    HOME("misiir.sii.cl", ""),
    /** Boletas de honorarios. */
    BHE("loa.sii.cl", ""),
    /** Boletas of third parties. */
    BTE("zeus.sii.cl", ""),
    /** Form 29, the registers, and receipts as PDF. */
    SDI("www4.sii.cl", "");

    private final String usual;
    private final String other;

    SiiService(String usual, String other) {
        this.usual = usual;
        this.other = other;
    }

    /** The service that an address belongs to; empty for an address that is none of the SII's. */
    public static Optional<SiiService> of(URI uri) {
        // An address such as mailto: has no host.
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        return Arrays.stream(values())
                .filter(service -> service.hosts().contains(host))
                .findFirst();
    }

    /** The hosts that it lives on, the usual one first. */
    public List<String> hosts() {
        return other.isEmpty() ? List.of(usual) : List.of(usual, other);
    }
}
