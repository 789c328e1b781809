package dev.cuadra.adapter.report.internal;

import dev.cuadra.onboarding.plan.PlanPhase;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.Slot;
import dev.cuadra.onboarding.plan.TaskState;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the timeline of a plan: a part for each phase, all on one scale. */
final class OnboardingTimeline {
    private static final int LEFT = 330;
    private static final int WIDE = 660;
    private static final int TOP = 22;
    private static final int ROW = 22;
    private static final int TICKS = 8;
    private static final int MOST_LETTERS = 46;

    private final PlanStatus status;
    private final Words words;
    private final Locale language;
    private final LocalDate first;
    private final long days;

    OnboardingTimeline(PlanStatus status, Words words, Locale language) {
        this.status = status;
        this.words = words;
        this.language = language;
        LocalDate kickoff = status.plan().kickoff();
        this.first = status.state().template().days().first(kickoff);
        LocalDate last = status.state().template().days().last(kickoff);
        LocalDate finish = status.schedule().forecast().finish();
        this.days = ChronoUnit.DAYS.between(first, finish.isAfter(last) ? finish : last) + 1;
    }

    List<OnboardingView.Phase> phases() {
        List<OnboardingView.Phase> phases = new ArrayList<>();
        for (PlanPhase phase : status.state().template().phases()) {
            List<TaskState> tasks = status.state().tasks().values().stream()
                    .filter(task -> task.task().phase().equals(phase.key()))
                    .sorted(Comparator.comparing(this::begins)
                            .thenComparing(task -> task.task().key()))
                    .toList();
            if (!tasks.isEmpty()) {
                phases.add(phase(phase, tasks));
            }
        }
        return phases;
    }

    private LocalDate begins(TaskState task) {
        return planned(task).map(Slot::start).orElse(first);
    }

    private OnboardingView.Phase phase(PlanPhase phase, List<TaskState> tasks) {
        LocalDate kickoff = status.plan().kickoff();
        LocalDate from = phase.days().first(kickoff);
        LocalDate to = phase.days().last(kickoff);
        List<OnboardingView.Row> rows = new ArrayList<>();
        for (TaskState task : tasks) {
            rows.add(row(task, TOP + rows.size() * ROW));
        }
        String text = words.say(
                "plan.days", "from", phase.days().from(), "to", phase.days().to(), "first", from, "last", to);
        return new OnboardingView.Phase(
                phase.title().in(language),
                text,
                TOP + rows.size() * ROW + 4,
                x(from),
                x(to.plusDays(1)) - x(from),
                today(),
                ticks(),
                rows);
    }

    private int today() {
        LocalDate today = status.plan().today(status.at());
        boolean shown = !today.isBefore(first) && ChronoUnit.DAYS.between(first, today) < days;
        return shown ? (x(today) + x(today.plusDays(1))) / 2 : -1;
    }

    private List<OnboardingView.Tick> ticks() {
        long weeks = Math.max(1, (days / 7 + TICKS - 1) / TICKS);
        List<OnboardingView.Tick> ticks = new ArrayList<>();
        LocalDate last = first.plusDays(days);
        // Nothing is written over the right edge.
        for (LocalDate at = status.plan().kickoff();
                x(at) < LEFT + WIDE - 40 && at.isBefore(last);
                at = at.plusWeeks(weeks)) {
            ticks.add(new OnboardingView.Tick(x(at), at.toString().substring(5)));
        }
        return ticks;
    }

    private Optional<Slot> planned(TaskState task) {
        return status.schedule().planned().slot(task.task().key());
    }

    private OnboardingView.Row row(TaskState task, int y) {
        Optional<Slot> now = status.schedule().forecast().slot(task.task().key());
        Optional<Slot> planned = planned(task).or(() -> now);
        LocalDate due = task.due(status.plan().kickoff());
        String title = Words.clean(task.task().title().in(language));
        boolean critical =
                now.filter(Slot::critical).isPresent() && task.status().live();
        boolean late = now.filter(slot -> slot.finish().isAfter(due)).isPresent();
        return new OnboardingView.Row(
                y,
                cut(title),
                full(title, task, now, due),
                planned.map(slot -> x(slot.start())).orElse(LEFT),
                planned.map(this::width).orElse(0),
                now.map(slot -> x(slot.start())).orElse(LEFT),
                now.map(this::width).orElse(0),
                kind(task),
                critical,
                task.task().milestone(),
                late);
    }

    private static String kind(TaskState task) {
        return switch (task.status()) {
            case DONE -> "done";
            case STARTED -> "begun";
            case PLANNED -> "open";
            case CANCELLED, NOT_APPLICABLE -> "off";
        };
    }

    private String full(String title, TaskState task, Optional<Slot> now, LocalDate due) {
        String state = task.status().title().in(language);
        return now.map(slot -> words.say(
                        "plan.bar",
                        "task",
                        title,
                        "state",
                        state,
                        "start",
                        slot.start(),
                        "finish",
                        slot.finish(),
                        "due",
                        due,
                        "float",
                        slot.totalFloat()))
                .orElse(title + " · " + state);
    }

    private static String cut(String title) {
        return title.length() <= MOST_LETTERS ? title : title.substring(0, MOST_LETTERS - 1) + "…";
    }

    private int width(Slot slot) {
        return Math.max(3, x(slot.finish().plusDays(1)) - x(slot.start()));
    }

    private int x(LocalDate date) {
        long gone = ChronoUnit.DAYS.between(first, date);
        return LEFT + (int) Math.max(0, gone * WIDE / days);
    }
}
