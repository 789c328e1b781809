package dev.cuadra.onboarding.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.spi.problem.Text;
import java.util.Optional;

/** Writes dashboards as canonical JSON. */
final class DashboardWriter {
    private static final int DECIMALS = 4;

    private DashboardWriter() {}

    static String json(Dashboard dashboard) {
        ObjectNode tree = Canonical.object();
        tree.put("kind", "dashboard");
        tree.put("id", dashboard.definition().id());
        tree.put("version", dashboard.definition().version());
        text("title", dashboard.definition().title(), tree);
        tree.put("at", dashboard.at().toString());
        tree.put("zone", dashboard.zone().getId());
        ArrayNode rows = tree.putArray("rows");
        dashboard.rows().forEach(row -> row(row, rows.addObject()));
        return Canonical.text(tree);
    }

    private static void row(DashboardRow row, ObjectNode node) {
        node.put("id", row.definition().id());
        node.put(
                "row",
                row.definition().row().isEmpty() ? null : row.definition().row());
        node.put("owner", row.owner().orElse(null));
        text("title", row.definition().title(), node);
        ObjectNode target = node.putObject("target");
        target.put("metric", row.definition().target().metric());
        target.put("unit", row.definition().target().unit());
        target.put("operator", row.sign());
        target.put("value", row.definition().compare().right());
        target.put("window", row.definition().target().window().toString());
        target.put("until", row.until().map(Object::toString).orElse(null));
        target.put("outcome", row.target().name());
        number("current", row.current(), node, row.threshold());
        node.put("of", row.share().map(share -> share.hits() + "/" + share.of()).orElse(null));
        node.put("trend", row.trend().direction().map(Question.Direction::name).orElse(null));
        node.put("better", row.trend().better().orElse(null));
        node.put("status", row.status().name());
        pace(row.pace(), node);
        text("why", row.why(), node);
        node.put("newest", row.freshness().newest().map(Object::toString).orElse(null));
        node.put("age", row.freshness().age().map(Object::toString).orElse(null));
        ArrayNode series = node.putArray("series");
        for (SeriesPoint point : row.series()) {
            ObjectNode each = series.addObject();
            each.put("from", point.from().toString());
            each.put("to", point.to().toString());
            number("value", point.value(), each);
        }
        ArrayNode alerts = node.putArray("alerts");
        for (RowAlert alert : row.alerts()) {
            ObjectNode each = alerts.addObject();
            each.put("id", alert.id());
            each.put("level", alert.level().name());
            each.put("state", alert.state().name());
        }
    }

    private static void pace(Optional<Pace> pace, ObjectNode node) {
        if (pace.isEmpty()) {
            node.putNull("pace");
            return;
        }
        ObjectNode each = node.putObject("pace");
        number("factor", pace.get().factor(), each, Exact.of(1));
        number("expected", Optional.of(pace.get().expected()), each);
        number("elapsed", Optional.of(pace.get().elapsed()), each);
    }

    private static void number(String name, Optional<Exact> value, ObjectNode node, Exact... others) {
        node.put(
                name,
                value.map(exact -> Rounded.apart(exact, DECIMALS, others).toPlainString())
                        .orElse(null));
    }

    private static void text(String name, Text text, ObjectNode node) {
        ObjectNode both = node.putObject(name);
        both.put("es", text.es());
        both.put("en", text.en());
    }
}
