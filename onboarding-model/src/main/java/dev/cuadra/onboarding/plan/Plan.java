package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.gate.PlanCalendar;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One customer's onboarding: a version of a template, a kickoff date, a calendar, and what happened. Everything else
 * follows from these.
 *
 * @param customer whose it is
 * @param template the version it was made from
 * @param kickoff day 1
 * @param zone the zone in which days begin
 * @param calendar the working days
 * @param events what happened, in the order in which it was told
 * @source PLAN-5
 */
public record Plan(
        String customer,
        Template template,
        LocalDate kickoff,
        ZoneId zone,
        WorkingDays calendar,
        List<PlanEvent> events) {
    public Plan {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(kickoff, "kickoff");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(calendar, "calendar");
        events = List.copyOf(events);
        if (customer.isBlank()) {
            throw new IllegalArgumentException("A plan is a customer's");
        }
    }

    /** A plan of which nothing has happened. */
    public static Plan of(String customer, Template template, LocalDate kickoff, ZoneId zone, WorkingDays calendar) {
        return new Plan(customer, template, kickoff, zone, calendar, List.of());
    }

    /** The same plan after {@code more} events. */
    public Plan and(List<PlanEvent> more) {
        List<PlanEvent> all = new ArrayList<>(events);
        all.addAll(more);
        return new Plan(customer, template, kickoff, zone, calendar, all);
    }

    /**
     * What a replay came to.
     *
     * @param state what holds
     * @param refused why events did not count; none of those that a service stored
     */
    public record Replayed(PlanState state, List<Problem> refused) {
        public Replayed {
            Objects.requireNonNull(state, "state");
            refused = List.copyOf(refused);
        }
    }

    /** What had become of it at an instant, by the events up to then; events with an id that came before count once. */
    public Replayed at(Instant instant, Templates templates) {
        Replay replay = new Replay(templates, zone);
        PlanState state = PlanState.begun(template);
        List<Problem> refused = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<PlanEvent> inOrder = events.stream()
                .filter(event -> !event.at().isAfter(instant))
                .sorted(Comparator.comparing(PlanEvent::at))
                .toList();
        for (PlanEvent event : inOrder) {
            if (seen.add(event.id())) {
                Happened happened = replay.apply(state, event);
                happened.refusal().ifPresent(refused::add);
                state = happened.state();
            }
        }
        return new Replayed(state, refused);
    }

    /** The number of the day that an instant is in; the kickoff is day 1. */
    public long day(Instant instant) {
        return PlanCalendar.day(kickoff, today(instant));
    }

    /** The date that an instant is in. */
    public LocalDate today(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
