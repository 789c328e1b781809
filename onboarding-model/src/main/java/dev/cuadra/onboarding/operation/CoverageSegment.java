package dev.cuadra.onboarding.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A time in which the cover of a tier does not change.
 *
 * @param date the date that it belongs to
 * @param day its number, counted from the launch
 * @param tier the tier
 * @param presence how people have to be there
 * @param from the beginning
 * @param until the end, not included
 * @param needed how many are asked for
 * @param there how many are there, those on a break left out
 * @param onBreak how many are on a break
 * @param missing how many are missing, those left out who may be on a break
 * @param rows the rows of the plan that ask for them
 */
public record CoverageSegment(
        LocalDate date,
        long day,
        String tier,
        Presence presence,
        Instant from,
        Instant until,
        int needed,
        int there,
        int onBreak,
        int missing,
        List<String> rows) {
    public CoverageSegment {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(presence, "presence");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        rows = List.copyOf(rows);
    }

    /** Whether somebody is missing. */
    public boolean gap() {
        return missing > 0;
    }

    boolean goesOn(CoverageSegment next) {
        return until.equals(next.from)
                && day == next.day
                && tier.equals(next.tier)
                && presence == next.presence
                && needed == next.needed
                && there == next.there
                && onBreak == next.onBreak
                && missing == next.missing
                && rows.equals(next.rows);
    }

    CoverageSegment upTo(Instant end) {
        return new CoverageSegment(date, day, tier, presence, from, end, needed, there, onBreak, missing, rows);
    }
}
