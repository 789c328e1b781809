package dev.cuadra.onboarding.backtest;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a definition over history, look by look. At each look nothing is known but what was recorded by then, so that data
 * recorded later change no line before. Pure, safe for many threads.
 *
 * @source BACK-1, BACK-3
 */
public final class Backtest {
    private final BacktestPlan plan;
    private final String fingerprint;
    private final Runner now;
    private final Optional<Runner> before;

    private Backtest(BacktestPlan plan) {
        this.plan = plan;
        checkIncidents(plan);
        this.fingerprint = plan.fingerprint();
        this.now = new Runner(plan.definition(), plan);
        this.before = plan.against().map(definition -> new Runner(definition, plan));
    }

    /**
     * A backtest.
     *
     * @throws ProblemException when a definition must not be evaluated, or has no such phase; with code
     *     {@code BACKTEST_TRIGGER} when an incident names a trigger that neither definition has
     */
    public static Backtest of(BacktestPlan plan) {
        return new Backtest(plan);
    }

    /** An incident of a trigger that is misspelt would be missed for ever. */
    private static void checkIncidents(BacktestPlan plan) {
        Set<String> known = Stream.concat(Stream.of(plan.definition()), plan.against().stream())
                .flatMap(definition -> definition.triggers().stream())
                .map(Trigger::id)
                .collect(Collectors.toCollection(TreeSet::new));
        for (int i = 0; i < plan.incidents().size(); i++) {
            Incident incident = plan.incidents().get(i);
            for (String trigger : incident.triggers()) {
                if (!known.contains(trigger)) {
                    throw Texts.problem(
                            "BACKTEST_TRIGGER",
                            "[" + i + "].triggers",
                            Map.of("incident", incident.id(), "trigger", trigger, "known", String.join(", ", known)));
                }
            }
        }
    }

    /** All of it at once. */
    public BacktestResult run() {
        return result(run(begin(), BacktestListener.SILENT));
    }

    /** The cursor before the first look. */
    public BacktestCursor begin() {
        Track track = Track.begun(plan.course().map(BacktestPlan.Course::phase));
        return new BacktestCursor(fingerprint, 0, track, before.map(any -> track), List.of());
    }

    /**
     * Goes on from a cursor, to the end or until the listener says no.
     *
     * @throws ProblemException with code {@code BACKTEST_OTHER} when the cursor is that of another plan or other readings
     */
    public BacktestCursor run(BacktestCursor from, BacktestListener listener) {
        check(from);
        Track.Open track = new Track.Open(from.now());
        Optional<Track.Open> other = from.before().map(Track.Open::new);
        Differences differences = new Differences(from.differences());
        long done = from.looks();
        boolean goesOn = true;
        while (goesOn && done < plan.looks()) {
            Instant at = plan.look(done);
            Look look = now.look(at, track);
            if (before.isPresent() && other.isPresent()) {
                differences.add(before.get().look(at, other.get()), look);
            }
            done++;
            goesOn = listener.looked(done, plan.looks());
        }
        return new BacktestCursor(fingerprint, done, track.closed(), other.map(Track.Open::closed), differences.all);
    }

    private void check(BacktestCursor cursor) {
        boolean same = cursor.fingerprint().equals(fingerprint)
                && cursor.looks() >= 0
                && cursor.looks() <= plan.looks()
                && cursor.before().isPresent() == before.isPresent();
        if (!same) {
            throw Texts.problem("BACKTEST_OTHER", "resume", Map.of());
        }
    }

    /**
     * What was found until a cursor.
     *
     * @throws ProblemException with code {@code BACKTEST_OTHER} when the cursor is that of another plan or other readings
     */
    public BacktestResult result(BacktestCursor cursor) {
        check(cursor);
        return ResultWriter.result(plan, cursor);
    }

    /** Collects where two definitions disagree, looks in a row together. */
    private final class Differences {
        private final List<Difference> all;
        private final Map<String, Integer> open = new LinkedHashMap<>();

        Differences(List<Difference> sofar) {
            all = new ArrayList<>(sofar);
            for (int i = 0; i < all.size(); i++) {
                open.put(key(all.get(i)), i);
            }
        }

        private String key(Difference difference) {
            return difference.kind() + " " + difference.id();
        }

        void add(Look earlier, Look later) {
            compare("gate", earlier.gates(), later.gates());
            compare("trigger", earlier.triggers(), later.triggers());
            Map<String, Turn> one = new LinkedHashMap<>();
            Map<String, Turn> two = new LinkedHashMap<>();
            earlier.decision().ifPresent(turn -> one.put("rollout", turn));
            later.decision().ifPresent(turn -> two.put("rollout", turn));
            compare("rollout", one, two);
        }

        private void compare(String kind, Map<String, Turn> earlier, Map<String, Turn> later) {
            later.forEach((id, turn) -> Optional.ofNullable(earlier.get(id))
                    .filter(was -> !was.state().equals(turn.state()))
                    .ifPresent(was -> put(
                            new Difference(kind, id, turn.at(), 1, was, turn, kind.equals("trigger") && shadow(id)))));
        }

        private void put(Difference next) {
            int last = open.getOrDefault(key(next), -1);
            boolean goesOn = last >= 0
                    && all.get(last).goesOn(next)
                    && all.get(last).until().plus(plan.step()).equals(next.at());
            if (goesOn) {
                all.set(last, all.get(last).and(next));
            } else {
                open.put(key(next), all.size());
                all.add(next);
            }
        }
    }

    private boolean shadow(String trigger) {
        Definition definition = plan.definition();
        return definition.triggers().stream()
                .filter(each -> each.id().equals(trigger))
                .anyMatch(Trigger::shadow);
    }
}
