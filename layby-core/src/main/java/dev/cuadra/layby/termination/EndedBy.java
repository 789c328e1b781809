package dev.cuadra.layby.termination;

/** Who ends a lay-by. */
public enum EndedBy {
    CONSUMER,
    SUPPLIER
}
