package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.gate.Operator;
import dev.cuadra.onboarding.gate.PlanCalendar;
import dev.cuadra.onboarding.gate.Population;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Tier;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says what is wrong with a definition before anybody relies on it: errors, with which nothing is evaluated, and
 * warnings. Stateless, safe for many threads.
 *
 * @source GATE-16, GATE-26
 */
public final class Linter {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Definition definition;
    private final Map<String, Metric> metrics;
    private final List<Lint> found = new ArrayList<>();

    private Linter(Definition definition) {
        this.definition = definition;
        this.metrics = definition.metricsByKey();
    }

    /** Everything that should be looked at, errors and warnings, in the order in which it stands. */
    public static List<Lint> lint(Definition definition) {
        Linter linter = new Linter(definition);
        linter.whole();
        linter.found.addAll(RoleLint.of(definition));
        definition.gates().forEach(linter::gate);
        linter.elsewhere();
        linter.found.addAll(AlarmLint.of(definition));
        definition.triggers().forEach(linter::trigger);
        linter.rollout();
        linter.recorded();
        return List.copyOf(linter.found);
    }

    /**
     * Refuses a definition that must not be evaluated.
     *
     * @throws ProblemException with the first error
     */
    public static void check(Definition definition) {
        lint(definition).stream()
                .filter(lint -> lint.severity() == Lint.Severity.ERROR)
                .findFirst()
                .ifPresent(lint -> {
                    throw new ProblemException(lint.problem());
                });
    }

    private void error(String code, String where, Map<String, ?> values) {
        found.add(new Lint(Lint.Severity.ERROR, Texts.BOOK.problem(code, Place.member(where), values)));
    }

    private void warning(String code, String where, Map<String, ?> values) {
        found.add(new Lint(Lint.Severity.WARNING, Texts.BOOK.problem(code, Place.member(where), values)));
    }

    private void whole() {
        unique("metrics", definition.metrics().stream().map(Metric::key).toList());
        unique("gates", definition.gates().stream().map(Gate::id).toList());
        unique("triggers", definition.triggers().stream().map(Trigger::id).toList());
        for (Metric metric : definition.metrics()) {
            metric.heartbeat().ifPresent(pulse -> heartbeat(metric, pulse));
        }
    }

    /** Beats that do not age prove a source alive long after it fell silent. */
    private void heartbeat(Metric metric, String pulse) {
        if (known(pulse, metric.key())
                && Optional.ofNullable(metrics.get(pulse))
                        .flatMap(Metric::freshness)
                        .isEmpty()) {
            warning("GATE_HEARTBEAT_AGELESS", metric.key(), Map.of("metric", metric.key(), "heartbeat", pulse));
        }
    }

    private void unique(String where, Collection<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.stream().filter(id -> !seen.add(id)).forEach(id -> error("GATE_ID_DUPLICATE", where, Map.of("id", id)));
    }

    private boolean known(String key, String where) {
        boolean known = metrics.containsKey(key);
        if (!known) {
            error("GATE_METRIC_UNKNOWN", where, Map.of("metric", key, "id", where));
        }
        return known;
    }

    private void moment(Optional<Moment> moment, String where) {
        moment.flatMap(Moment::anchored).ifPresent(anchor -> anchor(anchor, where));
    }

    private void anchor(String anchor, String where) {
        if (!definition.anchors().containsKey(anchor)) {
            error("GATE_ANCHOR_UNKNOWN", where, Map.of("anchor", anchor, "id", where));
        }
    }

    // ---- gates

    private void gate(Gate gate) {
        boolean decides = gate.members().stream().anyMatch(member -> member.tier() == Tier.MUST && !member.shadow());
        if (!decides) {
            error("GATE_EMPTY", gate.id(), Map.of("gate", gate.id()));
        }
        moment(gate.due(), gate.id());
        unique(
                gate.id(),
                gate.members().stream()
                        .flatMap(member -> ids(member.condition()))
                        .toList());
        gate.members().forEach(member -> member.condition().checks().forEach(this::check));
        targets(gate);
    }

    private static Stream<String> ids(Condition condition) {
        Stream<Condition> parts = condition instanceof Condition.All all ? all.parts().stream() : Stream.empty();
        if (condition instanceof Condition.Any any) {
            parts = any.parts().stream();
        } else if (condition instanceof Condition.AtLeast some) {
            parts = some.parts().stream();
        } else if (condition instanceof Condition.Not not) {
            parts = Stream.of(not.part());
        }
        return Stream.concat(Stream.of(condition.id()), parts.flatMap(Linter::ids));
    }

    /** The same bar twice, or two bars for one figure in one tier. */
    private void targets(Gate gate) {
        Map<String, Check> seen = new HashMap<>();
        for (Member member : gate.members()) {
            if (member.condition() instanceof Check check) {
                String about = member.tier() + " " + check.metric() + " " + check.window() + " " + check.scope() + " "
                        + check.question().operator();
                Check other = seen.putIfAbsent(about, check);
                if (other != null && !(check.question() instanceof Question.In)) {
                    boolean same = other.question().equals(check.question());
                    warning(
                            same ? "GATE_TARGET_DUPLICATE" : "GATE_TARGET_DIFFERENT",
                            check.id(),
                            Map.of("id", check.id(), "other", other.id(), "metric", check.metric()));
                }
            }
        }
    }

    /** Two bars for one figure in two gates: one reading may pass the one and fail the other. */
    private void elsewhere() {
        Map<String, Bar> seen = new HashMap<>();
        for (Gate gate : definition.gates()) {
            for (Member member : gate.members()) {
                if (member.condition() instanceof Check check && check.question() instanceof Question.Compare) {
                    Bar bar = new Bar(gate, check);
                    Bar first = Optional.ofNullable(seen.putIfAbsent(bar.about(), bar))
                            .orElse(bar);
                    if (first.against(bar)) {
                        warning("GATE_TARGET_ELSEWHERE", check.id(), bar.beside(first));
                    }
                }
            }
        }
    }

    /** A bar that a gate sets. */
    private record Bar(Gate gate, Check check) {
        /** What it is about; a floor and a ceiling are not about the same. */
        String about() {
            Operator with = ((Question.Compare) check.question()).with();
            boolean floor = with == Operator.MORE || with == Operator.AT_LEAST;
            String side = with == Operator.EQUAL ? "=" : Boolean.toString(floor);
            return check.metric() + " " + check.window() + " " + check.scope() + " " + side;
        }

        boolean against(Bar other) {
            return !gate.id().equals(other.gate.id()) && !check.question().equals(other.check.question());
        }

        Map<String, ?> beside(Bar first) {
            return Map.of(
                    "id", check.id(),
                    "gate", gate.id(),
                    "other", first.check.id(),
                    "elsewhere", first.gate.id(),
                    "metric", check.metric());
        }
    }

    // ---- triggers and phases

    private void trigger(Trigger trigger) {
        moment(trigger.armed(), trigger.id());
        trigger.condition().checks().forEach(check -> {
            check(check);
            exposureCap(check);
        });
    }

    /** A share of eligible customers cannot exceed the share that is exposed. */
    private void exposureCap(Check check) {
        boolean below = check.question() instanceof Question.Compare compare
                && (compare.with() == Operator.LESS || compare.with() == Operator.AT_MOST);
        boolean exposed = check.population()
                .filter(all -> !all.name().equals(Population.ELIGIBLE))
                .isPresent();
        Metric metric = metrics.get(check.metric());
        if (!below
                || exposed
                || metric == null
                || metric.kind() != MetricKind.RATIO
                || check.sustain().isPresent()) {
            return;
        }
        boolean caps = metric.key().contains("adoption") || check.population().isPresent();
        definition.rollout().stream()
                .flatMap(rollout -> rollout.phases().stream())
                .filter(phase -> caps && !phase.whole())
                .reduce((first, second) -> second)
                .ifPresent(phase -> warning(
                        "GATE_EXPOSURE_CAP",
                        check.id(),
                        Map.of(
                                "id", check.id(),
                                "cap", phase.percent().toPlainString(),
                                "phase", phase.name(),
                                "right", check.question().right())));
    }

    private void rollout() {
        definition
                .rollout()
                .ifPresent(rollout -> rollout.phases().forEach(phase -> {
                    if (definition.gate(phase.gate()).isEmpty()) {
                        error("GATE_PHASE_GATE", phase.name(), Map.of("phase", phase.name(), "gate", phase.gate()));
                    }
                    Optional.ofNullable(definition.populations().get(Population.ELIGIBLE))
                            .ifPresent(eligible -> listed(phase, eligible));
                }));
    }

    private void listed(Phase phase, long eligible) {
        BigDecimal quota =
                phase.percent().multiply(BigDecimal.valueOf(eligible)).divide(HUNDRED, 0, RoundingMode.HALF_UP);
        phase.listed()
                .filter(count -> BigDecimal.valueOf(count).compareTo(quota) != 0)
                .ifPresent(count -> warning(
                        "GATE_PERCENT_AGAINST_LIST",
                        phase.name(),
                        Map.of(
                                "phase", phase.name(),
                                "percent", phase.percent().toPlainString(),
                                "quota", quota.toPlainString(),
                                "listed", count)));
    }

    /** A stated share has to be reachable as so many of the population, within the digits that it is printed with. */
    private void recorded() {
        for (Recorded recorded : definition.recorded()) {
            boolean known = known(recorded.metric(), recorded.id());
            Long size = definition.populations().get(recorded.metric());
            if (known && size != null && recorded.unit().equals("percent")) {
                Optional<BigDecimal> stated = decimal(recorded.value());
                if (stated.filter(value -> !Plausible.reachable(value, size)).isPresent()) {
                    warning(
                            "GATE_PERCENT_UNREACHABLE",
                            recorded.id(),
                            Map.of("id", recorded.id(), "value", recorded.value(), "size", size));
                }
            }
        }
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    // ---- checks

    private void check(Check check) {
        check.window().anchors().forEach(anchor -> anchor(anchor, check.id()));
        window(check);
        if (check.question() instanceof Question.At at) {
            moment(Optional.of(at.moment()), check.id());
        }
        baseline(check).ifPresent(metric -> known(metric, check.id()));
        if (known(check.metric(), check.id())) {
            Optional.ofNullable(metrics.get(check.metric())).ifPresent(metric -> about(check, metric));
        }
    }

    /** A window in which nothing can lie, in whatever zone, answers nothing for ever. */
    private void window(Check check) {
        boolean dated = definition.anchors().keySet().containsAll(check.window().anchors());
        if (dated && Stream.of(ZoneOffset.MIN, ZoneOffset.MAX).allMatch(zone -> empty(check, zone))) {
            warning(
                    "GATE_WINDOW_EMPTY",
                    check.id(),
                    Map.of("id", check.id(), "window", check.window().toString()));
        }
    }

    private boolean empty(Check check, ZoneId zone) {
        PlanCalendar calendar = definition.calendar(zone, definition.version());
        return check.window().span(calendar, Instant.EPOCH).empty();
    }

    private static Optional<String> baseline(Check check) {
        return check.change().flatMap(Change::against);
    }

    private void unit(Check check, String spoken, String metric, String measured) {
        if (!spoken.equals(measured)) {
            error(
                    "GATE_UNIT_MISMATCH",
                    check.id(),
                    Map.of("id", check.id(), "unit", spoken, "metric", metric, "expected", measured));
        }
    }

    private void about(Check check, Metric metric) {
        unit(check, check.unit(), metric.key(), check.change().isPresent() ? "percent" : metric.unit());
        baseline(check)
                .flatMap(key -> Optional.ofNullable(metrics.get(key)))
                .ifPresent(base -> unit(check, metric.unit(), base.key(), base.unit()));
        if (!Fitting.fits(check, metric)) {
            error(
                    "GATE_KIND_MISMATCH",
                    check.id(),
                    Map.of(
                            "id", check.id(),
                            "operator", check.question().operator(),
                            "metric", metric.key(),
                            "kind", Members.written(metric.kind())));
        }
        boolean increase = metric.key().contains("increase") && metric.kind() != MetricKind.RATIO;
        if (increase && check.change().isEmpty()) {
            error("GATE_BASELINE_MISSING", check.id(), Map.of("id", check.id()));
        }
        if (check.change().isEmpty()) {
            Fitting.thresholds(check.question()).forEach(value -> threshold(check, metric, value));
        }
        Fitting.advice(check, metric)
                .ifPresent(code -> warning(code, check.id(), Map.of("id", check.id(), "metric", metric.key())));
    }

    private void threshold(Check check, Metric metric, BigDecimal value) {
        boolean never = check.question() instanceof Question.Compare compare
                && !Fitting.reachable(compare.with(), Exact.of(value), metric.scale());
        if (metric.scale().holds(value) && !never) {
            return;
        }
        boolean percent = metric.kind() == MetricKind.RATIO;
        error(
                percent ? "GATE_PERCENT_IMPOSSIBLE" : "GATE_SCALE_MISMATCH",
                check.id(),
                Map.of(
                        "id", check.id(),
                        "value", value.toPlainString(),
                        "metric", metric.key(),
                        "scale", metric.scale().range().shown()));
    }
}
