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
        Optional<End> end = ticket.replies().stream()
                .findFirst()
                .map(at -> new End(at, ticket.priorityBefore(TicketMove.REPLY, 0)));
        return result(ticket, ClockKind.RESPONSE, terms, end, now);
    }

    /**
     * From the opening to the solution. Time in which the customer had to answer does not count, nor does time in which
     * the ticket was taken for solved.
     *
     * @source SLA-02, SLA-06
     */
    public static Optional<ClockResult> resolution(Ticket ticket, SupportTerms terms, Instant now) {
        int last = ticket.resolutions().size() - 1;
        Optional<End> end = ticket.resolved().map(at -> new End(at, ticket.priorityBefore(TicketMove.RESOLVE, last)));
        return result(ticket, ClockKind.RESOLUTION, terms, end, now);
    }

    /**
     * What the resolution clock came to each time that the ticket was reopened later, the earliest first.
     *
     * @source SLA-06
     */
    public static List<ClockResult> earlier(Ticket ticket, SupportTerms terms) {
        List<ClockResult> all = new ArrayList<>();
        for (int number = 0; number < ticket.resolutions().size(); number++) {
            Ticket.Open solution = ticket.resolutions().get(number);
            if (solution.to().isPresent()) {
                Instant at = solution.from();
                End end = new End(at, ticket.priorityBefore(TicketMove.RESOLVE, number));
                result(ticket, ClockKind.RESOLUTION, terms, Optional.of(end), at)
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /** When a clock ended, and the priority that the ticket had then. */
    private record End(Instant at, Priority priority) {}

    /** What stood still until then. What begins at the end of a clock, such as the time that it is solved, is no pause. */
    private static List<Stretch> pauses(Ticket ticket, Instant end) {
        return Stretch.union(Stream.concat(ticket.waits().stream(), ticket.resolutions().stream())
                .filter(one -> one.from().isBefore(end))
                .map(one -> one.until(end))
                .toList());
    }

    private static Optional<ClockResult> result(
            Ticket ticket, ClockKind kind, SupportTerms terms, Optional<End> ended, Instant now) {
        Optional<Instant> done = ended.map(End::at);
        Instant end = done.orElse(now);
        Priority priority = ended.map(End::priority).orElseGet(ticket::priority);
        List<Stretch> pauses = kind == ClockKind.RESPONSE ? List.of() : pauses(ticket, end);
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
