package dev.cuadra.layby.transfer;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * Adds a list up, so that it can be proven before anything of it comes in. What each lay-by brings is booked by the
 * payments of its {@link Opening}, so that a proven list leaves exactly the control total as funds held. For one thread.
 */
public final class OpeningBalance {
    private final Map<String, MonetaryAmount> paid = new TreeMap<>();
    private long agreements;
    private long rejected;

    /** Adds a lay-by; a rejected one is counted and adds nothing. */
    public void add(ListedLayby listed) {
        if (listed.opening().isEmpty()) {
            rejected++;
            return;
        }
        OpeningLayby opening = listed.opening().get();
        agreements++;
        paid.merge(opening.currency().getCurrencyCode(), opening.paid(), MonetaryAmount::add);
    }

    /** Compares what was added so far with the control total. */
    public OpeningProof prove(ControlTotal control) {
        List<Problem> problems = new ArrayList<>();
        if (agreements != control.agreements()) {
            problems.add(problem(
                    "LAYBY_OPENING_COUNT",
                    Map.of(
                            "count",
                            agreements,
                            "control",
                            control.agreements(),
                            "difference",
                            agreements - control.agreements(),
                            "rejected",
                            rejected)));
        }
        Map<String, MonetaryAmount> wanted = new TreeMap<>();
        control.paid().forEach(amount -> wanted.put(amount.getCurrency().getCurrencyCode(), amount));
        Map<String, CurrencyUnit> currencies = new TreeMap<>();
        paid.forEach((code, amount) -> currencies.put(code, amount.getCurrency()));
        wanted.forEach((code, amount) -> currencies.put(code, amount.getCurrency()));
        List<MonetaryAmount> sums = new ArrayList<>();
        currencies.forEach((code, currency) -> {
            MonetaryAmount sum = paid.getOrDefault(code, MinorUnits.zero(currency));
            MonetaryAmount total = wanted.getOrDefault(code, MinorUnits.zero(currency));
            sums.add(sum);
            if (!sum.isEqualTo(total)) {
                problems.add(problem(
                        "LAYBY_OPENING_SUM",
                        Map.of(
                                "sum", MinorUnits.text(sum),
                                "control", MinorUnits.text(total),
                                "difference", MinorUnits.text(sum.subtract(total)),
                                "currency", code,
                                "rejected", rejected)));
            }
        });
        return new OpeningProof(agreements, rejected, sums, problems);
    }

    private static Problem problem(String code, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.NOWHERE, values);
    }
}
