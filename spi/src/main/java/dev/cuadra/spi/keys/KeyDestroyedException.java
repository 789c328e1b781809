package dev.cuadra.spi.keys;

import java.util.UUID;

/** The key of a person was destroyed; what was sealed under it is gone for good. */
public final class KeyDestroyedException extends KeyRingException {
    private static final long serialVersionUID = 1L;

    public KeyDestroyedException(UUID subject) {
        super("The key of " + subject + " was destroyed");
    }
}
