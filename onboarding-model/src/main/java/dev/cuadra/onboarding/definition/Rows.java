package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Refused;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which rows of a catalogue of requirements stand behind the parts of a definition. A definition without rows has none.
 *
 * @param byPlace the ids of the rows by the place of the part, such as {@code gates/beta-exit/BL-041}
 * @source PACK-1
 */
public record Rows(Map<String, List<String>> byPlace) {
    /** No rows. */
    public static final Rows NONE = new Rows(Map.of());

    public Rows {
        Map<String, List<String>> copy = new TreeMap<>();
        byPlace.forEach((place, ids) -> {
            if (place.isBlank() || ids.isEmpty() || ids.stream().anyMatch(String::isBlank)) {
                throw Refused.because("ROWS", Map.of("place", place));
            }
            copy.put(place, List.copyOf(ids));
        });
        byPlace = Collections.unmodifiableMap(copy);
    }

    /** The same, and these behind the part at a place. */
    public Rows with(String place, String... ids) {
        Map<String, List<String>> more = new TreeMap<>(byPlace);
        more.put(place, List.of(ids));
        return new Rows(more);
    }

    /** The rows behind the part at a place. */
    public List<String> at(String place) {
        return byPlace.getOrDefault(place, List.of());
    }

    /** The place of a metric. */
    public static String metric(String key) {
        return "metrics/" + key;
    }

    /** The place of a gate. */
    public static String gate(String id) {
        return "gates/" + id;
    }

    /** The place of a condition, or of a part of one, in a gate. */
    public static String condition(String gate, String id) {
        return gate(gate) + "/" + id;
    }

    /** The place of a trigger. */
    public static String trigger(String id) {
        return "triggers/" + id;
    }

    /** The place of a condition, or of a part of one, in a trigger. */
    public static String watched(String trigger, String id) {
        return trigger(trigger) + "/" + id;
    }

    /** The place of the rollout. */
    public static String rollout() {
        return "rollout";
    }

    /** The place of a phase. */
    public static String phase(String name) {
        return "rollout/phases/" + name;
    }

    /** The place of a deadline. */
    public static String deadline(Deadline.Step step) {
        return "rollout/deadlines/" + Members.written(step);
    }

    /** The place of a stated reading. */
    public static String recorded(String id) {
        return "recorded/" + id;
    }

    /** Every row. */
    public Set<String> ids() {
        return byPlace.values().stream()
                .flatMap(Collection::stream)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    /** The places of a row. */
    public List<String> places(String row) {
        return byPlace.entrySet().stream()
                .filter(each -> each.getValue().contains(row))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The first place of a row. */
    public Optional<String> placeOf(String row) {
        return places(row).stream().findFirst();
    }
}
