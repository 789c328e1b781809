package dev.cuadra.onboarding.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.onboarding.record.ReadingWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is run over history.
 *
 * @param definition the definition
 * @param against the definition before, which it is compared with; empty when nothing is compared
 * @param inputs readings, approvals, waivers, zone and calendar; its instant is not used
 * @param from the first instant that is looked at
 * @param to the last one at most
 * @param step from one look to the next, a minute at least
 * @param course how the rollout went; empty when no decision is asked for
 * @param incidents what is known to have happened
 * @param reach how long before an incident a trigger that fires still tells of it
 * @source BACK-1
 */
public record BacktestPlan(
        Definition definition,
        Optional<Definition> against,
        Inputs inputs,
        Instant from,
        Instant to,
        Duration step,
        Optional<Course> course,
        List<Incident> incidents,
        Duration reach) {
    /** The longest span. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** The most looks. */
    public static final long MOST_LOOKS = 200_000;

    /** How long before an incident a trigger tells of it, unless said otherwise. */
    public static final Duration REACH = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /**
     * How a rollout went.
     *
     * @param phase the phase that it is in at first
     * @param history what happened to it
     * @param decided whether phases begin and rollbacks happen as they are decided here; else as the history has it
     */
    public record Course(String phase, List<HistoryEvent> history, boolean decided) {
        public Course {
            if (phase.isBlank()) {
                throw new IllegalArgumentException("A course begins in a phase");
            }
            history = List.copyOf(history);
        }
    }

    public BacktestPlan {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(against, "against");
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(course, "course");
        incidents = List.copyOf(incidents);
        if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Not a span of at most 366 days: " + from + " to " + to);
        }
        if (step.compareTo(SHORTEST) < 0 || Duration.between(from, to).dividedBy(step) >= MOST_LOOKS) {
            throw new IllegalArgumentException(
                    "A step is a minute at least, and makes no more than " + MOST_LOOKS + " looks: " + step);
        }
        if (reach.isNegative()) {
            throw new IllegalArgumentException("Below 0: " + reach);
        }
    }

    /** Gates and triggers of a definition, looked at every hour. */
    public static BacktestPlan hourly(Definition definition, Inputs inputs, Instant from, Instant to) {
        return new BacktestPlan(
                definition,
                Optional.empty(),
                inputs,
                from,
                to,
                Duration.ofHours(1),
                Optional.empty(),
                List.of(),
                REACH);
    }

    /** The same, compared with the definition before. */
    public BacktestPlan against(Definition before) {
        return new BacktestPlan(definition, Optional.of(before), inputs, from, to, step, course, incidents, reach);
    }

    /** The same, with decisions about the rollout. */
    public BacktestPlan with(Course rollout) {
        return new BacktestPlan(definition, against, inputs, from, to, step, Optional.of(rollout), incidents, reach);
    }

    /** The same, with what is known to have happened. */
    public BacktestPlan with(List<Incident> happened) {
        return new BacktestPlan(definition, against, inputs, from, to, step, course, happened, reach);
    }

    /** The same, with other steps. */
    public BacktestPlan every(Duration other) {
        return new BacktestPlan(definition, against, inputs, from, to, other, course, incidents, reach);
    }

    /** How many looks it makes. */
    public long looks() {
        return Duration.between(from, to).dividedBy(step) + 1;
    }

    /** The instant of a look, counted from 0. */
    Instant look(long number) {
        return from.plus(step.multipliedBy(number));
    }

    /** What makes it the same run, whatever the order of its readings: a SHA-256 in hexadecimal. */
    String fingerprint() {
        ObjectNode tree = Canonical.object();
        tree.put("definition", definition.sha256());
        tree.put("against", against.map(Definition::sha256).orElse(null));
        tree.put("span", from + " " + to + " " + step + " " + reach);
        tree.put("zone", inputs.zone() + " " + inputs.calendar());
        texts(
                "course",
                course.stream()
                        .flatMap(one -> Stream.concat(
                                Stream.of(one.phase() + " " + one.decided()),
                                one.history().stream().map(Object::toString))),
                tree);
        texts("incidents", incidents.stream().map(Object::toString), tree);
        texts("approvals", inputs.approvals().stream().map(Object::toString), tree);
        texts("waivers", inputs.waivers().stream().map(Object::toString), tree);
        texts("readings", inputs.readings().stream().map(ReadingWriter::tree).map(Canonical::text), tree);
        return Canonical.sha256(Canonical.text(tree));
    }

    private static void texts(String name, Stream<String> texts, ObjectNode tree) {
        ArrayNode all = tree.putArray(name);
        texts.sorted().distinct().forEach(all::add);
    }
}
