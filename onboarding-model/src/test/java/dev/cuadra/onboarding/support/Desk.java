package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.calendar.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An office in Santiago, open on weekdays from nine to six, and tickets that are told in few words. */
final class Desk {
    static final ZoneId ZONE = ZoneId.of("America/Santiago");
    static final SupportTerms PLAN = new SupportTerms(office(), TargetSet.plan());
    static final SupportTerms PAIRED = new SupportTerms(office(), TargetSet.paired());

    private Desk() {}

    static WorkingHours office() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), List.of(new Hours(LocalTime.of(9, 0), LocalTime.of(18, 0))));
        }
        return new WorkingHours(ZONE, week, Set.of(), Map.of());
    }

    /** A time of March 2026, such as {@code 09T10:00}. */
    static Instant at(String dayAndTime) {
        return LocalDateTime.parse("2026-03-" + dayAndTime).atZone(ZONE).toInstant();
    }

    static TicketEvent open(String at, Priority priority) {
        return TicketEvent.open("a", at(at), "login", Classification.of(priority), SupportTier.TIER1);
    }

    /** The opening and then {@code MOVE at} for each; an escalation goes one tier up, a rating gives four. */
    static List<TicketEvent> story(String opened, Priority priority, String... moves) {
        List<TicketEvent> events = new ArrayList<>(List.of(open(opened, priority)));
        int tier = 1;
        for (String told : moves) {
            String[] parts = told.split(" ", -1);
            String id = "b" + (10 + events.size());
            TicketMove move = TicketMove.valueOf(parts[0]);
            if (move == TicketMove.ESCALATE) {
                tier++;
                events.add(TicketEvent.escalate(
                        id, at(parts[1]), "ana", SupportTier.valueOf("TIER" + tier), Set.of(), Set.of()));
            } else if (move == TicketMove.ASSIGN) {
                events.add(TicketEvent.assign(id, at(parts[1]), "ana", SupportTier.TIER1));
            } else if (move == TicketMove.RECLASSIFY) {
                events.add(
                        TicketEvent.reclassify(id, at(parts[1]), "ana", Classification.of(Priority.valueOf(parts[2]))));
            } else if (move == TicketMove.RATE) {
                events.add(TicketEvent.rate(id, at(parts[1]), "customer", Integer.parseInt(parts[2])));
            } else {
                Set<String> steps = parts.length < 3
                        ? Set.of()
                        : Set.copyOf(Arrays.asList(parts).subList(2, parts.length));
                events.add(TicketEvent.of(id, at(parts[1]), move, "ana", steps));
            }
        }
        return events;
    }

    static Ticket ticket(String id, String now, List<TicketEvent> events) {
        return TicketReplay.of(id, events, at(now)).ticket().orElseThrow();
    }

    static Ticket ticket(String now, List<TicketEvent> events) {
        return ticket("T-1", now, events);
    }
}
