package dev.cuadra.onboarding.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Canonical;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what a backtest found as JSON. For one result. */
final class ResultWriter {
    private final BacktestPlan plan;
    private final BacktestCursor cursor;
    private final ObjectNode tree = Canonical.object();
    private final List<Episode> episodes = new ArrayList<>();
    private final List<Incident> missed = new ArrayList<>();

    private ResultWriter(BacktestPlan plan, BacktestCursor cursor) {
        this.plan = plan;
        this.cursor = cursor;
    }

    static BacktestResult result(BacktestPlan plan, BacktestCursor cursor) {
        ResultWriter writer = new ResultWriter(plan, cursor);
        writer.head();
        ObjectNode shadow = Canonical.object();
        writer.triggers(shadow);
        writer.track(cursor.now(), writer.tree);
        turns(cursor.now().shadows(), shadow.putArray("conditions"));
        writer.tree.set("shadow", shadow);
        writer.incidents();
        writer.differences();
        String hash = Canonical.sha256(Canonical.text(writer.tree));
        writer.tree.put("hash", hash);
        boolean complete = cursor.looks() == plan.looks();
        return new BacktestResult(
                Canonical.text(writer.tree),
                hash,
                ResultText.of(plan, cursor, writer.episodes, writer.missed),
                complete,
                writer.episodes,
                writer.missed,
                cursor.differences());
    }

    private void head() {
        tree.put("kind", "backtest");
        about(plan.definition(), tree.putObject("definition"));
        if (plan.against().isPresent()) {
            about(plan.against().get(), tree.putObject("against"));
        } else {
            tree.putNull("against");
        }
        tree.put("zone", plan.inputs().zone().getId());
        tree.put("calendar", plan.inputs().calendar());
        tree.put("from", plan.from().toString());
        tree.put("to", plan.to().toString());
        tree.put("step", plan.step().toString());
        tree.put("looks", cursor.looks());
        tree.put("complete", cursor.looks() == plan.looks());
        tree.put("inputs", cursor.fingerprint());
    }

    private static void about(Definition definition, ObjectNode node) {
        node.put("id", definition.id());
        node.put("version", definition.version());
        node.put("sha256", definition.sha256());
    }

    private void track(Track track, ObjectNode node) {
        turns(track.gates(), node.putArray("gates"));
        if (plan.course().isPresent()) {
            ObjectNode rollout = node.putObject("rollout");
            list(track.decisions(), rollout.putArray("decisions"));
            ArrayNode events = rollout.putArray("events");
            track.events()
                    .forEach(event -> events.addObject()
                            .put(
                                    "kind",
                                    event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .put("at", event.at().toString())
                            .put("subject", event.subject()));
            rollout.put("phase", track.phase().orElse(null));
        } else {
            node.putNull("rollout");
        }
    }

    private static void turns(Map<String, List<Turn>> turns, ArrayNode node) {
        turns.forEach((id, all) -> {
            ObjectNode each = node.addObject();
            each.put("id", id);
            list(all, each.putArray("turns"));
        });
    }

    private static void list(List<Turn> turns, ArrayNode node) {
        turns.forEach(turn -> BacktestCursor.turn(turn, node.addObject()));
    }

    private void triggers(ObjectNode shadow) {
        ArrayNode plain = tree.putArray("triggers");
        ArrayNode without = shadow.putArray("triggers");
        for (Trigger trigger : plan.definition().triggers()) {
            List<Turn> turns = cursor.now().triggers().getOrDefault(trigger.id(), List.of());
            List<Episode> fired = Episode.of(trigger.id(), turns, plan);
            ObjectNode node = (trigger.shadow() ? without : plain).addObject();
            node.put("id", trigger.id());
            node.put("level", trigger.level().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            list(turns, node.putArray("turns"));
            ArrayNode all = node.putArray("episodes");
            fired.forEach(episode -> episode(episode, all.addObject()));
            if (!trigger.shadow()) {
                episodes.addAll(fired);
            }
            judged(trigger, fired, node);
        }
    }

    /** Without a list of incidents nobody can say what was a false alarm. */
    private void judged(Trigger trigger, List<Episode> fired, ObjectNode node) {
        if (plan.incidents().isEmpty()) {
            node.putNull("falseAlarms");
            node.putNull("missed");
            return;
        }
        node.put(
                "falseAlarms",
                fired.stream().filter(episode -> episode.incidents().isEmpty()).count());
        ArrayNode silent = node.putArray("missed");
        plan.incidents().stream()
                .filter(incident -> incident.triggers().contains(trigger.id()) && inside(incident))
                .filter(incident ->
                        fired.stream().noneMatch(episode -> episode.incidents().contains(incident)))
                .forEach(incident -> silent.add(incident.id()));
    }

    private static void episode(Episode episode, ObjectNode node) {
        node.put("fired", episode.fired().toString());
        node.put("cleared", episode.cleared().map(Instant::toString).orElse(null));
        ArrayNode told = node.putArray("incidents");
        episode.incidents()
                .forEach(incident ->
                        told.addObject().put("id", incident.id()).put("leadSeconds", lead(episode, incident)));
    }

    /** How long before people knew; below 0 when they knew first. */
    static long lead(Episode episode, Incident incident) {
        return Duration.between(episode.fired(), incident.known()).toSeconds();
    }

    /** Whether the looks reached it at all. */
    private boolean inside(Incident incident) {
        Instant last = plan.look(Math.max(0, cursor.looks() - 1));
        return !incident.start().isAfter(last) && incident.end().isAfter(plan.from());
    }

    private void incidents() {
        ArrayNode all = tree.putArray("incidents");
        for (Incident incident : plan.incidents()) {
            Optional<Episode> first = episodes.stream()
                    .filter(episode -> episode.incidents().contains(incident))
                    .min(java.util.Comparator.comparing(Episode::fired).thenComparing(Episode::trigger));
            ObjectNode node = all.addObject();
            node.put("id", incident.id());
            node.put("start", incident.start().toString());
            node.put("end", incident.end().toString());
            node.put("known", incident.known().toString());
            node.put("looked", inside(incident));
            node.put("firstTrigger", first.map(Episode::trigger).orElse(null));
            node.put(
                    "leadSeconds", first.map(episode -> lead(episode, incident)).orElse(null));
            node.put("missed", inside(incident) && first.isEmpty());
            if (inside(incident) && first.isEmpty()) {
                missed.add(incident);
            }
        }
    }

    private void differences() {
        ArrayNode all = tree.putArray("differences");
        cursor.differences().forEach(each -> {
            ObjectNode node = all.addObject();
            node.put("kind", each.kind());
            node.put("id", each.id());
            node.put("at", each.at().toString());
            node.put("until", each.until().toString());
            node.put("looks", each.looks());
            node.put("shadow", each.shadow());
            BacktestCursor.turn(each.before(), node.putObject("before"));
            BacktestCursor.turn(each.now(), node.putObject("now"));
        });
        plan.against().ifPresent(before -> {
            ObjectNode only = tree.putObject("notCompared");
            only("before", before, plan.definition(), only);
            only("now", plan.definition(), before, only);
        });
    }

    /** Gates and triggers that only one of two definitions has. */
    private static void only(String name, Definition one, Definition other, ObjectNode node) {
        ArrayNode all = node.putArray(name);
        one.gates().stream()
                .filter(gate -> other.gate(gate.id()).isEmpty())
                .forEach(gate -> all.add("gate " + gate.id()));
        one.triggers().stream()
                .filter(trigger ->
                        other.triggers().stream().noneMatch(each -> each.id().equals(trigger.id())))
                .forEach(trigger -> all.add("trigger " + trigger.id()));
    }
}
