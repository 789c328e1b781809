package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How well a rota covers a plan.
 *
 * @param zone the zone in which times are written
 * @param segments the cover of every tier, by day, tier and presence
 * @param doubles people who are to be in two shifts at once
 * @param unasked tiers of the rota that the plan does not know
 * @source OPS-4
 */
public record CoverageReport(
        ZoneId zone, List<CoverageSegment> segments, List<DoubleBooking> doubles, List<String> unasked) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public CoverageReport {
        Objects.requireNonNull(zone, "zone");
        segments = List.copyOf(segments);
        doubles = List.copyOf(doubles);
        unasked = List.copyOf(unasked);
    }

    /** Where somebody is missing. */
    public List<CoverageSegment> gaps() {
        return segments.stream().filter(CoverageSegment::gap).toList();
    }

    /** Whether nobody is missing and nobody is in two places. */
    public boolean covered() {
        return gaps().isEmpty() && doubles.isEmpty();
    }

    /** The minutes that are missing: of two people for an hour, two hours. */
    public long missingMinutes() {
        return gaps().stream()
                .mapToLong(gap -> gap.missing()
                        * Duration.between(gap.from(), gap.until()).toMinutes())
                .sum();
    }

    /** The cover of a day of the plan. */
    public List<CoverageSegment> onDay(long day) {
        return segments.stream().filter(segment -> segment.day() == day).toList();
    }

    /** One line for each gap, each double booking and each tier that nobody asked for, in both languages. */
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        gaps().forEach(gap -> lines.add(line(gap)));
        doubles.forEach(two -> lines.add(Texts.BOOK.text(
                "OPERATION_COVER.double",
                Map.of(
                        "person", two.person(),
                        "date", two.from().atZone(zone).toLocalDate(),
                        "from", time(two.from()),
                        "until", time(two.until()),
                        "one", RoleNames.of(two.tiers().get(0)),
                        "two", RoleNames.of(two.tiers().get(1))))));
        unasked.forEach(tier -> lines.add(Texts.BOOK.text("OPERATION_COVER.unasked", Map.of("tier", tier))));
        if (lines.isEmpty()) {
            lines.add(Texts.BOOK.text("OPERATION_COVER.full", Map.of()));
        }
        return List.copyOf(lines);
    }

    private Text line(CoverageSegment gap) {
        String key = gap.onBreak() > 0 ? "OPERATION_COVER.gapBreak" : "OPERATION_COVER.gap";
        return Texts.BOOK.text(
                key,
                Map.of(
                        "day", gap.day(),
                        "date", gap.date(),
                        "from", time(gap.from()),
                        "until", time(gap.until()),
                        "tier", RoleNames.of(gap.tier()),
                        "presence", Texts.BOOK.text("OPERATION_PRESENCE." + gap.presence(), Map.of()),
                        "missing", gap.missing(),
                        "needed", gap.needed(),
                        "resting", gap.onBreak()));
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
