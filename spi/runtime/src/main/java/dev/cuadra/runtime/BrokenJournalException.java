package dev.cuadra.runtime;

/**
 * The seals or the journal in the storage do not hold, so that no seal can follow, none can prove anything, and nobody can
 * say what was known at an earlier time. The message names the first place that does not; {@link JournalVerifier} says
 * more.
 */
public final class BrokenJournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenJournalException(String message) {
        super(message);
    }
}
