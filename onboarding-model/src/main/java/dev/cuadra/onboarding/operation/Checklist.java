package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A list of things to do, with who does each and until when.
 *
 * @param id identifies it
 * @param title what it is for
 * @param kind when it is gone through
 * @param days the days, counted from the launch, on which one of the kind {@link RunKind#DAYS} is
 * @param ordered whether each item has to wait for the one before it
 * @param meeting the meeting whose agenda it is
 * @param updates how long users may wait for the next word while it is gone through, and who answers for it
 * @param items the items, one at least, in order
 * @source OPS-1
 */
public record Checklist(
        String id,
        Text title,
        RunKind kind,
        Optional<DayRange> days,
        boolean ordered,
        Optional<Meeting> meeting,
        Optional<UserUpdates> updates,
        List<ChecklistItem> items) {
    public Checklist {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(meeting, "meeting");
        Objects.requireNonNull(updates, "updates");
        if (id.isBlank() || items.isEmpty()) {
            throw Refused.because("NO_PARTS", Map.of("id", id));
        }
        if ((kind == RunKind.DAYS) != days.isPresent()) {
            throw Refused.because("LIST_DAYS", Map.of("id", id));
        }
        items = ordered ? inOrder(items) : List.copyOf(items);
        Set<String> seen = new HashSet<>();
        for (ChecklistItem item : items) {
            if (!seen.containsAll(item.after()) || !seen.add(item.id())) {
                throw Refused.because("ITEM_ORDER", Map.of("id", item.id()));
            }
        }
    }

    private static List<ChecklistItem> inOrder(List<ChecklistItem> items) {
        List<ChecklistItem> all = new ArrayList<>();
        for (ChecklistItem item : items) {
            List<String> after = all.isEmpty()
                    ? item.after()
                    : List.of(all.get(all.size() - 1).id());
            all.add(new ChecklistItem(
                    item.id(),
                    item.metric(),
                    item.title(),
                    item.role(),
                    item.roles(),
                    item.due(),
                    item.value(),
                    item.evidence(),
                    item.proof(),
                    after,
                    item.words()));
        }
        return List.copyOf(all);
    }

    /** The item with an id. */
    public Optional<ChecklistItem> item(String name) {
        return items.stream().filter(item -> item.id().equals(name)).findFirst();
    }
}
