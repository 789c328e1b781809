package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.support.Classification;
import dev.cuadra.onboarding.support.EscalationFact;
import dev.cuadra.onboarding.support.EscalationPath;
import dev.cuadra.onboarding.support.PriorityMatrix;
import dev.cuadra.onboarding.support.Protection;
import dev.cuadra.onboarding.support.Routing;
import dev.cuadra.onboarding.support.TicketEvent;
import dev.cuadra.onboarding.support.TicketMove;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a desk decides by.
 *
 * @param matrix how urgent things are
 * @param routing who gets them
 * @param path who comes next
 */
record DeskRules(PriorityMatrix matrix, Routing routing, EscalationPath path) {
    DeskRules {
        Objects.requireNonNull(matrix, "matrix");
        Objects.requireNonNull(routing, "routing");
        Objects.requireNonNull(path, "path");
    }

    Classification classify(Set<String> conditions, Set<Protection> marks) {
        return matrix.classify(conditions, marks).classification();
    }

    /** The event that an act is: what is written with it stays behind, that it was is told. */
    TicketEvent event(DeskAct act, String id, Instant at) {
        Set<EscalationFact> facts = new TreeSet<>();
        for (Map.Entry<EscalationFact, String> said : act.handover().entrySet()) {
            if (!said.getValue().isBlank()) {
                facts.add(said.getKey());
            }
        }
        return new TicketEvent(
                id,
                at,
                act.move(),
                act.by(),
                Optional.empty(),
                act.move() == TicketMove.RECLASSIFY
                        ? Optional.of(classify(act.conditions(), act.marks()))
                        : Optional.empty(),
                act.tier(),
                facts,
                act.steps(),
                act.rating(),
                Optional.empty());
    }
}
