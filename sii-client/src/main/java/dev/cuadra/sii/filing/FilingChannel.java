package dev.cuadra.sii.filing;

import dev.cuadra.boleta.rut.Rut;
import java.time.YearMonth;

/**
 * A way to hand in returns that a host brings: a certified gateway, its own robot. None to the SII's pages is shipped, for
 * what their writing methods do is not established. Called from many threads.
 *
 * @source SII-FILE-1
 */
public interface FilingChannel {
    /**
     * Hands in a return. A channel that was given an intent's id before and filed it files nothing again and answers with
     * the same folio, if it can. It does not try again by itself, and gives up well before the time that the caller
     * allows. An exception counts as {@link FilingAnswer.Unanswered}.
     */
    FilingAnswer submit(FilingIntent intent);

    /**
     * What is filed of a month, by the channel's own books or the SII's. It says that it knows all only when nothing that
     * was handed in before can still be filed.
     */
    FilingKnowledge ask(Rut payer, YearMonth period);
}
