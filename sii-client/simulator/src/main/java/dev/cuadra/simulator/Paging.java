package dev.cuadra.simulator;

/** How the report of boletas received is walked when it has more than 100 rows; observers disagree. */
public enum Paging {
    /** {@code pagina_solicitada} counts 0, 1, 2 and so on. */
    INDEX,
    /**
     * The first page, whatever its number, offers {@code pagina_sig_codigo}; the next one is asked for with that code and
     * a number that counts from 1. Without the code the first page comes back. The code {@code 00000000000000} ends it.
     */
    CURSOR
}
