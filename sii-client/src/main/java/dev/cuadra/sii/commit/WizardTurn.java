package dev.cuadra.sii.commit;

import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;

/**
 * Where a wizard stands. {@link #begin} gives its first page to ask for; whoever asks gives the page back, until the wizard is
 * ready or refuses. Up to there nothing changes at the SII. Immutable.
 *
 * @source SII-COMMIT-2, SII-COMMIT-3
 */
public sealed interface WizardTurn {
    /** A page is to be asked for. It changes nothing, and may be asked for again. */
    final class Asking implements WizardTurn {
        private final WizardRequest request;
        private final Function<SiiPage, WizardTurn> reader;

        Asking(WizardRequest request, Function<SiiPage, WizardTurn> reader) {
            this.request = request;
            this.reader = reader;
        }

        /** What to ask for. */
        public WizardRequest request() {
            return request;
        }

        /**
         * Where the wizard stands after {@code page}.
         *
         * @throws SiiFaultException when it is neither the page that was asked for nor a refusal
         */
        public WizardTurn take(SiiPage page) {
            return reader.apply(page);
        }
    }

    /**
     * The SII says no, and nothing changed.
     *
     * @param text its reason, word by word
     */
    record Refused(String text) implements WizardTurn {
        public Refused {
            Objects.requireNonNull(text, "text");
        }
    }

    /** All is shown, and one request would do it. */
    final class Ready implements WizardTurn {
        private final CommitPreview preview;
        private final WizardRequest request;
        private final Function<SiiPage, CommitAnswer> reader;

        Ready(CommitPreview preview, WizardRequest request, Function<SiiPage, CommitAnswer> reader) {
            this.preview = preview;
            this.request = request;
            this.reader = reader;
        }

        /** What is going to happen. */
        public CommitPreview preview() {
            return preview;
        }

        /** The request that does it: to be sent once, after a person accepted the preview, and never again. */
        public WizardRequest request() {
            return request;
        }

        /**
         * What its answer says.
         *
         * @throws SiiFaultException when it says neither yes nor no: then nobody knows
         */
        public CommitAnswer answer(SiiPage page) {
            return reader.apply(page);
        }
    }

    /**
     * The first turn of an order.
     *
     * @param today the day in Chile
     */
    static Asking begin(CommitOrder order, LocalDate today) {
        if (order instanceof EmitOrder emit) {
            return new EmitWizard(emit, today).begin();
        }
        if (order instanceof AnnulOrder annul) {
            return new AnnulWizard(annul, today).begin();
        }
        return new ObserveWizard((ObserveOrder) order).begin();
    }
}
