package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Map;

/** How an item stands. */
public enum ItemState {
    /** To be done, and not late. */
    OPEN,
    /** To be done, and late. */
    OVERDUE,
    /** Done. */
    DONE,
    /** It does not apply. */
    NOT_APPLICABLE;

    /** In words. */
    public Text label() {
        return Texts.BOOK.text("OPERATION_STATE." + name(), Map.of());
    }
}
