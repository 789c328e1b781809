package dev.cuadra.onboarding.backtest;

import dev.cuadra.onboarding.decision.HistoryEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How one definition went, so far: of everything the looks at which it changed.
 *
 * @param gates verdicts, by gate
 * @param triggers states, by trigger
 * @param shadows outcomes of conditions without effect, by gate and condition
 * @param decisions decisions about the rollout
 * @param events what happened to the rollout as it was decided here
 * @param phase the phase that it is in; empty when no decision is asked for
 */
record Track(
        Map<String, List<Turn>> gates,
        Map<String, List<Turn>> triggers,
        Map<String, List<Turn>> shadows,
        List<Turn> decisions,
        List<HistoryEvent> events,
        Optional<String> phase) {
    Track {
        gates = copied(gates);
        triggers = copied(triggers);
        shadows = copied(shadows);
        decisions = List.copyOf(decisions);
        events = List.copyOf(events);
        Objects.requireNonNull(phase, "phase");
    }

    private static Map<String, List<Turn>> copied(Map<String, List<Turn>> turns) {
        Map<String, List<Turn>> copy = new LinkedHashMap<>();
        turns.forEach((id, all) -> copy.put(id, List.copyOf(all)));
        return Collections.unmodifiableMap(copy);
    }

    static Track begun(Optional<String> phase) {
        return new Track(Map.of(), Map.of(), Map.of(), List.of(), List.of(), phase);
    }

    /** A track that is being written. */
    static final class Open {
        private final Map<String, List<Turn>> gates = new LinkedHashMap<>();
        private final Map<String, List<Turn>> triggers = new LinkedHashMap<>();
        private final Map<String, List<Turn>> shadows = new LinkedHashMap<>();
        private final List<Turn> decisions;
        private final List<HistoryEvent> events;
        private Optional<String> phase;

        Open(Track track) {
            track.gates.forEach((id, all) -> gates.put(id, new ArrayList<>(all)));
            track.triggers.forEach((id, all) -> triggers.put(id, new ArrayList<>(all)));
            track.shadows.forEach((id, all) -> shadows.put(id, new ArrayList<>(all)));
            decisions = new ArrayList<>(track.decisions);
            events = new ArrayList<>(track.events);
            phase = track.phase;
        }

        void gate(String id, Turn turn) {
            add(gates.computeIfAbsent(id, any -> new ArrayList<>()), turn);
        }

        void trigger(String id, Turn turn) {
            add(triggers.computeIfAbsent(id, any -> new ArrayList<>()), turn);
        }

        void shadow(String id, Turn turn) {
            add(shadows.computeIfAbsent(id, any -> new ArrayList<>()), turn);
        }

        void decision(Turn turn) {
            add(decisions, turn);
        }

        void event(HistoryEvent event) {
            events.add(event);
        }

        void enter(String name) {
            phase = Optional.of(name);
        }

        List<HistoryEvent> events() {
            return events;
        }

        Optional<String> phase() {
            return phase;
        }

        private static void add(List<Turn> turns, Turn turn) {
            if (turns.isEmpty() || !turns.get(turns.size() - 1).like(turn)) {
                turns.add(turn);
            }
        }

        Track closed() {
            return new Track(gates, triggers, shadows, decisions, events, phase);
        }
    }
}
