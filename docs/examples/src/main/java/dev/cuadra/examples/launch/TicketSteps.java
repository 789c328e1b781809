package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.support.EscalationFact;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.TicketMove;
import dev.cuadra.onboarding.support.TicketState;
import dev.cuadra.onboarding.support.service.DeskAct;
import dev.cuadra.onboarding.support.service.DeskAnswer;
import dev.cuadra.onboarding.support.service.NewTicket;
import dev.cuadra.onboarding.support.service.ReplyTo;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What happens to tickets. */
final class TicketSteps {
    private static final Set<TicketMove> WORK = Set.of(TicketMove.WAIT, TicketMove.RESOLVE);

    private final LaunchHouse house;
    private final String language;

    TicketSteps(LaunchHouse house, String language) {
        this.house = house;
        this.language = language;
    }

    static Set<String> texts(JsonNode list) {
        Set<String> all = new LinkedHashSet<>();
        list.forEach(one -> all.add(one.asText()));
        return all;
    }

    void open(Step step) {
        NewTicket asked = new NewTicket(
                ReplyTo.mail(step.text("contact"), language),
                step.text("category"),
                texts(step.what().path("conditions")),
                Set.of(),
                step.text("text"));
        DeskAnswer opened =
                house.desk().open(house.tenant(), step.key("open"), asked).value();
        house.marks().name(step.text("ticket"), opened.ticket());
    }

    /** A timer may have handed a ticket on meanwhile: whoever goes on with it takes it up first. */
    void act(Step step) {
        TicketMove move = TicketMove.valueOf(step.text("do"));
        Optional<UUID> ticket = house.marks().named(step.text("ticket"));
        if (ticket.isEmpty()) {
            return;
        }
        TicketState state =
                house.desk().ticket(house.tenant(), ticket.get(), house.now()).state();
        boolean idle = state != TicketState.IN_PROGRESS && state != TicketState.WAITING_CUSTOMER && state.open();
        if (move == TicketMove.START && state == TicketState.IN_PROGRESS) {
            return;
        } else if (WORK.contains(move) && idle) {
            say(step, ticket.get(), "start", DeskAct.of(TicketMove.START, step.text("by")));
        }
        boolean there = move == TicketMove.ESCALATE
                && !SupportTier.valueOf(step.text("tier")).above(tier(ticket.get()));
        if (!there) {
            say(step, ticket.get(), "act", act(move, step));
        }
    }

    /** Whoever has it now: a ticket that a timer or its category brought there already is not handed on again. */
    private SupportTier tier(UUID ticket) {
        return house.desk().ticket(house.tenant(), ticket, house.now()).tier();
    }

    private void say(Step step, UUID ticket, String part, DeskAct act) {
        DeskAnswer answer =
                house.desk().act(house.tenant(), step.key(part), ticket, act).value();
        answer.refused().ifPresent(problem -> house.marks().refused(step, part, problem));
    }

    private static DeskAct act(TicketMove move, Step step) {
        JsonNode what = step.what();
        String by = step.text("by");
        return switch (move) {
            case REPLY -> DeskAct.reply(by, step.text("text"));
            case WAIT -> DeskAct.ask(by, step.text("text"));
            case RESOLVE -> DeskAct.resolve(by, texts(what.path("steps")), step.text("text"));
            case RECLASSIFY -> DeskAct.reclassify(by, texts(what.path("conditions")), Set.of());
            case RATE -> DeskAct.rate(by, what.path("rating").asInt(), "");
            case ESCALATE -> DeskAct.escalate(by, SupportTier.valueOf(step.text("tier")), handover(what));
            default -> DeskAct.of(move, by);
        };
    }

    private static Map<EscalationFact, String> handover(JsonNode what) {
        Map<EscalationFact, String> said = new EnumMap<>(EscalationFact.class);
        what.path("handover")
                .properties()
                .forEach(one -> said.put(
                        EscalationFact.valueOf(one.getKey()), one.getValue().asText()));
        return said;
    }
}
