package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Members;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads an event of a ticket. */
final class EventReader {
    private EventReader() {}

    static TicketEvent read(Members node) {
        TicketMove move = node.constant("type", TicketMove.class);
        boolean classifies = move == TicketMove.OPEN || move == TicketMove.RECLASSIFY;
        Optional<Classification> classification = classifies ? Optional.of(classification(node)) : Optional.empty();
        Optional<String> category = classifies ? node.optionalText("category") : Optional.empty();
        if (move == TicketMove.OPEN) {
            category = Optional.of(node.text("category", "other"));
        }
        Optional<TimerMark> mark = move == TicketMove.TIMER ? Optional.of(mark(node)) : Optional.empty();
        Optional<Integer> rating =
                move == TicketMove.RATE ? Optional.of(node.between("rating", 1, 5)) : Optional.empty();
        return made(node, move, category, classification, tier(node, move, category, classification), rating, mark);
    }

    private static TicketEvent made(
            Members node,
            TicketMove move,
            Optional<String> category,
            Optional<Classification> classification,
            Optional<SupportTier> tier,
            Optional<Integer> rating,
            Optional<TimerMark> mark) {
        return new TicketEvent(
                node.text("id"),
                CalendarReader.instant(node, "at"),
                move,
                node.text("by", TicketEvent.SYSTEM),
                category,
                classification,
                tier,
                move == TicketMove.ESCALATE ? facts(node) : Set.of(),
                steps(node),
                rating,
                mark);
    }

    private static Optional<SupportTier> tier(
            Members node, TicketMove move, Optional<String> category, Optional<Classification> classification) {
        if (move == TicketMove.ASSIGN || move == TicketMove.ESCALATE) {
            return Optional.of(node.constant("tier", SupportTier.class));
        } else if (move != TicketMove.OPEN) {
            return Optional.empty();
        }
        return Optional.of(
                node.has("tier")
                        ? node.constant("tier", SupportTier.class)
                        : Routing.shipped()
                                .route(
                                        category.orElseThrow(),
                                        classification.orElseThrow().priority())
                                .tier());
    }

    private static TimerMark mark(Members node) {
        ClockKind clock = node.constant("clock", ClockKind.class);
        int percent = node.between("percent", 1, 100);
        if (!Timers.PERCENTS.contains(percent)) {
            throw node.form("percent", Timers.PERCENTS.toString());
        }
        return new TimerMark(clock, percent);
    }

    private static Set<EscalationFact> facts(Members node) {
        Set<EscalationFact> facts = EnumSet.noneOf(EscalationFact.class);
        for (EscalationFact fact : EscalationFact.values()) {
            if (node.optionalText(fact.name().toLowerCase(java.util.Locale.ROOT))
                    .isPresent()) {
                facts.add(fact);
            }
        }
        return facts;
    }

    private static Set<String> steps(Members node) {
        Set<String> known = TicketProcess.shipped().names();
        List<String> steps = node.texts("steps");
        for (int i = 0; i < steps.size(); i++) {
            if (!known.contains(steps.get(i))) {
                throw node.problem(
                        "SUPPORT_STEP",
                        "steps[" + i + "]",
                        Map.of("step", steps.get(i), "known", String.join(", ", known)));
            }
        }
        return Set.copyOf(steps);
    }

    /** By its conditions, by a priority that somebody else decided, or by both where they agree. */
    private static Classification classification(Members node) {
        Optional<Priority> stated = node.optional("priority", name -> node.constant(name, Priority.class));
        List<String> conditions = new ArrayList<>(new TreeSet<>(node.texts("conditions")));
        Set<Protection> marks = new LinkedHashSet<>(node.constants("marks", Protection.class));
        if (conditions.isEmpty()) {
            return new Classification(
                    stated.orElseGet(() -> node.constant("priority", Priority.class)), Set.of(), marks);
        }
        PriorityMatrix matrix = PriorityMatrix.shipped();
        conditions.stream()
                .filter(key -> matrix.condition(key).isEmpty())
                .findFirst()
                .ifPresent(key -> {
                    String known = String.join(
                            ", ",
                            matrix.conditions().stream()
                                    .map(PriorityMatrix.Condition::key)
                                    .toList());
                    throw node.problem("SUPPORT_CONDITION", "conditions", Map.of("condition", key, "known", known));
                });
        Classification decided = matrix.classify(conditions, marks).classification();
        stated.filter(priority -> priority != decided.priority()).ifPresent(priority -> {
            throw node.problem(
                    "SUPPORT_PRIORITY", "priority", Map.of("stated", priority, "decided", decided.priority()));
        });
        return decided;
    }
}
