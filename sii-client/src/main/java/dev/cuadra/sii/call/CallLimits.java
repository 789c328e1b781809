package dev.cuadra.sii.call;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a client behaves towards the SII. What the SII itself allows is published nowhere: these are limits that stay well
 * below what was seen to be blocked.
 *
 * @param pace time between two requests to the same service, zero or more
 * @param attempt how long one request may take
 * @param operation how long a whole operation may take, waiting included
 * @param page what each further page of a list adds to that, zero or more
 * @param attempts how often one request that changes nothing is sent, 1 or more
 * @param backoff the longest wait before the second attempt; it doubles for each further one
 * @param backoffCap the longest wait before any attempt
 * @param betweenLogins time between two logins of the same taxpayer, zero or more
 * @param coolOff how long a service that had too many calls is left alone, the first time
 * @param coolOffCap how long at most, after doubling
 * @param sessionBlock how long a taxpayer with too many sessions, or a locked password, is left alone
 * @param redirects how many redirects are followed for one request, 0 or more
 * @param largest the largest answer, bytes, 1 or more
 * @param userAgent what the client calls itself; some services turn away what does not look like a browser
 * @source SII-CALL-1
 */
public record CallLimits(
        Duration pace,
        Duration attempt,
        Duration operation,
        Duration page,
        int attempts,
        Duration backoff,
        Duration backoffCap,
        Duration betweenLogins,
        Duration coolOff,
        Duration coolOffCap,
        Duration sessionBlock,
        int redirects,
        int largest,
        String userAgent) {
    public CallLimits {
        for (Duration some : List.of(pace, page, backoff, betweenLogins)) {
            require(!some.isNegative(), "No time is less than nothing: " + some);
        }
        for (Duration some : List.of(attempt, operation, backoffCap, coolOff, coolOffCap, sessionBlock)) {
            require(!some.isNegative() && !some.isZero(), "A limit is longer than nothing: " + some);
        }
        require(attempts >= 1 && redirects >= 0 && largest >= 1, "A call needs one attempt and room for its answer");
        Objects.requireNonNull(userAgent, "userAgent");
        require(userAgent.matches("[\\x20-\\x7E]{1,200}"), "Not the name of a client");
    }

    private static void require(boolean fine, String problem) {
        if (!fine) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * 1.5 s between requests; 30 s a request, 90 s an operation and 30 s a page; 3 attempts after 1 s to 20 s; a login in
     * 10 minutes; 10 to 60 minutes after too many calls; an hour after too many sessions; 10 redirects; 16 MiB.
     */
    public static CallLimits standard() {
        return new CallLimits(
                Duration.ofMillis(1_500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(90),
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofMinutes(60),
                Duration.ofMinutes(60),
                10,
                16 << 20,
                "Mozilla/4.0 (compatible; PROG 1.0; Windows NT)");
    }
}
