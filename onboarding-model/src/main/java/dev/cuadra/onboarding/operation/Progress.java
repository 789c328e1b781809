package dev.cuadra.onboarding.operation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How far a list has come. What does not apply is in no share.
 *
 * @param done items that are done
 * @param open items to be done that are not late
 * @param overdue items to be done that are late
 * @param notApplicable items that do not apply
 * @source OPS-2
 */
public record Progress(int done, int open, int overdue, int notApplicable) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Progress {
        if (done < 0 || open < 0 || overdue < 0 || notApplicable < 0) {
            throw new IllegalArgumentException("Fewer than no items");
        }
    }

    static Progress of(List<ItemStatus> items) {
        return new Progress(
                count(items, ItemState.DONE),
                count(items, ItemState.OPEN),
                count(items, ItemState.OVERDUE),
                count(items, ItemState.NOT_APPLICABLE));
    }

    private static int count(List<ItemStatus> items, ItemState state) {
        return (int) items.stream().filter(item -> item.state() == state).count();
    }

    /** The items that apply. */
    public int applicable() {
        return done + open + overdue;
    }

    /** The share that is done, in per cent with one decimal, rounded down; empty when nothing applies. */
    public Optional<BigDecimal> percent() {
        return applicable() == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(done)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(applicable()), 1, RoundingMode.DOWN));
    }

    /** Whether everything that applies is done. */
    public boolean complete() {
        return open + overdue == 0;
    }
}
