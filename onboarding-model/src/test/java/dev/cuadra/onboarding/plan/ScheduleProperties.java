package dev.cuadra.onboarding.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ScheduleProperties {
    private static final WorkingDays CALENDAR = ScheduleTest.CALENDAR;
    private static final LocalDate START = ScheduleTest.START;

    /** Work in which only earlier letters are needed: no circles. */
    private static List<Activity> work(long seed, int size) {
        Random random = new Random(seed);
        List<Activity> work = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            Set<String> after = new HashSet<>();
            for (int before = 0; before < at; before++) {
                if (random.nextInt(3) == 0) {
                    after.add(name(before));
                }
            }
            work.add(Activity.of(name(at), 1 + random.nextInt(6), after.toArray(String[]::new)));
        }
        return work;
    }

    private static String name(int at) {
        return String.valueOf((char) ('a' + at));
    }

    /** In working days from the first: the longest way to the end of each task over all ways there are. */
    private static int longest(Map<String, Activity> work, String id) {
        Activity activity = java.util.Objects.requireNonNull(work.get(id));
        int before = activity.after().stream()
                .mapToInt(one -> longest(work, one))
                .max()
                .orElse(0);
        return before + activity.days();
    }

    /** The longest way from the end of a task to the end of everything. */
    private static int rest(Map<String, Activity> work, String id) {
        return work.values().stream()
                .filter(one -> one.after().contains(id))
                .mapToInt(one -> one.days() + rest(work, one.id()))
                .max()
                .orElse(0);
    }

    @Property(tries = 80)
    @Tag("PLAN-2")
    void theScheduleIsTheLongestWayOverAllWays(
            @ForAll @LongRange long seed, @ForAll @IntRange(min = 1, max = 8) int size) {
        Map<String, Activity> work = new HashMap<>();
        work(seed, size).forEach(one -> work.put(one.id(), one));
        Schedule schedule = Schedule.of(work.values(), START, CALENDAR);
        int total =
                work.keySet().stream().mapToInt(id -> longest(work, id)).max().orElseThrow();
        assertThat(schedule.finish()).isEqualTo(CALENDAR.plus(START, total - 1));
        work.keySet().forEach(id -> {
            Slot slot = schedule.slot(id).orElseThrow();
            int end = longest(work, id);
            assertThat(slot.finish()).isEqualTo(CALENDAR.plus(START, end - 1));
            assertThat(slot.totalFloat()).isEqualTo(total - end - rest(work, id));
            assertThat(slot.freeFloat()).isBetween(0, slot.totalFloat());
            assertThat(schedule.criticalPath().contains(id)).isEqualTo(slot.totalFloat() == 0);
        });
    }

    @Property(tries = 50)
    @Tag("PLAN-2")
    void aDayMoreOnACriticalTaskMovesTheEndAndOnAnotherDoesNot(
            @ForAll @LongRange long seed,
            @ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll @IntRange(max = 11) int which) {
        List<Activity> work = work(seed, size);
        Schedule before = Schedule.of(work, START, CALENDAR);
        Activity longer = work.get(which % size);
        List<Activity> more = new ArrayList<>(work);
        more.set(
                which % size,
                Activity.of(longer.id(), longer.days() + 1, longer.after().toArray(String[]::new)));
        Schedule after = Schedule.of(more, START, CALENDAR);
        boolean critical = before.slot(longer.id()).orElseThrow().critical();
        assertThat(after.slipFrom(before, CALENDAR).workingDays()).isEqualTo(critical ? 1 : 0);
    }

    @Property(tries = 50)
    @Tag("PLAN-2")
    void theOrderOfTheInputDoesNotMatter(@ForAll @LongRange long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        List<Activity> work = work(seed, size);
        List<Activity> mixed = new ArrayList<>(work);
        Collections.shuffle(mixed, new Random(seed + 1));
        Schedule one = Schedule.of(work, START, CALENDAR);
        Schedule other = Schedule.of(mixed, START, CALENDAR);
        assertThat(other).isEqualTo(one);
        assertThat(other.criticalPath()).isEqualTo(one.criticalPath());
    }

    @Property(tries = 50)
    @Tag("PLAN-2")
    void aDependencyLessNeverDelays(@ForAll @LongRange long seed, @ForAll @IntRange(min = 2, max = 12) int size) {
        List<Activity> work = work(seed, size);
        Random random = new Random(seed);
        int which = random.nextInt(size);
        Activity one = work.get(which);
        Set<String> fewer = new HashSet<>(one.after());
        one.after().stream().findFirst().ifPresent(fewer::remove);
        List<Activity> freer = new ArrayList<>(work);
        freer.set(which, Activity.of(one.id(), one.days(), fewer.toArray(String[]::new)));
        Schedule before = Schedule.of(work, START, CALENDAR);
        Schedule after = Schedule.of(freer, START, CALENDAR);
        before.slots()
                .forEach((id, slot) ->
                        assertThat(after.slot(id).orElseThrow().finish()).isBeforeOrEqualTo(slot.finish()));
    }

    @Property(tries = 50)
    @Tag("PLAN-3")
    void nothingThatIsToComeBeginsBeforeTodayOrBeforeWhatItNeeds(
            @ForAll @LongRange long seed,
            @ForAll @IntRange(min = 1, max = 10) int size,
            @ForAll @IntRange(max = 40) int days) {
        LocalDate today = START.plusDays(days);
        List<Activity> work = new ArrayList<>();
        Random random = new Random(seed);
        for (Activity one : work(seed, size)) {
            LocalDate began = START.plusDays(random.nextInt(days + 1));
            work.add(random.nextBoolean() ? one : one.started(began));
        }
        Schedule schedule = Schedule.asOf(work, START, CALENDAR, today);
        for (Activity one : work) {
            Slot slot = schedule.slot(one.id()).orElseThrow();
            assertThat(slot.finish()).isAfterOrEqualTo(today);
            if (one.actualStart().isEmpty()) {
                assertThat(slot.start()).isAfterOrEqualTo(today);
                one.after()
                        .forEach(before -> assertThat(slot.start())
                                .isAfter(schedule.slot(before).orElseThrow().finish()));
            }
        }
    }
}
