package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.Texts;
import dev.cuadra.onboarding.health.Contribution;
import dev.cuadra.onboarding.health.HealthFact;
import dev.cuadra.onboarding.health.HealthScore;
import dev.cuadra.onboarding.health.Indicator;
import dev.cuadra.onboarding.health.Seen;
import dev.cuadra.onboarding.metric.Exact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Health scores. */
final class HealthOperations {
    private static final int DECIMALS = 6;

    private HealthOperations() {}

    static void score(Input input, ObjectNode answer, Locale locale) {
        List<HealthFact> facts = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Input each : input.objects("indicators")) {
            HealthFact fact = fact(each);
            if (!keys.add(fact.indicator().key())) {
                throw each.problem(
                        "INPUT_TWICE", "key", Map.of("value", fact.indicator().key()));
            }
            facts.add(fact);
        }
        List<String> flags = input.texts("redFlags");
        if (flags.stream().anyMatch(String::isBlank)) {
            throw input.kind("redFlags", Texts.KIND_TEXTS);
        }
        input.end();
        answer(HealthScore.of(facts, flags), facts, answer);
    }

    private static HealthFact fact(Input input) {
        Indicator indicator = indicator(input);
        boolean applies = input.flag("applies", true);
        Optional<BigDecimal> value =
                input.optional("value").isPresent() ? Optional.of(input.decimal("value")) : Optional.empty();
        Optional<BigDecimal> age =
                value.isPresent() || input.optional("ageDays").isPresent()
                        ? Optional.of(from(input, "ageDays"))
                        : Optional.empty();
        input.end();
        if (!applies) {
            return new HealthFact(indicator, new Seen.NotApplicable());
        }
        return new HealthFact(
                indicator,
                value.<Seen>map(seen -> new Seen.Value(Exact.of(seen), Exact.of(age.orElseThrow())))
                        .orElseGet(Seen.Missing::new));
    }

    private static Indicator indicator(Input input) {
        String key = input.text("key");
        if (key.isBlank()) {
            throw input.kind("key", Texts.KIND_TEXT);
        }
        BigDecimal weight = above(input, "weight");
        BigDecimal zero = input.decimal("zero");
        BigDecimal full = input.decimal("full");
        if (zero.compareTo(full) == 0) {
            throw input.problem("HEALTH_ANCHORS", "full", Map.of("key", key, "value", full.toPlainString()));
        }
        return new Indicator(key, weight, zero, full, above(input, "halfLifeDays"), above(input, "maxAgeDays"));
    }

    private static BigDecimal above(Input input, String name) {
        BigDecimal value = input.decimal(name);
        if (value.signum() <= 0) {
            throw input.kind(name, Texts.KIND_ABOVE);
        }
        return value;
    }

    private static BigDecimal from(Input input, String name) {
        BigDecimal value = input.decimal(name);
        if (value.signum() < 0) {
            throw input.kind(name, Texts.KIND_FROM);
        }
        return value;
    }

    private static void answer(HealthScore score, List<HealthFact> facts, ObjectNode answer) {
        decimal("score", score.score(), answer);
        decimal("unconfirmed", score.unconfirmed(), answer);
        decimal("coverage", Optional.of(score.coverage()), answer);
        answer.put("band", score.band().name());
        answer.put("capped", score.capped());
        ArrayNode flags = answer.putArray("redFlags");
        score.redFlags().forEach(flags::add);
        Map<String, Integer> places = new HashMap<>();
        for (Contribution each : score.contributions()) {
            places.put(each.key(), places.size());
        }
        List<BigDecimal> points = score.shownPoints(DECIMALS);
        ArrayNode contributions = answer.putArray("contributions");
        for (HealthFact fact : facts) {
            int place = places.getOrDefault(fact.indicator().key(), 0);
            contribution(score.contributions().get(place), points.get(place), contributions.addObject());
        }
        ObjectNode sentence = answer.putObject("sentence");
        sentence.put("en", score.sentence().en());
        sentence.put("es", score.sentence().es());
    }

    private static void contribution(Contribution each, BigDecimal points, ObjectNode node) {
        node.put("key", each.key());
        node.put("state", each.state().name());
        decimal("score", each.score(), node);
        decimal("freshness", Optional.of(each.freshness()), node);
        node.put("contribution", points.toPlainString());
    }

    private static void decimal(String name, Optional<Exact> value, ObjectNode node) {
        node.put(
                name,
                value.map(exact -> HealthScore.shown(exact, DECIMALS).toPlainString())
                        .orElse(null));
    }
}
