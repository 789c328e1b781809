package dev.cuadra.tables;

/** The formats that are read. A format is found by content, never by the extension of a name. */
public enum TableFormat {
    /** Text with delimiters, in the manner of RFC 4180. */
    CSV,
    /** A workbook of Office Open XML. */
    XLSX,
    /** The tables of an HTML page, whatever its name says. */
    HTML
}
