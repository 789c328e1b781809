package dev.cuadra.onboarding.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A list that is gone through: its definition, its dates, and what was said of its items. How it stands is computed from
 * these alone.
 *
 * @param checklist the list
 * @param frame the dates
 * @param events what was said, in order of their numbers
 * @source OPS-2
 */
public record ChecklistRun(Checklist checklist, RunFrame frame, List<ChecklistEvent> events) {
    public ChecklistRun {
        Objects.requireNonNull(checklist, "checklist");
        Objects.requireNonNull(frame, "frame");
        events = events.stream()
                .sorted(Comparator.comparingInt(ChecklistEvent::number))
                .toList();
        for (int i = 0; i < events.size(); i++) {
            ChecklistEvent event = events.get(i);
            if (event.number() != i + 1 || checklist.item(event.act().item()).isEmpty()) {
                throw new IllegalArgumentException(
                        "A gap, or an item that is not in " + checklist.id() + ": " + event.number());
            }
        }
        if (!checklist.days().map(days -> days.holds(frame.number())).orElse(true)) {
            throw new IllegalArgumentException("Day " + frame.number() + " is not a day of " + checklist.id());
        }
    }

    /** A run of which nothing was said yet. */
    public static ChecklistRun begun(Checklist checklist, RunFrame frame) {
        return new ChecklistRun(checklist, frame, List.of());
    }

    /** What came of {@code act}, said at {@code now}. */
    public RunDecision say(ChecklistAct act, Instant now) {
        return RunRules.decide(this, act, now);
    }

    ChecklistRun with(ChecklistAct act, Instant now) {
        List<ChecklistEvent> more = new ArrayList<>(events);
        more.add(new ChecklistEvent(events.size() + 1, now, act));
        return new ChecklistRun(checklist, frame, more);
    }

    /** What was said last of an item. */
    public Optional<ChecklistAct> last(String item) {
        return Optional.ofNullable(last(events).get(item));
    }

    /** Whether an item is done or does not apply. */
    public boolean settled(String item) {
        return last(item).filter(act -> act.kind() != ChecklistAct.Kind.UNTICK).isPresent();
    }

    private static Map<String, ChecklistAct> last(List<ChecklistEvent> known) {
        Map<String, ChecklistAct> last = new HashMap<>();
        known.forEach(event -> last.put(event.act().item(), event.act()));
        return last;
    }

    /** The same run as it was known at {@code then}. */
    public ChecklistRun knownAt(Instant then) {
        return new ChecklistRun(
                checklist,
                frame,
                events.stream()
                        .takeWhile(event -> !event.recordedAt().isAfter(then))
                        .toList());
    }

    /** Every item as it stands at {@code now}, in the order of the list. */
    public List<ItemStatus> items(Instant now) {
        Map<String, ChecklistAct> last = last(events);
        return checklist.items().stream()
                .map(item -> status(item, Optional.ofNullable(last.get(item.id())), now))
                .toList();
    }

    private ItemStatus status(ChecklistItem item, Optional<ChecklistAct> last, Instant now) {
        Optional<DueTime> due = frame.due(item);
        Optional<ChecklistAct> done = last.filter(ChecklistAct::does);
        boolean out =
                last.filter(act -> act.kind() == ChecklistAct.Kind.LEAVE_OUT).isPresent();
        Instant until = done.map(ChecklistAct::at).orElse(now);
        boolean late = !out && due.filter(time -> time.passed(until)).isPresent();
        ItemState state = late ? ItemState.OVERDUE : ItemState.OPEN;
        if (done.isPresent()) {
            state = ItemState.DONE;
        } else if (out) {
            state = ItemState.NOT_APPLICABLE;
        }
        return new ItemStatus(item, state, frame.from(item), due, late, last);
    }

    /** How far it has come at {@code now}. */
    public Progress progress(Instant now) {
        return Progress.of(items(now));
    }
}
