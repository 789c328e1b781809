package dev.cuadra.simulator;

/** What the certified channel said. */
public sealed interface FilingAnswer {
    /**
     * The return is filed.
     *
     * @param folio its number
     */
    record Filed(long folio) implements FilingAnswer {}

    /**
     * The return is refused and nothing is filed.
     *
     * @param code why, for programs
     * @param text why, for people, in Spanish
     */
    record Refused(String code, String text) implements FilingAnswer {}

    /** No answer came; the return may have been filed. */
    record Lost() implements FilingAnswer {}
}
