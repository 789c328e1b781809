package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.internal.Texts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When everything happens, by the critical path method in working days. Work begins on the next working day after the
 * latest end of what it needs; work of n days that begins on a day takes that day, or the next working day, and the n−1
 * working days after it. What has happened stands as it happened; only what is to come is computed.
 *
 * @param slots when each piece of work happens, in the order of their beginnings
 * @param finish the last day of all
 * @source PLAN-2, PLAN-3
 */
public record Schedule(Map<String, Slot> slots, LocalDate finish) {
    /** A date after it has more than four digits for its year. */
    private static final int LAST_YEAR = 9999;

    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::start).thenComparing(Slot::finish).thenComparing(Slot::id);

    public Schedule {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    }

    /**
     * Schedules {@code work} from {@code start} on.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code PLAN_CYCLE} naming the circle, {@code
     *     PLAN_REFERENCE} or {@code PLAN_DOUBLE}, or {@code PLAN_TOO_LONG} for work that ends after the year 9999
     */
    public static Schedule of(Collection<Activity> work, LocalDate start, WorkingDays calendar) {
        return new Pass(Network.of(work), start, calendar, Optional.empty()).schedule();
    }

    /** The same as seen on a day: what has not begun begins today at the earliest, and what has not ended ends so. */
    public static Schedule asOf(Collection<Activity> work, LocalDate start, WorkingDays calendar, LocalDate today) {
        return new Pass(Network.of(work), start, calendar, Optional.of(today)).schedule();
    }

    /** The names of all work without float, in the order of their beginnings. */
    public List<String> criticalPath() {
        return slots.values().stream().filter(Slot::critical).map(Slot::id).toList();
    }

    /** When a piece of work happens; empty where there is none of that name. */
    public Optional<Slot> slot(String id) {
        return Optional.ofNullable(slots.get(id));
    }

    /** How much later this ends than {@code planned} does. */
    public Slip slipFrom(Schedule planned, WorkingDays calendar) {
        return Slip.between(planned.finish, finish, calendar);
    }

    /** Forward, then backward. */
    private static final class Pass {
        private final Network network;
        private final LocalDate begin;
        private final WorkingDays calendar;
        private final Optional<LocalDate> today;
        private final Map<String, LocalDate> starts = new HashMap<>();
        private final Map<String, LocalDate> finishes = new HashMap<>();
        private final Map<String, LocalDate> latestStarts = new HashMap<>();

        Pass(Network network, LocalDate begin, WorkingDays calendar, Optional<LocalDate> today) {
            this.network = network;
            this.begin = begin;
            this.calendar = calendar;
            this.today = today;
        }

        Schedule schedule() {
            network.order().forEach(this::forward);
            LocalDate end =
                    finishes.values().stream().max(Comparator.naturalOrder()).orElse(begin);
            Map<String, Slot> slots = new HashMap<>();
            List<Activity> order = network.order();
            for (int at = order.size() - 1; at >= 0; at--) {
                Slot slot = backward(order.get(at), end);
                slots.put(slot.id(), slot);
            }
            Map<String, Slot> sorted = new LinkedHashMap<>();
            slots.values().stream().sorted(ORDER).forEach(slot -> sorted.put(slot.id(), slot));
            return new Schedule(sorted, end);
        }

        private void forward(Activity activity) {
            LocalDate start = activity.actualStart().orElseGet(() -> earliest(activity));
            LocalDate finish = activity.actualFinish().orElseGet(() -> expected(activity, start));
            if (finish.getYear() > LAST_YEAR) {
                throw Texts.problem("PLAN_TOO_LONG", activity.id(), Map.of("task", activity.id(), "year", LAST_YEAR));
            }
            // Only its end is known: it may have begun before what it needs was done.
            starts.put(activity.id(), start.isAfter(finish) ? finish : start);
            finishes.put(activity.id(), finish);
        }

        private LocalDate earliest(Activity activity) {
            LocalDate earliest = activity.notBefore().orElse(begin);
            for (String before : activity.after()) {
                earliest = later(earliest, date(finishes, before).plusDays(1));
            }
            if (activity.actualFinish().isEmpty() && today.isPresent()) {
                earliest = later(earliest, today.get());
            }
            return calendar.from(earliest);
        }

        private LocalDate expected(Activity activity, LocalDate start) {
            LocalDate finish = calendar.last(start, activity.days());
            return today.map(now -> later(finish, calendar.from(now))).orElse(finish);
        }

        private Slot backward(Activity activity, LocalDate end) {
            String id = activity.id();
            LocalDate start = date(starts, id);
            LocalDate finish = date(finishes, id);
            LocalDate latest = end;
            int free = Integer.MAX_VALUE;
            for (String later : network.next(id)) {
                LocalDate before = calendar.until(date(latestStarts, later).minusDays(1));
                latest = before.isBefore(latest) ? before : latest;
                LocalDate gap = calendar.until(date(starts, later).minusDays(1));
                free = Math.min(free, calendar.between(finish, gap));
            }
            int total = calendar.between(finish, latest);
            LocalDate latestStart = calendar.plus(start, total);
            latestStarts.put(id, latestStart);
            return new Slot(id, start, finish, latestStart, latest, total, Math.min(free, total));
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }

        private static LocalDate date(Map<String, LocalDate> dates, String id) {
            LocalDate date = dates.get(id);
            if (date == null) {
                throw new IllegalStateException("Out of order: " + id);
            }
            return date;
        }
    }
}
