package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What can go wrong, what announces it and what is done about it.
 *
 * @param key its name, which is also the key of the metric that says that it occurred
 * @param title its name for people
 * @param role who looks after it
 * @param signs the metrics whose warnings announce it
 * @param playbook what to do first, for people
 * @param responses the tasks that answer it
 * @source PLAN-11
 */
public record Risk(String key, Text title, String role, Set<String> signs, Text playbook, List<Response> responses) {
    /**
     * A task that answers a risk; it is done by attestation.
     *
     * @param key its name, which is also the key of the metric that says whether it is done
     * @param title what is to be done
     * @param role who does it
     * @param days how many working days it may take from the day on which the risk was raised
     */
    public record Response(String key, Text title, String role, int days) {
        public Response {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(role, "role");
            if (days < 1) {
                throw Refused.because("AT_LEAST_ONE", Map.of("value", days));
            }
        }
    }

    public Risk {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(playbook, "playbook");
        signs = Set.copyOf(signs);
        responses = List.copyOf(responses);
    }
}
