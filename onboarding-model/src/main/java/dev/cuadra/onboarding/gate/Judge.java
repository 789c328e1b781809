package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Evaluates conditions: a pure function of condition, situation and due time. Immutable, safe for many threads.
 *
 * @source GATE-8, GATE-17
 */
public final class Judge {
    private final Situation situation;
    private final Optional<Instant> due;
    private final boolean waits;

    private Judge(Situation situation, Optional<Instant> due, boolean waits) {
        this.situation = situation;
        this.due = due;
        this.waits = waits;
    }

    /** A judge of what holds now, as triggers ask. */
    public static Judge now(Situation situation) {
        return new Judge(situation, Optional.empty(), false);
    }

    /** A judge of a gate: what may still change before {@code due}, or before the end of its window, is open. */
    public static Judge due(Situation situation, Optional<Instant> due) {
        return new Judge(situation, due, true);
    }

    /** What {@code condition} comes to. */
    public Finding judge(Condition condition) {
        if (condition instanceof Check check) {
            return check(check);
        } else if (condition instanceof Condition.All all) {
            return group(all.id(), "ALL", "", all.parts(), Outcome::all);
        } else if (condition instanceof Condition.Any any) {
            return group(any.id(), "ANY", "", any.parts(), Outcome::any);
        } else if (condition instanceof Condition.AtLeast some) {
            String many = Integer.toString(some.many());
            return group(some.id(), "AT_LEAST", many, some.parts(), outcomes -> Outcome.atLeast(some.many(), outcomes));
        }
        Condition.Not not = (Condition.Not) condition;
        return group(
                not.id(),
                "NOT",
                "",
                List.of(not.part()),
                outcomes -> Outcome.all(outcomes).negated());
    }

    private Finding group(
            String id,
            String operator,
            String right,
            List<Condition> conditions,
            Function<List<Outcome>, Outcome> together) {
        List<Finding> parts = conditions.stream().map(this::judge).toList();
        Outcome outcome = together.apply(parts.stream()
                .filter(part -> !part.excluded())
                .map(Finding::outcome)
                .toList());
        List<Finding> unknown = parts.stream()
                .filter(part -> !part.excluded() && part.outcome() == Outcome.UNKNOWN)
                .toList();
        boolean open = outcome == Outcome.UNKNOWN
                && !unknown.isEmpty()
                && unknown.stream().allMatch(Finding::open);
        boolean excluded = parts.stream().allMatch(Finding::excluded);
        return new Finding(
                id,
                outcome,
                open,
                excluded,
                Optional.empty(),
                outcome == Outcome.UNKNOWN ? Gap.PARTIAL : Gap.NOTHING_MISSING,
                "",
                operator,
                right,
                "",
                Optional.empty(),
                List.of(),
                Sentences.group(id, operator, right, outcome, parts),
                Sentences.groupChange(operator.equals("NOT") ? outcome.negated() : outcome, parts),
                parts);
    }

    private Finding check(Check check) {
        return situation.memory().isPresent()
                ? situation.memory().get().finding(check, situation, due, waits, () -> judged(check))
                : judged(check);
    }

    private Finding judged(Check check) {
        Answer found = answer(check);
        Optional<Instant> until = dueOf(check);
        boolean open = !found.settled()
                && !found.excluded()
                && until.filter(instant -> situation.at().isBefore(instant)).isPresent();
        Answer answer = open ? found.open() : found;
        return new Finding(
                check.id(),
                answer.outcome(),
                open,
                answer.excluded(),
                answer.state(),
                answer.gap(),
                answer.left(),
                check.question().operator(),
                check.question().right(),
                check.evidence().mode().name(),
                answer.bounds(),
                ids(answer.used()),
                Sentences.check(check, answer, open, situation.metric(check.metric())),
                Sentences.change(check, answer, open ? until : Optional.empty(), situation.metric(check.metric())),
                List.of());
    }

    private static List<String> ids(List<Reading> readings) {
        String[] ids = new String[readings.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = readings.get(i).id();
        }
        return List.of(ids);
    }

    private Answer answer(Check check) {
        Question question = check.question();
        States states = new States(check, situation);
        if (question instanceof Question.IsTrue isTrue) {
            return states.isTrue(isTrue);
        } else if (question instanceof Question.In in) {
            return states.in(in);
        } else if (question instanceof Question.Holds holds) {
            return states.holds(holds);
        } else if (question instanceof Question.Occurs) {
            return states.occurs();
        } else if (question instanceof Question.At at) {
            return states.at(at);
        } else if (question instanceof Question.Trend trend) {
            return states.trend(trend);
        }
        return new Numbers(check, situation).answer();
    }

    /** When it is due: not before the gate, and not before its own window is over. */
    private Optional<Instant> dueOf(Check check) {
        if (!waits) {
            return Optional.empty();
        }
        Optional<Instant> own = own(check);
        return own.filter(end -> due.map(end::isAfter).orElse(true)).or(() -> due);
    }

    private Optional<Instant> own(Check check) {
        Question question = check.question();
        if (question instanceof Question.At at) {
            return Optional.of(at.moment().over(situation.calendar()));
        }
        boolean state = question instanceof Question.IsTrue
                || question instanceof Question.In
                || question instanceof Question.Holds
                || question instanceof Question.Exists;
        Span span = check.window().span(situation.calendar(), situation.at());
        // What looks at all that was before a moment asks how things stand, whenever it is asked.
        boolean standing = span.rolling() || span.start().isEmpty();
        return state || standing ? Optional.empty() : span.end();
    }
}
