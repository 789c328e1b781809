package dev.cuadra.sii.commit;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.sii.SiiFault;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of an order.
 *
 * @source SII-COMMIT-4
 */
public sealed interface CommitResult {
    /** How it is known that something was done. */
    enum Evidence {
        /** The SII's page said so. */
        ANSWERED,
        /** A report of the SII shows it. */
        FOUND,
        /** A person looked and said so. */
        SAID
    }

    /**
     * It is done.
     *
     * @param intent under which it is stored
     * @param boleta the boleta; of one that was issued empty as long as no report told its number
     * @param barCode the SII's mark of a boleta that was issued; empty otherwise, and where it is not known
     * @param stands where the boleta stands, by the time limits or as a report shows it; empty for one that was issued
     * @param evidence how it is known
     */
    record Done(
            UUID intent,
            Optional<BoletaId> boleta,
            Optional<String> barCode,
            Optional<Expected> stands,
            Evidence evidence)
            implements CommitResult {
        public Done {
            Objects.requireNonNull(intent, "intent");
            Objects.requireNonNull(boleta, "boleta");
            Objects.requireNonNull(barCode, "barCode");
            Objects.requireNonNull(stands, "stands");
            Objects.requireNonNull(evidence, "evidence");
        }

        /** The intent and how it is known: numbers are somebody's. */
        @Override
        public String toString() {
            return "Done[" + intent + ", " + evidence + "]";
        }
    }

    /**
     * The SII refused, and nothing changed. Where the step that does it was refused, the order is answered so for good; another
     * try is another order.
     *
     * @param text its reason, word by word
     */
    record Refused(String text) implements CommitResult {
        public Refused {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * Nothing was sent: the SII previews something else than was accepted.
     *
     * @param preview what it previews now
     */
    record Stale(CommitPreview preview) implements CommitResult {
        public Stale {
            Objects.requireNonNull(preview, "preview");
        }
    }

    /**
     * It may have been sent, and nobody knows yet whether it is done. The same order again asks, and sends nothing before that
     * is known.
     *
     * @param intent under which it is stored
     * @param why why it is not known; names nobody
     */
    record Unknown(UUID intent, String why) implements CommitResult {
        public Unknown {
            Objects.requireNonNull(intent, "intent");
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * Nothing was sent. The same order again tries again.
     *
     * @param fault why
     */
    record NotSent(SiiFault fault) implements CommitResult {
        public NotSent {
            Objects.requireNonNull(fault, "fault");
        }
    }
}
