package dev.cuadra.layby.report;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A report over lay-bys, and its columns. */
public enum ReportKind {
    /** What is outstanding, by how late it is. */
    OUTSTANDING(
            List.of("state", "oldestDue", "daysPastDue", "missed", "bucket"),
            List.of("total", "paid", "outstanding", "arrears"),
            List.of("outstanding", "arrears", "days0", "days1to30", "days31to60", "days61to90", "daysOver90")),
    /** Instalments that fall due between two days. */
    DUE(List.of("state", "instalment", "due"), List.of("amount", "paid", "left"), List.of("amount", "paid", "left")),
    /** What is held for consumers. */
    FUNDS(List.of("state"), List.of("funds", "refundPayable"), List.of("funds", "refundPayable")),
    /** Lay-bys whose goods were handed over between two days. */
    COMPLETED(
            List.of("agreedOn", "completedOn"),
            List.of("price", "fees", "total", "tax"),
            List.of("price", "fees", "total", "tax")),
    /** Lay-bys that ended early between two days. */
    ENDED(
            List.of("state", "endedOn", "endedBy", "ground"),
            List.of("paid", "charge", "kept", "shortfall", "refund", "compensation", "refundOpen"),
            List.of("paid", "charge", "kept", "shortfall", "refund", "compensation", "refundOpen"));

    private static final List<String> WHERE = List.of("agreement", "business", "store", "currency");
    private static final List<String> SUM = List.of("level", "business", "store", "currency", "count");

    private final List<String> facts;
    private final List<String> amounts;
    private final List<String> sums;

    ReportKind(List<String> facts, List<String> amounts, List<String> sums) {
        this.facts = facts;
        this.amounts = amounts;
        this.sums = sums;
    }

    /** The columns of its rows, by their names for programs. */
    public List<String> columns() {
        return Stream.of(WHERE, facts, amounts).flatMap(List::stream).toList();
    }

    /** The columns of its totals. */
    public List<String> totalColumns() {
        return Stream.of(SUM, sums).flatMap(List::stream).toList();
    }

    /** The amounts that are added up. */
    public List<String> sums() {
        return sums;
    }

    /** Its title. */
    public Text title() {
        return Texts.BOOK.text("REPORT." + name(), Map.of());
    }

    /** The title of a column. */
    public static Text columnTitle(String column) {
        return Texts.BOOK.text("REPORT_COLUMN." + column, Map.of());
    }
}
