package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Tickets: most of them on the first days and in the hours of support, a few answered late, some handed on, asked back,
 * classified anew, reopened or still open at the end.
 */
final class TicketStory {
    private static final List<Integer> BY_DAY = List.of(30, 17, 12, 9, 7, 2, 1, 8, 6, 5, 4, 3, 1, 1);
    private static final int LATER = 2;
    private static final List<Integer> BY_HOUR = List.of(6, 12, 14, 10, 6, 9, 12, 12, 12, 7);
    private static final List<Integer> STARS = List.of(1, 2, 5, 25, 67);
    private static final List<String> PRIORITIES = List.of("P2", "P3", "P4");
    private static final List<Integer> PRIORITY_WEIGHTS = List.of(18, 46, 36);
    private static final List<String> CATEGORIES = List.of("how-to", "login", "integration", "data", "defect", "other");
    private static final Map<String, List<String>> CONDITIONS = Map.of(
            "P2", List.of("feature-broken", "major-workflow-blocked", "data-mismatch"),
            "P3", List.of("feature-partly-works", "some-users-affected", "small-data-issue"),
            "P4", List.of("cosmetic-issue", "enhancement-wish", "documentation-error", "few-users-affected"));
    private static final List<String> ASKED = List.of(
            "No encuentro dónde se registra el pie del apartado.",
            "El recibo sale sin el nombre de la tienda.",
            "La cuota de la semana aparece dos veces en la pantalla.",
            "¿Cómo se entrega un producto que ya está pagado?",
            "La búsqueda por correo no encuentra a la clienta.",
            "Al anular, el sistema pide un motivo que no está en la lista.");

    private final Story story;
    private final Dice dice;

    TicketStory(Story story, long seed) {
        this.story = story;
        this.dice = new Dice(seed, "tickets");
    }

    void tell(int tickets) {
        List<Integer> weights = new ArrayList<>();
        for (int day = 1; day <= story.days().days(); day++) {
            weights.add(day <= BY_DAY.size() ? BY_DAY.get(day - 1) : LATER);
        }
        for (int number = 1; number <= tickets; number++) {
            int day = dice.weighted(weights) + 1;
            int hour = 8 + dice.weighted(BY_HOUR);
            ticket(name(number), story.days().at(day, hour, dice.below(60)));
        }
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "T-%04d", number);
    }

    private static ObjectNode about(String ticket) {
        return Story.what().put("ticket", ticket);
    }

    private void ticket(String ticket, Instant opened) {
        String priority = PRIORITIES.get(dice.weighted(PRIORITY_WEIGHTS));
        ObjectNode asked = about(ticket)
                .put("contact", "cliente" + dice.between(1, 60) + "@correo.example")
                .put("category", dice.pick(CATEGORIES))
                .put("text", dice.pick(ASKED));
        asked.set("conditions", Story.texts(List.of(condition(priority))));
        story.tell(opened, "ticket.open", asked);
        Instant at = worked(opened, 4, 30);
        act(at, ticket, "START");
        at = worked(at, 2, reply(priority));
        reply(at, ticket, "Gracias por escribir: ya lo estamos viendo.");
        if (dice.chance(60)) {
            at = worked(at, 5, 60);
            ObjectNode other = about(ticket).put("do", "RECLASSIFY").put("by", "agent-1");
            other.set("conditions", Story.texts(List.of(condition(dice.pick(PRIORITIES)))));
            story.tell(at, "ticket.act", other);
        }
        at = dice.chance(110) ? waiting(at, ticket) : at;
        at = dice.chance(80) ? handedOn(at, ticket) : at;
        if (dice.chance(930)) {
            at = worked(at, 10, effort(priority));
            solved(at, ticket);
            afterwards(at, ticket);
        }
    }

    private String condition(String priority) {
        return dice.pick(Objects.requireNonNull(CONDITIONS.get(priority)));
    }

    /** Minutes until a person answers, at most: a few answers come late. */
    private int reply(String priority) {
        boolean late = dice.chance(50);
        return switch (priority) {
            case "P2" -> late ? 320 : 70;
            case "P3" -> late ? 520 : 150;
            default -> late ? 2_000 : 300;
        };
    }

    private static int effort(String priority) {
        return switch (priority) {
            case "P2" -> 260;
            case "P3" -> 420;
            default -> 700;
        };
    }

    private Instant waiting(Instant before, String ticket) {
        Instant asked = worked(before, 5, 40);
        ObjectNode question = about(ticket).put("do", "WAIT").put("by", agent());
        story.tell(asked, "ticket.act", question.put("text", "¿Nos manda el número del apartado?"));
        Instant answered = asked.plus(Duration.ofMinutes(dice.between(60, 1_500)));
        story.tell(answered, "ticket.act", about(ticket).put("do", "RESUME").put("by", "customer"));
        return answered;
    }

    private Instant handedOn(Instant before, String ticket) {
        Instant at = worked(before, 10, 90);
        ObjectNode on = about(ticket).put("do", "ESCALATE").put("by", agent()).put("tier", "TIER2");
        ObjectNode said = on.putObject("handover");
        said.put("INFORMATION", "El pago está en el libro y no en la pantalla.");
        said.put("REASON", "Hay que mirar los datos.");
        if (dice.chance(700)) {
            said.put("TRIED", "Recargar, otro navegador y otra caja.");
        }
        story.tell(at, "ticket.act", on);
        Instant again = worked(at, 10, 60);
        act(again, ticket, "START");
        return again;
    }

    private void solved(Instant at, String ticket) {
        ObjectNode done = about(ticket).put("do", "RESOLVE").put("by", agent());
        done.set("steps", Story.texts(List.of("resolve_solution")));
        story.tell(at, "ticket.act", done.put("text", "Quedó resuelto y se lo explicamos."));
    }

    private void afterwards(Instant solved, String ticket) {
        if (dice.chance(30)) {
            Instant back = solved.plus(Duration.ofMinutes(dice.between(60, 1_800)));
            act(back, ticket, "REOPEN", "customer");
            Instant again = worked(back, 5, 60);
            act(again, ticket, "START");
            reply(worked(again, 1, 20), ticket, "Lo revisamos de nuevo.");
            solved(worked(again, 30, 200), ticket);
        } else if (dice.chance(560)) {
            Instant rated = solved.plus(Duration.ofMinutes(dice.between(10, 900)));
            int stars = dice.weighted(STARS) + 1;
            story.tell(
                    rated,
                    "ticket.act",
                    about(ticket).put("do", "RATE").put("by", "customer").put("rating", stars));
            act(worked(rated, 20, 200), ticket, "CLOSE");
        }
    }

    private void reply(Instant at, String ticket, String text) {
        story.tell(
                at,
                "ticket.act",
                about(ticket).put("do", "REPLY").put("by", agent()).put("text", text));
    }

    private void act(Instant at, String ticket, String move) {
        act(at, ticket, move, agent());
    }

    private void act(Instant at, String ticket, String move, String by) {
        story.tell(at, "ticket.act", about(ticket).put("do", move).put("by", by));
    }

    private String agent() {
        return "agent-" + dice.between(1, 8);
    }

    /** Some minutes later, at an instant at which somebody is at work. */
    private Instant worked(Instant before, int least, int most) {
        int later = dice.between(least, Math.max(least, most));
        return story.days().working(before.plus(Duration.ofMinutes(later)), dice.between(2, 40));
    }
}
