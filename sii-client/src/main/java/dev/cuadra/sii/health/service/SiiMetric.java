package dev.cuadra.sii.health.service;

import dev.cuadra.sii.health.SiiFigures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is observed of the SII, by the hour.
 *
 * @source SII-SEE-3
 */
public enum SiiMetric {
    /** Operations that were calls of the SII: those given and those failed. */
    CALLS("sii.calls"),
    /** Calls that failed; the sample is the calls. */
    ERRORS("sii.errors"),
    /** The same in per cent, to 34 digits; the sample is the calls. */
    ERROR_RATE("sii.error-rate"),
    /** Operations refused because a service is left alone; the sample is these and the calls. */
    DEGRADED("sii.degraded"),
    /** The same in per cent, to 34 digits; the sample is the same. */
    DEGRADED_SHARE("sii.degraded-share"),
    /** Operations that say nothing of the SII. */
    NEUTRAL("sii.neutral"),
    /** How long a call took on average, waiting included, in seconds; the sample is the calls. */
    OPERATION_SECONDS("sii.operation-seconds"),
    /** Requests that failed; the sample is the requests. */
    REQUEST_ERRORS("sii.request-errors"),
    /** How long the SII took to answer a request on average, in seconds; the sample is the requests. */
    RESPONSE_SECONDS("sii.response-seconds"),
    /** A time that at least 95 of 100 requests did not exceed, in seconds; the sample is the requests. */
    RESPONSE_P95("sii.response-seconds-p95"),
    /** Requests that took less than 5 s; the sample is the requests. */
    RESPONSES_IN_TIME("sii.responses-in-time"),
    /** The same in per cent, to 34 digits; the sample is the same. */
    RESPONSES_IN_TIME_SHARE("sii.responses-in-time-share");

    private static final Duration IN_TIME = Duration.ofSeconds(5);

    /** A value, and how many cases stand behind it. */
    record Reading(BigDecimal value, Optional<Long> sample) {}

    private final String key;

    SiiMetric(String key) {
        this.key = key;
    }

    /** The name by which it is observed. */
    public String key() {
        return key;
    }

    static Optional<SiiMetric> named(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
    }

    /** What figures say of it; empty when no case stands behind it. */
    Optional<Reading> of(SiiFigures figures) {
        long calls = figures.calls();
        long requests = figures.answers().count();
        long inTime = figures.answers().below(IN_TIME);
        return switch (this) {
            case CALLS -> counted(calls, calls);
            case ERRORS -> counted(figures.failed(), calls);
            case ERROR_RATE -> of(figures.errorRate(), calls);
            case DEGRADED -> counted(figures.degraded(), figures.wanted());
            case DEGRADED_SHARE -> of(figures.degradedShare(), figures.wanted());
            case NEUTRAL -> counted(figures.neutral(), figures.neutral());
            case OPERATION_SECONDS -> of(figures.operationSeconds(), calls);
            case REQUEST_ERRORS -> counted(figures.faults(), requests);
            case RESPONSE_SECONDS -> of(figures.answers().mean(), requests);
            case RESPONSE_P95 -> of(figures.answers().p95(), requests);
            case RESPONSES_IN_TIME -> counted(inTime, requests);
            case RESPONSES_IN_TIME_SHARE -> of(SiiFigures.percent(inTime, requests), requests);
        };
    }

    private static Optional<Reading> counted(long some, long all) {
        return of(all == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(some)), all);
    }

    private static Optional<Reading> of(Optional<BigDecimal> value, long sample) {
        return value.map(known -> new Reading(known, Optional.of(sample)));
    }
}
