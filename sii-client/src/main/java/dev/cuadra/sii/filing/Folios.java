package dev.cuadra.sii.filing;

/** The form of a return's number. */
final class Folios {
    private Folios() {}

    static void check(String folio) {
        if (!folio.matches("[0-9]{1,20}")) {
            throw new IllegalArgumentException("Not the folio of a return: '" + folio + "'");
        }
    }
}
