package dev.cuadra.boleta.life;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Map;

/** What can happen to a boleta after it was issued. On one day the earlier of these is taken for the earlier one. */
public enum LifeMove {
    /** Its receiver or the SII made a remark. */
    OBSERVE("LIFE-6", "FAQ 001.120.6016, 001.120.6017, 001.120.6018"),
    /** Its issuer asked the receiver to agree to an annulment. */
    REQUEST("LIFE-2", "FAQ 001.120.6019, 001.120.3086"),
    /** The receiver did not agree. */
    REJECT("LIFE-2", "FAQ 001.120.6019, 001.120.3086"),
    /** The receiver agreed. */
    CONFIRM("LIFE-2", "FAQ 001.120.6019, 001.120.3086"),
    /** Its issuer annulled it alone. */
    ANNUL("LIFE-1", "FAQ 001.120.6019, 001.120.0611, 001.120.1838"),
    /** A report of the SII said where it stands. */
    REPORT("LIFE-8", "REP-3");

    private final String rule;
    private final String source;

    LifeMove(String rule, String source) {
        this.rule = rule;
        this.source = source;
    }

    /** The id of the rule it goes by. */
    public String rule() {
        return rule;
    }

    /** Who says so. */
    public String source() {
        return source;
    }

    /** In words, such as "annulled by its issuer". */
    public Text text() {
        return Texts.BOOK.text("life.move." + name(), Map.of());
    }
}
