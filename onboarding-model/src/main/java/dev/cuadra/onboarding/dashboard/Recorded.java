package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.gate.Question;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * How a row stood once, as its source states it: a fixture, and no part of any evaluation.
 *
 * @param row the id of the requirement that states it
 * @param value the reading
 * @param window when, as it is stated
 * @param trend where it moved
 * @param status the colour that it had
 */
public record Recorded(String row, BigDecimal value, String window, Question.Direction trend, RowStatus status) {
    public Recorded {
        if (row.isBlank()) {
            throw new IllegalArgumentException("A recorded reading names its source");
        }
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(trend, "trend");
        Objects.requireNonNull(status, "status");
    }
}
