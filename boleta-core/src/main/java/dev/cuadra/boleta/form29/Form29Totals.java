package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The codes of a return that follow from others: VAT, provisional payment, and the totals.
 *
 * @source F29-2, F29-4, F29-6, F29-7
 */
final class Form29Totals {
    private static final F29Code VAT_DEBITS = F29Code.of("538");
    private static final F29Code VAT_CREDITS = F29Code.of("537");
    private static final F29Code VAT_DUE = F29Code.of("89");
    private static final F29Code VAT_REMAINDER = F29Code.of("77");
    private static final F29Code PPM_BASE = F29Code.of("563");
    private static final F29Code PPM_RATE = F29Code.of("115");
    private static final F29Code PPM_CREDIT = F29Code.of("68");
    private static final F29Code PPM_NET = F29Code.of("62");
    private static final F29Code REVERSE_TOTAL = F29Code.of("596");
    private static final Set<F29Code> REVERSE_PARTS =
            Set.of(F29Code.of("39"), F29Code.of("554"), F29Code.of("736"), F29Code.of("597"));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<F29Code> LATE = Set.of(F29Code.of("92"), F29Code.of("93"), F29Code.of("795"));
    /** What is always worked out here and never taken from outside. */
    private static final Set<F29Code> COMPUTED = Set.of(
            F29Code.FEES,
            F29Code.DIRECTORS,
            F29Code.LOAN_ON_FEES,
            F29Code.SUBTOTAL,
            F29Code.TOTAL,
            F29Code.PAYABLE,
            F29Code.PAYABLE_LATE);

    private final F29Form form = F29Form.current();
    private final Map<F29Code, BigDecimal> values = new TreeMap<>(form.inOrder());
    private final List<Problem> warnings;

    private Form29Totals(List<Problem> warnings) {
        this.warnings = warnings;
    }

    static Map<F29Code, BigDecimal> of(
            Map<F29Code, Clp> retained, Map<F29Code, BigDecimal> other, List<Problem> warnings) {
        Form29Totals totals = new Form29Totals(warnings);
        new TreeMap<>(other).forEach(totals::take);
        retained.forEach((code, amount) -> totals.values.put(code, BigDecimal.valueOf(amount.pesos())));
        return totals.complete();
    }

    private void take(F29Code code, BigDecimal value) {
        Place place = Place.member("other." + code);
        if (COMPUTED.contains(code)) {
            throw refused("F29_CODE_COMPUTED", place, Map.of("code", code));
        }
        if (value.abs().compareTo(BigDecimal.valueOf(Clp.MAX)) > 0 || value.scale() > 10) {
            throw refused("F29_CODE_VALUE", place, Map.of("code", code, "value", value));
        }
        var known = form.line(code);
        if (known.isEmpty()) {
            warnings.add(Texts.BOOK.problem("F29_CODE_UNKNOWN", place, Map.of("code", code)));
            values.put(code, value);
            return;
        }
        F29Line line = known.get();
        if (line.kind() == F29Line.Kind.HEADER) {
            throw refused("F29_CODE_NOT_AMOUNT", place, Map.of("code", code, "label", line.label()));
        }
        int decimals = line.kind() == F29Line.Kind.RATE ? 3 : 0;
        boolean negative = value.signum() < 0 && line.kind() != F29Line.Kind.TOTAL;
        boolean beyond = line.kind() == F29Line.Kind.RATE && value.compareTo(HUNDRED) > 0;
        if (negative || beyond || value.stripTrailingZeros().scale() > decimals) {
            throw refused("F29_CODE_VALUE", place, Map.of("code", code, "value", value));
        }
        if (line.confidence() == Confidence.UNVERIFIED) {
            warnings.add(Texts.BOOK.problem("F29_CODE_UNVERIFIED", place, Map.of("code", code, "label", line.label())));
        }
        values.put(code, value);
    }

    private Map<F29Code, BigDecimal> complete() {
        vat();
        provisionalPayment();
        settleReverse();
        BigDecimal subtotal = entering(F29Code.SUBTOTAL);
        BigDecimal total = subtotal.add(entering(F29Code.TOTAL));
        BigDecimal payable = total.max(BigDecimal.ZERO);
        boolean late = LATE.stream().anyMatch(values::containsKey);
        BigDecimal charges = entering(F29Code.PAYABLE_LATE);
        values.put(F29Code.SUBTOTAL, subtotal);
        values.put(F29Code.TOTAL, total);
        values.put(F29Code.PAYABLE, payable);
        if (late) {
            values.put(F29Code.PAYABLE_LATE, payable.add(charges));
        }
        Set<F29Code> always = Set.of(F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE);
        values.entrySet().removeIf(e -> e.getValue().signum() == 0 && !always.contains(e.getKey()));
        return new LinkedHashMap<>(values);
    }

    /** @source F29-6 */
    private void vat() {
        if (values.containsKey(VAT_DEBITS) || values.containsKey(VAT_CREDITS)) {
            BigDecimal balance = value(VAT_DEBITS).subtract(value(VAT_CREDITS));
            derive(VAT_DUE, balance.max(BigDecimal.ZERO));
            derive(VAT_REMAINDER, balance.negate().max(BigDecimal.ZERO));
        }
    }

    /** @source F29-4 */
    private void provisionalPayment() {
        boolean base = values.containsKey(PPM_BASE);
        boolean rate = values.containsKey(PPM_RATE);
        if (base && rate) {
            BigDecimal payment = value(PPM_BASE)
                    .multiply(value(PPM_RATE))
                    .movePointLeft(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .subtract(value(PPM_CREDIT));
            derive(PPM_NET, payment.max(BigDecimal.ZERO));
        } else if ((base || rate) && !values.containsKey(PPM_NET)) {
            warnings.add(Texts.BOOK.problem(
                    "F29_PPM_INCOMPLETE",
                    Place.member("other"),
                    Map.of("have", base ? PPM_BASE : PPM_RATE, "need", base ? PPM_RATE : PPM_BASE)));
        }
    }

    /** The total of the reverse side counts only where its parts are not given one by one. */
    private void settleReverse() {
        if (!values.containsKey(REVERSE_TOTAL) || REVERSE_PARTS.stream().noneMatch(values::containsKey)) {
            return;
        }
        BigDecimal parts = REVERSE_PARTS.stream()
                .map(code -> value(code).multiply(BigDecimal.valueOf(sign(code))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (parts.compareTo(value(REVERSE_TOTAL)) != 0) {
            throw disagrees(REVERSE_TOTAL, parts);
        }
    }

    private void derive(F29Code code, BigDecimal computed) {
        BigDecimal given = values.put(code, computed);
        if (given != null && given.compareTo(computed) != 0) {
            throw disagrees(code, computed);
        }
    }

    private BigDecimal entering(F29Code total) {
        boolean partsGiven = REVERSE_PARTS.stream().anyMatch(values::containsKey);
        return values.keySet().stream()
                .filter(code -> !(code.equals(REVERSE_TOTAL) && partsGiven))
                .filter(code -> form.line(code)
                        .flatMap(F29Line::enters)
                        .filter(total::equals)
                        .isPresent())
                .map(code -> value(code).multiply(BigDecimal.valueOf(sign(code))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private int sign(F29Code code) {
        return form.line(code).map(F29Line::sign).orElse(1);
    }

    private BigDecimal value(F29Code code) {
        return values.getOrDefault(code, BigDecimal.ZERO);
    }

    private ProblemException disagrees(F29Code code, BigDecimal computed) {
        return refused(
                "F29_CODE_DISAGREES",
                Place.member("other." + code),
                Map.of("code", code, "computed", computed.toPlainString()));
    }

    private static ProblemException refused(String code, Place place, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, place, values));
    }
}
