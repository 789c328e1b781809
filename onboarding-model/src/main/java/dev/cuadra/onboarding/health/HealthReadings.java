package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.plan.Blocker;
import dev.cuadra.onboarding.plan.PlanReadings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Turns facts about a customer into readings, so that early warnings are triggers of a definition like any other. The
 * readings are of an instant and recorded at once. Immutable, safe for many threads.
 *
 * @source HEALTH-9, HEALTH-10, HEALTH-11
 */
public final class HealthReadings {
    /** The score of health. */
    public static final String SCORE = "engagement_score";

    /** Attendance of meetings. */
    public static final String ATTENDANCE = "meeting_attendance_pct";

    /** For how many days the oldest open blocker has been open. */
    public static final String BLOCKER_AGE = PlanReadings.BLOCKER;

    /** By how many days the latest milestone is late. */
    public static final String SLIP = PlanReadings.SLIP;

    /** The share of users who are active. */
    public static final String USAGE = "active_usage_pct";

    private static final int DECIMALS = 20;

    private final Instant at;
    private final String scope;
    private final String source;

    private HealthReadings(Instant at, String scope, String source) {
        this.at = at;
        this.scope = scope;
        this.source = source;
    }

    /** Readings of the one customer whom an evaluation is about. */
    public static HealthReadings at(Instant at) {
        return new HealthReadings(at, Reading.GLOBAL, "");
    }

    /** The same readings in another scope and from a named source. */
    public HealthReadings of(String whom, String observer) {
        return new HealthReadings(at, whom, observer);
    }

    /** The score; one that too little stands behind is missing, and never a number. */
    public Reading score(HealthScore score) {
        Content content = score.score()
                .<Content>map(points -> amount(decimal(points)))
                .orElseGet(() -> new Content.Missing(
                        "coverage " + HealthScore.shown(score.coverage(), 4).toPlainString()));
        return reading(SCORE, content);
    }

    /** Rounded down, so that a score below a bar never reaches it. */
    private static BigDecimal decimal(Exact points) {
        return new BigDecimal(points.numerator())
                .divide(new BigDecimal(points.denominator()), DECIMALS, RoundingMode.FLOOR);
    }

    /** So many of the invitations were followed; of no invitation nothing is known. */
    public Reading attendance(long attended, long invited) {
        return share(ATTENDANCE, attended, invited);
    }

    /** So many of the users are active; of no user nothing is known. */
    public Reading usage(long active, long users) {
        return share(USAGE, active, users);
    }

    /** A share under any key. */
    public Reading share(String metric, long hits, long of) {
        return reading(metric, of == 0 ? new Content.Missing("0/0") : new Content.Share(hits, of));
    }

    /** A number under any key. */
    public Reading number(String metric, BigDecimal value) {
        return reading(metric, amount(value));
    }

    /** The age of the oldest blocker that is open, in days of 24 hours; 0 when none is. */
    public Reading blockers(Collection<Blocker> all) {
        return blockerAge(all.stream()
                .filter(blocker -> blocker.openAt(at))
                .map(blocker -> blocker.elapsedDays(at))
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO));
    }

    /** The age of the oldest open blocker in the working days of a calendar of the host's. */
    public Reading blockerAge(BigDecimal days) {
        return number(BLOCKER_AGE, days);
    }

    /** By how many calendar days the latest milestone is late; 0 when none is. */
    public Reading slip(long days) {
        return number(SLIP, BigDecimal.valueOf(days));
    }

    /** Something that happened at an instant, such as a change of stakeholder, known since now. */
    public Reading happened(String metric, Instant when) {
        Reading reading = reading(metric, new Content.Happened());
        return new Reading(
                metric + "@" + scope + "@" + when, metric, scope, when, when, reading.content(), when, at, source);
    }

    /** Nothing of the kind happened up to now, as somebody found who looked. */
    public Reading nothing(String metric) {
        return reading(metric, new Content.Answer(false, Optional.empty()));
    }

    private static Content amount(BigDecimal value) {
        return new Content.Amount(value.stripTrailingZeros(), Optional.empty());
    }

    private Reading reading(String metric, Content content) {
        return new Reading(metric + "@" + scope + "@" + at, metric, scope, at, at, content, at, at, source);
    }
}
