package dev.cuadra.layby.termination;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.law.RuleBook;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * When tax on a lay-by falls due, and how much: at payments, at the completion and at an early end, never when it is
 * agreed. The points of all events of one lay-by add up to its tax. Where the law is not established a point has no tax.
 * Pure functions; tax rounds half up to the smallest unit.
 *
 * @source TAX-AU-1, TAX-AU-2, TAX-AU-3, TAX-NZ-1, TAX-NZ-2, TAX-UK-1, TAX-UK-2, TAX-ZA-1, TAX-ZA-2, TAX-CL-1, TAX-US-1
 */
public final class TaxLaw {
    private TaxLaw() {}

    /**
     * By a payment that cleared.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code TAX_DATE_NOT_COVERED}
     */
    public static List<TaxPoint> onPayment(
            Jurisdiction jurisdiction, TaxBasis basis, MonetaryAmount amount, LocalDate on) {
        return switch (jurisdiction) {
            case AU -> basis == TaxBasis.CASH ? List.of(point("TAX-AU-2", jurisdiction, amount, on)) : List.of();
            case UK -> List.of(point("TAX-UK-1", jurisdiction, amount, on));
            // Paid on the payments basis too: New Zealand taxes the whole at the end. In South Africa what is paid
            // stays the consumer's, and is no consideration until it is applied.
            case NZ, ZA -> List.of();
            case CL -> List.of(unknown("TAX-CL-1", amount, on));
            case US_MD, US_OH, US_NY, US_CA, US_IL, US_RI -> List.of(unknown("TAX-US-1", amount, on));
        };
    }

    /**
     * By the completion.
     *
     * @param price the whole price with its tax, and the fees
     * @param taxed how much of it {@link #onPayment} has taxed already
     * @param on the day of the final payment in Australia and New Zealand, else of the delivery
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code TAX_DATE_NOT_COVERED}
     */
    public static List<TaxPoint> onCompletion(
            Jurisdiction jurisdiction, TaxBasis basis, MonetaryAmount price, MonetaryAmount taxed, LocalDate on) {
        MonetaryAmount rest = price.subtract(taxed);
        return switch (jurisdiction) {
            case AU ->
                basis == TaxBasis.CASH
                        ? atReceipt("TAX-AU-2", jurisdiction, rest, on)
                        : List.of(point("TAX-AU-1", jurisdiction, price, on));
            case NZ -> List.of(point("TAX-NZ-1", jurisdiction, price, on));
            case UK -> atReceipt("TAX-UK-1", jurisdiction, rest, on);
            case ZA -> List.of(point("TAX-ZA-2", jurisdiction, price, on));
            case CL -> List.of(unknown("TAX-CL-1", price, on));
            case US_MD, US_OH, US_NY, US_CA, US_IL, US_RI -> List.of(unknown("TAX-US-1", price, on));
        };
    }

    /**
     * By an early end: the tax on what is kept, where it was not taxed at receipt; and the correction of what goes back,
     * where it was. After that, what is kept bears its tax, to the smallest unit.
     *
     * @param paid the payments
     * @param kept how much of them is kept
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code TAX_DATE_NOT_COVERED}
     */
    public static List<TaxPoint> onTermination(
            Jurisdiction jurisdiction, TaxBasis basis, List<Paid> paid, MonetaryAmount kept, LocalDate on) {
        return switch (jurisdiction) {
            case AU ->
                basis == TaxBasis.CASH
                        ? adjusted("TAX-AU-2", jurisdiction, basis, paid, kept, on)
                        : retained("TAX-AU-3", jurisdiction, kept, on);
            case NZ -> retained("TAX-NZ-2", jurisdiction, kept, on);
            case UK -> adjusted("TAX-UK-2", jurisdiction, basis, paid, kept, on);
            case ZA -> retained("TAX-ZA-1", jurisdiction, kept, on);
            case CL -> kept.isZero() ? List.of() : List.of(unknown("TAX-CL-1", kept, on));
            case US_MD, US_OH, US_NY, US_CA, US_IL, US_RI ->
                kept.isZero() ? List.of() : List.of(unknown("TAX-US-1", kept, on));
        };
    }

    /**
     * By money that comes in later for a charge that was more than what had been paid.
     *
     * @source TAX-AU-3, TAX-NZ-2
     */
    public static List<TaxPoint> onRecovery(Jurisdiction jurisdiction, MonetaryAmount amount, LocalDate on) {
        return switch (jurisdiction) {
            case AU -> retained("TAX-AU-3", jurisdiction, amount, on);
            case NZ -> retained("TAX-NZ-2", jurisdiction, amount, on);
            case UK, ZA, CL, US_MD, US_OH, US_NY, US_CA, US_IL, US_RI -> List.of();
        };
    }

    /** Whether the completion is taxed on the day of the last payment, and not when the goods go over. */
    public static boolean atFinalPayment(Jurisdiction jurisdiction) {
        return jurisdiction == Jurisdiction.AU || jurisdiction == Jurisdiction.NZ;
    }

    /** Whether the rule and the rate of a point are established. */
    public static boolean verified(Jurisdiction jurisdiction, TaxPoint point) {
        return point.tax().isPresent()
                && RuleBook.shipped().rule(point.rule()).verified()
                && TaxRates.at(jurisdiction, point.on()).confidence() == Confidence.CERTAIN;
    }

    private static List<TaxPoint> atReceipt(String rule, Jurisdiction jurisdiction, MonetaryAmount rest, LocalDate on) {
        return rest.isPositive() ? List.of(point(rule, jurisdiction, rest, on)) : List.of();
    }

    private static List<TaxPoint> retained(String rule, Jurisdiction jurisdiction, MonetaryAmount kept, LocalDate on) {
        return kept.isPositive() ? List.of(point(rule, jurisdiction, kept, on)) : List.of();
    }

    /** What was taxed at receipt and goes back is taken off, the latest payments first, as the money goes. */
    private static List<TaxPoint> adjusted(
            String rule,
            Jurisdiction jurisdiction,
            TaxBasis basis,
            List<Paid> paid,
            MonetaryAmount kept,
            LocalDate on) {
        MonetaryAmount nothing = kept.subtract(kept);
        MonetaryAmount received = paid.stream().map(Paid::amount).reduce(nothing, MonetaryAmount::add);
        MonetaryAmount back = received.subtract(kept);
        if (!back.isPositive()) {
            return List.of();
        }
        MonetaryAmount before = nothing;
        MonetaryAmount after = nothing;
        MonetaryAmount left = kept;
        List<Paid> earliest = new ArrayList<>(paid);
        earliest.sort(Comparator.comparing(Paid::on));
        for (Paid payment : earliest) {
            MonetaryAmount stays = MinorUnits.min(left, payment.amount());
            TaxRates.Rate rate = TaxRates.at(jurisdiction, payment.on());
            before = before.add(taxed(jurisdiction, basis, payment));
            after = after.add(rate.inside(stays));
            left = left.subtract(stays);
        }
        return List.of(new TaxPoint(
                rule, on, back.negate(), Optional.of(after.subtract(before)), text("tax.ADJUSTED", back, on)));
    }

    private static MonetaryAmount taxed(Jurisdiction jurisdiction, TaxBasis basis, Paid payment) {
        return onPayment(jurisdiction, basis, payment.amount(), payment.on()).stream()
                .flatMap(point -> point.tax().stream())
                .reduce(payment.amount().subtract(payment.amount()), MonetaryAmount::add);
    }

    private static TaxPoint point(String rule, Jurisdiction jurisdiction, MonetaryAmount base, LocalDate on) {
        return new TaxPoint(
                rule,
                on,
                base,
                Optional.of(TaxRates.at(jurisdiction, on).inside(base)),
                RuleBook.shipped().rule(rule).text());
    }

    private static TaxPoint unknown(String rule, MonetaryAmount base, LocalDate on) {
        return new TaxPoint(
                rule, on, base, Optional.empty(), RuleBook.shipped().rule(rule).text());
    }

    private static Text text(String key, MonetaryAmount amount, LocalDate on) {
        return Texts.BOOK.text(
                key,
                Map.of(
                        "amount",
                        Text.figure(MinorUnits.text(amount) + " "
                                + amount.getCurrency().getCurrencyCode()),
                        "date",
                        on));
    }
}
