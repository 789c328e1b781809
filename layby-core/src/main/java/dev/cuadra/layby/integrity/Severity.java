package dev.cuadra.layby.integrity;

/** How bad a finding is. */
public enum Severity {
    /** Money or history is wrong: isolate the lay-by. */
    CRITICAL,
    /** A figure is wrong that somebody relies on. */
    MAJOR,
    /** Nothing is lost, but somebody should look. */
    MINOR
}
