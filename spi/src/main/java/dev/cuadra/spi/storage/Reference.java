package dev.cuadra.spi.storage;

/** How a document can be named: by its key, or by the values of a unique index. */
public sealed interface Reference permits DocumentKey, UniqueReference {
    /** The collection the document is in. */
    String collection();
}
