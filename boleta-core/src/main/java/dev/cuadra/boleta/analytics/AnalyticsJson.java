package dev.cuadra.boleta.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.annual.Payee;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * The figures as JSON: {@code payer}, {@code from}, {@code to}, {@code periodRule}, {@code months}, {@code total},
 * {@code contractors}, {@code top}, {@code concentration}, {@code rateChanges} and {@code timeSaved}. Pesos are integers;
 * percentages are text with one decimal. Stateless, safe for many threads.
 */
public final class AnalyticsJson {
    private static final List<Integer> LARGEST = List.of(1, 3, 5, 10);

    private AnalyticsJson() {}

    /**
     * The figures.
     *
     * @param most how long a top list is at most
     */
    public static ObjectNode write(Analytics analytics, int most) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("payer", analytics.range().payer().toString());
        json.put("from", analytics.range().from().toString());
        json.put("to", analytics.range().to().toString());
        json.put("periodRule", analytics.range().rule().name());
        ArrayNode months = json.putArray("months");
        analytics.months().forEach((month, figures) -> {
            ObjectNode node = months.addObject().put("month", month.toString());
            node.put("contractors", analytics.active(month));
            figures(figures, node);
        });
        figures(
                analytics.total(),
                json.putObject("total").put("contractors", analytics.active().size()));
        json.set("contractors", contractors(analytics));
        ObjectNode top = json.putObject("top");
        for (Top by : Top.values()) {
            ArrayNode list = top.putArray(by.name().toLowerCase(Locale.ROOT));
            analytics
                    .top(by, most)
                    .forEach(ranked -> payee(ranked.payee(), list.addObject()).put("value", ranked.value()));
        }
        ArrayNode concentration = json.putArray("concentration");
        LARGEST.forEach(largest -> concentration(analytics, largest, concentration.addObject()));
        ArrayNode changes = json.putArray("rateChanges");
        analytics
                .rateChanges()
                .forEach(change -> changes.addObject()
                        .put("month", change.month().toString())
                        .put("before", change.before().percent())
                        .put("after", change.after().percent()));
        ArrayNode saved = json.putArray("timeSaved");
        analytics
                .saved()
                .forEach(time -> saved.addObject()
                        .put("month", time.month().toString())
                        .put("minutes", time.minutes())
                        .put("cumulative", time.cumulative()));
        return json;
    }

    private static ArrayNode contractors(Analytics analytics) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        List<Integer> tenths = analytics.tenths();
        for (int at = 0; at < tenths.size(); at++) {
            ContractorMonths one = analytics.contractors().get(at);
            ObjectNode node = payee(one.payee(), array.addObject());
            node.put("share", percent(tenths.get(at)));
            figures(one.total(), node.putObject("total"));
            ArrayNode months = node.putArray("months");
            one.months()
                    .forEach((month, figures) ->
                            figures(figures, months.addObject().put("month", month.toString())));
            ArrayNode gaps = node.putArray("gaps");
            one.gaps().stream().map(YearMonth::toString).forEach(gaps::add);
        }
        return array;
    }

    private static ObjectNode payee(Payee payee, ObjectNode node) {
        node.set("rut", rut(payee));
        return node.put("name", payee.name()).put("erased", payee.isErased());
    }

    private static JsonNode rut(Payee payee) {
        return payee.rut()
                .map(rut -> (JsonNode) JsonNodeFactory.instance.textNode(rut.toString()))
                .orElse(JsonNodeFactory.instance.nullNode());
    }

    private static void figures(Figures figures, ObjectNode node) {
        node.put("boletas", figures.boletas());
        node.put("gross", figures.gross().pesos());
        node.put("retained", figures.retained().pesos());
        node.put("retainedOfDirectors", figures.directors().pesos());
        node.put("loanRetained", figures.loan().pesos());
        node.put("net", figures.net().pesos());
        node.put("annulled", figures.annulled());
        node.put("unpaid", figures.unpaid());
        node.put("offRate", figures.offRate());
    }

    private static void concentration(Analytics analytics, int largest, ObjectNode node) {
        Share share = analytics.concentration(largest);
        node.put("largest", largest);
        node.put("gross", share.part().pesos());
        node.put("of", share.whole().pesos());
        node.put("percent", share.percent(1, RoundingMode.HALF_UP).toPlainString());
    }

    private static String percent(int tenths) {
        return BigDecimal.valueOf(tenths, 1).toPlainString();
    }
}
