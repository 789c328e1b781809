package dev.cuadra.onboarding.observe;

/** The forms in which observations are handed in; found by content, never by the name of a file. */
public enum ObservationForm {
    /** A table: CSV or XLSX, a row for each. */
    TABLE,
    /** A JSON list of objects, alone or as the member {@code observations} of an object. */
    JSON,
    /** A JSON object on each line. */
    JSON_LINES
}
