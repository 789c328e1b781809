package dev.cuadra.onboarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    private static final List<ZoneId> ZONES = List.of(
            SANTIAGO,
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Europe/London"),
            ZoneId.of("UTC"));

    private static WorkingHours office() {
        return office(Set.of(), Map.of());
    }

    private static WorkingHours office(Set<LocalDate> holidays, Map<LocalDate, List<Hours>> overrides) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), List.of(hours("09:00", "18:00")));
        }
        return new WorkingHours(SANTIAGO, week, holidays, overrides);
    }

    private static Hours hours(String from, String to) {
        return new Hours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SANTIAGO).toInstant();
    }

    @ParameterizedTest
    @Tag("SLA-04")
    @CsvSource({
        "2026-03-06T17:00, PT4H, 2026-03-09T12:00",
        "2026-03-06T17:00, PT2H, 2026-03-09T10:00",
        "2026-03-07T11:00, PT4H, 2026-03-09T13:00",
        "2026-03-06T17:00, PT24H, 2026-03-11T14:00",
        "2026-03-06T17:00, PT1H, 2026-03-06T18:00",
        "2026-03-06T17:00, PT1H0.000000001S, 2026-03-09T09:00:00.000000001",
        "2026-03-07T11:00, PT0S, 2026-03-07T11:00"
    })
    void workingTimeIsAddedOverNightsAndWeekends(String start, String target, String deadline) {
        Instant end = office().plus(at(start), Duration.parse(target));

        assertThat(end).isEqualTo(at(deadline));
        assertThat(office().between(at(start), end)).isEqualTo(Duration.parse(target));
    }

    @Test
    @Tag("SLA-03")
    void holidaysAreClosedAndALaunchDayHasItsOwnHours() {
        LocalDate launch = LocalDate.of(2026, 3, 9);
        WorkingHours calendar =
                office(Set.of(launch, LocalDate.of(2026, 3, 10)), Map.of(launch, List.of(hours("08:00", "20:00"))));

        assertThat(calendar.plus(at("2026-03-06T17:00"), Duration.ofHours(4))).isEqualTo(at("2026-03-09T11:00"));
        assertThat(calendar.between(at("2026-03-09T00:00"), at("2026-03-11T00:00")))
                .isEqualTo(Duration.ofHours(12));
        assertThat(calendar.plus(at("2026-03-09T19:00"), Duration.ofHours(2))).isEqualTo(at("2026-03-11T10:00"));
        assertThat(calendar.open(at("2026-03-09T19:59:59"))).isTrue();
        assertThat(calendar.open(at("2026-03-09T20:00"))).isFalse();
    }

    @Test
    @Tag("SLA-03")
    void severalWindowsADayLeaveTheirBreaksOut() {
        WorkingHours calendar = new WorkingHours(
                SANTIAGO,
                Map.of(DayOfWeek.MONDAY, List.of(hours("15:00", "18:00"), hours("09:00", "13:00"))),
                Set.of(),
                Map.of());

        assertThat(calendar.plus(at("2026-03-09T12:00"), Duration.ofHours(2))).isEqualTo(at("2026-03-09T16:00"));
        assertThat(calendar.plus(at("2026-03-09T12:00"), Duration.ofHours(5))).isEqualTo(at("2026-03-16T10:00"));
    }

    @Test
    @Tag("SLA-03")
    void theHourThatTheClockLeavesOutIsNoWorkingTimeAndTheOneShownTwiceIsWorkedTwice() {
        WorkingHours day = WorkingHours.always(SANTIAGO);
        // 2025-09-07 begins at 01:00; 2025-04-05 ends with its last hour a second time.
        assertThat(day.between(at("2025-09-07T01:00"), at("2025-09-08T00:00"))).isEqualTo(Duration.ofHours(23));
        assertThat(day.between(at("2025-04-05T00:00"), at("2025-04-06T00:00"))).isEqualTo(Duration.ofHours(25));
        WorkingHours nights = new WorkingHours(
                SANTIAGO,
                Map.of(
                        DayOfWeek.SATURDAY, List.of(hours("22:00", "23:30")),
                        DayOfWeek.SUNDAY, List.of(hours("00:30", "02:00"))),
                Set.of(),
                Map.of());
        assertThat(nights.between(at("2025-04-05T12:00"), at("2025-04-06T00:15")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(nights.between(at("2025-09-07T01:00"), at("2025-09-07T12:00")))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    @Tag("SLA-04")
    void aPauseCountsOnceAndNotAtAllWhenItIsClosedOrTooLate() {
        WorkingHours office = office();
        Instant start = at("2026-03-09T10:00");
        Stretch hour = new Stretch(at("2026-03-09T11:00"), at("2026-03-09T12:00"));
        Stretch half = new Stretch(at("2026-03-09T11:30"), at("2026-03-09T12:30"));
        Stretch night = new Stretch(at("2026-03-09T18:00"), at("2026-03-10T09:00"));
        Stretch late = new Stretch(at("2026-03-09T14:00"), at("2026-03-09T15:00"));
        Duration four = Duration.ofHours(4);

        assertThat(office.plus(start, four, List.of(hour))).isEqualTo(at("2026-03-09T15:00"));
        assertThat(office.plus(start, four, List.of(hour, half, hour))).isEqualTo(at("2026-03-09T15:30"));
        assertThat(office.plus(start, four, List.of(night))).isEqualTo(at("2026-03-09T14:00"));
        assertThat(office.plus(start, four, List.of(late))).isEqualTo(at("2026-03-09T14:00"));
        assertThat(office.plus(start, four, List.of(late, hour))).isEqualTo(at("2026-03-09T16:00"));
    }

    /** With one pause around the start and a later one, no working time was over only at the end of the first. */
    @Test
    @Tag("SLA-04")
    void noWorkingTimeIsOverAtOnceHoweverManyPausesThereAre() {
        Instant start = at("2026-03-09T10:00");
        Stretch around = new Stretch(at("2026-03-09T09:30"), at("2026-03-09T11:00"));
        Stretch later = new Stretch(at("2026-03-09T14:00"), at("2026-03-09T15:00"));

        assertThat(office().plus(start, Duration.ZERO, List.of(around))).isEqualTo(start);
        assertThat(office().plus(start, Duration.ZERO, List.of(around, later))).isEqualTo(start);
    }

    @Test
    @Tag("SLA-04")
    void theLongestWorkingTimeIsTenYearsAroundTheClockWithPausesOrWithout() {
        WorkingHours always = WorkingHours.always(ZoneId.of("UTC"));
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Duration longer = WorkingHours.LONGEST.plusNanos(1);
        List<Stretch> secondDay = List.of(new Stretch(start.plusSeconds(86_400), start.plusSeconds(172_800)));

        // Ten years from 2026 on hold two leap days, half a day less than ten times 365.25 days.
        assertThat(always.plus(start, WorkingHours.LONGEST)).isEqualTo("2036-01-01T12:00:00Z");
        assertThat(always.plus(start, WorkingHours.LONGEST, secondDay)).isEqualTo("2036-01-02T12:00:00Z");
        assertThatThrownBy(() -> always.plus(start, longer)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> always.plus(start, longer, secondDay)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> always.plus(start, Duration.ofNanos(-1), secondDay))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("SLA-03")
    void theHoursOfAWeekdayOpenOnTheSecondAndMayFollowEachOther() {
        WorkingHours calendar = WorkingHours.mondayToFriday(SANTIAGO, hours("09:00", "18:00"));

        assertThat(calendar.open(at("2026-03-06T08:59:59"))).isFalse();
        assertThat(calendar.open(at("2026-03-06T09:00"))).isTrue();
        assertThat(calendar.open(at("2026-03-07T09:00"))).isFalse();
        assertThat(calendar.open(at("2026-03-09T09:00"))).isTrue();
        assertThat(calendar.date(Instant.parse("2026-03-07T02:59:59Z"))).isEqualTo("2026-03-06");
        WorkingHours parted = WorkingHours.mondayToFriday(SANTIAGO, hours("09:00", "13:00"));
        WorkingHours joined = new WorkingHours(
                SANTIAGO,
                Map.of(DayOfWeek.MONDAY, List.of(hours("13:00", "18:00"), hours("09:00", "13:00"))),
                Set.of(),
                Map.of());
        assertThat(parted.plus(at("2026-03-09T09:00"), Duration.ofHours(5))).isEqualTo(at("2026-03-10T10:00"));
        assertThat(joined.plus(at("2026-03-09T09:00"), Duration.ofHours(5))).isEqualTo(at("2026-03-09T14:00"));
    }

    @Test
    @Tag("SLA-03")
    void theYears1900To2999AreKnown() {
        WorkingHours always = WorkingHours.always(ZoneId.of("UTC"));
        Instant first = Instant.parse("1900-01-01T00:00:00Z");
        Instant after = Instant.parse("3000-01-01T00:00:00Z");

        assertThat(always.between(first, first.plusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(always.between(after.minusSeconds(1), after.minusNanos(1)))
                .isEqualTo(Duration.ofSeconds(1).minusNanos(1));
        assertThatThrownBy(() -> always.between(first.minusNanos(1), first.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> always.between(after.minusSeconds(1), after))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("SLA-04")
    void aStretchHoldsItsBeginningAndNotItsEndAndOneWithoutLengthIsNothing() {
        Stretch hour = new Stretch(at("2026-03-09T11:00"), at("2026-03-09T12:00"));
        Stretch nothing = new Stretch(hour.from(), hour.from());

        assertThat(hour.holds(hour.from())).isTrue();
        assertThat(hour.holds(hour.from().minusNanos(1))).isFalse();
        assertThat(hour.holds(hour.to().minusNanos(1))).isTrue();
        assertThat(hour.holds(hour.to())).isFalse();
        assertThat(Stretch.union(List.of(nothing))).isEmpty();
        assertThat(Stretch.union(List.of(nothing, hour))).containsExactly(hour);
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        Map<DayOfWeek, List<Hours>> overlapping =
                Map.of(DayOfWeek.MONDAY, List.of(hours("09:00", "13:00"), hours("12:59", "18:00")));

        assertThatThrownBy(() -> new WorkingHours(SANTIAGO, Map.of(), Set.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkingHours(SANTIAGO, overlapping, Set.of(), Map.of()))
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> hours("22:00", "06:00")).hasMessageContaining("two windows");
        assertThatThrownBy(() -> office().plus(at("2026-03-09T10:00"), Duration.ofDays(4_000)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> office().plus(Instant.MAX, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> office().between(at("2026-03-09T10:00"), at("2026-03-09T09:00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Asks the wall clock minute by minute, and knows nothing of windows over days. */
    @Property(tries = 150)
    @net.jqwik.api.Tag("SLA-03")
    void theSumIsThatOfTheMinutesInWhichItIsOpen(
            @ForAll("calendars") WorkingHours calendar,
            @ForAll("days") Instant start,
            @ForAll @IntRange(max = 5_000) int minutes) {
        Duration open = Duration.ZERO;
        for (int minute = 0; minute < minutes; minute++) {
            LocalDateTime wall = LocalDateTime.ofInstant(start.plusSeconds(minute * 60L), calendar.zone());
            boolean holiday = calendar.holidays().contains(wall.toLocalDate());
            List<Hours> usual = holiday ? List.of() : calendar.week().getOrDefault(wall.getDayOfWeek(), List.of());
            for (Hours window : calendar.overrides().getOrDefault(wall.toLocalDate(), usual)) {
                boolean ended = !window.to().equals(LocalTime.MIDNIGHT)
                        && !wall.toLocalTime().isBefore(window.to());
                open = open.plusMinutes(!ended && !wall.toLocalTime().isBefore(window.from()) ? 1 : 0);
            }
        }

        assertThat(calendar.between(start, start.plusSeconds(minutes * 60L))).isEqualTo(open);
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("SLA-04")
    void theDeadlineIsTheFirstInstantAtWhichTheTargetIsUsedUp(
            @ForAll("calendars") WorkingHours calendar,
            @ForAll("days") Instant start,
            @ForAll @IntRange(min = 1, max = 200_000) int seconds,
            @ForAll("pauses") List<int[]> offsets) {
        List<Stretch> pauses = new ArrayList<>();
        offsets.forEach(offset ->
                pauses.add(new Stretch(start.plusSeconds(offset[0]), start.plusSeconds((long) offset[0] + offset[1]))));
        Duration target = Duration.ofSeconds(seconds);

        Instant deadline = calendar.plus(start, target, pauses);

        assertThat(calendar.between(start, deadline, pauses)).isEqualTo(target);
        assertThat(calendar.between(start, deadline.minusNanos(1), pauses)).isLessThan(target);
        assertThat(calendar.plus(
                        start,
                        target,
                        pauses.stream().flatMap(one -> halves(one).stream()).toList()))
                .isEqualTo(deadline);
    }

    private static List<Stretch> halves(Stretch whole) {
        Instant middle = whole.from().plus(whole.length().dividedBy(2));
        return List.of(new Stretch(middle, whole.to()), new Stretch(whole.from(), middle), whole);
    }

    @Provide
    Arbitrary<List<int[]>> pauses() {
        return Combinators.combine(
                        Arbitraries.integers().between(-50_000, 300_000),
                        Arbitraries.integers().between(0, 90_000))
                .as((from, length) -> new int[] {from, length})
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Instant> days() {
        Arbitrary<Instant> anywhere = Arbitraries.longs()
                .between(
                        Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() / 60,
                        Instant.parse("2026-12-31T00:00:00Z").getEpochSecond() / 60)
                .map(minute -> Instant.ofEpochSecond(minute * 60));
        Arbitrary<Instant> nearChange = Arbitraries.of(
                        "2025-04-06T03:00:00Z", "2025-09-07T04:00:00Z", "2025-10-04T15:30:00Z", "2025-03-30T01:00:00Z")
                .map(Instant::parse)
                .flatMap(change ->
                        Arbitraries.integers().between(-3_000, 200).map(minute -> change.plusSeconds(minute * 60L)));
        return Arbitraries.oneOf(anywhere, nearChange);
    }

    @Provide
    Arbitrary<WorkingHours> calendars() {
        Arbitrary<List<Hours>> windows = Arbitraries.integers()
                .between(0, 96)
                .set()
                .ofMinSize(0)
                .ofMaxSize(4)
                .map(marks -> {
                    List<Integer> sorted = marks.stream().sorted().toList();
                    List<Hours> all = new ArrayList<>();
                    for (int i = 0; i + 1 < sorted.size(); i += 2) {
                        all.add(new Hours(quarter(sorted.get(i)), quarter(sorted.get(i + 1))));
                    }
                    return all;
                });
        Arbitrary<Map<DayOfWeek, List<Hours>>> week = Arbitraries.maps(Arbitraries.of(DayOfWeek.class), windows)
                .ofMaxSize(7)
                .map(map -> {
                    Map<DayOfWeek, List<Hours>> all = new EnumMap<>(DayOfWeek.class);
                    all.putAll(map);
                    all.put(DayOfWeek.SATURDAY, List.of(hours("21:00", "00:00")));
                    return all;
                });
        Arbitrary<LocalDate> dates = Arbitraries.integers()
                .between(0, 1_000)
                .map(day -> LocalDate.of(2024, 1, 1).plusDays(day));
        return Combinators.combine(
                        Arbitraries.of(ZONES),
                        week,
                        dates.set().ofMaxSize(20),
                        Arbitraries.maps(dates, windows).ofMaxSize(20))
                .as(WorkingHours::new);
    }

    private static LocalTime quarter(int number) {
        return number == 96 ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(number * 900L);
    }
}
