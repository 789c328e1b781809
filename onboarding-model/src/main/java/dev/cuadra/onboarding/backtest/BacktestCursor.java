package dev.cuadra.onboarding.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a backtest has come, with all that it found so far. A value: a run that goes on from it comes to what an
 * uninterrupted one comes to.
 *
 * @source BACK-4
 */
public final class BacktestCursor {
    private final String fingerprint;
    private final long next;
    private final Track now;
    private final Optional<Track> before;
    private final List<Difference> differences;

    BacktestCursor(String fingerprint, long next, Track now, Optional<Track> before, List<Difference> differences) {
        this.fingerprint = fingerprint;
        this.next = next;
        this.now = now;
        this.before = before;
        this.differences = List.copyOf(differences);
    }

    /** How many looks are done. */
    public long looks() {
        return next;
    }

    String fingerprint() {
        return fingerprint;
    }

    Track now() {
        return now;
    }

    Optional<Track> before() {
        return before;
    }

    List<Difference> differences() {
        return differences;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BacktestCursor that && json().equals(that.json());
    }

    @Override
    public int hashCode() {
        return Objects.hash(fingerprint, next);
    }

    /** How far it has come. */
    @Override
    public String toString() {
        return "BacktestCursor[" + next + "]";
    }

    // ---- as JSON

    /** The cursor as canonical JSON, which {@link #parse} reads back to an equal one. */
    public String json() {
        ObjectNode tree = Canonical.object();
        tree.put("fingerprint", fingerprint);
        tree.put("looks", next);
        track(now, tree.putObject("now"));
        before.ifPresent(track -> track(track, tree.putObject("before")));
        ArrayNode all = tree.putArray("differences");
        differences.forEach(each -> difference(each, all.addObject()));
        return Canonical.text(tree);
    }

    /**
     * Reads a cursor.
     *
     * @throws ProblemException with code {@code BACKTEST_CURSOR} when it is none
     */
    public static BacktestCursor parse(String json) {
        try {
            JsonNode tree = Canonical.parse(json);
            List<Difference> all = new ArrayList<>();
            for (JsonNode each : member(tree, "differences")) {
                all.add(difference(each));
            }
            return new BacktestCursor(
                    text(tree, "fingerprint"),
                    member(tree, "looks").longValue(),
                    track(member(tree, "now")),
                    tree.has("before") ? Optional.of(track(member(tree, "before"))) : Optional.empty(),
                    all);
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            throw new ProblemException(
                    Texts.problem("BACKTEST_CURSOR", "resume", Map.of()).problem(), e);
        }
    }

    private static void track(Track track, ObjectNode node) {
        turns(track.gates(), node.putArray("gates"));
        turns(track.triggers(), node.putArray("triggers"));
        turns(track.shadows(), node.putArray("shadows"));
        ArrayNode decisions = node.putArray("decisions");
        track.decisions().forEach(turn -> turn(turn, decisions.addObject()));
        ArrayNode events = node.putArray("events");
        track.events()
                .forEach(event -> events.addObject()
                        .put("kind", event.kind().name())
                        .put("at", event.at().toString())
                        .put("subject", event.subject()));
        node.put("phase", track.phase().orElse(null));
    }

    private static Track track(JsonNode node) {
        List<Turn> decisions = new ArrayList<>();
        member(node, "decisions").forEach(each -> decisions.add(turn(each)));
        List<HistoryEvent> events = new ArrayList<>();
        member(node, "events")
                .forEach(each -> events.add(new HistoryEvent(
                        HistoryEvent.Kind.valueOf(text(each, "kind")),
                        Instant.parse(text(each, "at")),
                        text(each, "subject"))));
        return new Track(
                turns(member(node, "gates")),
                turns(member(node, "triggers")),
                turns(member(node, "shadows")),
                decisions,
                events,
                Optional.of(member(node, "phase")).filter(JsonNode::isTextual).map(JsonNode::asText));
    }

    /** In a list, for the order in which the definition has them. */
    private static void turns(Map<String, List<Turn>> turns, ArrayNode node) {
        turns.forEach((id, all) -> {
            ObjectNode each = node.addObject();
            each.put("id", id);
            ArrayNode list = each.putArray("turns");
            all.forEach(turn -> turn(turn, list.addObject()));
        });
    }

    private static Map<String, List<Turn>> turns(JsonNode node) {
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        for (JsonNode each : node) {
            List<Turn> all = new ArrayList<>();
            member(each, "turns").forEach(turn -> all.add(turn(turn)));
            turns.put(text(each, "id"), all);
        }
        return turns;
    }

    private static void difference(Difference difference, ObjectNode node) {
        node.put("kind", difference.kind());
        node.put("id", difference.id());
        node.put("until", difference.until().toString());
        node.put("looks", difference.looks());
        node.put("shadow", difference.shadow());
        turn(difference.before(), node.putObject("before"));
        turn(difference.now(), node.putObject("now"));
    }

    private static Difference difference(JsonNode node) {
        return new Difference(
                text(node, "kind"),
                text(node, "id"),
                Instant.parse(text(node, "until")),
                member(node, "looks").longValue(),
                turn(member(node, "before")),
                turn(member(node, "now")),
                member(node, "shadow").booleanValue());
    }

    static void turn(Turn turn, ObjectNode node) {
        node.put("at", turn.at().toString());
        node.put("state", turn.state());
        node.put("reason", turn.reason());
        node.put("why", turn.why());
    }

    private static Turn turn(JsonNode node) {
        return new Turn(Instant.parse(text(node, "at")), text(node, "state"), text(node, "reason"), text(node, "why"));
    }

    private static JsonNode member(JsonNode node, String name) {
        JsonNode member = node.get(name);
        if (member == null) {
            throw new IllegalArgumentException("No " + name);
        }
        return member;
    }

    private static String text(JsonNode node, String name) {
        return member(node, name).asText();
    }
}
