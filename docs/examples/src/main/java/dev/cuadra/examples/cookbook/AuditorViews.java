package dev.cuadra.examples.cookbook;

import static dev.cuadra.plugin.jdbc.ViewField.flag;
import static dev.cuadra.plugin.jdbc.ViewField.text;
import static dev.cuadra.plugin.jdbc.ViewField.whole;

import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.jdbc.ViewField;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A host whose auditors read with SQL what is not sealed. */
final class AuditorViews {
    private AuditorViews() {}

    // snippet:auditor-views
    /** What is not sealed in the documents of each collection; the names of a view's columns and where they come from. */
    static final Map<String, List<ViewField>> VIEWS = Map.of(
            "boleta.boleta",
                    List.of(
                            text("payer", "data", "payer"),
                            whole("folio", "data", "folio"),
                            text("concept", "data", "concept"),
                            text("date_written", "data", "date"),
                            text("paid_on", "data", "paidOn"),
                            text("state", "data", "state"),
                            whole("gross", "data", "gross"),
                            text("retainer", "data", "retainer"),
                            whole("retained", "data", "retained"),
                            whole("loan_retained", "data", "loanRetained"),
                            text("decision", "data", "decision")),
            "boleta.close",
                    List.of(
                            text("payer", "data", "payer"),
                            text("period", "data", "period"),
                            text("period_rule", "data", "rule"),
                            whole("unexplained", "data", "unexplained")),
            "boleta.contractor",
                    List.of(
                            text("retainer", "data", "retainer"),
                            flag("director", "data", "director"),
                            flag("loan", "data", "loan")),
            "boleta.payer", List.of(),
            "boleta.import",
                    List.of(
                            text("fingerprint", "data", "fingerprint"),
                            whole("lines", "data", "lines"),
                            flag("done", "data", "done"),
                            whole("created", "data", "counts", "created"),
                            whole("updated", "data", "counts", "updated"),
                            whole("unchanged", "data", "counts", "unchanged"),
                            whole("rejected", "data", "counts", "rejected")));

    /** Makes the views, or makes them anew, and returns their names. */
    static List<String> create(JdbcStorage storage) {
        return new TreeMap<>(VIEWS)
                .entrySet().stream()
                        .map(view -> storage.createView(view.getKey(), view.getValue()))
                        .toList();
    }
    // end:auditor-views
}
