package dev.cuadra.runtime;

import dev.cuadra.spi.storage.DocumentKey;

/** A newer release wrote this document in a form that this one does not know; nothing may be guessed from it. */
public final class NewerSchemaException extends DocumentFormatException {
    private static final long serialVersionUID = 1L;

    private final int stored;
    private final int known;

    public NewerSchemaException(DocumentKey key, int stored, int known) {
        super(key + " has schema " + stored + ", this release knows up to " + known);
        this.stored = stored;
        this.known = known;
    }

    /** The schema version of the document. */
    public int stored() {
        return stored;
    }

    /** The newest schema version that this release knows. */
    public int known() {
        return known;
    }
}
