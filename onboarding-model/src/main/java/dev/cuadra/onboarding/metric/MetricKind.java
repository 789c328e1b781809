package dev.cuadra.onboarding.metric;

/**
 * What a metric measures, and with it how its readings are put together.
 *
 * @source GATE-1
 */
public enum MetricKind {
    /** A state: the newest reading counts. */
    GAUGE,
    /** A number of happenings: readings of disjoint windows add up; of running totals the newest counts. */
    COUNT,
    /** Cases out of cases: {@code k} of {@code n}. */
    RATIO,
    /** A mean over single values, or over values with a sample behind each. */
    MEAN,
    /** Different customers: each counts once, and merged ones together once. */
    DISTINCT_COUNT,
    /** Yes or no. */
    BOOLEAN,
    /** Something that happens or does not. */
    EVENT,
    /** A word: a level, a sector, a role. */
    TEXT
}
