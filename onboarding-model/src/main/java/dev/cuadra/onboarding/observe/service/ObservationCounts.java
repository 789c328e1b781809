package dev.cuadra.onboarding.observe.service;

/**
 * What became of the lines of an import.
 *
 * @param added readings that were new
 * @param corrected readings that replace one with the same id from now on
 * @param unchanged readings that were there just so, or that a later one had replaced already
 * @param rejected lines that were rejected
 */
public record ObservationCounts(long added, long corrected, long unchanged, long rejected) {
    /** Nothing yet. */
    public static final ObservationCounts ZERO = new ObservationCounts(0, 0, 0, 0);

    /** Lines that were accepted. */
    public long accepted() {
        return added + corrected + unchanged;
    }

    /** The sums. */
    public ObservationCounts plus(ObservationCounts other) {
        return new ObservationCounts(
                added + other.added,
                corrected + other.corrected,
                unchanged + other.unchanged,
                rejected + other.rejected);
    }
}
