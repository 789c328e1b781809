package dev.cuadra.sii.commit;

import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.List;

/**
 * Something that somebody wants done at the SII, once.
 *
 * @source SII-COMMIT-1
 */
public sealed interface CommitOrder permits EmitOrder, AnnulOrder, ObserveOrder {
    /**
     * The host's own name of the order, 1 to 60 of {@code A-Z a-z 0-9 . _ -}: the same however often it is sent, another one
     * for every other order.
     */
    String reference();

    /** Who is logged in for it. */
    Rut taxpayer();

    /** What is done. */
    CommitKind kind();

    /** The date on the boleta, by whose month the reports list it. */
    LocalDate date();

    /** Everything that is ordered, line by line; the same for the same order. */
    List<String> lines();

    /** A SHA-256 over {@link #lines}, in hexadecimal digits. */
    default String fingerprint() {
        return Fingerprint.of(lines());
    }
}
