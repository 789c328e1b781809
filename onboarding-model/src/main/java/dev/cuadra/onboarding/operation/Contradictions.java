package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.gate.PlanCalendar;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says where the words of a plan do not agree with the dates that are computed. Dates win; words are only shown.
 * Stateless, safe for many threads.
 *
 * @source OPS-6
 */
public final class Contradictions {
    private static final String IMMEDIATE = "immediate";
    private static final String REDUCED = "reduced-coverage";

    private final StaffingPlan staffing;
    private final LocalDate launch;
    private final List<Contradiction> found = new ArrayList<>();

    private Contradictions(StaffingPlan staffing, LocalDate launch) {
        this.staffing = staffing;
        this.launch = launch;
    }

    /** The contradictions of a plan whose launch is on a date, in the order of the plan. */
    public static List<Contradiction> of(StaffingPlan staffing, List<Checklist> lists, LocalDate launch) {
        Contradictions all = new Contradictions(staffing, launch);
        all.launchDay(lists);
        lists.forEach(all::list);
        return List.copyOf(all.found);
    }

    /** The contradictions of a pack. */
    public static List<Contradiction> of(OperationPack pack, LocalDate launch) {
        return of(pack.staffing(), pack.checklists(), launch);
    }

    private void add(Contradiction.Kind kind, List<String> items, Map<String, ?> values) {
        found.add(new Contradiction(kind, items, Texts.BOOK.text("OPERATION_CONTRADICTION." + kind, values)));
    }

    /** Days are put on days of the week for a launch on a Monday. */
    private void launchDay(List<Checklist> lists) {
        boolean names = lists.stream()
                .flatMap(list -> list.items().stream())
                .anyMatch(item -> item.words().called().isPresent());
        if (names && launch.getDayOfWeek() != DayOfWeek.MONDAY) {
            add(
                    Contradiction.Kind.LAUNCH_WEEKDAY,
                    List.of(),
                    Map.of("date", launch, "weekday", weekday(launch.getDayOfWeek())));
        }
    }

    private void list(Checklist list) {
        list.items().forEach(this::item);
        list.meeting().ifPresent(meeting -> staffing.peak().ifPresent(peak -> meeting(list, meeting, peak)));
        List<String> atOnce = list.items().stream()
                .filter(item -> item.words().says().equals(Optional.of(IMMEDIATE)))
                .map(ChecklistItem::id)
                .toList();
        if (!atOnce.isEmpty()) {
            Duration within = list.item(atOnce.get(0))
                    .flatMap(item -> item.due().within())
                    .orElse(Duration.ZERO);
            add(Contradiction.Kind.IMMEDIATE, atOnce, Map.of("list", list.title(), "minutes", within.toMinutes()));
        }
        reduced(list);
    }

    private void item(ChecklistItem item) {
        Optional<LocalDate> date = item.due().until().map(this::date);
        item.words()
                .called()
                .ifPresent(called ->
                        date.filter(on -> on.getDayOfWeek() != called).ifPresent(on -> weekday(item, called, on)));
        item.words()
                .announces()
                .ifPresent(days -> date.map(on -> launch.toEpochDay() - on.toEpochDay())
                        .filter(left -> left != (long) days)
                        .ifPresent(left -> add(
                                Contradiction.Kind.ANNOUNCED,
                                List.of(item.id()),
                                Map.of("item", item.title(), "says", days, "days", left))));
        item.due().until().ifPresent(moment -> counted(item, moment));
    }

    private LocalDate date(Moment moment) {
        PlanCalendar calendar =
                new PlanCalendar(ZoneOffset.UTC, "none", Map.of("launch", launch, RunFrame.DAY, launch));
        return moment.in(calendar).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private void weekday(ChecklistItem item, DayOfWeek called, LocalDate on) {
        LocalDate other = on.with(java.time.temporal.TemporalAdjusters.previous(called));
        add(
                Contradiction.Kind.WEEKDAY,
                List.of(item.id()),
                Map.of(
                        "item",
                        item.title(),
                        "called",
                        weekday(called),
                        "day",
                        PlanCalendar.day(launch, on),
                        "date",
                        on,
                        "weekday",
                        weekday(on.getDayOfWeek()),
                        "other",
                        PlanCalendar.day(launch, other)));
    }

    /** Of day 30 and of thirty days after the launch only one is the thirtieth day. */
    private void counted(ChecklistItem item, Moment moment) {
        boolean shifted = moment instanceof Moment.FromAnchor from && from.days() == 30;
        if (shifted && item.metric().endsWith("day30")) {
            add(
                    Contradiction.Kind.DAY_COUNT,
                    List.of(item.id()),
                    Map.of("item", item.title(), "day", 30, "date", date(moment), "other", 31));
        }
    }

    private void meeting(Checklist list, Meeting meeting, Hours peak) {
        Duration length = meeting.length().orElse(Duration.ofMinutes(1));
        Instant from = meeting.from()
                .in(new PlanCalendar(ZoneOffset.UTC, "none", Map.of("launch", launch, RunFrame.DAY, launch)));
        LocalTime time = from.atOffset(ZoneOffset.UTC).toLocalTime();
        LocalTime start = time.truncatedTo(ChronoUnit.MINUTES);
        boolean over = length.compareTo(Duration.between(start, LocalTime.MAX)) > 0;
        Hours hours = new Hours(start, over ? LocalTime.MIDNIGHT : start.plusMinutes(length.toMinutes()));
        boolean daily = meeting.from() instanceof Moment.FromAnchor anchored
                && anchored.anchor().equals(RunFrame.DAY);
        if (daily && hours.meets(peak)) {
            add(
                    Contradiction.Kind.MEETING_IN_PEAK,
                    List.of(list.id()),
                    Map.of("list", list.title(), "hours", hours, "peak", peak));
        }
    }

    private void reduced(Checklist list) {
        list.items().stream()
                .filter(item -> item.words().says().equals(Optional.of(REDUCED)))
                .forEach(item -> staffing.hours(1)
                        .ifPresent(full -> add(
                                Contradiction.Kind.REDUCED_COVER,
                                List.of(item.id()),
                                Map.of("item", item.title(), "full", full))));
    }

    private static Text weekday(DayOfWeek day) {
        return Texts.BOOK.text("OPERATION_WEEKDAY." + day, Map.of());
    }
}
