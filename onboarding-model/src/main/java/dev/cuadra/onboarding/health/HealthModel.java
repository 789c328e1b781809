package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The indicators of a programme and the phases in which each is asked for.
 *
 * @param parts the indicators
 * @source HEALTH-1
 */
public record HealthModel(List<Part> parts) {
    private static final long DAY = 86_400;

    /**
     * An indicator in its phases.
     *
     * @param indicator the indicator
     * @param phases the phases in which it is asked for; empty for all
     */
    public record Part(Indicator indicator, Set<String> phases) {
        public Part {
            phases = java.util.Collections.unmodifiableSet(new TreeSet<>(phases));
        }

        /** An indicator in these phases, or in all where none is named. */
        public static Part of(Indicator indicator, String... phases) {
            return new Part(indicator, Set.of(phases));
        }

        boolean asked(String phase) {
            return phases.isEmpty() || phases.contains(phase);
        }
    }

    public HealthModel {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Health of nothing");
        }
    }

    /**
     * What is known of each indicator in a phase: of its metric the newest reading that says a value, a share in per
     * cent. A failed query does not erase what was read before it; its age does.
     *
     * @param scope whose readings count, such as {@code customer:7} or {@code global}
     */
    public List<HealthFact> facts(Known known, String scope, String phase) {
        return parts.stream()
                .map(part -> new HealthFact(part.indicator(), seen(part, known, scope, phase)))
                .toList();
    }

    private static Seen seen(Part part, Known known, String scope, String phase) {
        if (!part.asked(phase)) {
            return new Seen.NotApplicable();
        }
        Seen newest = new Seen.Missing();
        for (Reading reading : known.of(part.indicator().key(), scope)) {
            Seen said = said(reading, known.at());
            newest = said instanceof Seen.Missing ? newest : said;
        }
        return newest;
    }

    private static Seen said(Reading reading, Instant at) {
        if (reading.eventTime().isAfter(at)) {
            return new Seen.Missing();
        } else if (reading.content() instanceof Content.NotApplicable) {
            return new Seen.NotApplicable();
        } else if (reading.content() instanceof Content.Amount amount) {
            return new Seen.Value(Exact.of(amount.value()), days(Duration.between(reading.eventTime(), at)));
        } else if (reading.content() instanceof Content.Share share && share.of() > 0) {
            Exact percent = Exact.share(share.hits(), share.of(), 100);
            return new Seen.Value(percent, days(Duration.between(reading.eventTime(), at)));
        }
        return new Seen.Missing();
    }

    /** A duration in days, exact. */
    static Exact days(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return Exact.of(seconds).over(Exact.of(DAY));
    }
}
