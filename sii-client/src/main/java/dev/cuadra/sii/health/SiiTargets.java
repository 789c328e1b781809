package dev.cuadra.sii.health;

import dev.cuadra.sii.health.SiiTarget.Kind;
import dev.cuadra.sii.health.SiiTarget.Metric;
import dev.cuadra.sii.health.SiiTarget.Operator;
import dev.cuadra.sii.health.SiiTarget.Standing;
import dev.cuadra.sii.internal.Texts;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.tables.DataFile;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The targets that the product sets for the SII, as data: answers below 5 s, errors below 1 %, alerts above 5 s and 5 %.
 * A host may judge by its own.
 *
 * @param all the targets, each id once
 * @source SII-SEE-4
 */
public record SiiTargets(List<SiiTarget> all) {
    private static final String FILE = "sii-targets.csv";
    private static final SiiTargets SHIPPED =
            new SiiTargets(DataFile.rows(FILE, Texts.class.getResourceAsStream(FILE)).stream()
                    .map(SiiTargets::target)
                    .toList());

    public SiiTargets {
        all = List.copyOf(all);
        Set<String> ids = new HashSet<>();
        all.forEach(target -> {
            if (!ids.add(target.id())) {
                throw new IllegalArgumentException("Twice: " + target.id());
            }
        });
    }

    /**
     * What became of a target.
     *
     * @param target the target
     * @param standing whether what it claims holds
     */
    public record Judged(SiiTarget target, Standing standing) {
        public Judged {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(standing, "standing");
        }

        /** Whether it is known to be bad: a target that is not met, anything else that is. What is unknown is neither. */
        public boolean bad() {
            return standing == (target.kind() == Kind.TARGET ? Standing.NOT_MET : Standing.MET);
        }
    }

    /** What ships. */
    public static SiiTargets shipped() {
        return SHIPPED;
    }

    /**
     * Judges each target, in order.
     *
     * @param series the figures hour by hour, as {@link SiiTarget#judge} takes them
     */
    public List<Judged> judge(List<SiiFigures> series) {
        List<SiiFigures> hours = List.copyOf(series);
        return all.stream()
                .map(target -> new Judged(target, target.judge(hours)))
                .toList();
    }

    private static SiiTarget target(DataFile.Row row) {
        return new SiiTarget(
                row.text("id"),
                Kind.valueOf(row.text("kind")),
                Metric.valueOf(row.text("metric")),
                operator(row.text("operator")),
                new BigDecimal(row.text("threshold")),
                Integer.parseInt(row.text("hours")),
                Long.parseLong(row.text("min_samples")),
                row.text("source"),
                Confidence.parse(row.text("confidence")));
    }

    private static Operator operator(String sign) {
        return switch (sign) {
            case "<" -> Operator.BELOW;
            case ">" -> Operator.ABOVE;
            default -> throw new IllegalStateException(FILE + " has a comparison that is not strict: " + sign);
        };
    }
}
