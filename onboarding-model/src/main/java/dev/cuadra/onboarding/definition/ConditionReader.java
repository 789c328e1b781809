package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Evidence;
import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.gate.Operator;
import dev.cuadra.onboarding.gate.Population;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Sustain;
import dev.cuadra.onboarding.gate.Window;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.stats.Certainty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads conditions, in the vocabulary of operators and values in which requirements are written. */
final class ConditionReader {
    /** The value by which a source names a condition but no number. */
    static final String LEFT_OPEN = "config";

    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern PLUS = Pattern.compile("\\+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");
    private static final BigDecimal DEAD_BAND = BigDecimal.valueOf(5);
    private static final int WEEK = 7;

    private ConditionReader() {}

    static Condition read(Members members) {
        Condition condition = members.made(() -> condition(members));
        members.end();
        return condition;
    }

    private static Condition condition(Members members) {
        RowPlaces.allow(members);
        String id = members.text("id");
        if (members.has("all")) {
            return new Condition.All(id, parts(members, "all"));
        } else if (members.has("any")) {
            return new Condition.Any(id, parts(members, "any"));
        } else if (members.has("atLeast")) {
            return new Condition.AtLeast(id, members.small("atLeast", 1), parts(members, "of"));
        } else if (members.has("not")) {
            return new Condition.Not(id, read(members.object("not")));
        }
        return check(id, members);
    }

    private static List<Condition> parts(Members members, String name) {
        return members.objects(name).stream().map(ConditionReader::read).toList();
    }

    private static Check check(String id, Members members) {
        return new Check(
                id,
                members.text("metric"),
                members.text("unit"),
                question(id, members),
                members.text("scope", Reading.GLOBAL),
                members.made(() -> Window.parse(members.text("window", "any"))),
                members.whole("minSamples", 0),
                members.optionalObject("evidence")
                        .map(ConditionReader::evidence)
                        .orElse(Evidence.POINT),
                members.optionalObject("population").map(ConditionReader::population),
                members.optionalObject("sustain").map(ConditionReader::sustain),
                members.optionalObject("change").map(change -> change(id, change)),
                members.optionalDuration("openCap"));
    }

    private static Question question(String id, Members members) {
        String operator = members.text("operator");
        String value = members.written("value");
        if (value.equals(LEFT_OPEN)) {
            throw members.problem("GATE_CONFIG_OPEN", "value", Map.of("id", id));
        }
        Optional<Operator> sign = Operator.written(operator);
        if (sign.isPresent()) {
            boolean number = NUMBER.matcher(value).matches() || time(value, members);
            return sign.get() == Operator.EQUAL && !number
                    ? new Question.In(List.of(value))
                    : new Question.Compare(sign.get(), number(value, members));
        }
        return switch (operator) {
            case "between" -> between(value, members);
            case "in" -> new Question.In(BAR.splitAsStream(value).toList());
            case "is-true" -> isTrue(value, members);
            case "occurs" -> occurs(value, members);
            case "exists" ->
                new Question.Exists(
                        value.equals("true") ? 1 : number(value, members).longValueExact());
            case "trend" -> trend(members);
            case "at" -> new Question.At(Moment.parse(value));
            case "holds" ->
                new Question.Holds(new LinkedHashSet<>(PLUS.splitAsStream(value).toList()));
            default ->
                throw members.problem(
                        "GATE_OPERATOR",
                        "operator",
                        Map.of(
                                "operator",
                                operator,
                                "known",
                                "<, <=, =, >=, >, between, in, is-true, occurs, exists, trend, at, holds"));
        };
    }

    /** A number; a time of day, where the unit is {@code time}, is its minutes since midnight. */
    private static BigDecimal number(String value, Members members) {
        return time(value, members)
                ? BigDecimal.valueOf(LocalTime.parse(value).toSecondOfDay() / 60)
                : members.decimal("value", value);
    }

    private static boolean time(String value, Members members) {
        return members.text("unit").equals("time") && TIME.matcher(value).matches();
    }

    private static Question between(String value, Members members) {
        int dots = value.indexOf("..");
        if (dots < 0) {
            throw members.form("value", "low..high");
        }
        return new Question.Between(
                number(value.substring(0, dots), members), number(value.substring(dots + 2), members));
    }

    private static Question isTrue(String value, Members members) {
        truth(value, members);
        return new Question.IsTrue(new LinkedHashSet<>(members.texts("roles")));
    }

    private static Question occurs(String value, Members members) {
        truth(value, members);
        return new Question.Occurs();
    }

    private static void truth(String value, Members members) {
        if (!value.equals("true")) {
            throw members.form("value", "true");
        }
    }

    private static Question trend(Members members) {
        return new Question.Trend(
                members.word("value", Question.Direction.class),
                members.small("days", WEEK),
                members.optionalDecimal("deadBand").orElse(DEAD_BAND));
    }

    private static Evidence evidence(Members members) {
        Evidence evidence = members.made(() -> new Evidence(
                members.word("mode", Evidence.Mode.class),
                members.word("method", Evidence.Method.WILSON),
                new Certainty(
                        members.optionalDecimal("confidence").orElse(Certainty.TWO_SIDED_95.confidence()),
                        members.small("sides", 2),
                        members.small("looks", 1))));
        members.end();
        return evidence;
    }

    private static Population population(Members members) {
        Population population = members.made(() -> new Population(
                members.text("name"),
                members.has("size") ? Optional.of(members.whole("size")) : Optional.empty(),
                members.has("membership") ? Optional.of(members.date("membership")) : Optional.empty()));
        members.end();
        return population;
    }

    private static Sustain sustain(Members members) {
        Duration lasting = members.duration("for");
        Sustain.Series series = members.word("series", Sustain.Series.class);
        Duration step = members.duration(series == Sustain.Series.BUCKETS ? "step" : "maxGap");
        Sustain sustain = members.made(() -> new Sustain(
                lasting, series, step, members.optionalDuration("clearAfter").orElse(lasting)));
        members.end();
        return sustain;
    }

    private static Change change(String id, Members members) {
        boolean stated = members.has("baseline");
        boolean measured = members.has("metric");
        if (stated == measured
                || members.optional("baseline")
                        .filter(base -> base.asText().equals(LEFT_OPEN))
                        .isPresent()) {
            throw members.problem("GATE_BASELINE_MISSING", "baseline", Map.of("id", id));
        }
        Change.Baseline baseline =
                stated ? new Change.Stated(members.decimal("baseline")) : new Change.Measured(members.text("metric"));
        Change change = members.made(
                () -> new Change(baseline, members.optionalDecimal("floor"), members.optionalDecimal("alpha")));
        members.end();
        return change;
    }
}
