package dev.cuadra.sii.filing;

import dev.cuadra.sii.f29.Proposal;
import dev.cuadra.sii.f29.ProposalComparison;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of an order.
 *
 * @source SII-FILE-1
 */
public sealed interface FilingResult {
    /**
     * The return is filed and recorded.
     *
     * @param folio the number that the SII gave it
     * @param differences our return beside the proposal
     */
    record Filed(String folio, ProposalComparison differences) implements FilingResult {
        public Filed {
            Objects.requireNonNull(folio, "folio");
            Objects.requireNonNull(differences, "differences");
        }
    }

    /**
     * Nothing was sent: a person has to look first.
     *
     * @param proposal what the SII proposes
     * @param differences our return beside it
     * @param corrects the folio of the filed return that this one corrects; empty for the first of the month
     * @param content what an {@link Acceptance} of exactly this names
     */
    record Ready(Optional<Proposal> proposal, ProposalComparison differences, Optional<String> corrects, String content)
            implements FilingResult {
        public Ready {
            Objects.requireNonNull(proposal, "proposal");
            Objects.requireNonNull(differences, "differences");
            Objects.requireNonNull(corrects, "corrects");
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * Nothing of this order is filed: a person files it by hand.
     *
     * @param pack all that is needed for it
     * @param reason why
     * @param evidence what was said, such as the channel's refusal
     */
    record Manual(ManualPack pack, Reason reason, String evidence) implements FilingResult {
        /** Why a return is filed by hand. */
        public enum Reason {
            /** The host has no channel. */
            NO_CHANNEL,
            /** The channel cannot say what is filed already, so that nothing was sent. */
            AWAY,
            /** The channel refused it. */
            REFUSED,
            /** A return of the month is filed that the books do not know: record it first. */
            FILED_ELSEWHERE
        }

        public Manual {
            Objects.requireNonNull(pack, "pack");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(evidence, "evidence");
        }
    }

    /**
     * It was sent, and nobody knows yet whether it is filed. The same order again asks, and sends nothing before that is
     * known.
     *
     * @param intent what was sent
     * @param why why it is not known
     */
    record Unknown(FilingIntent intent, String why) implements FilingResult {
        public Unknown {
            Objects.requireNonNull(intent, "intent");
            Objects.requireNonNull(why, "why");
        }
    }
}
