package dev.cuadra.onboarding.observe.service;

import dev.cuadra.onboarding.observe.ObservationTerms;
import java.util.Objects;

/**
 * How a list is imported.
 *
 * @param terms what it is read by
 * @param learned when its readings count as known
 * @param resume whether to go on where an interrupted import of the same bytes stopped, or say again what a finished one
 *     came to; otherwise every line is looked at anew, which changes nothing that is stored already
 */
public record ObservationOrder(ObservationTerms terms, Learned learned, boolean resume) {
    /** When readings count as known. */
    public enum Learned {
        /**
         * From their import on, or from when their source recorded them where that is later. What was known before does
         * not change.
         */
        NOW,
        /**
         * From when their source recorded them. For a history that was kept elsewhere, imported before anything is
         * evaluated on these books: what was known at earlier instants changes.
         */
        AS_RECORDED
    }

    public ObservationOrder {
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(learned, "learned");
    }

    /** An import of what becomes known now. */
    public static ObservationOrder of(ObservationTerms terms) {
        return new ObservationOrder(terms, Learned.NOW, false);
    }

    /** The same, going on where an interrupted one stopped. */
    public ObservationOrder resumed() {
        return new ObservationOrder(terms, learned, true);
    }

    /** The same, of a history kept elsewhere. */
    public ObservationOrder asRecorded() {
        return new ObservationOrder(terms, Learned.AS_RECORDED, resume);
    }
}
