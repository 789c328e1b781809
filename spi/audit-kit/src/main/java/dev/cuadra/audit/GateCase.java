package dev.cuadra.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an engine is asked: a gate, what takes the rollout back, and what was read. The rollout is in the first of two
 * phases, which may be left as soon as the gate is open; nothing needs approval, and nothing was waived.
 *
 * @param bars the bars of the gate, one of which must be met at least
 * @param rollbacks what takes the rollout back at once where it holds
 * @param seen the readings, in any order
 * @param at the instant that is asked about; what was recorded later is not known at it
 */
public record GateCase(List<GateBar> bars, List<GateBar> rollbacks, List<GateSight> seen, Instant at) {
    /** What a bar comes to. */
    enum Standing {
        MET,
        NOT_MET,
        UNKNOWN
    }

    public GateCase {
        bars = List.copyOf(bars);
        rollbacks = List.copyOf(rollbacks);
        seen = List.copyOf(seen);
        Objects.requireNonNull(at, "at");
        if (bars.stream().noneMatch(GateBar::must)) {
            throw new IllegalArgumentException("A gate without anything that must be met");
        }
    }

    /** The same case with other readings. */
    public GateCase seeing(List<GateSight> other) {
        return new GateCase(bars, rollbacks, other, at);
    }

    /** The same case with other bars. */
    public GateCase barred(List<GateBar> other) {
        return new GateCase(other, rollbacks, seen, at);
    }

    /** The same case without the readings of a figure. */
    public GateCase without(String metric) {
        return seeing(
                seen.stream().filter(sight -> !sight.metric().equals(metric)).toList());
    }

    /** What is known of a figure: of each id what was recorded last, and of these what was measured last. */
    Optional<BigDecimal> newest(String metric) {
        Map<String, GateSight> known = new HashMap<>();
        seen.stream()
                .filter(sight -> !sight.recordedAt().isAfter(at))
                .forEach(sight -> known.merge(
                        sight.id(), sight, (one, other) -> one.recordedAt().isAfter(other.recordedAt()) ? one : other));
        return known.values().stream()
                .filter(sight -> sight.metric().equals(metric))
                .max(Comparator.comparing(GateSight::at).thenComparing(GateSight::id))
                .map(GateSight::value);
    }

    Standing standing(GateBar bar) {
        return newest(bar.metric())
                .map(value -> bar.sign().holds(value, bar.bar()) ? Standing.MET : Standing.NOT_MET)
                .orElse(Standing.UNKNOWN);
    }

    boolean any(List<GateBar> which, Standing standing, Predicate<GateBar> filter) {
        return which.stream().filter(filter).anyMatch(bar -> standing(bar) == standing);
    }
}
