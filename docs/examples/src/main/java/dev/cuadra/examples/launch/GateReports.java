package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.alert.service.LaunchRecords;
import dev.cuadra.onboarding.alert.service.Replayed;
import dev.cuadra.onboarding.alert.service.StoredEvaluation;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.plan.service.PortfolioLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the gates said when, what became of alerts, and whether all of it can be said again. For one report. */
final class GateReports {
    /** One verdict after another. */
    record Decided(Instant at, String definition, String subject, String before, String verdict) {}

    /** Something that happened to an alert of a definition. */
    record Alerted(String definition, AlertEvent event) {}

    private final LaunchHouse house;
    private final Shelf shelf;
    private final List<Decided> decided = new ArrayList<>();
    private final List<Alerted> alerted = new ArrayList<>();
    private long records;
    private long same;
    private boolean sound = true;

    GateReports(LaunchHouse house, Shelf shelf) {
        this.house = house;
        this.shelf = shelf;
    }

    void write(Instant at) {
        Map<Definition, String> all = new LinkedHashMap<>();
        all.put(house.watch().laybys(), "");
        all.put(house.watch().pilot(), "");
        for (PortfolioLine line : house.plans().portfolio(house.tenant(), at)) {
            all.put(house.watch().of(house.plans().plan(house.tenant(), line.customer())), line.customer());
        }
        all.forEach(this::definition);
        decided.sort(Comparator.comparing(Decided::at)
                .thenComparing(Decided::definition)
                .thenComparing(Decided::subject));
        alerted.sort(Comparator.comparing((Alerted one) -> one.event().at())
                .thenComparing(Alerted::definition)
                .thenComparing(one -> one.event().trigger())
                .thenComparing(one -> one.event().kind()));
        StringBuilder lines = new StringBuilder();
        decided.forEach(one -> lines.append(json(one)).append('\n'));
        shelf.put("gates/verdicts.jsonl", lines.toString());
        StringBuilder events = new StringBuilder();
        alerted.forEach(one -> events.append(json(one)).append('\n'));
        shelf.put("gates/alerts.jsonl", events.toString());
    }

    private void definition(Definition definition, String customer) {
        LaunchRecords stored = house.watch().records();
        TreeSet<Instant> instants = new TreeSet<>();
        List<String> subjects = new ArrayList<>();
        definition.gates().stream().map(Gate::id).map(StoredEvaluation::gate).forEach(subjects::add);
        subjects.add(definition.rollout().isPresent() ? StoredEvaluation.ROLLOUT : StoredEvaluation.TRIGGERS);
        for (String subject : subjects) {
            List<StoredEvaluation> chain = stored.chain(house.tenant(), definition.id(), subject);
            sound &= stored.broken(house.tenant(), definition.id(), subject).isEmpty();
            chain.forEach(one -> instants.add(one.at()));
            chain(definition, subject, chain);
        }
        for (Instant at : instants) {
            // Every record of an instant is made again from the same readings.
            List<Reading> then = house.watch().source(definition, customer).read(house.tenant(), definition, at);
            List<Replayed> again =
                    house.watch().replay().replay(house.tenant(), definition.id(), (who, asked, known) -> then, at);
            records += again.size();
            same += again.stream().filter(Replayed::same).count();
        }
        stored.events(house.tenant(), definition.id())
                .forEach(event -> alerted.add(new Alerted(definition.id(), event)));
    }

    private void chain(Definition definition, String subject, List<StoredEvaluation> chain) {
        StringBuilder lines = new StringBuilder();
        String before = "";
        for (StoredEvaluation one : chain) {
            lines.append(one.record().json()).append('\n');
            String verdict = one.record().verdict();
            if (!verdict.equals(before)) {
                decided.add(new Decided(one.at(), definition.id(), subject, before, verdict));
            }
            before = verdict;
        }
        if (!chain.isEmpty()) {
            shelf.put(file(definition.id(), subject), lines.toString());
        }
    }

    /** Where the records of a subject are. */
    static String file(String definition, String subject) {
        return "gates/" + definition + "/" + subject.replace(':', '-') + ".jsonl";
    }

    private static ObjectNode json(Decided one) {
        return Story.what()
                .put("at", one.at().toString())
                .put("definition", one.definition())
                .put("subject", one.subject())
                .put("before", one.before())
                .put("verdict", one.verdict());
    }

    private static ObjectNode json(Alerted one) {
        AlertEvent event = one.event();
        return Story.what()
                .put("at", event.at().toString())
                .put("definition", one.definition())
                .put("trigger", event.trigger())
                .put("event", event.kind().name())
                .put("episode", event.episode())
                .put("note", event.note());
    }

    /** Every change of a verdict, by time. */
    List<Decided> decided() {
        return decided;
    }

    /** Everything that happened to alerts, by time. */
    List<Alerted> alerted() {
        return alerted;
    }

    /** How many records there are. */
    long records() {
        return records;
    }

    /** How many of them came out byte for byte when they were made again. */
    long same() {
        return same;
    }

    /** Whether no chain of records is broken. */
    boolean sound() {
        return sound;
    }
}
