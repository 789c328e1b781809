package dev.cuadra.sii.filing;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a channel said to a return that was handed in.
 *
 * @source SII-FILE-1
 */
public sealed interface FilingAnswer {
    /**
     * It is filed.
     *
     * @param folio the number that the SII gave it, 1 to 20 digits
     * @param filedOn the day on which it counts as filed, by the SII's calendar
     */
    record Accepted(String folio, LocalDate filedOn) implements FilingAnswer {
        public Accepted {
            Folios.check(folio);
            Objects.requireNonNull(filedOn, "filedOn");
        }
    }

    /**
     * It is refused, and certainly not filed.
     *
     * @param code why, for programs
     * @param text why, for people, in the channel's words
     */
    record Refused(String code, String text) implements FilingAnswer {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * Nothing clear came back: it may be filed.
     *
     * @param why what happened; names nobody
     */
    record Unanswered(String why) implements FilingAnswer {
        public Unanswered {
            Objects.requireNonNull(why, "why");
        }
    }
}
