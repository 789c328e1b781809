package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * The critical incident on the third day: users wait for news every fifteen minutes, and once they wait for too long. It
 * opens a known issue that is worked on until the next day.
 */
final class IncidentStory {
    static final String INCIDENT = "INC-1";
    static final String TICKET = "T-0000";
    private static final String LEAD = "ramiro";

    private final Story story;
    private final Dice dice;
    private final int day;

    IncidentStory(Story story, long seed) {
        this.story = story;
        this.dice = new Dice(seed, "incident");
        this.day = Math.min(3, story.days().days());
    }

    /** Tells it; with a ticket by somebody who saw it, where there are tickets at all. */
    void tell(boolean ticket) {
        int users = dice.between(20, 45);
        act(10, 40, "DETECTED", "Las cajas no pueden registrar pagos").put("interval", 15);
        if (ticket) {
            ticket();
        }
        act(10, 48, "DECLARED", "El servicio de apartados no responde")
                .put("users", users)
                .put("of", 60);
        act(11, 3, "UPDATED", "Buscamos la causa").put("status", "INVESTIGATING");
        act(11, 18, "UPDATED", "La base de datos no tenía espacio").put("status", "IDENTIFIED");
        act(11, 18 + dice.between(19, 29), "UPDATED", "Se está liberando espacio")
                .put("status", "RESOLVING");
        act(11, 58, "MITIGATED", "Se puede pagar otra vez; los informes siguen detenidos");
        act(12, 2, "UPDATED", "Se puede pagar otra vez")
                .put("status", "RESOLVING")
                .put("users", 3)
                .put("of", 60);
        act(12, 14, "RESOLVED", "Todo funciona");
        issue(12, 40, "INVESTIGATING", "");
        issue(16, 10, "IN_PROGRESS", "Aviso antes de que falte espacio");
        act(17, 30, "REVIEWED", "Faltaba un aviso de espacio; queda puesto");
        issue(17, 45, "RESOLVED", "Aviso puesto y probado");
        event("classify_p1_system_down", 10, 48, true);
        event("classify_p1_system_down", 12, 14, false);
    }

    private Instant at(int hour, int minute) {
        return story.days().at(day, hour, minute);
    }

    private ObjectNode act(int hour, int minute, String kind, String text) {
        ObjectNode what = Story.what().put("incident", INCIDENT).put("do", kind).put("by", LEAD);
        what.put("role", "technical-lead").put("text", text);
        story.tell(at(hour, minute), "incident", what);
        return what;
    }

    private void issue(int hour, int minute, String to, String text) {
        ObjectNode what = Story.what().put("incident", INCIDENT).put("to", to);
        story.tell(at(hour, minute), "issue", what.put("by", LEAD).put("text", text));
    }

    private void event(String metric, int hour, int minute, boolean yes) {
        ObjectNode reading = MeasuredStory.reading(metric, at(hour, minute), yes);
        MeasuredStory.tell(story, at(hour, minute), "layby-launch", List.of(reading));
    }

    private void ticket() {
        ObjectNode asked = Story.what().put("ticket", TICKET).put("contact", "caja2@tienda.example");
        asked.put("category", "defect").put("text", "Ninguna caja puede registrar pagos.");
        asked.set("conditions", Story.texts(List.of("system-down")));
        story.tell(at(10, 42), "ticket.open", asked);
        ticket(10, 44, "START", "");
        ticket(10, 50, "REPLY", "Lo sabemos y trabajamos en eso. Avisamos cada quince minutos.");
        ticket(12, 16, "RESOLVE", "Todo funciona otra vez.");
        ticket(15, 30, "CLOSE", "");
    }

    private void ticket(int hour, int minute, String move, String text) {
        ObjectNode what = Story.what().put("ticket", TICKET).put("do", move).put("by", LEAD);
        if (move.equals("RESOLVE")) {
            what.set("steps", Story.texts(List.of("resolve_solution")));
        }
        story.tell(at(hour, minute), "ticket.act", what.put("text", text));
    }
}
