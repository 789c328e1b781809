package dev.cuadra.onboarding.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A year of hours, looked at hour by hour, against an oracle that knows the whole year at once and shares no code with what
 * it checks: it marks hours, and reads episodes off the marks.
 */
class AlertStreamTest {
    private static final int YEAR = 8_760;
    private static final List<TriggerState> STATES = List.of(TriggerState.values());
    private static final Instant START = Instant.parse("2025-09-26T03:00:00Z");
    private static final Set<AlertEvent.Kind> TOLD = EnumSet.of(
            AlertEvent.Kind.FIRED,
            AlertEvent.Kind.CLEARED,
            AlertEvent.Kind.DATA_MISSING,
            AlertEvent.Kind.DATA_BACK,
            AlertEvent.Kind.ESCALATED,
            AlertEvent.Kind.ACKNOWLEDGED,
            AlertEvent.Kind.LATCHED);

    private final Trigger trigger = Findings.trigger(Trigger.Level.ROLLBACK);

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    /** States come in runs, as they do in life. */
    private static List<TriggerState> year(Random random) {
        List<TriggerState> states = new ArrayList<>();
        while (states.size() < YEAR) {
            TriggerState state = STATES.get(random.nextInt(STATES.size()));
            int run = 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 4);
            for (int i = 0; i < run && states.size() < YEAR; i++) {
                states.add(state);
            }
        }
        return states;
    }

    private List<AlertEvent> watched(
            List<TriggerState> states, Set<Integer> acknowledged, Routing routing, Random late) {
        AlertBook book = AlertBook.EMPTY;
        List<AlertEvent> all = new ArrayList<>();
        for (int hour = 0; hour < states.size(); hour++) {
            List<AlertEvent> events = new ArrayList<>(look(book, states.get(hour), at(hour), routing));
            book = book.after(events).evaluated(at(hour));
            if (acknowledged.contains(hour)) {
                Acknowledging word = Acknowledging.of(book.alert("T"), trigger, "owner", at(hour), routing);
                word.event().ifPresent(events::add);
                book = book.after(word.event().map(List::of).orElse(List.of()));
            }
            if (late.nextInt(50) == 0) {
                // The same hour again, and one long gone.
                assertThat(look(book, states.get(hour), at(hour), routing)).isEmpty();
                List<AlertEvent> past = look(book, TriggerState.FIRING, at(hour - 5), routing);
                assertThat(past).extracting(AlertEvent::kind).containsExactly(AlertEvent.Kind.REEVALUATED);
                assertThat(book.after(past).evaluated(at(hour - 5))).isEqualTo(book);
                events.addAll(past);
            }
            all.addAll(events);
        }
        assertThat(Alert.fold("T", all)).isEqualTo(book.alert("T"));
        return all;
    }

    private List<AlertEvent> look(AlertBook book, TriggerState state, Instant at, Routing routing) {
        return Alerting.events(book, List.of(Findings.of(trigger, state)), at, routing, true);
    }

    @Property(tries = 15)
    @net.jqwik.api.Tag("ALERT-1")
    @net.jqwik.api.Tag("ALERT-2")
    @net.jqwik.api.Tag("ALERT-3")
    void aYearOfHoursTellsWhatTheOracleReadsOffIt(@ForAll Random random, @ForAll @IntRange(max = 4) int clearAfter) {
        List<TriggerState> states = year(random);
        Set<Integer> acknowledged = new java.util.TreeSet<>();
        random.ints(300, 0, YEAR).forEach(acknowledged::add);
        Routing routing = Findings.routing(Duration.ofHours(clearAfter));
        long seed = random.nextLong();

        List<AlertEvent> events = watched(states, acknowledged, routing, new Random(seed));

        assertThat(watched(states, acknowledged, routing, new Random(seed))).isEqualTo(events);
        assertThat(events.stream()
                        .filter(event -> TOLD.contains(event.kind()))
                        .map(event -> hour(event) + " " + event.kind() + (event.step() > 0 ? event.step() : ""))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(Oracle.year(states, acknowledged, clearAfter));
    }

    private static long hour(AlertEvent event) {
        return Duration.between(START, event.at()).toHours();
    }

    /** Reads a year that lies open. */
    private static final class Oracle {
        private final List<TriggerState> states;
        private final List<String> lines = new ArrayList<>();

        private Oracle(List<TriggerState> states) {
            this.states = states;
        }

        static List<String> year(List<TriggerState> states, Set<Integer> acknowledged, int clearAfter) {
            Oracle oracle = new Oracle(states);
            oracle.gaps();
            oracle.episodes(acknowledged, clearAfter);
            return oracle.lines;
        }

        private void gaps() {
            boolean before = false;
            for (int hour = 0; hour < states.size(); hour++) {
                if (states.get(hour) == TriggerState.NOT_ARMED) {
                    continue;
                }
                boolean gap = states.get(hour) == TriggerState.UNKNOWN;
                if (gap != before) {
                    lines.add(hour + (gap ? " DATA_MISSING" : " DATA_BACK"));
                }
                before = gap;
            }
        }

        private void episodes(Set<Integer> acknowledged, int clearAfter) {
            int from = next(0);
            boolean first = true;
            while (from < states.size()) {
                lines.add(from + " FIRED");
                if (first) {
                    lines.add(from + " LATCHED");
                }
                first = false;
                int end = end(from, clearAfter);
                if (end < states.size()) {
                    lines.add(end + " CLEARED");
                }
                care(from, end, acknowledged);
                from = next(end);
            }
        }

        private int next(int from) {
            int hour = from;
            while (hour < states.size() && states.get(hour) != TriggerState.FIRING) {
                hour++;
            }
            return hour;
        }

        /** The first hour at which everything since {@code clearAfter} hours before was clear, and it began clear. */
        private int end(int from, int clearAfter) {
            for (int hour = from + 1; hour < states.size(); hour++) {
                if (states.get(hour) == TriggerState.CLEAR && clearSince(from, hour) <= hour - clearAfter) {
                    return hour;
                }
            }
            return states.size();
        }

        /** Where the clear data that last until {@code hour} began. What is not armed says nothing. */
        private int clearSince(int from, int hour) {
            int since = hour;
            for (int back = hour; back > from; back--) {
                if (states.get(back) == TriggerState.CLEAR) {
                    since = back;
                } else if (states.get(back) != TriggerState.NOT_ARMED) {
                    break;
                }
            }
            return since;
        }

        private void care(int from, int end, Set<Integer> acknowledged) {
            int taken = acknowledged.stream()
                    .filter(hour -> hour >= from && hour < end)
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
            if (taken != Integer.MAX_VALUE) {
                lines.add(taken + " ACKNOWLEDGED");
            }
            // A quarter of an hour is over at the first look after it; three hours at the fourth, for at the third they
            // have just come to their end.
            for (int step = 1; step <= 2; step++) {
                int look = from + (step == 1 ? 1 : 4);
                if (look < end && look <= taken) {
                    lines.add(look + " ESCALATED" + step);
                }
            }
        }
    }
}
