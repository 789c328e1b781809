package dev.cuadra.sii.commit;

/**
 * What is done.
 *
 * @source SII-COMMIT-EMIT, SII-COMMIT-ANNUL, SII-COMMIT-OBSERVE
 */
public enum CommitKind {
    /** A boleta is issued. */
    EMIT,
    /** A boleta is annulled by its issuer, or its annulment asked for. */
    ANNUL,
    /** A boleta is observed by its receiver. */
    OBSERVE
}
