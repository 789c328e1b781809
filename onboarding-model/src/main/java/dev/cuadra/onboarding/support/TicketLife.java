package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A ticket while its events are told, in order. */
final class TicketLife {
    private final String id;
    private final List<TicketEvent> taken = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final Map<String, TicketEvent> known = new HashMap<>();
    private final Map<Instant, Classification> classifications = new TreeMap<>();
    private final List<Instant> replies = new ArrayList<>();
    private final List<Ticket.Open> waits = new ArrayList<>();
    private final List<Ticket.Open> resolutions = new ArrayList<>();
    private final List<Escalation> escalations = new ArrayList<>();
    private final List<Integer> ratings = new ArrayList<>();
    private final Set<TimerMark> fired = new HashSet<>();
    private final Set<String> followers = new TreeSet<>();
    private String category = "";
    private SupportTier tier = SupportTier.TIER1;

    @Nullable
    private TicketState state;

    TicketLife(String id) {
        this.id = id;
    }

    void tell(TicketEvent event) {
        TicketEvent before = known.putIfAbsent(event.id(), event);
        if (event.equals(before)) {
            return;
        }
        Optional<Problem> problem = before == null
                ? refusal(event)
                : Optional.of(problem("SUPPORT_EVENT_DIFFERS", event, Map.of("event", event.id())));
        if (problem.isPresent()) {
            refused.add(new Refusal(event, problem.get()));
        } else {
            take(event);
        }
    }

    /** Why the ticket would not take an event now; empty when it would. */
    Optional<Problem> refusal(TicketEvent event) {
        TicketMove move = event.move();
        if (move == TicketMove.OPEN) {
            return state == null ? Optional.empty() : Optional.of(problem("SUPPORT_OPENED_TWICE", event, Map.of()));
        } else if (state == null) {
            return Optional.of(problem("SUPPORT_NOT_OPENED", event, Map.of("move", move)));
        } else if (!move.from().contains(state)) {
            return Optional.of(
                    problem("SUPPORT_MOVE", event, Map.of("move", move, "state", state, "known", states(move.from()))));
        } else if (move == TicketMove.ESCALATE && !event.tier().orElseThrow().above(tier)) {
            return Optional.of(problem(
                    "SUPPORT_TIER",
                    event,
                    Map.of("tier", event.tier().orElseThrow().word(), "now", tier.word())));
        } else if (event.mark().filter(fired::contains).isPresent()) {
            return Optional.of(problem(
                    "SUPPORT_TIMER_TWICE",
                    event,
                    Map.of("percent", event.mark().orElseThrow().percent())));
        }
        return Optional.empty();
    }

    private static String states(Set<TicketState> states) {
        return states.stream().map(TicketState::name).collect(Collectors.joining(", "));
    }

    private Problem problem(String code, TicketEvent event, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.in(id).atColumn(event.id()), values);
    }

    private void take(TicketEvent event) {
        taken.add(event);
        Instant at = event.at();
        event.category().ifPresent(now -> category = now);
        event.classification().ifPresent(now -> classifications.put(at, now));
        event.mark().ifPresent(fired::add);
        event.rating().ifPresent(ratings::add);
        if (event.move() == TicketMove.REPLY) {
            replies.add(at);
        } else if (event.move() == TicketMove.WAIT) {
            waits.add(new Ticket.Open(at, Optional.empty()));
        } else if (event.move() == TicketMove.RESOLVE) {
            resolutions.add(new Ticket.Open(at, Optional.empty()));
        } else if (event.move() == TicketMove.REOPEN) {
            end(resolutions, at);
        } else if (event.move() == TicketMove.ESCALATE) {
            escalated(event);
        }
        event.tier().ifPresent(now -> tier = now);
        event.move().to().ifPresent(next -> enter(next, at));
    }

    private void escalated(TicketEvent event) {
        Escalation escalation = new Escalation(
                event.id(), event.at(), event.by(), tier, event.tier().orElseThrow(), event.facts());
        escalations.add(escalation);
        if (!escalation.automatic()) {
            followers.add(event.by());
        }
    }

    private void enter(TicketState next, Instant at) {
        if (state == TicketState.WAITING_CUSTOMER) {
            end(waits, at);
        }
        state = next;
    }

    private static void end(List<Ticket.Open> list, Instant at) {
        Ticket.Open last = list.remove(list.size() - 1);
        list.add(new Ticket.Open(last.from(), Optional.of(at)));
    }

    List<Refusal> refused() {
        return refused;
    }

    Optional<Ticket> ticket() {
        TicketState now = state;
        if (now == null) {
            return Optional.empty();
        }
        TicketEvent first = taken.get(0);
        return Optional.of(new Ticket(
                id,
                taken,
                now,
                first.at(),
                category,
                first.tier().orElseThrow(),
                tier,
                classifications,
                replies,
                waits,
                resolutions,
                escalations,
                ratings,
                fired,
                followers));
    }
}
