package dev.cuadra.layby.service;

/**
 * What a run of the daily work came to.
 *
 * @param looked lay-bys that were looked at
 * @param changed lay-bys of which something happened
 * @param notices notices to consumers
 * @param fees late fees
 * @param defaults lay-bys that went into default
 * @param failed lay-bys that could not be dealt with; they come up again in the next run
 */
public record DailyCounts(long looked, long changed, long notices, long fees, long defaults, long failed) {
    /** Nothing yet. */
    public static final DailyCounts ZERO = new DailyCounts(0, 0, 0, 0, 0, 0);

    /** Both together. */
    public DailyCounts plus(DailyCounts other) {
        return new DailyCounts(
                looked + other.looked,
                changed + other.changed,
                notices + other.notices,
                fees + other.fees,
                defaults + other.defaults,
                failed + other.failed);
    }
}
