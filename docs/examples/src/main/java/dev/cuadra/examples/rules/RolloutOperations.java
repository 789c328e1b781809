package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.Texts;
import dev.cuadra.onboarding.exposure.Customers;
import dev.cuadra.onboarding.exposure.HashPosition;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.exposure.RankCut;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who is exposed to what is new. */
final class RolloutOperations {
    private static final int MOST = 1_000_000_000;

    private RolloutOperations() {}

    static void assign(Input input, ObjectNode answer, Locale locale) {
        String salt = input.text("salt");
        input.required("customers");
        List<String> customers = input.texts("customers");
        boolean byHash = input.optional("percent").isPresent();
        if (byHash == input.optional("count").isPresent()) {
            throw input.problem("INPUT_EITHER", "percent", Map.of("one", "percent", "other", "count"));
        }
        if (!HashPosition.isSalt(salt)) {
            throw input.kind("salt", Texts.KIND_SALT);
        }
        if (!customers.stream().allMatch(Customers::identified)) {
            throw input.kind("customers", Texts.KIND_CUSTOMERS);
        }
        List<String> ranked = RankCut.ranked(salt, customers);
        List<String> assigned = byHash
                ? hashed(salt, ranked, percent(input))
                : ranked.subList(0, Math.min(ranked.size(), input.whole("count", 0, MOST)));
        input.end();
        assigned.forEach(answer.putArray("assigned")::add);
        ObjectNode buckets = answer.putObject("buckets");
        ranked.forEach(customer ->
                buckets.put(customer, HashPosition.of(salt, customer).bucket()));
    }

    private static List<String> hashed(String salt, List<String> ranked, Percent percent) {
        return ranked.stream()
                .filter(customer -> HashPosition.of(salt, customer).within(percent))
                .toList();
    }

    private static Percent percent(Input input) {
        try {
            return Percent.of(input.decimal("percent"));
        } catch (IllegalArgumentException e) {
            throw input.kind("percent", Texts.KIND_SHARE);
        }
    }
}
