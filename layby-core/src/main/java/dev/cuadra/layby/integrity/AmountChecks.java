package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.Fee;
import dev.cuadra.layby.agreement.Payment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** Checks of totals, sums and units. */
final class AmountChecks {
    private AmountChecks() {}

    /** @source INT-01 */
    static List<IntegrityFinding> totals(Books books) {
        StoredView view = books.view();
        Finder finder = new Finder(Check.INT_01, view.agreement());
        BigDecimal fees = Figures.sum(view.fees().stream()
                .filter(fee -> !fee.waived())
                .map(Fee::amount)
                .toList());
        BigDecimal total = Figures.of(view.total());
        List<IntegrityFinding> found = new ArrayList<>(
                finder.unless("TOTAL", "total", Figures.of(view.price()).add(fees), total, view.currency()));
        found.addAll(finder.unless(
                "OUTSTANDING",
                "outstanding",
                total.subtract(Figures.of(view.netPaid())).max(BigDecimal.ZERO),
                Figures.of(view.outstanding()),
                view.currency()));
        return found;
    }

    /** @source INT-02 */
    static List<IntegrityFinding> instalments(Books books) {
        StoredView view = books.view();
        Finder finder = new Finder(Check.INT_02, view.agreement());
        BigDecimal scheduled = Figures.sum(
                view.instalments().stream().map(StoredInstalment::amount).toList());
        List<IntegrityFinding> found =
                new ArrayList<>(finder.unless("SUM", "schedule", Figures.of(view.total()), scheduled, view.currency()));
        for (StoredInstalment instalment : view.instalments()) {
            BigDecimal allocated = Figures.of(instalment.allocated());
            if (allocated.signum() < 0 || allocated.compareTo(Figures.of(instalment.amount())) > 0) {
                found.add(finder.found(
                        "ALLOCATED",
                        Integer.toString(instalment.number()),
                        "0.." + Figures.text(Figures.of(instalment.amount()), view.currency()),
                        Figures.text(allocated, view.currency())));
            }
        }
        return found;
    }

    /** @source INT-03 */
    static List<IntegrityFinding> allocations(Books books) {
        StoredView view = books.view();
        Finder finder = new Finder(Check.INT_03, view.agreement());
        BigDecimal paid = Figures.of(view.netPaid());
        BigDecimal allocated = Figures.sum(
                view.instalments().stream().map(StoredInstalment::allocated).toList());
        // After the end a shortfall is paid as well, which is no part of the price.
        BigDecimal price = view.state().ended() ? paid.min(Figures.of(view.total())) : paid;
        List<IntegrityFinding> found =
                new ArrayList<>(finder.unless("ALLOCATIONS", "allocations", price, allocated, view.currency()));
        BigDecimal left = view.payments().stream().map(AmountChecks::left).reduce(BigDecimal.ZERO, BigDecimal::add);
        found.addAll(finder.unless("PAID", "netPaid", left, paid, view.currency()));
        return found;
    }

    private static BigDecimal left(Payment payment) {
        return payment.standing() == Payment.Standing.CLEARED
                ? Figures.of(payment.amount())
                        .subtract(Figures.of(payment.reversed()))
                        .subtract(Figures.of(payment.refunded()))
                : BigDecimal.ZERO;
    }

    /** @source INT-10 */
    static List<IntegrityFinding> units(Books books) {
        StoredView view = books.view();
        Finder finder = new Finder(Check.INT_10, view.agreement());
        List<IntegrityFinding> found = new ArrayList<>();
        amounts(view).forEach((what, amount) -> {
            CurrencyUnit currency = amount.getCurrency();
            BigDecimal figure = Figures.of(amount);
            if (!currency.equals(view.currency())) {
                found.add(finder.found(
                        "CURRENCY", what, view.currency().getCurrencyCode(), Figures.text(figure, currency)));
            } else if (figure.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
                found.add(finder.found(
                        "SCALE",
                        what,
                        Integer.toString(currency.getDefaultFractionDigits()),
                        Figures.text(figure, currency)));
            }
        });
        return found;
    }

    /** Every amount that is claimed or posted, by where it stands. */
    private static Map<String, MonetaryAmount> amounts(StoredView view) {
        Map<String, MonetaryAmount> amounts = new LinkedHashMap<>();
        amounts.put("price", view.price());
        amounts.put("total", view.total());
        amounts.put("netPaid", view.netPaid());
        amounts.put("outstanding", view.outstanding());
        amounts.put("released", view.released());
        view.instalments().forEach(instalment -> {
            amounts.put("instalment " + instalment.number(), instalment.amount());
            amounts.put("instalment " + instalment.number() + " allocated", instalment.allocated());
        });
        view.payments().forEach(payment -> {
            amounts.put("payment " + payment.id(), payment.amount());
            amounts.put("payment " + payment.id() + " reversed", payment.reversed());
            amounts.put("payment " + payment.id() + " refunded", payment.refunded());
        });
        view.fees().forEach(fee -> amounts.put("fee " + fee.id(), fee.amount()));
        view.refunds().forEach(refund -> amounts.put("refund " + refund.id(), refund.amount()));
        view.balances().forEach((account, amount) -> amounts.put(account.toString(), amount));
        return amounts;
    }
}
