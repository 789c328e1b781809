package dev.cuadra.audit;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Allocation;
import dev.cuadra.layby.schedule.BusinessDays;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Plans that can be kept: anchors are often the last days of months, balances are odd, and currencies have no, two and
 * three decimals.
 */
public final class Plans {
    private static final int MOST_INSTALMENTS = 14;
    private static final List<String> CURRENCIES = List.of("AUD", "CLP", "BHD");

    /** What a balance is split by. */
    public enum Split {
        LAST_ABSORBS,
        SPREAD,
        ROUND_UP_TO,
        FIXED_AMOUNT,
        WEIGHTS
    }

    private Plans() {}

    /** Split in any way, due on any days. */
    public static Arbitrary<Plan> any() {
        return Arbitraries.randomValue(random -> plan(Drawn.of(List.of(Split.values()), random), random));
    }

    /** Split in one way. */
    public static Arbitrary<Plan> split(Split split) {
        return Arbitraries.randomValue(random -> plan(split, random));
    }

    private static Plan plan(Split split, Random random) {
        CurrencyUnit currency = MinorUnits.currency(Drawn.of(CURRENCIES, random));
        long balance = 1_000L + random.nextInt(random.nextBoolean() ? 2_000 : 2_000_000);
        int count = 1 + random.nextInt(MOST_INSTALMENTS);
        Frequency frequency = Drawn.of(List.of(Frequency.values()), random);
        BusinessDays days = Drawn.of(List.of(BusinessDays.values()), random);
        LocalDate anchor = anchor(random);
        Set<LocalDate> off = new TreeSet<>();
        for (int i = 0; i < random.nextInt(12); i++) {
            off.add(anchor.plusDays(random.nextInt(400)));
        }
        ScheduleTerms terms = new ScheduleTerms(
                count,
                frequency,
                anchor,
                frequency == Frequency.MONTHLY && random.nextInt(3) == 0,
                frequency == Frequency.CUSTOM ? dates(anchor, count, random) : List.of(),
                allocation(split, balance, count, currency, random),
                days,
                off);
        // A first due date may be moved back by a weekend and some holidays.
        LocalDate first = WrittenSchedule.adjusted(terms, 1);
        LocalDate agreedOn = first.isAfter(anchor) ? anchor : first.minusDays(1);
        return new Plan(MinorUnits.of(balance, currency), agreedOn, terms);
    }

    private static LocalDate anchor(Random random) {
        YearMonth month = YearMonth.of(2023, 1).plusMonths(random.nextInt(72));
        int day = random.nextBoolean() ? 28 + random.nextInt(4) : 1 + random.nextInt(31);
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static List<LocalDate> dates(LocalDate anchor, int count, Random random) {
        List<LocalDate> dates = new ArrayList<>();
        LocalDate day = anchor;
        for (int i = 0; i < count; i++) {
            day = day.plusDays(20 + random.nextInt(20));
            dates.add(day);
        }
        return dates;
    }

    private static Allocation allocation(Split split, long balance, int count, CurrencyUnit currency, Random random) {
        return switch (split) {
            case LAST_ABSORBS -> new Allocation.LastAbsorbs();
            case SPREAD -> new Allocation.Spread();
            case ROUND_UP_TO -> new Allocation.RoundUpTo(MinorUnits.of(1 + random.nextInt(500), currency));
            case FIXED_AMOUNT -> fixed(balance, count, currency, random);
            case WEIGHTS -> new Allocation.Weights(weights(count, random));
        };
    }

    /** Large enough that the balance fits into as many as there may be. */
    private static Allocation fixed(long balance, int count, CurrencyUnit currency, Random random) {
        long each = -Math.floorDiv(-balance, count) + random.nextInt(300);
        Optional<MonetaryAmount> threshold = random.nextBoolean()
                ? Optional.of(MinorUnits.of(1 + random.nextInt((int) each), currency))
                : Optional.empty();
        return new Allocation.FixedAmount(MinorUnits.of(each, currency), threshold);
    }

    private static List<BigDecimal> weights(int count, Random random) {
        List<BigDecimal> weights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            weights.add(BigDecimal.valueOf(1_000 + random.nextInt(9_000), 2));
        }
        return weights;
    }
}
