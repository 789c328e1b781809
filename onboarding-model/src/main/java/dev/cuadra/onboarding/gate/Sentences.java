package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.internal.Units;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.spi.problem.Text;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What findings say, in both languages. */
final class Sentences {
    private Sentences() {}

    static Text check(Check check, Answer answer, boolean open, Metric metric) {
        Map<String, Object> values = Map.of(
                "metric", metric.key(),
                "left", figure(check, answer.left()),
                "asked", asked(check),
                "bar", measured(check, asked(check)),
                "outcome", say("outcome." + answer.outcome().name()),
                "gap", say("gap." + answer.gap().name()));
        if (answer.excluded()) {
            return say("sentence.excluded", values);
        }
        String blank = answer.left().isEmpty() ? "Blank" : "";
        String yes = yesOrNo(check) ? ".yes" : "";
        if (open) {
            return say("sentence.open" + blank + yes, values);
        } else if (answer.outcome() == Outcome.UNKNOWN) {
            return say("sentence.unknown" + blank + yes, values);
        }
        return say("sentence.decided" + yes, values);
    }

    private static boolean yesOrNo(Check check) {
        return check.question() instanceof Question.IsTrue || check.question() instanceof Question.Occurs;
    }

    /** What is asked for: {@code >= 4,5}, one of some words, or that it happens. */
    private static Text asked(Check check) {
        Question question = check.question();
        Text right = Text.figure(question.right());
        if (question instanceof Question.Compare) {
            return new Text(question.operator() + " " + right.es(), question.operator() + " " + right.en());
        } else if (question instanceof Question.Between between) {
            return say(
                    "asked.between",
                    Map.of(
                            "low",
                            Text.figure(between.low().toPlainString()),
                            "high",
                            Text.figure(between.high().toPlainString())));
        } else if (question instanceof Question.In in) {
            return oneOf(in.words());
        } else if (question instanceof Question.Trend) {
            return say("asked.trend", Map.of("right", say("trend." + question.right())));
        }
        return say("asked." + question.operator(), Map.of("right", right));
    }

    private static Text oneOf(List<String> words) {
        int last = words.size() - 1;
        String first = String.join(", ", words.subList(0, last));
        return say(first.isEmpty() ? "asked.in" : "asked.in.more", Map.of("first", first, "last", words.get(last)));
    }

    private static Text left(Check check, String left) {
        boolean answer = yesOrNo(check) && (left.equals("true") || left.equals("false"));
        return answer ? say("answer." + left) : Text.figure(left);
    }

    /** What was found, with its unit. */
    static Text figure(Check check, String left) {
        return measured(check, left(check, left));
    }

    private static Text measured(Check check, Text figure) {
        return yesOrNo(check) ? figure : Units.measured(figure, check.unit());
    }

    /** What is asked of which metric. */
    static Text bar(Check check) {
        Map<String, Object> values = Map.of("metric", check.metric(), "bar", measured(check, asked(check)));
        return say(yesOrNo(check) ? "bar.yes" : "bar", values);
    }

    static Text group(String id, String operator, String right, Outcome outcome, List<Finding> parts) {
        return say(
                "sentence.group",
                Map.of(
                        "id", id,
                        "operator", right.isEmpty() ? operator : operator + " " + right,
                        "met", count(parts, Outcome.MET),
                        "notMet", count(parts, Outcome.NOT_MET),
                        "unknown", count(parts, Outcome.UNKNOWN),
                        "outcome", say("outcome." + outcome.name())));
    }

    private static long count(List<Finding> parts, Outcome outcome) {
        return parts.stream()
                .filter(part -> !part.excluded() && part.outcome() == outcome)
                .count();
    }

    /** What would change a group: what would change its first part of another outcome than the one wanted. */
    static Text groupChange(Outcome outcome, List<Finding> parts) {
        return parts.stream()
                .filter(part -> !part.excluded() && part.outcome() == outcome)
                .findFirst()
                .map(Finding::change)
                .orElseGet(() -> say("change.none"));
    }

    static Text change(Check check, Answer answer, Optional<Instant> due, Metric metric) {
        if (answer.excluded()) {
            return say("change.none");
        } else if (due.isPresent()) {
            return say("change.wait", Map.of("due", due.get()));
        }
        return switch (answer.outcome()) {
            case UNKNOWN -> unknown(check, answer);
            case NOT_MET -> notMet(check, answer, metric);
            case MET ->
                say(
                        yesOrNo(check) ? "change.lost.yes" : "change.lost",
                        Map.of("asked", asked(check), "metric", metric.key()));
        };
    }

    private static Text unknown(Check check, Answer answer) {
        if (answer.gap() == Gap.FEW && check.minSamples() > 0) {
            return say("change.samples", Map.of("count", check.minSamples(), "metric", check.metric()));
        } else if (check.question() instanceof Question.IsTrue isTrue
                && !isTrue.roles().isEmpty()) {
            return say("change.attest", Map.of("roles", String.join(", ", isTrue.roles()), "metric", check.metric()));
        }
        return say("change.gap." + answer.gap().name(), Map.of("metric", check.metric()));
    }

    private static Text notMet(Check check, Answer answer, Metric metric) {
        Map<String, Object> values = Map.of("asked", asked(check), "metric", metric.key());
        boolean counts = check.evidence().mode() != Evidence.Mode.LOWER_BOUND
                && check.change().isEmpty()
                && check.sustain().isEmpty();
        if (counts && check.question() instanceof Question.Compare compare && wantsMore(compare)) {
            Optional<BigInteger> more = answer.share()
                    .map(share -> hits(compare, share, check, metric))
                    .or(() -> whole(compare, answer, metric));
            if (more.isPresent()) {
                return say("change.more", Map.of("count", more.get(), "metric", metric.key()));
            }
        }
        return say(yesOrNo(check) ? "change.value.yes" : "change.value", values);
    }

    private static boolean wantsMore(Question.Compare compare) {
        return compare.with() == Operator.AT_LEAST || compare.with() == Operator.MORE;
    }

    /** How many of those that are not hits would have to become hits. */
    private static BigInteger hits(Question.Compare compare, Content.Share share, Check check, Metric metric) {
        long of = check.population().flatMap(Population::size).orElse(share.of());
        Exact needed = compare.exact().times(Exact.of(of)).over(Exact.of(metric.times()));
        return least(compare, needed).subtract(BigInteger.valueOf(share.hits()));
    }

    private static Optional<BigInteger> whole(Question.Compare compare, Answer answer, Metric metric) {
        boolean counted = switch (metric.kind()) {
            case COUNT, DISTINCT_COUNT -> true;
            default -> false;
        };
        return counted && answer.left().matches("[0-9]{1,18}")
                ? Optional.of(least(compare, compare.exact()).subtract(new BigInteger(answer.left())))
                : Optional.empty();
    }

    private static BigInteger least(Question.Compare compare, Exact needed) {
        BigInteger least = needed.ceiling();
        boolean missed = !compare.with().holds(new Exact(least, BigInteger.ONE), needed);
        return missed ? least.add(BigInteger.ONE) : least;
    }

    static Text say(String key) {
        return say(key, Map.of());
    }

    static Text say(String key, Map<String, ?> values) {
        return Texts.BOOK.text(key, values);
    }
}
