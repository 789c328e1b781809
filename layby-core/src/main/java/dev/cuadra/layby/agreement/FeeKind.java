package dev.cuadra.layby.agreement;

/** What a fee is for. */
public enum FeeKind {
    SERVICE,
    ADMINISTRATION,
    STORAGE,
    LATE,
    OTHER
}
