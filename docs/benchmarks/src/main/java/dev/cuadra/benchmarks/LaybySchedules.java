package dev.cuadra.benchmarks;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.BusinessDayAdjustment;
import com.opengamma.strata.basics.date.BusinessDayConvention;
import com.opengamma.strata.basics.date.BusinessDayConventions;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import com.opengamma.strata.basics.date.ImmutableHolidayCalendar;
import com.opengamma.strata.basics.schedule.PeriodicSchedule;
import com.opengamma.strata.basics.schedule.RollConvention;
import com.opengamma.strata.basics.schedule.RollConventions;
import com.opengamma.strata.basics.schedule.StubConvention;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Allocation;
import dev.cuadra.layby.schedule.BusinessDays;
import dev.cuadra.layby.schedule.DueDates;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.schedule.Scheduler;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.money.MonetaryAmount;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Schedules for each second, ours and those of OpenGamma Strata, on the same thousand inputs: 2 to 26 instalments,
 * weekly, fortnightly or monthly, moved to working days of a calendar with ten holidays a year. Both sides get their
 * inputs ready made; ours computes and checks amounts besides, and once the dates alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LaybySchedules {
    private static final int INPUTS = 1_000;
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 3_650;
    private static final HolidayCalendarId CALENDAR = HolidayCalendarId.of("Shop");

    private final List<ScheduleTerms> terms;
    private final List<PeriodicSchedule> periodic;
    private final ReferenceData reference;
    private final MonetaryAmount balance = MinorUnits.parse("987.65", "AUD");

    public LaybySchedules() {
        Random random = new Random(20_260_302);
        Set<LocalDate> holidays = new TreeSet<>();
        for (int i = 0; i < DAYS / 36; i++) {
            holidays.add(FIRST.plusDays(random.nextInt(DAYS)));
        }
        terms = new ArrayList<>(INPUTS);
        periodic = new ArrayList<>(INPUTS);
        for (int i = 0; i < INPUTS; i++) {
            ScheduleTerms one = terms(random, holidays);
            terms.add(one);
            periodic.add(periodic(one));
        }
        reference = ReferenceData.of(Map.of(
                CALENDAR, ImmutableHolidayCalendar.of(CALENDAR, holidays, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));
    }

    /** Days and amounts, checked. */
    @Benchmark
    @OperationsPerInvocation(INPUTS)
    public void cuadra(Blackhole sink) {
        for (ScheduleTerms one : terms) {
            sink.consume(Scheduler.schedule(balance, one.anchor().minusDays(7), one, ScheduleLimits.NONE));
        }
    }

    /** Days alone. */
    @Benchmark
    @OperationsPerInvocation(INPUTS)
    public void cuadraDates(Blackhole sink) {
        for (ScheduleTerms one : terms) {
            sink.consume(DueDates.of(one, one.count()));
        }
    }

    /** Days alone: Strata has no amounts. */
    @Benchmark
    @OperationsPerInvocation(INPUTS)
    public void strata(Blackhole sink) {
        for (PeriodicSchedule one : periodic) {
            sink.consume(one.createSchedule(reference));
        }
    }

    private static ScheduleTerms terms(Random random, Set<LocalDate> holidays) {
        Frequency frequency = List.of(Frequency.WEEKLY, Frequency.FORTNIGHTLY, Frequency.MONTHLY)
                .get(random.nextInt(3));
        return new ScheduleTerms(
                2 + random.nextInt(25),
                frequency,
                FIRST.plusDays(random.nextInt(DAYS / 2)),
                false,
                List.of(),
                new Allocation.LastAbsorbs(),
                random.nextBoolean() ? BusinessDays.FOLLOWING : BusinessDays.MODIFIED_FOLLOWING,
                holidays);
    }

    private static PeriodicSchedule periodic(ScheduleTerms terms) {
        boolean monthly = terms.frequency() == Frequency.MONTHLY;
        int weeks = terms.frequency() == Frequency.WEEKLY ? 1 : 2;
        LocalDate anchor = terms.anchor();
        RollConvention roll = monthly ? RollConvention.ofDayOfMonth(anchor.getDayOfMonth()) : RollConventions.NONE;
        LocalDate end = monthly
                ? roll.adjust(anchor.plusMonths(terms.count()))
                : anchor.plusWeeks((long) weeks * terms.count());
        BusinessDayConvention convention = terms.businessDays() == BusinessDays.FOLLOWING
                ? BusinessDayConventions.FOLLOWING
                : BusinessDayConventions.MODIFIED_FOLLOWING;
        return PeriodicSchedule.of(
                        anchor,
                        end,
                        frequency(terms.frequency()),
                        BusinessDayAdjustment.of(convention, CALENDAR),
                        StubConvention.NONE,
                        roll)
                .toBuilder()
                .startDateBusinessDayAdjustment(BusinessDayAdjustment.NONE)
                .build();
    }

    private static com.opengamma.strata.basics.schedule.Frequency frequency(Frequency frequency) {
        return switch (frequency) {
            case WEEKLY -> com.opengamma.strata.basics.schedule.Frequency.P1W;
            case FORTNIGHTLY -> com.opengamma.strata.basics.schedule.Frequency.P2W;
            default -> com.opengamma.strata.basics.schedule.Frequency.P1M;
        };
    }
}
