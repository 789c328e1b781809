package dev.cuadra.layby.quote;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.law.Coverage;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Allocation;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.Schedule;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.money.MonetaryAmount;

/** Says how the figures of a quote came about. */
final class QuoteSteps {
    /** What the rules of arithmetic rest on: no law, but what this library does. */
    private static final String OWN = "Cuadra";

    /** Longer lists of amounts are cut: the instalments themselves stand beside the steps. */
    private static final int MOST_GROUPS = 12;

    private QuoteSteps() {}

    /** @source MON-03 */
    static Step fee(MonetaryAmount price, BigDecimal percent, MonetaryAmount fee) {
        return step(
                "MON-03",
                Map.of("price", text(price), "percent", percent.toPlainString()),
                Optional.of(RoundingMode.HALF_UP),
                text(fee));
    }

    /** @source SCH-02 */
    static Step deposit(MonetaryAmount price, BigDecimal percent, MonetaryAmount fixed, MonetaryAmount minimum) {
        return step(
                "SCH-02",
                Map.of("price", text(price), "percent", percent.toPlainString(), "fixed", text(fixed)),
                Optional.of(RoundingMode.UP),
                text(minimum));
    }

    static Step allocation(ScheduleTerms terms, Schedule schedule) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("balance", text(schedule.balance()));
        inputs.put("count", Integer.toString(terms.count()));
        String key;
        Optional<RoundingMode> rounding = Optional.empty();
        if (terms.allocation() instanceof Allocation.RoundUpTo up) {
            key = "SCH-05";
            inputs.put("unit", text(up.unit()));
            rounding = Optional.of(RoundingMode.UP);
        } else if (terms.allocation() instanceof Allocation.FixedAmount fixed) {
            key = "SCH-06";
            inputs.put("unit", text(fixed.each()));
        } else if (terms.allocation() instanceof Allocation.Weights) {
            key = "SCH-07";
        } else {
            key = terms.allocation() instanceof Allocation.Spread ? "SCH-04" : "SCH-03";
            rounding = Optional.of(RoundingMode.DOWN);
        }
        return step(key, inputs, rounding, groups(schedule.instalments()));
    }

    static Step coverage(Coverage coverage, String statute, int instalments, MonetaryAmount price) {
        return new Step(
                coverage.rule(),
                statute,
                coverage.why(),
                new TreeMap<>(Map.of("instalments", Integer.toString(instalments), "price", text(price))),
                Optional.empty(),
                coverage.applies() ? "COVERED" : "NOT_COVERED",
                coverage.verified());
    }

    /** {@code 66.66 AUD × 5, 66.70 AUD}. */
    private static String groups(List<Instalment> instalments) {
        List<String> groups = new ArrayList<>();
        int at = 0;
        while (at < instalments.size()) {
            if (groups.size() == MOST_GROUPS) {
                groups.add("…");
                break;
            }
            MonetaryAmount amount = instalments.get(at).amount();
            int next = at + 1;
            while (next < instalments.size() && instalments.get(next).amount().isEqualTo(amount)) {
                next++;
            }
            groups.add(text(amount) + (next - at > 1 ? " × " + (next - at) : ""));
            at = next;
        }
        return groups.isEmpty() ? "0" : String.join(", ", groups);
    }

    static String text(MonetaryAmount amount) {
        return MinorUnits.text(amount) + " " + amount.getCurrency().getCurrencyCode();
    }

    private static Step step(String rule, Map<String, String> inputs, Optional<RoundingMode> rounding, String result) {
        Map<String, String> all = new TreeMap<>(inputs);
        all.put("result", result);
        return new Step(
                rule,
                OWN,
                Texts.BOOK.text("step." + rule, Text.figures(all)),
                new TreeMap<>(inputs),
                rounding,
                result,
                true);
    }
}
