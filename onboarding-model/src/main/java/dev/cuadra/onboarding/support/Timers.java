package dev.cuadra.onboarding.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who has to be told that time runs out: at half of a target, at four fifths, and when it is used up, when the ticket goes
 * one tier up. Each once.
 *
 * @source SUP-06
 */
public final class Timers {
    /** The parts of a target at which somebody is told, in per cent; at the last one the ticket is escalated. */
    public static final List<Integer> PERCENTS = List.of(50, 80, 100);

    private static final int ALL = 100;

    private Timers() {}

    /**
     * That somebody has to be told.
     *
     * @param ticket the ticket
     * @param mark what has passed
     * @param since when it passed
     * @param deadline when the target is used up
     * @param to the tier that the ticket goes to; empty where it stays
     */
    public record Due(String ticket, TimerMark mark, Instant since, Instant deadline, Optional<SupportTier> to) {
        public Due {
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(mark, "mark");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(to, "to");
        }
    }

    /** What is due at {@code now} and has not fired yet, the earliest first by clock. */
    public static List<Due> due(Ticket ticket, SupportTerms terms, EscalationPath path, Instant now) {
        List<Due> all = new ArrayList<>();
        SupportTier tier = ticket.tier();
        if (!ticket.state().open()) {
            return all;
        }
        for (ClockResult clock : Clocks.of(ticket, terms, now)) {
            for (int percent : PERCENTS) {
                TimerMark mark = new TimerMark(clock.clock(), percent);
                Instant since = passes(clock, terms, percent);
                boolean over = clock.done().isEmpty() && !since.isAfter(now);
                if (over && !ticket.fired().contains(mark)) {
                    Optional<SupportTier> to = percent == ALL ? path.byItself(tier) : Optional.empty();
                    tier = to.orElse(tier);
                    all.add(new Due(ticket.id(), mark, since, clock.deadline(), to));
                }
            }
        }
        return all;
    }

    private static Instant passes(ClockResult clock, SupportTerms terms, int percent) {
        Duration part = clock.target().multipliedBy(percent).dividedBy(ALL);
        return terms.calendar(clock.priority()).plus(clock.start(), part, clock.pauses());
    }
}
