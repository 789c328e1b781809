package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A task of a template. It is done by attestation: somebody says so and says where the evidence is.
 *
 * @param key its name, which is also the key of the metric that says whether it is done
 * @param title what is to be done, for people
 * @param phase the phase it is in
 * @param days the days in which it is planned, inside its phase
 * @param duration how many working days it takes, from 1
 * @param after the tasks that have to be done before it begins
 * @param accountable the one role that answers for it
 * @param responsible the roles that do it, at least one
 * @param weight how much of the progress it is; may be 0
 * @param milestone whether being late with it is a warning and being done with it is news
 * @param replaces keys that it had in earlier versions
 * @source PLAN-5
 */
public record PlanTask(
        String key,
        Text title,
        String phase,
        DayRange days,
        int duration,
        Set<String> after,
        String accountable,
        List<String> responsible,
        int weight,
        boolean milestone,
        Set<String> replaces) {
    public PlanTask {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(days, "days");
        after = Collections.unmodifiableSet(new TreeSet<>(after));
        replaces = Collections.unmodifiableSet(new TreeSet<>(replaces));
        responsible = List.copyOf(responsible);
        if (!key.matches("[a-z][a-z0-9._:-]{0,79}")) {
            throw Refused.because("TASK_KEY", Map.of("text", key));
        }
        if (duration < 1 || duration > Activity.MOST_DAYS || weight < 0) {
            throw Refused.because("TASK_DAYS", Map.of("key", key, "most", Activity.MOST_DAYS));
        }
        if (accountable.isBlank() || responsible.isEmpty()) {
            throw Refused.because("TASK_ROLES", Map.of("key", key));
        }
    }
}
