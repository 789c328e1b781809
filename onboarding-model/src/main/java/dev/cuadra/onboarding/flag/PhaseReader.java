package dev.cuadra.onboarding.flag;

import dev.cuadra.onboarding.exposure.Assignment;
import dev.cuadra.onboarding.exposure.Criterion;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.exposure.Phase;
import dev.cuadra.onboarding.exposure.Phases;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the phases of a flag, and compares what they say of numbers.
 *
 * @source FLAG-2
 */
final class PhaseReader {
    private static final int MOST = 20;
    private static final Set<String> WAYS =
            Arrays.stream(Assignment.values()).map(PhaseReader::word).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> SIGNS = Arrays.stream(Criterion.Comparison.values())
            .map(Criterion.Comparison::sign)
            .collect(Collectors.toUnmodifiableSet());

    private final Optional<Integer> population;
    private final List<Problem> warnings;

    PhaseReader(Optional<Integer> population, List<Problem> warnings) {
        this.population = population;
        this.warnings = warnings;
    }

    Phases read(FlagNode flag) {
        List<FlagNode> nodes = flag.objects("phases");
        if (nodes.isEmpty() || nodes.size() > MOST) {
            throw flag.kind("phases", "FLAG_KIND_PHASES", Map.of());
        }
        List<Phase> phases = new ArrayList<>();
        for (FlagNode node : nodes) {
            Phase phase = phase(node);
            check(node, phase, phases, nodes.size());
            node.count("expected")
                    .ifPresent(expected -> population.ifPresent(all -> compare(node, phase, expected, all)));
            phases.add(phase);
        }
        return new Phases(phases);
    }

    private static void check(FlagNode node, Phase phase, List<Phase> before, int all) {
        if (before.stream().anyMatch(one -> one.name().equals(phase.name()))) {
            throw node.problem("FLAG_DOUBLE", "name", Map.of("name", phase.name()));
        }
        Percent so =
                before.isEmpty() ? Percent.NONE : before.get(before.size() - 1).percent();
        boolean last = before.size() + 1 == all;
        boolean everybody = phase.percent().equals(Percent.ALL);
        if (phase.percent().compareTo(so) <= 0
                || last != everybody
                || (last && phase.assignment() == Assignment.LIST)) {
            throw node.problem(
                    "FLAG_PHASES", "percent", Map.of("phase", phase.name(), "percent", phase.percent(), "before", so));
        }
        if (!before.isEmpty()
                && phase.assignment().compareTo(before.get(before.size() - 1).assignment()) < 0) {
            throw node.problem("FLAG_PHASE_WAYS", "assignment", Map.of("phase", phase.name()));
        }
    }

    private Phase phase(FlagNode node) {
        String way = node.word("assignment", WAYS);
        Phase phase = new Phase(
                node.text("name"),
                node.percent("percent"),
                Arrays.stream(Assignment.values())
                        .filter(one -> word(one).equals(way))
                        .findFirst()
                        .orElseThrow(),
                criteria(node));
        node.count("expected");
        node.end();
        return phase;
    }

    private static List<Criterion> criteria(FlagNode node) {
        if (node.optional("eligible").isEmpty()) {
            return List.of();
        }
        List<Criterion> criteria = new ArrayList<>();
        for (FlagNode one : node.objects("eligible")) {
            String sign = one.word("operator", SIGNS);
            Criterion.Comparison comparison = Arrays.stream(Criterion.Comparison.values())
                    .filter(any -> any.sign().equals(sign))
                    .findFirst()
                    .orElseThrow();
            String bar = one.text("value");
            if (comparison != Criterion.Comparison.IS && !Criterion.isDecimal(bar)) {
                throw one.kind("value", "FLAG_KIND_DECIMAL", Map.of());
            }
            criteria.add(new Criterion(one.text("fact"), comparison, bar));
            one.end();
        }
        return criteria;
    }

    /** A list that does not fill its percentage is a warning; one beyond it, or another exact number, cannot be meant. */
    private void compare(FlagNode node, Phase phase, int expected, int all) {
        int most = phase.percent().of((long) all);
        Map<String, Object> values = new HashMap<>();
        values.put("phase", phase.name());
        values.put("percent", phase.percent());
        values.put("population", all);
        values.put("expected", expected);
        values.put("most", most);
        switch (phase.assignment()) {
            case LIST -> {
                if (expected > most) {
                    throw node.problem("FLAG_EXPECTED", "expected", values);
                }
                if (expected < most) {
                    values.put("actual", percentOf(expected, all));
                    warn(node, "FLAG_LIST_AND_PERCENT", values);
                }
            }
            case RANK -> {
                if (expected != most) {
                    throw node.problem("FLAG_EXPECTED", "expected", values);
                }
            }
            case HASH -> {
                if (!phase.percent().equals(Percent.ALL)) {
                    values.put("deviation", deviation(phase.percent(), all));
                    warn(node, "FLAG_RANDOM_COUNT", values);
                } else if (expected != all) {
                    throw node.problem("FLAG_EXPECTED", "expected", values);
                }
            }
        }
    }

    private void warn(FlagNode node, String code, Map<String, ?> values) {
        warnings.add(Texts.BOOK.problem(code, node.place("expected"), values));
    }

    private static String percentOf(int part, int all) {
        return BigDecimal.valueOf(part)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Of a binomial count: the root of n p (1 - p), to one decimal. */
    private static String deviation(Percent percent, int all) {
        BigDecimal share = BigDecimal.valueOf(percent.hundredths(), 4);
        return share.multiply(BigDecimal.ONE.subtract(share))
                .multiply(BigDecimal.valueOf(all))
                .sqrt(MathContext.DECIMAL64)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String word(Assignment assignment) {
        return assignment.name().toLowerCase(Locale.ROOT);
    }
}
