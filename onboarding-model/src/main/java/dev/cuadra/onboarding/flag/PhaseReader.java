package dev.cuadra.onboarding.flag;

import dev.cuadra.onboarding.exposure.Assignment;
import dev.cuadra.onboarding.exposure.Criterion;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.exposure.Phase;
import dev.cuadra.onboarding.exposure.Phases;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the phases of a flag, and compares what they say of numbers.
 *
 * @source FLAG-2
 */
final class PhaseReader {
    private static final int MOST = 20;
    private static final int MOST_CUSTOMERS = 1_000_000_000;

    private final Optional<Integer> population;
    private final List<Problem> warnings;

    PhaseReader(Optional<Integer> population, List<Problem> warnings) {
        this.population = population;
        this.warnings = warnings;
    }

    Phases read(Members flag) {
        List<Members> nodes = flag.objects(flag.needed("phases"));
        if (nodes.isEmpty() || nodes.size() > MOST) {
            throw flag.kind("phases", "phases");
        }
        List<Phase> phases = new ArrayList<>();
        for (Members node : nodes) {
            Phase phase = phase(node);
            check(node, phase, phases, nodes.size());
            count(node, "expected")
                    .ifPresent(expected -> population.ifPresent(all -> compare(node, phase, expected, all)));
            phases.add(phase);
        }
        return new Phases(phases);
    }

    private static void check(Members node, Phase phase, List<Phase> before, int all) {
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

    private Phase phase(Members node) {
        Phase phase = new Phase(
                node.text("name"),
                node.parsed("percent", "percent", Percent::parse),
                node.word("assignment", Assignment.class),
                criteria(node));
        count(node, "expected");
        node.end();
        return phase;
    }

    private static List<Criterion> criteria(Members node) {
        List<Criterion> criteria = new ArrayList<>();
        for (Members one : node.objects("eligible")) {
            Criterion.Comparison comparison =
                    one.word("operator", Criterion.Comparison.class, Criterion.Comparison::sign);
            String bar = one.text("value");
            if (comparison != Criterion.Comparison.IS && !Criterion.isDecimal(bar)) {
                throw one.kind("value", "decimal");
            }
            criteria.add(new Criterion(one.text("fact"), comparison, bar));
            one.end();
        }
        return criteria;
    }

    /** A list that does not fill its percentage is a warning; one beyond it, or another exact number, cannot be meant. */
    private void compare(Members node, Phase phase, int expected, int all) {
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

    private void warn(Members node, String code, Map<String, ?> values) {
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

    static Optional<Integer> count(Members node, String name) {
        return node.optional(name, any -> node.between(name, 1, MOST_CUSTOMERS));
    }
}
