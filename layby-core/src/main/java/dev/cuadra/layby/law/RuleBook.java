package dev.cuadra.layby.law;

import dev.cuadra.layby.internal.LawFile;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.spi.problem.Text;
import dev.cuadra.tables.DataFile;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules about lay-bys, by id. Immutable, safe for many threads. */
public final class RuleBook {
    private static final RuleBook SHIPPED =
            new RuleBook(LawFile.rows("rules.csv").stream().map(RuleBook::rule).toList());

    private final Map<String, Rule> rules;

    /**
     * A book of one's own, such as one whose texts a lawyer has revised.
     *
     * @throws IllegalArgumentException when two rules have the same id
     */
    public RuleBook(List<Rule> rules) {
        Map<String, Rule> byId = new LinkedHashMap<>();
        for (Rule rule : rules) {
            if (byId.put(rule.id(), rule) != null) {
                throw new IllegalArgumentException("Two rules " + rule.id());
            }
        }
        this.rules = Collections.unmodifiableMap(byId);
    }

    /** The rules that ship with this module. */
    public static RuleBook shipped() {
        return SHIPPED;
    }

    /** The rules, in the order of the file. */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /**
     * The rule with an id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("No rule " + id);
        }
        return rule;
    }

    /** A step that rests on a rule, verified when the rule is. */
    public Step step(String id, Map<String, String> inputs, Optional<RoundingMode> rounding, String result) {
        return step(id, inputs, rounding, result, true);
    }

    /**
     * A step that rests on a rule.
     *
     * @param verified whether the part of the rule that was used is; a rule that is not verified makes no verified step
     */
    public Step step(
            String id, Map<String, String> inputs, Optional<RoundingMode> rounding, String result, boolean verified) {
        Rule rule = rule(id);
        return new Step(id, rule.source(), rule.text(), inputs, rounding, result, verified && rule.verified());
    }

    private static Rule rule(DataFile.Row row) {
        String confidence = row.text("confidence");
        return new Rule(
                row.text("id"),
                Rule.Kind.valueOf(row.text("kind")),
                confidence.isEmpty() ? Optional.empty() : Optional.of(Rule.Certainty.valueOf(confidence)),
                new Text(row.text("text_es"), row.text("text_en")),
                row.text("source"));
    }
}
