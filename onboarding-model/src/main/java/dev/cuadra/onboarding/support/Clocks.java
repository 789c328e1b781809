package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.calendar.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clocks of a ticket. Pure functions of the ticket, the terms and an instant: nothing counts down anywhere.
 *
 * <p>A clock that has ended goes by the priority that the ticket had then, one that runs by the one it has. Each begins
 * at the opening, whatever the priority was.
 *
 * @source SUP-03, SLA-07, SLA-08
 */
public final class Clocks {
    private Clocks() {}

    /** The clock of that kind; empty where nothing is promised. */
    public static Optional<ClockResult> of(Ticket ticket, ClockKind kind, SupportTerms terms, Instant now) {
        return kind == ClockKind.RESPONSE ? response(ticket, terms, now) : resolution(ticket, terms, now);
    }

    /** Both clocks, those that there are. */
    public static List<ClockResult> of(Ticket ticket, SupportTerms terms, Instant now) {
        return Stream.of(response(ticket, terms, now), resolution(ticket, terms, now))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * From the opening to the first reply by a person. An acknowledgement that nobody wrote does not end it, and nothing
     * pauses it.
     *
     * @source SLA-01
     */
    public static Optional<ClockResult> response(Ticket ticket, SupportTerms terms, Instant now) {
        Optional<Instant> done = ticket.replies().stream().findFirst();
        return result(ticket, ClockKind.RESPONSE, terms, List.of(), done, now);
    }

    /**
     * From the opening to the solution. Time in which the customer had to answer does not count, nor does time in which
     * the ticket was taken for solved.
     *
     * @source SLA-02, SLA-06
     */
    public static Optional<ClockResult> resolution(Ticket ticket, SupportTerms terms, Instant now) {
        return result(ticket, ClockKind.RESOLUTION, terms, pauses(ticket, now), ticket.resolved(), now);
    }

    /**
     * What the resolution clock came to each time that the ticket was reopened later, the earliest first.
     *
     * @source SLA-06
     */
    public static List<ClockResult> earlier(Ticket ticket, SupportTerms terms) {
        return ticket.resolutions().stream()
                .filter(solution -> solution.to().isPresent())
                .map(Ticket.Open::from)
                .flatMap(at ->
                        result(ticket, ClockKind.RESOLUTION, terms, pauses(ticket, at), Optional.of(at), at).stream())
                .toList();
    }

    private static List<Stretch> pauses(Ticket ticket, Instant now) {
        List<Stretch> pauses = new ArrayList<>();
        for (Ticket.Open wait : ticket.waits()) {
            if (wait.from().isBefore(now)) {
                pauses.add(wait.until(now));
            }
        }
        for (Ticket.Open solved : ticket.resolutions()) {
            if (solved.from().isBefore(now)) {
                pauses.add(solved.until(now));
            }
        }
        return Stretch.union(pauses);
    }

    private static Optional<ClockResult> result(
            Ticket ticket,
            ClockKind kind,
            SupportTerms terms,
            List<Stretch> allPauses,
            Optional<Instant> done,
            Instant now) {
        Instant end = done.orElse(now);
        Priority priority = done.map(ticket::priorityAt).orElseGet(ticket::priority);
        List<Stretch> pauses =
                allPauses.stream().filter(pause -> pause.from().isBefore(end)).toList();
        return terms.targets().of(priority).of(kind).map(target -> {
            WorkingHours calendar = terms.calendar(priority);
            Instant deadline = calendar.plus(ticket.opened(), target, pauses);
            Duration used = calendar.between(ticket.opened(), end, pauses);
            return new ClockResult(
                    kind,
                    priority,
                    ticket.opened(),
                    target,
                    pauses,
                    deadline,
                    done,
                    used,
                    outcome(deadline, done, now));
        });
    }

    /**
     * Met when it ended at the deadline or before; missed when it ended later, or has not ended and the deadline is over.
     *
     * @source SLA-05
     */
    public static ClockResult.Outcome outcome(Instant deadline, Optional<Instant> done, Instant now) {
        if (done.orElse(now).isAfter(deadline)) {
            return ClockResult.Outcome.MISSED;
        }
        return done.isPresent() ? ClockResult.Outcome.MET : ClockResult.Outcome.RUNNING;
    }
}
