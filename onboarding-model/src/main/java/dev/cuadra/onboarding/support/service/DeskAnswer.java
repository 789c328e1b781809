package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.support.EscalationFact;
import dev.cuadra.onboarding.support.Priority;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.TicketState;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What a command came to.
 *
 * @param ticket the ticket
 * @param state where it stands
 * @param priority how urgent it is
 * @param tier who has it
 * @param team the role that looks at it, for a new ticket
 * @param refused why nothing changed; empty when it did
 * @param missing what should have been said with an escalation and was not
 */
public record DeskAnswer(
        UUID ticket,
        TicketState state,
        Priority priority,
        SupportTier tier,
        Optional<String> team,
        Optional<Problem> refused,
        List<EscalationFact> missing) {
    public DeskAnswer {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(refused, "refused");
        missing = List.copyOf(missing);
    }
}
