package dev.cuadra.examples.cookbook;

import static dev.cuadra.plugin.jdbc.ViewField.flag;
import static dev.cuadra.plugin.jdbc.ViewField.text;
import static dev.cuadra.plugin.jdbc.ViewField.whole;
import static java.util.Map.entry;

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
    static final Map<String, List<ViewField>> VIEWS = Map.ofEntries(
            entry(
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
                            text("decision", "data", "decision"))),
            entry(
                    "boleta.close",
                    List.of(
                            text("payer", "data", "payer"),
                            text("period", "data", "period"),
                            text("period_rule", "data", "rule"),
                            whole("unexplained", "data", "unexplained"))),
            entry(
                    "boleta.contractor",
                    List.of(
                            text("retainer", "data", "retainer"),
                            flag("director", "data", "director"),
                            flag("loan", "data", "loan"))),
            entry("boleta.payer", List.of()),
            entry(
                    "boleta.import",
                    List.of(
                            text("fingerprint", "data", "fingerprint"),
                            whole("lines", "data", "lines"),
                            flag("done", "data", "done"),
                            whole("created", "data", "counts", "created"),
                            whole("updated", "data", "counts", "updated"),
                            whole("unchanged", "data", "counts", "unchanged"),
                            whole("rejected", "data", "counts", "rejected"))),
            entry(
                    "boleta.upload",
                    List.of(
                            text("fingerprint", "data", "fingerprint"),
                            whole("lines", "data", "lines"),
                            flag("done", "data", "done"),
                            whole("created", "data", "counts", "created"),
                            whole("updated", "data", "counts", "updated"),
                            whole("unchanged", "data", "counts", "unchanged"),
                            whole("rejected", "data", "counts", "rejected"))),
            entry(
                    "boleta.life",
                    List.of(
                            text("payer", "data", "payer"),
                            text("seen", "data", "seen"),
                            text("state", "data", "state"))),
            entry(
                    "boleta.filing",
                    List.of(
                            text("payer", "data", "payer"),
                            text("period", "data", "period"),
                            whole("number", "data", "number"),
                            text("folio", "data", "folio"),
                            text("filed_on", "data", "filedOn"))),
            entry(
                    "boleta.batch",
                    List.of(
                            text("payer", "data", "payer"),
                            text("pay_on", "data", "payOn"),
                            text("phase", "data", "phase"))),
            entry(
                    "boleta.pay-day",
                    List.of(
                            text("payer", "data", "payer"),
                            text("day", "data", "day"),
                            whole("approvals", "data", "approvals"))),
            entry(
                    "boleta.pay-state",
                    List.of(
                            text("payer", "data", "payer"),
                            text("batch", "data", "batch"),
                            whole("gross", "data", "paid", "gross"),
                            whole("retained", "data", "paid", "retained"),
                            whole("loan_retained", "data", "paid", "loanRetained"))),
            entry(
                    "boleta.transfer",
                    List.of(
                            text("batch", "data", "batch"),
                            whole("file", "data", "file"),
                            whole("line", "data", "position"),
                            text("reference", "data", "reference"),
                            text("boleta", "data", "boleta"),
                            whole("amount", "data", "amount"))),
            entry(
                    "boleta.payment",
                    List.of(
                            text("payer", "data", "payer"),
                            text("boleta", "data", "boleta"),
                            text("batch", "data", "batch"),
                            text("reference", "data", "reference"),
                            text("paid_on", "data", "paidOn"),
                            text("returned_on", "data", "returnedOn"),
                            whole("gross", "data", "part", "gross"),
                            whole("retained", "data", "part", "retained"),
                            whole("loan_retained", "data", "part", "loanRetained"),
                            text("reverses", "data", "reverses"))),
            entry(
                    "boleta.contractor-change",
                    List.of(text("contractor", "data", "contractor"), text("time", "data", "at"))),
            entry(
                    "boleta.inactivity",
                    List.of(text("contractor", "data", "contractor"), text("from_day", "data", "from"))),
            entry(
                    "boleta.onboarding",
                    List.of(
                            text("contractor", "data", "contractor"),
                            flag("complete", "data", "complete"),
                            flag("calculated", "data", "calculated"))),
            entry(
                    "boleta.reminding",
                    List.of(
                            text("payer", "data", "payer"),
                            whole("day", "data", "day"),
                            flag("vat", "data", "vat"),
                            text("since", "data", "since"))),
            entry("boleta.reminder", List.of(text("payer", "data", "payer"), text("period", "data", "period"))),
            entry("boleta.run", List.of(text("name", "data", "name"))));

    /** Makes the views, or makes them anew, and returns their names. */
    static List<String> create(JdbcStorage storage) {
        return new TreeMap<>(VIEWS)
                .entrySet().stream()
                        .map(view -> storage.createView(view.getKey(), view.getValue()))
                        .toList();
    }
    // end:auditor-views
}
