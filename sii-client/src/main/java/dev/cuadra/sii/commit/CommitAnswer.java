package dev.cuadra.sii.commit;

import java.util.Objects;
import java.util.Optional;

/**
 * A clear answer to a step that changes something; an answer that is not clear is a fault.
 *
 * @source SII-COMMIT-3
 */
public sealed interface CommitAnswer {
    /**
     * It is done.
     *
     * @param barCode the SII's mark of a boleta that was issued; empty otherwise
     * @param said the words of the page
     */
    record Done(Optional<String> barCode, String said) implements CommitAnswer {
        public Done {
            Objects.requireNonNull(barCode, "barCode");
            Objects.requireNonNull(said, "said");
        }

        /** Nothing: what pages say is personal. */
        @Override
        public String toString() {
            return "Done";
        }
    }

    /**
     * The SII says no, and nothing changed.
     *
     * @param text its reason, word by word
     */
    record Refused(String text) implements CommitAnswer {
        public Refused {
            Objects.requireNonNull(text, "text");
        }
    }
}
