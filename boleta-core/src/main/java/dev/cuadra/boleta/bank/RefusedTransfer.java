package dev.cuadra.boleta.bank;

import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * A transfer that stands in no file, and why.
 *
 * @param transfer the transfer
 * @param problems every reason; at least one
 */
public record RefusedTransfer(Transfer transfer, List<Problem> problems) {
    public RefusedTransfer {
        Objects.requireNonNull(transfer, "transfer");
        problems = List.copyOf(problems);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("Nothing is refused without a reason");
        }
    }
}
