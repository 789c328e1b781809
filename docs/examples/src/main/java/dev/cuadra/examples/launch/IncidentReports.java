package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.onboarding.operation.IncidentAct;
import dev.cuadra.onboarding.operation.IncidentFigures;
import dev.cuadra.onboarding.operation.service.IncidentView;
import dev.cuadra.onboarding.support.CriticalAlert;
import dev.cuadra.onboarding.support.Priority;
import dev.cuadra.onboarding.support.SupportJson;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The record of each critical incident: what happened, what users were told and how long everything took. */
final class IncidentReports {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final LaunchHouse house;
    private final Locale language;
    private final Shelf shelf;

    IncidentReports(LaunchHouse house, Locale language, Shelf shelf) {
        this.house = house;
        this.language = language;
        this.shelf = shelf;
    }

    void write(Instant at) {
        for (IncidentView view : house.lists().incidents().all(house.tenant())) {
            Incident incident = view.incident();
            CriticalAlert alert = CriticalAlert.of(incident, Priority.P1, at);
            ObjectNode record = record(view, at);
            record.set("alert", SupportJson.alert(alert));
            shelf.put("incidents/" + incident.id() + ".json", record.toPrettyString() + "\n");
            String told = alert.lines(house.days().zone()).stream()
                    .map(line -> line.in(language))
                    .collect(Collectors.joining("\n", "", "\n"));
            shelf.put("incidents/" + incident.id() + ".txt", told + acts(incident));
        }
    }

    private String acts(Incident incident) {
        return incident.acts().stream()
                .map(act -> TIME.format(act.at().atZone(house.days().zone())) + "  "
                        + act.kind().label().in(language) + "  " + act.text())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static ObjectNode record(IncidentView view, Instant at) {
        Incident incident = view.incident();
        IncidentFigures figures = incident.figures(at);
        ObjectNode record = Story.what().put("incident", incident.id());
        record.put("status", figures.status().name());
        record.put("issue", view.issue().orElse(null));
        record.put("detectedAt", figures.detectedAt().toString());
        record.put("toDeclare", text(figures.toDeclare()));
        record.put("toMitigate", text(figures.toMitigate()));
        record.put("toResolve", text(figures.toResolve()));
        record.put("interval", incident.interval().toString());
        record.put("updates", figures.updates()).put("missedUpdates", figures.missedUpdates());
        record.put("reviewed", figures.reviewed());
        ArrayNode acts = record.putArray("acts");
        for (IncidentAct act : incident.acts()) {
            acts.addObject()
                    .put("at", act.at().toString())
                    .put("kind", act.kind().name())
                    .put("who", act.who())
                    .put("role", act.role())
                    .put("text", act.text());
        }
        return record;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
