package dev.cuadra.layby.transfer;

import dev.cuadra.spi.problem.Problem;
import java.util.List;
import javax.money.MonetaryAmount;

/**
 * Whether a list comes to its control total. If not, nothing of it may come in.
 *
 * @param agreements how many lay-bys of the list are accepted
 * @param rejected how many are not
 * @param paid what was paid on the accepted ones, one amount for each currency of the list or of the control total
 * @param problems each difference to the control total; empty when it is proven
 */
public record OpeningProof(long agreements, long rejected, List<MonetaryAmount> paid, List<Problem> problems) {
    public OpeningProof {
        paid = List.copyOf(paid);
        problems = List.copyOf(problems);
    }

    /** Whether the list comes to the control total. */
    public boolean proven() {
        return problems.isEmpty();
    }
}
