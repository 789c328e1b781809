package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Stretch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the tickets of a period come to, as known at an instant. Every figure is an exact fraction and says which tickets
 * stand behind it.
 *
 * @param period the period
 * @param opened the tickets that were opened in it
 * @param critical those of them that were ever critical
 * @param solved the tickets that were solved in it, each once
 * @param stillOpen the tickets opened in it that are not solved
 * @param compliance of the tickets opened in it whose clocks have an outcome, those that missed none
 * @param byPriority the same by the priority that they have
 * @param byClock the same for each clock alone
 * @param resolution of the tickets opened in it, those that are solved
 * @param firstContact of the tickets solved in it, those solved with one reply by a person, without an escalation, that
 *     were not reopened within the window
 * @param firstContactNet the same without tickets that the first line could never solve
 * @param reopened of the tickets solved in it, those that were reopened later
 * @param escalated of the tickets opened in it, those that were ever escalated
 * @param sameDay of the tickets opened in it, those solved on the local day on which they were opened
 * @param satisfaction the mean of the ratings given in it
 * @param responseHours hours by the clock on the wall until the first reply, of the tickets opened in it that have one
 * @param resolutionHours hours by the clock on the wall until the solution, of the tickets solved in it that still are
 * @param openAges how old the tickets are that are not solved: the least that their resolution will take
 * @source METRIC-1, METRIC-2, METRIC-3
 */
public record TicketFigures(
        Stretch period,
        List<String> opened,
        List<String> critical,
        List<String> solved,
        List<String> stillOpen,
        Share compliance,
        Map<Priority, Share> byPriority,
        Map<ClockKind, Share> byClock,
        Share resolution,
        Share firstContact,
        Share firstContactNet,
        Share reopened,
        Share escalated,
        Share sameDay,
        Mean satisfaction,
        Mean responseHours,
        Mean resolutionHours,
        Map<String, Duration> openAges) {
    public TicketFigures {
        Objects.requireNonNull(period, "period");
        opened = List.copyOf(opened);
        critical = List.copyOf(critical);
        solved = List.copyOf(solved);
        stillOpen = List.copyOf(stillOpen);
        byPriority = Collections.unmodifiableMap(new EnumMap<>(byPriority));
        byClock = Collections.unmodifiableMap(new EnumMap<>(byClock));
        openAges = Map.copyOf(openAges);
    }

    /** The figures of a period. The tickets are as known at {@code now}, and each stands once. */
    public static TicketFigures of(Collection<Ticket> tickets, SupportTerms terms, Stretch period, Instant now) {
        FigureTally tally = new FigureTally(terms, period, now);
        tickets.forEach(tally::see);
        return tally.figures();
    }

    /** The compliance of the tickets of one priority. */
    public Share compliance(Priority priority) {
        return byPriority.getOrDefault(priority, Share.NONE);
    }

    /** The compliance of one clock alone. */
    public Share compliance(ClockKind clock) {
        return byClock.getOrDefault(clock, Share.NONE);
    }

    /** A duration in hours, rounded half even to nine decimals, which is less than a hundredth of a millisecond. */
    static BigDecimal hours(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos())
                .divide(BigDecimal.valueOf(Duration.ofHours(1).toNanos()), 9, java.math.RoundingMode.HALF_EVEN);
    }
}
