package dev.cuadra.spi.problem;

import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a calculation, so that a figure explains itself.
 *
 * @param rule the id of the rule
 * @param source who says so
 * @param text the step in words
 * @param inputs the figures that went in, by name
 * @param rounding how the result was rounded, where it was
 * @param result the figure that came out
 * @param verified whether the rule rests on a source that is certain; if not, a person should check
 */
public record Step(
        String rule,
        String source,
        Text text,
        Map<String, String> inputs,
        Optional<RoundingMode> rounding,
        String result,
        boolean verified) {
    public Step {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(result, "result");
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
