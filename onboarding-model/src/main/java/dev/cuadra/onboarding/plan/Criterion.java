package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What has to hold before a customer is handed over. It is assessed by one of its roles, or is a task of the plan, or is
 * measured elsewhere.
 *
 * @param key its name, which is also the key of the metric
 * @param of which list it is on
 * @param title what has to hold, for people
 * @param roles who may assess or waive it, at least one
 * @source PLAN-10
 */
public record Criterion(String key, Kind of, Text title, List<String> roles) {
    /** The list it is on. */
    public enum Kind {
        /** The success that was agreed on. */
        SUCCESS,
        /** The handoff itself. */
        HANDOFF
    }

    public Criterion {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(title, "title");
        roles = List.copyOf(roles);
        if (roles.isEmpty()) {
            throw Refused.because("CRITERION", Map.of("key", key));
        }
    }
}
