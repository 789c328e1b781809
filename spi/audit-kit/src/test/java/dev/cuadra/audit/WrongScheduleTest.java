package dev.cuadra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuadra.layby.agreement.LaybyPolicy.DepositRule;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.quote.DepositTerms;
import dev.cuadra.layby.quote.Quote;
import dev.cuadra.layby.quote.QuoteRequest;
import dev.cuadra.layby.quote.Quoter;
import dev.cuadra.layby.schedule.Allocation;
import dev.cuadra.layby.schedule.BusinessDays;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.schedule.Scheduler;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each property of schedules catches the mistake it is there for. */
class WrongScheduleTest {
    private static final Quoter QUOTER = new Quoter(request -> List.of());
    static final ScheduleEngine RIGHT = engine(UnaryOperator.identity(), (terms, all) -> all, QUOTER::quote);

    /** An engine with one mistake, and the property that has to notice. */
    private record Mistake(String name, ScheduleEngine engine, String caughtBy) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    "the last instalment short by the lost cents",
                    on(Allocation.LastAbsorbs.class, (terms, parts) -> {
                        parts.set(parts.size() - 1, parts.get(0));
                        return parts;
                    }),
                    "theInstalmentsAddUpToTheBalance"),
            new Mistake(
                    "each share rounded to the nearest cent",
                    on(Allocation.LastAbsorbs.class, (terms, parts) -> {
                        long all = sum(parts);
                        long each = BigDecimal.valueOf(all)
                                .divide(BigDecimal.valueOf(parts.size()), RoundingMode.HALF_UP)
                                .longValueExact();
                        Collections.fill(parts, each);
                        parts.set(parts.size() - 1, all - each * (parts.size() - 1));
                        return parts;
                    }),
                    "theLastAbsorbsWhatIsLeftOver"),
            new Mistake(
                    "the cents left over go to the last ones",
                    on(Allocation.Spread.class, (terms, parts) -> {
                        Collections.reverse(parts);
                        return parts;
                    }),
                    "theUnitsLeftOverGoToTheFirst"),
            new Mistake(
                    "as many as agreed, though the balance is used up",
                    onTerms(it -> it.allocation() instanceof Allocation.RoundUpTo
                            ? allocated(it, new Allocation.LastAbsorbs())
                            : it),
                    "roundedUpOnesAreMultiplesAndMayBeFewer"),
            new Mistake(
                    "a small rest is an instalment of its own",
                    onTerms(it -> it.allocation() instanceof Allocation.FixedAmount fixed
                            ? new ScheduleTerms(
                                    it.count() + 1,
                                    it.frequency(),
                                    it.anchor(),
                                    it.endOfMonth(),
                                    oneMore(it.dates()),
                                    new Allocation.FixedAmount(fixed.each(), Optional.empty()),
                                    it.businessDays(),
                                    it.nonWorking())
                            : it),
                    "fixedAmountsAreFollowedByTheRest"),
            new Mistake(
                    "what the weights leave over goes to the last one",
                    on(Allocation.Weights.class, (terms, parts) -> {
                        List<BigDecimal> weights = ((Allocation.Weights) terms.allocation()).weights();
                        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                        BigDecimal balance = BigDecimal.valueOf(sum(parts));
                        long left = sum(parts);
                        for (int i = 0; i < parts.size() - 1; i++) {
                            parts.set(
                                    i,
                                    balance.multiply(weights.get(i))
                                            .divide(all, 0, RoundingMode.DOWN)
                                            .longValueExact());
                            left -= parts.get(i);
                        }
                        parts.set(parts.size() - 1, left);
                        return parts;
                    }),
                    "weightsShareByTheLargestRemainder"),
            new Mistake(
                    "each due date from the one before it",
                    onDays(WrongScheduleTest::chained),
                    "eachDueDateComesFromTheAnchor"),
            new Mistake(
                    "a month of 30 days",
                    onDays((terms, days) -> terms.frequency() == Frequency.MONTHLY
                            ? days.stream()
                                    .map(day -> terms.anchor().plusDays(30L * (days.indexOf(day) + 1)))
                                    .toList()
                            : days),
                    "eachDueDateComesFromTheAnchor"),
            new Mistake(
                    "the end of the month forgotten",
                    onTerms(it -> new ScheduleTerms(
                            it.count(),
                            it.frequency(),
                            it.anchor(),
                            false,
                            it.dates(),
                            it.allocation(),
                            it.businessDays(),
                            it.nonWorking())),
                    "eachDueDateComesFromTheAnchor"),
            new Mistake(
                    "holidays worked through", onTerms(WrongScheduleTest::noHolidays), "aDayOffIsMovedAndMovesNoOther"),
            new Mistake(
                    "moved into the next month",
                    onTerms(it -> it.businessDays() == BusinessDays.MODIFIED_FOLLOWING
                            ? days(it, BusinessDays.FOLLOWING)
                            : it),
                    "aDayOffIsMovedAndMovesNoOther"),
            new Mistake(
                    "the longest time not looked at",
                    onLimits(it -> new ScheduleLimits(Optional.empty(), it.end(), it.leastInstalments(), it.deposit())),
                    "daysIncreaseAndStayWithinTheTerm"),
            new Mistake(
                    "the deposit counted as no instalment",
                    onLimits(it -> new ScheduleLimits(it.mostDays(), it.end(), it.leastInstalments(), false)),
                    "asManyInstalmentsAsTheLawAsksFor"),
            new Mistake(
                    "the least deposit rounded to the nearest cent",
                    onQuotes(WrongScheduleTest::nearest),
                    "theLeastDepositIsRoundedUp"),
            new Mistake(
                    "a preview of its own",
                    onQuotes(it -> new QuoteRequest(
                            it.jurisdiction(),
                            it.date(),
                            it.price(),
                            it.fees(),
                            it.deposit(),
                            it.schedule().allocation() instanceof Allocation.LastAbsorbs
                                    ? allocated(it.schedule(), new Allocation.Spread())
                                    : it.schedule(),
                            it.calledLayby(),
                            it.mostDays())),
                    "aQuoteIsWhatWillBeAgreed"));

    @TestFactory
    Stream<DynamicTest> eachMistakeIsCaught() {
        return MISTAKES.stream()
                .map(mistake -> dynamicTest(
                        mistake.name(),
                        () -> assertThat(LaybyAudit.failures(mistake.engine(), mistake.caughtBy()))
                                .hasEntrySatisfying(
                                        mistake.caughtBy(),
                                        message -> assertThat(message).matches("(?s)[A-Z]+-[0-9A-Z].*: .*"))));
    }

    @Test
    void everyPropertyIsSeenFailingOnce() {
        assertThat(MISTAKES).extracting(Mistake::caughtBy).contains(Audit.properties(ScheduleProperties.class));
    }

    private static ScheduleEngine onTerms(UnaryOperator<ScheduleTerms> misread) {
        return engine(misread, (terms, all) -> all, RIGHT::quote);
    }

    private static ScheduleEngine onQuotes(UnaryOperator<QuoteRequest> misread) {
        return engine(UnaryOperator.identity(), (terms, all) -> all, it -> RIGHT.quote(misread.apply(it)));
    }

    private static ScheduleEngine onLimits(UnaryOperator<ScheduleLimits> misread) {
        return new ScheduleEngine() {
            @Override
            public List<Instalment> instalments(
                    MonetaryAmount balance, LocalDate agreedOn, ScheduleTerms terms, ScheduleLimits limits) {
                return RIGHT.instalments(balance, agreedOn, terms, misread.apply(limits));
            }

            @Override
            public Quote quote(QuoteRequest request) {
                return RIGHT.quote(request);
            }
        };
    }

    /** Other parts, in smallest units, where the balance is split in one way. */
    private static ScheduleEngine on(
            Class<? extends Allocation> split, BiFunction<ScheduleTerms, List<Long>, List<Long>> spoil) {
        return engine(
                UnaryOperator.identity(),
                (terms, all) -> {
                    if (!split.isInstance(terms.allocation())) {
                        return all;
                    }
                    List<Long> parts = new ArrayList<>(all.stream()
                            .map(it -> MinorUnits.count(it.amount()))
                            .toList());
                    List<Long> spoilt = spoil.apply(terms, parts);
                    List<Instalment> other = new ArrayList<>();
                    for (int i = 0; i < all.size(); i++) {
                        Instalment it = all.get(i);
                        MonetaryAmount amount =
                                MinorUnits.of(spoilt.get(i), it.amount().getCurrency());
                        other.add(new Instalment(it.number(), it.due(), amount));
                    }
                    return other;
                },
                QUOTER::quote);
    }

    private static ScheduleEngine onDays(BiFunction<ScheduleTerms, List<LocalDate>, List<LocalDate>> spoil) {
        return engine(
                UnaryOperator.identity(),
                (terms, all) -> {
                    List<LocalDate> days =
                            spoil.apply(terms, all.stream().map(Instalment::due).toList());
                    List<Instalment> other = new ArrayList<>();
                    for (int i = 0; i < all.size(); i++) {
                        other.add(new Instalment(
                                all.get(i).number(), days.get(i), all.get(i).amount()));
                    }
                    return other;
                },
                QUOTER::quote);
    }

    private static ScheduleEngine engine(
            UnaryOperator<ScheduleTerms> misread,
            BiFunction<ScheduleTerms, List<Instalment>, List<Instalment>> spoil,
            Function<QuoteRequest, Quote> quotes) {
        return new ScheduleEngine() {
            @Override
            public List<Instalment> instalments(
                    MonetaryAmount balance, LocalDate agreedOn, ScheduleTerms terms, ScheduleLimits limits) {
                ScheduleTerms read = misread.apply(terms);
                return spoil.apply(
                        terms,
                        Scheduler.schedule(balance, agreedOn, read, limits).instalments());
            }

            @Override
            public Quote quote(QuoteRequest request) {
                return quotes.apply(request);
            }
        };
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(Long::longValue).sum();
    }

    private static List<LocalDate> chained(ScheduleTerms terms, List<LocalDate> days) {
        if (terms.frequency() != Frequency.MONTHLY || terms.endOfMonth()) {
            return days;
        }
        List<LocalDate> chained = new ArrayList<>();
        LocalDate day = terms.anchor();
        for (int i = 0; i < days.size(); i++) {
            day = day.plusMonths(1);
            chained.add(day);
        }
        return chained;
    }

    private static List<LocalDate> oneMore(List<LocalDate> dates) {
        List<LocalDate> more = new ArrayList<>(dates);
        if (!more.isEmpty()) {
            more.add(more.get(more.size() - 1).plusDays(30));
        }
        return more;
    }

    private static ScheduleTerms allocated(ScheduleTerms it, Allocation allocation) {
        return new ScheduleTerms(
                it.count(),
                it.frequency(),
                it.anchor(),
                it.endOfMonth(),
                it.dates(),
                allocation,
                it.businessDays(),
                it.nonWorking());
    }

    private static ScheduleTerms days(ScheduleTerms it, BusinessDays days) {
        return new ScheduleTerms(
                it.count(),
                it.frequency(),
                it.anchor(),
                it.endOfMonth(),
                it.dates(),
                it.allocation(),
                days,
                it.nonWorking());
    }

    private static ScheduleTerms noHolidays(ScheduleTerms it) {
        return new ScheduleTerms(
                it.count(),
                it.frequency(),
                it.anchor(),
                it.endOfMonth(),
                it.dates(),
                it.allocation(),
                it.businessDays(),
                Set.of());
    }

    private static QuoteRequest nearest(QuoteRequest it) {
        DepositRule rule = it.deposit().rule();
        MonetaryAmount share = MinorUnits.percent(it.price(), rule.percent(), RoundingMode.HALF_UP);
        MonetaryAmount least =
                rule.amount().map(fixed -> MinorUnits.max(fixed, share)).orElse(share);
        DepositRule fixed = new DepositRule(BigDecimal.ZERO, Optional.of(least), rule.mostPercent());
        return new QuoteRequest(
                it.jurisdiction(),
                it.date(),
                it.price(),
                it.fees(),
                new DepositTerms(fixed, it.deposit().pays(), it.deposit().waiver()),
                it.schedule(),
                it.calledLayby(),
                it.mostDays());
    }
}
