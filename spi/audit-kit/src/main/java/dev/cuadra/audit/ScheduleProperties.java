package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.layby.agreement.LaybyPolicy.DepositRule;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.quote.DepositTerms;
import dev.cuadra.layby.quote.Quote;
import dev.cuadra.layby.quote.QuoteRequest;
import dev.cuadra.layby.schedule.Allocation;
import dev.cuadra.layby.schedule.BusinessDays;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * The rules on instalments, as properties of an engine: they add up to the balance whatever the way of splitting, and
 * their days come from the anchor. Extend it, name the engine, run it with JUnit. Holds no state.
 */
public abstract class ScheduleProperties {
    private static final int PLANS = 500;

    /** For the auditor's class. */
    protected ScheduleProperties() {}

    /** The engine under audit. */
    protected abstract ScheduleEngine engine();

    /** Whatever the way of splitting, nothing of the balance is lost, and no instalment is of nothing. */
    @Property(tries = PLANS)
    @Tag("SCH-01")
    @Tag("SCH-13")
    public void theInstalmentsAddUpToTheBalance(@ForAll("plans") Plan plan) {
        List<Instalment> instalments = instalments(plan);
        long sum = 0;
        for (int i = 0; i < instalments.size(); i++) {
            int number = i + 1;
            long units = MinorUnits.count(instalments.get(i).amount());
            sum += units;
            assertEquals(number, instalments.get(i).number(), () -> "SCH-01: the number of instalment " + number);
            assertTrue(units > 0, () -> "SCH-13: instalment " + number + " is of " + units);
        }
        assertEquals(units(plan), sum, () -> "SCH-01: the sum of " + instalments);
        int count = plan.terms().count();
        assertTrue(
                instalments.size() == count || (!plan.terms().allocation().exactCount() && instalments.size() < count),
                () -> "SCH-13: " + instalments.size() + " instalments, agreed " + count);
    }

    /** All but the last are the balance divided and cut off; the last takes what is left over. */
    @Property(tries = PLANS)
    @Tag("SCH-03")
    public void theLastAbsorbsWhatIsLeftOver(@ForAll("lastAbsorbs") Plan plan) {
        List<Long> parts = parts(plan);
        long base = units(plan) / plan.terms().count();
        long last = parts.get(parts.size() - 1);

        assertTrue(
                parts.subList(0, parts.size() - 1).stream().allMatch(part -> part == base),
                () -> "SCH-03: all but the last are " + base + ": " + parts);
        assertTrue(
                last >= base && last - base < plan.terms().count(),
                () -> "SCH-03: the last is " + last + " in " + parts);
    }

    /** No two differ by more than a unit, and the larger ones come first. */
    @Property(tries = PLANS)
    @Tag("SCH-04")
    public void theUnitsLeftOverGoToTheFirst(@ForAll("spread") Plan plan) {
        List<Long> parts = parts(plan);
        for (int i = 1; i < parts.size(); i++) {
            assertTrue(parts.get(i) <= parts.get(i - 1), () -> "SCH-04: a later one is larger: " + parts);
        }
        assertTrue(parts.get(0) - parts.get(parts.size() - 1) <= 1, () -> "SCH-04: more than a unit apart: " + parts);
    }

    /** Each is the next multiple of the unit; the last is what remains, and none follows on an empty balance. */
    @Property(tries = PLANS)
    @Tag("SCH-05")
    public void roundedUpOnesAreMultiplesAndMayBeFewer(@ForAll("roundUp") Plan plan) {
        long unit = MinorUnits.count(((Allocation.RoundUpTo) plan.terms().allocation()).unit());
        List<Long> parts = parts(plan);
        // The least multiple of the unit of which as many as agreed cover the balance.
        long each = unit;
        while (each * plan.terms().count() < units(plan)) {
            each += unit;
        }
        List<Long> expected = new ArrayList<>();
        for (long left = units(plan); left > 0; left -= each) {
            expected.add(Math.min(each, left));
        }
        assertEquals(expected, parts, () -> "SCH-05: " + plan.balance() + " in multiples of " + unit);
    }

    /** As many of the fixed amount as fit, and the rest; a rest below the threshold is part of the one before. */
    @Property(tries = PLANS)
    @Tag("SCH-06")
    public void fixedAmountsAreFollowedByTheRest(@ForAll("fixed") Plan plan) {
        Allocation.FixedAmount fixed = (Allocation.FixedAmount) plan.terms().allocation();
        long each = MinorUnits.count(fixed.each());
        long threshold = fixed.threshold().map(MinorUnits::count).orElse(0L);
        List<Long> expected = new ArrayList<>();
        for (long left = units(plan); left > 0; left -= each) {
            boolean merged = left < each && left < threshold && !expected.isEmpty();
            if (merged) {
                expected.set(expected.size() - 1, each + left);
            } else {
                expected.add(Math.min(each, left));
            }
        }
        assertEquals(expected, parts(plan), () -> "SCH-06: " + plan.balance() + " by " + fixed);
    }

    /** Each has its share by weight, cut off or a unit more; and the more was cut off, the sooner it has the unit. */
    @Property(tries = PLANS)
    @Tag("SCH-07")
    public void weightsShareByTheLargestRemainder(@ForAll("weights") Plan plan) {
        List<BigInteger> weights = ((Allocation.Weights) plan.terms().allocation())
                .weights().stream()
                        .map(it -> it.movePointRight(2).toBigIntegerExact())
                        .toList();
        BigInteger all = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<Long> parts = parts(plan);
        BigInteger leastServed = all;
        BigInteger mostUnserved = BigInteger.valueOf(-1);
        for (int i = 0; i < parts.size(); i++) {
            BigInteger[] share =
                    weights.get(i).multiply(BigInteger.valueOf(units(plan))).divideAndRemainder(all);
            long more = parts.get(i) - share[0].longValueExact();
            assertTrue(
                    more == 0 || more == 1,
                    () -> "SCH-07: not the shares of " + plan.terms().allocation() + ": " + parts);
            if (more == 1) {
                leastServed = leastServed.min(share[1]);
            } else {
                mostUnserved = mostUnserved.max(share[1]);
            }
        }
        assertTrue(
                leastServed.compareTo(mostUnserved) >= 0,
                () -> "SCH-07: a larger remainder was passed over: " + parts + " by "
                        + plan.terms().allocation());
    }

    /** Each due date comes from the anchor, in weeks or calendar months, and none from the one before it. */
    @Property(tries = PLANS)
    @Tag("SCH-08")
    @Tag("SCH-09")
    @Tag("SCH-10")
    public void eachDueDateComesFromTheAnchor(@ForAll("unmoved") Plan plan) {
        for (Instalment instalment : instalments(plan)) {
            assertEquals(
                    WrittenSchedule.due(plan.terms(), instalment.number()),
                    instalment.due(),
                    () -> "SCH-08, SCH-09, SCH-10: due date " + instalment.number() + " of " + plan.terms());
        }
    }

    /** A day that is no working day is moved as agreed, and moves no other. */
    @Property(tries = PLANS)
    @Tag("SCH-11")
    public void aDayOffIsMovedAndMovesNoOther(@ForAll("plans") Plan plan) {
        for (Instalment instalment : instalments(plan)) {
            assertEquals(
                    WrittenSchedule.adjusted(plan.terms(), instalment.number()),
                    instalment.due(),
                    () -> "SCH-11: due date " + instalment.number() + " of " + plan.terms());
        }
    }

    /** Days increase, the last is within the longest time and the end, and a day less than it takes is refused. */
    @Property(tries = PLANS)
    @Tag("SCH-12")
    public void daysIncreaseAndStayWithinTheTerm(@ForAll("plans") Plan plan) {
        List<Instalment> instalments = instalments(plan);
        LocalDate before = plan.agreedOn();
        for (Instalment instalment : instalments) {
            LocalDate last = before;
            assertTrue(instalment.due().isAfter(last), () -> "SCH-12: " + instalment + " is not after " + last);
            before = instalment.due();
        }
        LocalDate last = before;
        int days = (int) (last.toEpochDay() - plan.agreedOn().toEpochDay());
        assertEquals(instalments, kept(plan, ScheduleLimits.days(days), "SCH-12: " + days + " days are enough"));
        assertEquals(instalments, kept(plan, ending(last), "SCH-12: it may end with the last instalment"));
        assertThrows(
                ProblemException.class,
                () -> within(plan, ending(last.minusDays(1))),
                () -> "SCH-12: an instalment after the end, " + last);
        if (days > 1) {
            assertThrows(
                    ProblemException.class,
                    () -> within(plan, ScheduleLimits.days(days - 1)),
                    () -> "SCH-12: " + days + " days, where one less is the most");
        }
    }

    private static ScheduleLimits ending(LocalDate end) {
        return new ScheduleLimits(Optional.empty(), Optional.of(end), 0, false);
    }

    /** Where the law asks for a number of instalments, one fewer is refused; the deposit is one of them. */
    @Property(tries = PLANS / 2)
    @Tag("SCH-13")
    public void asManyInstalmentsAsTheLawAsksFor(@ForAll("plans") Plan plan, @ForAll boolean deposit) {
        int together = instalments(plan).size() + (deposit ? 1 : 0);

        kept(plan, least(together, deposit), "SCH-13: " + together + " are as many as the law asks for");
        assertThrows(
                ProblemException.class,
                () -> within(plan, least(together + 1, deposit)),
                () -> "SCH-13: " + together + " where the law asks for one more");
    }

    private static ScheduleLimits least(int instalments, boolean deposit) {
        return new ScheduleLimits(Optional.empty(), Optional.empty(), instalments, deposit);
    }

    /** The least deposit is the larger of the fixed one and the share of the price, rounded up; one unit less is refused. */
    @Property(tries = PLANS)
    @Tag("SCH-02")
    @Tag("MON-03")
    public void theLeastDepositIsRoundedUp(
            @ForAll("plans") Plan plan,
            @ForAll @IntRange(min = 1, max = 9_999) int hundredths,
            @ForAll @IntRange(max = 300_000) int fixed) {
        CurrencyUnit currency = plan.balance().getCurrency();
        long price = units(plan);
        long share = Math.floorDiv(price * hundredths + 9_999, 10_000L);
        long least = Math.max(share, Math.min(fixed, price));
        DepositRule rule = new DepositRule(
                BigDecimal.valueOf(hundredths, 2),
                Optional.of(MinorUnits.of(Math.min(fixed, price), currency)),
                Optional.empty());
        QuoteRequest request = request(plan.balance(), plan.agreedOn(), DepositTerms.of(rule));
        if (price - least < 2) {
            return;
        }
        Quote quote = engine().quote(request);
        assertEquals(least, MinorUnits.count(quote.minimumDeposit()), () -> "SCH-02: the least deposit of " + request);
        assertEquals(least, MinorUnits.count(quote.deposit()), () -> "SCH-02: the deposit of " + request);
        DepositTerms lower = DepositTerms.of(rule).paying(MinorUnits.of(least - 1, currency));
        assertThrows(
                ProblemException.class,
                () -> engine().quote(request(plan.balance(), plan.agreedOn(), lower)),
                () -> "SCH-02: a unit below the least deposit of " + least);
    }

    private static QuoteRequest request(MonetaryAmount price, LocalDate day, DepositTerms deposit) {
        ScheduleTerms two = ScheduleTerms.of(2, Frequency.MONTHLY, day);
        return QuoteRequest.of(Jurisdiction.CL, day, price, deposit, two);
    }

    /** What a quote shows is what the agreement will say: the same computation, and the same each time. */
    @Property(tries = PLANS)
    @Tag("SCH-14")
    public void aQuoteIsWhatWillBeAgreed(@ForAll("plans") Plan plan) {
        MonetaryAmount deposit = MinorUnits.of(700, plan.balance().getCurrency());
        QuoteRequest request = new QuoteRequest(
                Jurisdiction.CL,
                plan.agreedOn(),
                plan.balance().add(deposit),
                List.of(),
                DepositTerms.NONE.paying(deposit),
                plan.terms(),
                true,
                Optional.empty());
        Quote quote = engine().quote(request);

        assertEquals(quote, engine().quote(request), "SCH-14: the same request, another quote");
        assertEquals(instalments(plan), quote.instalments(), () -> "SCH-14: what was quoted for " + request);
        assertEquals(instalments(plan), instalments(plan), "SCH-14: the same plan, other instalments");
    }

    private List<Instalment> instalments(Plan plan) {
        return within(plan, ScheduleLimits.NONE);
    }

    private List<Instalment> within(Plan plan, ScheduleLimits limits) {
        return engine().instalments(plan.balance(), plan.agreedOn(), plan.terms(), limits);
    }

    /** The instalments within limits that they keep. */
    private List<Instalment> kept(Plan plan, ScheduleLimits limits, String rule) {
        return assertDoesNotThrow(() -> within(plan, limits), rule);
    }

    private List<Long> parts(Plan plan) {
        return instalments(plan).stream()
                .map(it -> MinorUnits.count(it.amount()))
                .toList();
    }

    private static long units(Plan plan) {
        return MinorUnits.count(plan.balance());
    }

    /** {@link Plans#any}. */
    @Provide
    protected Arbitrary<Plan> plans() {
        return Plans.any();
    }

    /** Plans whose days stay where they fall. */
    @Provide
    protected Arbitrary<Plan> unmoved() {
        return Plans.any().map(plan -> {
            ScheduleTerms it = plan.terms();
            ScheduleTerms unmoved = new ScheduleTerms(
                    it.count(),
                    it.frequency(),
                    it.anchor(),
                    it.endOfMonth(),
                    it.dates(),
                    it.allocation(),
                    BusinessDays.NONE,
                    it.nonWorking());
            return new Plan(plan.balance(), plan.agreedOn(), unmoved);
        });
    }

    /** Plans of which the last instalment absorbs. */
    @Provide
    protected Arbitrary<Plan> lastAbsorbs() {
        return Plans.split(Plans.Split.LAST_ABSORBS);
    }

    /** Plans that spread what is left over. */
    @Provide
    protected Arbitrary<Plan> spread() {
        return Plans.split(Plans.Split.SPREAD);
    }

    /** Plans that round up. */
    @Provide
    protected Arbitrary<Plan> roundUp() {
        return Plans.split(Plans.Split.ROUND_UP_TO);
    }

    /** Plans of fixed amounts. */
    @Provide
    protected Arbitrary<Plan> fixed() {
        return Plans.split(Plans.Split.FIXED_AMOUNT);
    }

    /** Plans by weight. */
    @Provide
    protected Arbitrary<Plan> weights() {
        return Plans.split(Plans.Split.WEIGHTS);
    }
}
