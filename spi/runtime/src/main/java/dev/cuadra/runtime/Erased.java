package dev.cuadra.runtime;

import java.util.UUID;

/**
 * An erasure that was carried out.
 *
 * @param erasure the id of the document in whose chain the journal tells of it
 * @param documents how many documents lost what was personal in them
 */
public record Erased(UUID erasure, long documents) {}
