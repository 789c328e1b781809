package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import java.util.Optional;

/** Hands out credentials, which the host keeps. Asked for each login, and for nothing else. Safe for many threads. */
@FunctionalInterface
public interface CredentialProvider {
    /** A new copy of what {@code taxpayer} logs in with, which the client destroys after use; empty when there is none. */
    Optional<SiiCredential> credential(Rut taxpayer);
}
