package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.LaybyEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Checks the books of lay-bys, whatever storage they come from. It reads values and changes nothing. Safe for many
 * threads.
 *
 * <p>{@link #check} looks at one lay-by; what holds only between all of them is for {@link AllBooks}, which calls this
 * one as they go by.
 */
public final class IntegrityChecker {
    private final List<Function<Books, List<IntegrityFinding>>> checks;

    /** A checker that replays logs with {@code engine}. */
    public IntegrityChecker(LaybyEngine engine) {
        Objects.requireNonNull(engine, "engine");
        this.checks = List.of(
                AmountChecks::totals,
                AmountChecks::instalments,
                AmountChecks::allocations,
                StateChecks::dueDates,
                StateChecks::state,
                LedgerChecks::ledger,
                LedgerChecks::refunds,
                books -> LogChecks.log(engine, books),
                AmountChecks::units,
                LogChecks::once);
    }

    /**
     * What does not hold in the books of one lay-by, in the order of the checks; empty when they are sound. However
     * damaged the books are, it looks at all of them.
     *
     * @source INT-01, INT-02, INT-03, INT-04, INT-05, INT-07, INT-08, INT-09, INT-10, INT-11
     */
    public List<IntegrityFinding> check(Books books) {
        List<IntegrityFinding> found = new ArrayList<>();
        checks.forEach(check -> found.addAll(check.apply(books)));
        return List.copyOf(found);
    }
}
