package dev.cuadra.sii.health;

import dev.cuadra.spi.problem.Confidence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A claim about figures of the SII: something to reach, or something bad to be told of.
 *
 * @param id its row in the catalogue, such as {@code BL-086}
 * @param kind whether it is to be reached
 * @param metric what is compared
 * @param operator how
 * @param threshold with what, in seconds or per cent
 * @param hours how many hours must each hold by themselves, one after the other; 0 when all of them are taken together
 * @param minSamples how many cases must stand behind a figure, 1 or more; fewer are no figure
 * @param source who says so
 * @param confidence how well it is established
 * @source SII-SEE-4
 */
public record SiiTarget(
        String id,
        Kind kind,
        Metric metric,
        Operator operator,
        BigDecimal threshold,
        int hours,
        long minSamples,
        String source,
        Confidence confidence) {
    /** What a target is for. */
    public enum Kind {
        /** To be reached. */
        TARGET,
        /** To be told of when it holds. */
        ALERT,
        /** A reason to go back when it holds. */
        ROLLBACK
    }

    /** What is compared. */
    public enum Metric {
        /** How long the SII took to answer a request on average, in seconds. */
        RESPONSE_SECONDS,
        /** Failed calls of a hundred. */
        ERROR_RATE
    }

    /** A strict comparison: equality satisfies neither. */
    public enum Operator {
        /** Less. */
        BELOW,
        /** More. */
        ABOVE
    }

    /** Whether a claim holds. */
    public enum Standing {
        /** It does. */
        MET,
        /** It does not. */
        NOT_MET,
        /** Nobody knows: there are no figures, or too few cases behind them. */
        UNKNOWN
    }

    public SiiTarget {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(confidence, "confidence");
        if (threshold.signum() < 0 || hours < 0 || minSamples < 1) {
            throw new IllegalArgumentException("Not a target: " + id);
        }
    }

    /**
     * Whether the claim holds.
     *
     * @param series the figures hour by hour, the latest last, {@link SiiFigures#NONE} for an hour without any; a target
     *     over hours looks at the last ones, any other at all of them together
     */
    public Standing judge(List<SiiFigures> series) {
        return hours == 0 ? of(series.stream().reduce(SiiFigures.NONE, SiiFigures::plus)) : sustained(series);
    }

    /** Each hour is known to hold; or one is known not to; or an hour nobody knows of decides. */
    private Standing sustained(List<SiiFigures> series) {
        List<Standing> last = series.subList(Math.max(0, series.size() - hours), series.size()).stream()
                .map(this::of)
                .toList();
        if (last.contains(Standing.NOT_MET)) {
            return Standing.NOT_MET;
        }
        return last.size() < hours || last.contains(Standing.UNKNOWN) ? Standing.UNKNOWN : Standing.MET;
    }

    /** By multiplying across, so that nothing is rounded before it is compared. */
    private Standing of(SiiFigures figures) {
        boolean time = metric == Metric.RESPONSE_SECONDS;
        long sample = time ? figures.answers().count() : figures.calls();
        if (sample < minSamples) {
            return Standing.UNKNOWN;
        }
        BigDecimal value = time
                ? BigDecimal.valueOf(figures.answers().micros(), 6)
                : BigDecimal.valueOf(figures.failed()).movePointRight(2);
        int compared = value.compareTo(threshold.multiply(BigDecimal.valueOf(sample)));
        boolean holds = operator == Operator.BELOW ? compared < 0 : compared > 0;
        return holds ? Standing.MET : Standing.NOT_MET;
    }
}
