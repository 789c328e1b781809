package dev.cuadra.layby.quote;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.LaybyPolicy.DepositRule;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.law.Coverage;
import dev.cuadra.layby.law.DisclosureDuty;
import dev.cuadra.layby.law.Profile;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Schedule;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.Scheduler;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.money.MonetaryAmount;

/**
 * Computes quotes. The same request always gives the same quote, and an agreement is made by the same computation, so
 * what was shown is what is agreed on. Safe for many threads where the function it is made with is.
 *
 * @source SCH-14
 */
public final class Quoter {
    /** Digits of a percentage, before and behind the point; more are mistyped. */
    private static final int PERCENT_DIGITS = 12;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Function<QuoteRequest, List<DisclosureDuty>> disclosures;

    /**
     * @param disclosures what the law of the request's jurisdiction wants disclosed for it; a pure function
     */
    public Quoter(Function<QuoteRequest, List<DisclosureDuty>> disclosures) {
        this.disclosures = Objects.requireNonNull(disclosures, "disclosures");
    }

    /**
     * The quote for a request.
     *
     * @throws ProblemException with code {@code PRICE_NOT_POSITIVE}, {@code FEE_TERMS}, {@code FEE_PERCENT}, {@code
     *     FEE_KIND}, {@code FEE_NEGATIVE}, {@code CURRENCY_MISMATCH}, {@code DEPOSIT_PERCENT}, {@code
     *     DEPOSIT_BELOW_MINIMUM}, {@code DEPOSIT_ABOVE_MAXIMUM}, {@code DEPOSIT_ABOVE_TOTAL}, {@code
     *     SCHEDULE_MOST_DAYS}, or one of {@link Scheduler}
     */
    public Quote quote(QuoteRequest request) {
        MonetaryAmount price = request.price();
        if (!price.isPositive()) {
            throw refused("PRICE_NOT_POSITIVE", "price", Map.of("price", QuoteSteps.text(price)));
        }
        List<Step> steps = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        List<QuotedFee> fees =
                request.fees().stream().map(fee -> fee(price, fee, steps)).toList();
        MonetaryAmount total = total(price, fees);
        MonetaryAmount minimum = minimumDeposit(price, request.deposit().rule(), steps);
        MonetaryAmount deposit = deposit(request, minimum, total, warnings);
        MonetaryAmount balance = total.subtract(deposit);
        Schedule schedule = schedule(request, balance, deposit.isPositive(), steps, warnings);
        Coverage coverage = coverage(request, schedule, deposit.isPositive(), steps, warnings);
        return new Quote(
                total,
                fees,
                minimum,
                deposit,
                balance,
                schedule.instalments(),
                disclosures.apply(request),
                coverage,
                warnings,
                steps);
    }

    private static QuotedFee fee(MonetaryAmount price, FeeTerms terms, List<Step> steps) {
        if (terms.kind() == FeeKind.LATE) {
            throw refused("FEE_KIND", "fees", Map.of("kind", terms.kind()));
        }
        if (terms.percent().isPresent() == terms.amount().isPresent()) {
            throw refused("FEE_TERMS", "fees", Map.of("kind", terms.kind()));
        }
        if (terms.amount().isPresent()) {
            MonetaryAmount amount = terms.amount().get();
            oneCurrency(price, amount, "fees");
            if (amount.isNegative()) {
                throw refused("FEE_NEGATIVE", "fees", Map.of("amount", QuoteSteps.text(amount)));
            }
            return new QuotedFee(terms.kind(), amount);
        }
        BigDecimal percent = percent(terms.percent().orElseThrow(), "FEE_PERCENT", "fees");
        MonetaryAmount amount = MinorUnits.percent(price, percent, RoundingMode.HALF_UP);
        steps.add(QuoteSteps.fee(price, percent, amount));
        return new QuotedFee(terms.kind(), amount);
    }

    private static MonetaryAmount total(MonetaryAmount price, List<QuotedFee> fees) {
        MonetaryAmount total = price;
        for (QuotedFee fee : fees) {
            // Each sum is checked, so that no number of fees leaves the range.
            total = MinorUnits.exact(total.add(fee.amount()));
        }
        return total;
    }

    /** @source SCH-02, MON-03 */
    private static MonetaryAmount minimumDeposit(MonetaryAmount price, DepositRule rule, List<Step> steps) {
        BigDecimal percent = percent(rule.percent(), "DEPOSIT_PERCENT", "deposit");
        MonetaryAmount fixed = rule.amount().orElse(MinorUnits.zero(price.getCurrency()));
        oneCurrency(price, fixed, "deposit");
        MonetaryAmount minimum = MinorUnits.max(fixed, MinorUnits.percent(price, percent, RoundingMode.UP));
        steps.add(QuoteSteps.deposit(price, percent, fixed, minimum));
        return minimum;
    }

    private static MonetaryAmount deposit(
            QuoteRequest request, MonetaryAmount minimum, MonetaryAmount total, List<Problem> warnings) {
        DepositTerms terms = request.deposit();
        MonetaryAmount pays = terms.pays().orElse(minimum);
        oneCurrency(total, pays, "pays");
        if (pays.isGreaterThan(total)) {
            throw refused("DEPOSIT_ABOVE_TOTAL", "pays", figures(pays, total));
        }
        Optional<Problem> outside = outside(request.price(), terms.rule(), pays, minimum);
        if (outside.isPresent() && (terms.waiver().isEmpty() || pays.isNegative())) {
            throw new ProblemException(outside.get());
        }
        outside.flatMap(problem -> terms.waiver())
                .ifPresent(waiver -> warnings.add(
                        problem("DEPOSIT_WAIVED", "pays", Map.of("reason", waiver.reason(), "by", waiver.by()))));
        return pays;
    }

    /** What is wrong with a deposit, if it is outside of its bounds. The upper one is a cap and rounds down. */
    private static Optional<Problem> outside(
            MonetaryAmount price, DepositRule rule, MonetaryAmount pays, MonetaryAmount minimum) {
        if (pays.isLessThan(minimum)) {
            return Optional.of(problem("DEPOSIT_BELOW_MINIMUM", "pays", figures(pays, minimum)));
        }
        return rule.mostPercent()
                .map(percent -> percent(percent, "DEPOSIT_PERCENT", "deposit"))
                .map(percent -> MinorUnits.percent(price, percent, RoundingMode.DOWN))
                .filter(pays::isGreaterThan)
                .map(most -> problem("DEPOSIT_ABOVE_MAXIMUM", "pays", figures(pays, most)));
    }

    private static Schedule schedule(
            QuoteRequest request, MonetaryAmount balance, boolean deposit, List<Step> steps, List<Problem> warnings) {
        request.mostDays().filter(days -> days < 1).ifPresent(days -> {
            throw refused("SCHEDULE_MOST_DAYS", "mostDays", Map.of("days", days));
        });
        int least = Profile.of(request.jurisdiction()).leastFor(request.price(), request.calledLayby());
        ScheduleLimits limits = new ScheduleLimits(request.mostDays(), Optional.empty(), least, deposit);
        Schedule schedule = Scheduler.schedule(balance, request.date(), request.schedule(), limits);
        steps.add(QuoteSteps.allocation(request.schedule(), schedule));
        int count = request.schedule().count();
        if (schedule.instalments().size() < count) {
            warnings.add(problem(
                    "SCHEDULE_FEWER",
                    "count",
                    Map.of("instalments", schedule.instalments().size(), "count", count)));
        }
        return schedule;
    }

    private static Coverage coverage(
            QuoteRequest request, Schedule schedule, boolean deposit, List<Step> steps, List<Problem> warnings) {
        int instalments = schedule.instalments().size() + (deposit ? 1 : 0);
        Coverage coverage = Coverage.of(
                request.jurisdiction(),
                request.price(),
                instalments,
                request.calledLayby(),
                !request.fees().isEmpty());
        Profile.of(request.jurisdiction()).statute().ifPresent(statute -> {
            steps.add(QuoteSteps.coverage(coverage, statute, instalments, request.price()));
            if (!coverage.applies()) {
                warnings.add(problem("STATUTE_NOT_APPLICABLE", "jurisdiction", Map.of("law", statute)));
            }
        });
        warnings.addAll(coverage.warnings());
        return coverage;
    }

    private static BigDecimal percent(BigDecimal percent, String code, String member) {
        boolean odd = percent.precision() > PERCENT_DIGITS || Math.abs((long) percent.scale()) > PERCENT_DIGITS;
        if (odd || percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw refused(code, member, Map.of("digits", PERCENT_DIGITS));
        }
        return percent;
    }

    private static void oneCurrency(MonetaryAmount price, MonetaryAmount other, String member) {
        if (!price.getCurrency().equals(other.getCurrency())) {
            throw refused(
                    "CURRENCY_MISMATCH",
                    member,
                    Map.of(
                            "expected",
                            price.getCurrency().getCurrencyCode(),
                            "currency",
                            other.getCurrency().getCurrencyCode()));
        }
    }

    private static Map<String, String> figures(MonetaryAmount deposit, MonetaryAmount limit) {
        return Map.of("deposit", QuoteSteps.text(deposit), "limit", QuoteSteps.text(limit));
    }

    private static ProblemException refused(String code, String member, Map<String, ?> values) {
        return new ProblemException(problem(code, member, values));
    }

    private static Problem problem(String code, String member, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.member(member), values);
    }
}
