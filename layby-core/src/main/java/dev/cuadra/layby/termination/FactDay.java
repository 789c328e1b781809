package dev.cuadra.layby.termination;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Map;

/** Days that some law counts from. */
public enum FactDay {
    /** When a required payment that was missed had been due. */
    MISSED_DUE("missedDueOn"),
    /** When the notice of default was given. */
    DEFAULT_NOTICE("defaultNoticeOn"),
    /** When the agreement was expected to be complete. */
    EXPECTED_COMPLETION("expectedCompletionOn"),
    /** When the goods were received. */
    GOODS_RECEIVED("goodsReceivedOn");

    private final String member;

    FactDay(String member) {
        this.member = member;
    }

    /** Its name in JSON. */
    public String member() {
        return member;
    }

    /** In words, that the day is not known and is taken to be past. */
    public Text unknown() {
        return Texts.BOOK.text("factDay." + name(), Map.of());
    }
}
