package dev.cuadra.onboarding.support;

import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What has to be done with every ticket, and by when.
 *
 * @param steps the steps
 * @source SUP-08
 */
public record TicketProcess(List<Step> steps) {
    public TicketProcess {
        steps = List.copyOf(steps);
    }

    /** Which part of a ticket's life a step belongs to. */
    public enum Part {
        /** Once, after the opening. */
        NEW,
        /** Each time that it is solved. */
        RESOLVE,
        /** Each time that a person escalates it. */
        ESCALATE
    }

    /**
     * A step.
     *
     * @param row its row in the catalogue
     * @param step its name
     * @param part the part it belongs to
     * @param due the move before which it has to be done, or with which
     * @param moves the moves that prove it
     * @param facts the facts of an escalation that prove it
     * @param instead other steps that stand in for it
     * @param role whose step it is
     * @param text what it says
     */
    public record Step(
            String row,
            String step,
            Part part,
            TicketMove due,
            Set<TicketMove> moves,
            Set<EscalationFact> facts,
            Set<String> instead,
            String role,
            Text text) {
        public Step {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(part, "part");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(text, "text");
            moves = Set.copyOf(moves);
            facts = Set.copyOf(facts);
            instead = Set.copyOf(instead);
        }

        boolean provenBy(TicketEvent event) {
            return moves.contains(event.move())
                    || event.steps().contains(step)
                    || event.steps().stream().anyMatch(instead::contains)
                    || event.facts().stream().anyMatch(facts::contains);
        }
    }

    /**
     * A step that was not done when it was due.
     *
     * @param ticket the ticket
     * @param event the event with which it was due
     * @param at when that was
     * @param step the step
     */
    public record Finding(String ticket, String event, Instant at, Step step) {
        public Finding {
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(step, "step");
        }
    }

    /** The process of the launch plan. */
    public static TicketProcess shipped() {
        return Shipped.PROCESS;
    }

    /** The names of the steps, and of what stands in for them. */
    public Set<String> names() {
        Set<String> names = new java.util.TreeSet<>();
        steps.forEach(step -> {
            names.add(step.step());
            names.addAll(step.instead());
        });
        return names;
    }

    /** What was left out, in the order of the events and of the steps. */
    public List<Finding> findings(Ticket ticket) {
        List<Finding> findings = new ArrayList<>();
        List<TicketEvent> events = ticket.events();
        for (int i = 0; i < events.size(); i++) {
            TicketEvent due = events.get(i);
            for (Step step : steps) {
                List<TicketEvent> so = events.subList(begin(step.part(), events, i), i + 1);
                if (step.due() == due.move()
                        && asked(step, due, so)
                        && so.stream().noneMatch(step::provenBy)) {
                    findings.add(new Finding(ticket.id(), due.id(), due.at(), step));
                }
            }
        }
        return findings;
    }

    /** Steps of an escalation are asked of those who escalate; a timer has nothing to say. */
    private static boolean asked(Step step, TicketEvent due, List<TicketEvent> so) {
        if (step.part() != Part.ESCALATE) {
            return true;
        }
        return due.move() == TicketMove.ESCALATE
                ? !due.by().equals(TicketEvent.SYSTEM)
                : so.stream()
                        .anyMatch(event -> event.move() == TicketMove.ESCALATE
                                && !event.by().equals(TicketEvent.SYSTEM));
    }

    private static int begin(Part part, List<TicketEvent> events, int end) {
        for (int i = end - 1; i >= 0; i--) {
            TicketMove move = events.get(i).move();
            boolean again = part == Part.RESOLVE && move == TicketMove.REOPEN;
            boolean handed = part == Part.ESCALATE
                    && events.get(end).move() == TicketMove.ESCALATE
                    && move == TicketMove.ESCALATE;
            if (again || handed) {
                return i + 1;
            }
        }
        return 0;
    }
}
