package dev.cuadra.boleta.service;

import dev.cuadra.boleta.payment.LineStatus;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.UUID;

/**
 * What booking a bank's answers came to.
 *
 * @param changed lines that stand elsewhere now, in the order of the answers of each batch
 * @param unchanged references whose answer said nothing new
 * @param odd answers that somebody has to look at
 */
public record AnswersBooked(List<Changed> changed, List<String> unchanged, List<Problem> odd) {
    /**
     * A line that stands elsewhere now.
     *
     * @param batch its batch
     * @param reference the line
     * @param status where it stands
     */
    public record Changed(UUID batch, String reference, LineStatus status) {}

    public AnswersBooked {
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
        odd = List.copyOf(odd);
    }
}
