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
    private static final List<Function<Books, List<IntegrityFinding>>> BEFORE_LOG = List.of(
            AmountChecks::totals,
            AmountChecks::instalments,
            AmountChecks::allocations,
            StateChecks::dueDates,
            StateChecks::state,
            LedgerChecks::ledger,
            LedgerChecks::refunds);
    private static final List<Function<Books, List<IntegrityFinding>>> AFTER_LOG =
            List.of(AmountChecks::units, LogChecks::once);

    private final LaybyEngine engine;

    /** A checker that replays logs with {@code engine}. */
    public IntegrityChecker(LaybyEngine engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
    }

    /**
     * What does not hold in the books of one lay-by, in the order of the checks; empty when they are sound. However
     * damaged the books are, it looks at all of them.
     *
     * @source INT-01, INT-02, INT-03, INT-04, INT-05, INT-07, INT-08, INT-09, INT-10, INT-11
     */
    public List<IntegrityFinding> check(Books books) {
        return check(books, it -> LogChecks.log(engine, it));
    }

    /**
     * The same of books whose log the caller has replayed, so that it is not replayed twice.
     *
     * @param replayed {@link StoredView#of} of what the engine made of the very log of {@code books}
     */
    public List<IntegrityFinding> check(Books books, StoredView replayed) {
        return check(books, it -> LogChecks.log(replayed, it));
    }

    private static List<IntegrityFinding> check(Books books, Function<Books, List<IntegrityFinding>> log) {
        List<IntegrityFinding> found = new ArrayList<>();
        BEFORE_LOG.forEach(check -> found.addAll(check.apply(books)));
        found.addAll(log.apply(books));
        AFTER_LOG.forEach(check -> found.addAll(check.apply(books)));
        return List.copyOf(found);
    }
}
