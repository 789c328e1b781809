package dev.cuadra.layby.report;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A report over lay-bys, and its columns. */
public enum ReportKind {
    /** What is outstanding, by how late it is. */
    OUTSTANDING(
            "state oldestDue daysPastDue missed bucket",
            "total paid outstanding arrears",
            "outstanding arrears days0 days1to30 days31to60 days61to90 daysOver90"),
    /** Instalments that fall due between two days. */
    DUE("state instalment due", "amount paid left", "amount paid left"),
    /** What is held for consumers. */
    FUNDS("state", "funds refundPayable", "funds refundPayable"),
    /** Lay-bys whose goods were handed over between two days. */
    COMPLETED("agreedOn completedOn", "price fees total tax", "price fees total tax"),
    /** Lay-bys that ended early between two days. */
    ENDED(
            "state endedOn endedBy ground",
            "paid charge kept shortfall refund compensation refundOpen",
            "paid charge kept shortfall refund compensation refundOpen"),
    /** Tax that falls due between two days. */
    TAX_POINTS("jurisdiction taxedOn taxRule verified", "taxBase tax", "taxBase tax");

    private static final Pattern BLANK = Pattern.compile(" ");
    private static final List<String> WHERE = List.of("agreement", "business", "store", "currency");
    private static final List<String> SUM = List.of("level", "business", "store", "currency", "count");

    private final String facts;
    private final String amounts;
    private final String sums;

    ReportKind(String facts, String amounts, String sums) {
        this.facts = facts;
        this.amounts = amounts;
        this.sums = sums;
    }

    /** The columns of its rows, by their names for programs. */
    public List<String> columns() {
        return concat(List.of(WHERE, words(facts), words(amounts)));
    }

    /** The columns of its totals. */
    public List<String> totalColumns() {
        return concat(List.of(SUM, sums()));
    }

    /** The amounts that are added up. */
    public List<String> sums() {
        return words(sums);
    }

    /** Its title. */
    public Text title() {
        return Texts.BOOK.text("REPORT." + name(), Map.of());
    }

    /** The title of a column. */
    public static Text columnTitle(String column) {
        return Texts.BOOK.text("REPORT_COLUMN." + column, Map.of());
    }

    private static List<String> words(String text) {
        return BLANK.splitAsStream(text).toList();
    }

    private static List<String> concat(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
