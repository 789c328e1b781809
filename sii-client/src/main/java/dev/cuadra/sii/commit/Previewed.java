package dev.cuadra.sii.commit;

import java.util.Objects;

/**
 * What came of asking for a preview.
 *
 * @source SII-COMMIT-2
 */
public sealed interface Previewed {
    /**
     * The SII shows what is going to happen.
     *
     * @param preview what it shows
     */
    record Shown(CommitPreview preview) implements Previewed {
        public Shown {
            Objects.requireNonNull(preview, "preview");
        }
    }

    /**
     * The SII refuses.
     *
     * @param text its reason, word by word
     */
    record Refused(String text) implements Previewed {
        public Refused {
            Objects.requireNonNull(text, "text");
        }
    }
}
