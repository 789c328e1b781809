package dev.cuadra.layby.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.BusinessDayAdjustment;
import com.opengamma.strata.basics.date.BusinessDayConvention;
import com.opengamma.strata.basics.date.BusinessDayConventions;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import com.opengamma.strata.basics.date.ImmutableHolidayCalendar;
import com.opengamma.strata.basics.schedule.PeriodicSchedule;
import com.opengamma.strata.basics.schedule.RollConvention;
import com.opengamma.strata.basics.schedule.RollConventions;
import com.opengamma.strata.basics.schedule.SchedulePeriod;
import com.opengamma.strata.basics.schedule.StubConvention;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares due dates with those of OpenGamma Strata, a library of financial markets that shares no code with ours. It
 * speaks of periods between dates, so its period ends are our due dates.
 */
class StrataOracleTest {
    private static final int CASES = 10_000;
    private static final HolidayCalendarId CALENDAR = HolidayCalendarId.of("Random");
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @Test
    @Tag("SCH-08")
    @Tag("SCH-09")
    @Tag("SCH-10")
    @Tag("SCH-11")
    void dueDatesAreThoseOfAnIndependentLibrary() {
        Random random = new Random(20_260_302);
        Map<BusinessDays, Integer> compared = new EnumMap<>(BusinessDays.class);
        int refused = 0;
        for (int equal = 0; equal < CASES; ) {
            ScheduleTerms terms = terms(random);
            try {
                assertThat(due(terms)).as(terms.toString()).isEqualTo(strata(terms));
                compared.merge(terms.businessDays(), 1, Integer::sum);
                equal++;
            } catch (ProblemException e) {
                // Two due dates on one day: ours are strictly increasing.
                assertThat(e.problem().code()).isEqualTo("SCHEDULE_DATES_NOT_INCREASING");
                refused++;
            }
        }

        assertThat(refused).isLessThan(CASES / 10);
        assertThat(compared)
                .hasSize(4)
                .allSatisfy((way, times) -> assertThat(times).isGreaterThan(CASES / 5));
    }

    private static List<LocalDate> due(ScheduleTerms terms) {
        // An agreement long before, so that no first due date is too early after its adjustment.
        return Scheduler.schedule(
                        MinorUnits.parse("1000.00", "AUD"), terms.anchor().minusDays(60), terms, ScheduleLimits.NONE)
                .instalments()
                .stream()
                .map(Instalment::due)
                .toList();
    }

    private static List<LocalDate> strata(ScheduleTerms terms) {
        ImmutableHolidayCalendar calendar =
                ImmutableHolidayCalendar.of(CALENDAR, terms.nonWorking(), DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        LocalDate anchor = terms.anchor();
        PeriodicSchedule schedule = PeriodicSchedule.of(
                        anchor,
                        end(terms),
                        frequency(terms.frequency()),
                        BusinessDayAdjustment.of(convention(terms.businessDays()), CALENDAR),
                        StubConvention.NONE,
                        roll(terms))
                .toBuilder()
                .startDateBusinessDayAdjustment(BusinessDayAdjustment.NONE)
                .build();
        return schedule.createSchedule(ReferenceData.of(Map.of(CALENDAR, calendar)), true).getPeriods().stream()
                .map(SchedulePeriod::getEndDate)
                .toList();
    }

    /** The last unadjusted date, which Strata wants to be told. */
    private static LocalDate end(ScheduleTerms terms) {
        LocalDate anchor = terms.anchor();
        return switch (terms.frequency()) {
            case WEEKLY -> anchor.plusWeeks(terms.count());
            case FORTNIGHTLY -> anchor.plusWeeks(2L * terms.count());
            default -> roll(terms).adjust(anchor.plusMonths(terms.count()));
        };
    }

    private static RollConvention roll(ScheduleTerms terms) {
        if (terms.frequency() != Frequency.MONTHLY) {
            return RollConventions.NONE;
        }
        return terms.endOfMonth()
                ? RollConventions.EOM
                : RollConvention.ofDayOfMonth(terms.anchor().getDayOfMonth());
    }

    private static com.opengamma.strata.basics.schedule.Frequency frequency(Frequency frequency) {
        return switch (frequency) {
            case WEEKLY -> com.opengamma.strata.basics.schedule.Frequency.P1W;
            case FORTNIGHTLY -> com.opengamma.strata.basics.schedule.Frequency.P2W;
            default -> com.opengamma.strata.basics.schedule.Frequency.P1M;
        };
    }

    private static BusinessDayConvention convention(BusinessDays businessDays) {
        return switch (businessDays) {
            case NONE -> BusinessDayConventions.NO_ADJUST;
            case FOLLOWING -> BusinessDayConventions.FOLLOWING;
            case MODIFIED_FOLLOWING -> BusinessDayConventions.MODIFIED_FOLLOWING;
            case PRECEDING -> BusinessDayConventions.PRECEDING;
        };
    }

    private static ScheduleTerms terms(Random random) {
        Frequency frequency = List.of(Frequency.WEEKLY, Frequency.FORTNIGHTLY, Frequency.MONTHLY, Frequency.MONTHLY)
                .get(random.nextInt(4));
        boolean endOfMonth = frequency == Frequency.MONTHLY && random.nextBoolean();
        LocalDate day = FIRST.plusDays(random.nextInt(3_000));
        // Strata counts an end-of-month schedule from the end of a month only.
        LocalDate anchor = endOfMonth ? day.withDayOfMonth(day.lengthOfMonth()) : day;
        BusinessDays businessDays = List.of(BusinessDays.values()).get(random.nextInt(4));
        return new ScheduleTerms(
                1 + random.nextInt(frequency == Frequency.MONTHLY ? 36 : 52),
                frequency,
                anchor,
                endOfMonth,
                List.of(),
                new Allocation.LastAbsorbs(),
                businessDays,
                holidays(random));
    }

    private static Set<LocalDate> holidays(Random random) {
        Set<LocalDate> holidays = new HashSet<>();
        int share = random.nextInt(15);
        for (int i = 0; i < 5_000; i++) {
            if (random.nextInt(100) < share) {
                holidays.add(FIRST.plusDays(i));
            }
        }
        return holidays;
    }
}
