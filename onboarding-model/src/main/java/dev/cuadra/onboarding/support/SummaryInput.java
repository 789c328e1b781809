package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.gate.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a summary is made from.
 *
 * @param period the time it is about
 * @param figures what the tickets of that time come to
 * @param openCritical the critical tickets that are open, whenever they were opened
 * @param given figures that others know, by the name of the field; what is missing is not available
 * @param lines what people write, by the name of the field
 * @param gates how the conditions of the gates stand
 * @param service whether as many targets are kept as is asked
 */
public record SummaryInput(
        Stretch period,
        TicketFigures figures,
        List<String> openCritical,
        Map<String, String> given,
        Map<String, List<String>> lines,
        List<SupportStatus.Standing> gates,
        Outcome service) {
    public SummaryInput {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(figures, "figures");
        Objects.requireNonNull(service, "service");
        openCritical = List.copyOf(openCritical);
        given = Map.copyOf(given);
        lines = Map.copyOf(lines);
        gates = List.copyOf(gates);
    }

    /** The ids of the critical tickets that are open among {@code tickets}. */
    public static List<String> openCritical(Collection<Ticket> tickets) {
        return tickets.stream()
                .filter(ticket -> ticket.state().open() && ticket.priority() == Priority.P1)
                .map(Ticket::id)
                .sorted()
                .toList();
    }
}
