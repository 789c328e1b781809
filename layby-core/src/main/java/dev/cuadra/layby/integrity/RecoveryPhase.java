package dev.cuadra.layby.integrity;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Map;

/** How far a recovery has come. The order is that of the procedure, and no phase can be left out. */
public enum RecoveryPhase {
    /** The incident is known. */
    OPENED,
    /** Nothing is done to the lay-bys concerned. */
    ISOLATED,
    /** A backup was made and read back. */
    BACKED_UP,
    /** It is written down which entries put each lay-by right. */
    PLANNED,
    /** The plan was tried on a copy, and every check passed there. */
    REHEARSED,
    /** Two people who did not plan it approved the plan that was tried. */
    APPROVED,
    /** The plan was carried out, with the result that it had on the copy. */
    APPLIED,
    /** Every check passes. */
    VERIFIED,
    /** The lay-bys take commands again. */
    RESUMED,
    /** It is written down what happened. */
    REPORTED;

    /** Its name in words. */
    public Text label() {
        return Texts.BOOK.text("RECOVERY_PHASE." + name(), Map.of());
    }
}
