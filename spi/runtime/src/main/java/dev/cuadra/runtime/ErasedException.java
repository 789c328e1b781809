package dev.cuadra.runtime;

import java.util.UUID;

/** The person was erased: what was sealed under their key is gone for good, and so is a value that needs it. */
public final class ErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final UUID subject;

    public ErasedException(UUID subject) {
        super("The personal data of " + subject + " was erased");
        this.subject = subject;
    }

    /** Whose key was destroyed. */
    public UUID subject() {
        return subject;
    }
}
