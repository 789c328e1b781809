package dev.cuadra.boleta.service;

/**
 * What became of the lines of an import.
 *
 * @param created contractors that were new
 * @param updated contractors that changed
 * @param unchanged contractors that were there just so
 * @param rejected lines that were rejected
 */
public record ImportCounts(long created, long updated, long unchanged, long rejected) {
    /** Nothing yet. */
    public static final ImportCounts ZERO = new ImportCounts(0, 0, 0, 0);

    /** Lines that were accepted. */
    public long accepted() {
        return created + updated + unchanged;
    }

    /** The sums. */
    public ImportCounts plus(ImportCounts other) {
        return new ImportCounts(
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                rejected + other.rejected);
    }
}
