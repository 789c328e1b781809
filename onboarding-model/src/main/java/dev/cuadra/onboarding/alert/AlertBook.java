package dev.cuadra.onboarding.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The alerts of all triggers of a definition.
 *
 * @param newest the newest instant that was evaluated
 * @param alerts the alerts by trigger, of those to which anything happened
 * @source ALERT-1
 */
public record AlertBook(Optional<Instant> newest, Map<String, Alert> alerts) {
    /** A book in which nothing stands. */
    public static final AlertBook EMPTY = new AlertBook(Optional.empty(), Map.of());

    public AlertBook {
        Objects.requireNonNull(newest, "newest");
        alerts = Collections.unmodifiableMap(new TreeMap<>(alerts));
    }

    /** The book of these alerts. */
    public static AlertBook of(Optional<Instant> newest, Collection<Alert> alerts) {
        Map<String, Alert> all = new TreeMap<>();
        alerts.forEach(alert -> all.put(alert.trigger(), alert));
        return new AlertBook(newest, all);
    }

    /** The alert of a trigger. */
    public Alert alert(String trigger) {
        return Optional.ofNullable(alerts.get(trigger)).orElseGet(() -> Alert.quiet(trigger));
    }

    /** The book after events, in their order. */
    public AlertBook after(List<AlertEvent> events) {
        Map<String, Alert> all = new TreeMap<>(alerts);
        for (AlertEvent event : events) {
            Alert alert = Optional.ofNullable(all.get(event.trigger()))
                    .orElseGet(() -> Alert.quiet(event.trigger()))
                    .after(event);
            // What only was looked at again is as quiet as before.
            if (alert.equals(Alert.quiet(event.trigger()))) {
                all.remove(event.trigger());
            } else {
                all.put(event.trigger(), alert);
            }
        }
        return new AlertBook(newest, all);
    }

    /** The book once {@code at} was evaluated; an earlier instant changes nothing. */
    public AlertBook evaluated(Instant at) {
        return late(at) ? this : new AlertBook(Optional.of(at), alerts);
    }

    /** Whether an instant lies before the newest that was evaluated. */
    public boolean late(Instant at) {
        return newest.filter(at::isBefore).isPresent();
    }
}
