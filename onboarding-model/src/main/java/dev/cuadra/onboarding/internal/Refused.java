package dev.cuadra.onboarding.internal;

import dev.cuadra.spi.problem.Text;
import java.time.DateTimeException;
import java.util.Map;

/** A contract that a value would break which a user may have written: why is said in both languages. */
public final class Refused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    private Refused(Text why) {
        super(why.en());
        this.why = why;
    }

    /** That a value cannot be, for a reason of those whose texts are called {@code REFUSED_…}. */
    public static Refused because(String reason, Map<String, ?> values) {
        return new Refused(Texts.BOOK.text("REFUSED_" + reason, values));
    }

    /** What a fault of a value says to whoever wrote it: what is not said in both languages is said of none. */
    public static Text why(RuntimeException fault) {
        if (fault instanceof Refused refused) {
            return refused.why;
        }
        String reason = fault instanceof DateTimeException ? "REFUSED_DATE_TIME" : "REFUSED_OTHER";
        return Texts.BOOK.text(reason, Map.of());
    }
}
