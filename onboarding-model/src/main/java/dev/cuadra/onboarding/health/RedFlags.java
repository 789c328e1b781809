package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The red flags of health, each raised by the triggers that ask about a metric. One of which nobody knows is not raised:
 * it is missing data, of which its trigger gives notice. Stateless, safe for many threads.
 *
 * @source HEALTH-5
 */
public final class RedFlags {
    /** A technical blocker is open for too long. */
    public static final String BLOCKER = "blocker-too-long";

    /** The customer looks at a competitor. */
    public static final String COMPETITOR = "competitor-evaluation";

    /** A key stakeholder has gone. */
    public static final String STAKEHOLDER = "key-stakeholder-gone";

    private static final Map<String, String> BY_METRIC = new TreeMap<>(Map.of(
            HealthReadings.BLOCKER_AGE,
            BLOCKER,
            "competitor_evaluation",
            COMPETITOR,
            "key_stakeholder_change",
            STAKEHOLDER));

    private RedFlags() {}

    /** The red flags that firing triggers raise, each once and in order. Shadow triggers raise none. */
    public static List<String> raised(Collection<TriggerFinding> findings) {
        return BY_METRIC.entrySet().stream()
                .filter(flag -> findings.stream()
                        .filter(finding -> finding.state() == TriggerState.FIRING
                                && !finding.trigger().shadow())
                        .flatMap(finding -> finding.trigger().condition().checks())
                        .anyMatch(check -> check.metric().equals(flag.getKey())))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }
}
