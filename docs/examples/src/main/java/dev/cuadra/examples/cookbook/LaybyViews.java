package dev.cuadra.examples.cookbook;

import static dev.cuadra.plugin.jdbc.ViewField.flag;
import static dev.cuadra.plugin.jdbc.ViewField.text;
import static dev.cuadra.plugin.jdbc.ViewField.whole;

import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.jdbc.ViewField;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A host whose auditors read lay-bys with SQL. Amounts are decimals as text, in the currency beside them. */
final class LaybyViews {
    /** What is not sealed in the documents of each collection; the names of a view's columns and where they come from. */
    static final Map<String, List<ViewField>> VIEWS = Map.of(
            "layby.agreement",
                    List.of(
                            whole("number", "data", "number"),
                            text("business", "data", "business"),
                            text("store", "data", "store"),
                            text("zone", "data", "zone"),
                            text("consumer", "data", "consumer"),
                            text("agreed_on", "data", "agreedOn"),
                            text("attention", "data", "attention"),
                            text("state", "data", "view", "state"),
                            whole("log_length", "data", "view", "version"),
                            text("log_head", "data", "view", "head"),
                            text("currency", "data", "view", "total", "currency"),
                            text("total", "data", "view", "total", "amount"),
                            text("net_paid", "data", "view", "netPaid", "amount"),
                            text("outstanding", "data", "view", "outstanding", "amount"),
                            text("next_due", "data", "view", "nextDue"),
                            flag("isolated", "data", "view", "isolated")),
            "layby.stock",
                    List.of(
                            text("business", "data", "business"),
                            text("store", "data", "store"),
                            text("sku", "data", "level", "sku"),
                            whole("on_hand", "data", "level", "onHand"),
                            whole("held", "data", "level", "held")),
            "layby.sequence",
                    List.of(
                            text("kind", "data", "kind"),
                            text("numbered", "data", "scope"),
                            whole("last", "data", "last")),
            "layby.daily",
                    List.of(
                            text("day", "data", "day"),
                            text("started_at", "data", "startedAt"),
                            whole("chunks", "data", "chunks"),
                            whole("looked", "data", "counts", "looked"),
                            whole("changed", "data", "counts", "changed"),
                            whole("notices", "data", "counts", "notices"),
                            whole("fees", "data", "counts", "fees"),
                            whole("defaults", "data", "counts", "defaults"),
                            whole("failed", "data", "counts", "failed")));

    private LaybyViews() {}

    /** Makes the views, or makes them anew, and returns their names. */
    static List<String> create(JdbcStorage storage) {
        return new TreeMap<>(VIEWS)
                .entrySet().stream()
                        .map(view -> storage.createView(view.getKey(), view.getValue()))
                        .toList();
    }
}
