package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.definition.Owners;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a row of a dashboard shows.
 *
 * @param id identifies it in its dashboard
 * @param row the id of the requirement that it stands for; may be empty
 * @param owner the role that answers for the figure; empty for what the definition says of the requirement or the metric
 * @param title what it is called
 * @param target the target: a number compared with a threshold, over the window in which it is to be reached
 * @param base where a target that is reached over time begins; empty for what does not accumulate, such as a rating,
 *     which has no pace
 * @param freshness the age beyond which the newest reading says nothing; empty for what its metric says
 * @param trendDays how long each of the two windows is that a trend compares, in days
 * @param deadBand the relative change in per cent up to which a trend is flat
 * @param seriesDays how many days a point of the series stands for
 * @param seriesPoints how many points the series has at most
 * @param alerts triggers that concern the row besides those on its metric
 * @param recorded how it stood once
 * @source DASH-1, DASH-2, DASH-3
 */
public record RowDefinition(
        String id,
        String row,
        Optional<String> owner,
        Text title,
        Check target,
        Optional<BigDecimal> base,
        Optional<Duration> freshness,
        int trendDays,
        BigDecimal deadBand,
        int seriesDays,
        int seriesPoints,
        Set<String> alerts,
        Optional<Recorded> recorded) {
    /** How many points a series may have. */
    public static final int MOST_POINTS = 400;

    private static final BigDecimal DEAD_BAND = BigDecimal.valueOf(5);
    private static final int WEEK = 7;
    private static final int POINTS = 60;

    public RowDefinition {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A row has an id");
        }
        boolean plain = target.question() instanceof Question.Compare
                && target.sustain().isEmpty()
                && target.change().isEmpty()
                && target.openCap().isEmpty();
        if (!plain) {
            throw Refused.because("ROW_TARGET", Map.of("id", id));
        }
        if (trendDays < 1 || seriesDays < 1 || seriesPoints < 1 || seriesPoints > MOST_POINTS) {
            throw Refused.because("ROW_DAYS", Map.of("id", id, "most", MOST_POINTS));
        }
        if (deadBand.signum() < 0
                || freshness.filter(age -> age.isNegative() || age.isZero()).isPresent()) {
            throw Refused.because("ROW_BAND", Map.of("id", id));
        }
        owner.ifPresent(Owners::role);
        base = base.map(Plain::of);
        deadBand = Plain.of(deadBand);
        alerts = Collections.unmodifiableSet(new TreeSet<>(alerts));
    }

    /** A row with the usual trend, weekly with a dead band of 5 %, and a daily series of 60 points. */
    public static RowDefinition of(String id, Text title, Check target) {
        return new RowDefinition(
                id,
                "",
                Optional.empty(),
                title,
                target,
                Optional.empty(),
                Optional.empty(),
                WEEK,
                DEAD_BAND,
                1,
                POINTS,
                Set.of(),
                Optional.empty());
    }

    /** The same row, whose target is reached from {@code start} on. */
    public RowDefinition from(String start) {
        return new RowDefinition(
                id,
                row,
                owner,
                title,
                target,
                Optional.of(new BigDecimal(start)),
                freshness,
                trendDays,
                deadBand,
                seriesDays,
                seriesPoints,
                alerts,
                recorded);
    }

    /** The same row, of which readings older than {@code age} say nothing. */
    public RowDefinition fresh(Duration age) {
        return new RowDefinition(
                id,
                row,
                owner,
                title,
                target,
                base,
                Optional.of(age),
                trendDays,
                deadBand,
                seriesDays,
                seriesPoints,
                alerts,
                recorded);
    }

    /** The same row, which these triggers concern as well. */
    public RowDefinition watching(String... triggers) {
        return new RowDefinition(
                id,
                row,
                owner,
                title,
                target,
                base,
                freshness,
                trendDays,
                deadBand,
                seriesDays,
                seriesPoints,
                Set.of(triggers),
                recorded);
    }

    /** The same row, for whose figure {@code role} answers. */
    public RowDefinition ownedBy(String role) {
        return new RowDefinition(
                id,
                row,
                Optional.of(role),
                title,
                target,
                base,
                freshness,
                trendDays,
                deadBand,
                seriesDays,
                seriesPoints,
                alerts,
                recorded);
    }

    /** The threshold of its target. */
    Question.Compare compare() {
        return (Question.Compare) target.question();
    }
}
