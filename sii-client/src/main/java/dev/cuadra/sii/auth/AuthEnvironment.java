package dev.cuadra.sii.auth;

import java.net.URI;

/**
 * Where seeds and tokens come from. A token of one is worth nothing in the other.
 *
 * @source SII-SEED
 */
public enum AuthEnvironment {
    /** The real one. */
    PRODUCTION("palena.sii.cl"),
    /** For the certification of invoicing software; boletas and Form 29 have no such place. */
    CERTIFICATION("maullin.sii.cl");

    private final String host;

    AuthEnvironment(String host) {
        this.host = host;
    }

    /** The address of seeds, which is the namespace of its messages too. */
    public URI seeds() {
        return URI.create("https://" + host + "/DTEWS/CrSeed.jws");
    }

    /** The address of tokens, which is the namespace of its messages too. */
    public URI tokens() {
        return URI.create("https://" + host + "/DTEWS/GetTokenFromSeed.jws");
    }
}
