package dev.cuadra.onboarding.backtest;

import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person reads of a backtest, in both languages. For one result. */
final class ResultText {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final long HOUR = 60;

    private final ZoneId zone;
    private final List<Text> lines = new ArrayList<>();

    private ResultText(ZoneId zone) {
        this.zone = zone;
    }

    static Text of(BacktestPlan plan, BacktestCursor cursor, List<Episode> episodes, List<Incident> missed) {
        ResultText text = new ResultText(plan.inputs().zone());
        text.head(plan, cursor);
        for (Trigger trigger : plan.definition().triggers()) {
            text.trigger(trigger, cursor, plan);
        }
        cursor.now().gates().forEach((id, turns) -> text.turns("backtest.gate", id, turns));
        cursor.now().shadows().forEach((id, turns) -> text.turns("backtest.shadow", id, turns));
        if (!cursor.now().decisions().isEmpty()) {
            text.turns("backtest.rollout", plan.definition().id(), cursor.now().decisions());
        }
        text.incidents(plan, episodes, missed);
        text.differences(plan, cursor.differences());
        return new Text(
                text.lines.stream().map(Text::es).collect(Collectors.joining("\n")),
                text.lines.stream().map(Text::en).collect(Collectors.joining("\n")));
    }

    private void say(String key, Map<String, ?> values) {
        lines.add(Texts.BOOK.text(key, values));
    }

    private String shown(Instant at) {
        return MINUTES.format(at.atZone(zone));
    }

    private void head(BacktestPlan plan, BacktestCursor cursor) {
        say(
                cursor.looks() == plan.looks() ? "backtest.head" : "backtest.head.partial",
                Map.of(
                        "id", plan.definition().id(),
                        "version", plan.definition().version(),
                        "from", shown(plan.from()),
                        "to", shown(plan.to()),
                        "zone", zone.getId(),
                        "looks", cursor.looks(),
                        "all", plan.looks()));
    }

    private void trigger(Trigger trigger, BacktestCursor cursor, BacktestPlan plan) {
        List<Episode> fired =
                Episode.of(trigger.id(), cursor.now().triggers().getOrDefault(trigger.id(), List.of()), plan);
        String key = trigger.shadow() ? "backtest.trigger.shadow" : "backtest.trigger";
        say(key, Map.of("id", trigger.id(), "count", fired.size()));
        for (Episode episode : fired) {
            Map<String, Object> values = Map.of(
                    "fired", shown(episode.fired()),
                    "cleared", episode.cleared().map(this::shown).orElse("…"));
            say("backtest.episode", values);
            episode.incidents().forEach(incident -> lead(episode, incident));
            if (episode.incidents().isEmpty() && !plan.incidents().isEmpty()) {
                say("backtest.false", Map.of());
            }
        }
    }

    private void lead(Episode episode, Incident incident) {
        long minutes = Duration.ofSeconds(ResultWriter.lead(episode, incident)).toMinutes();
        String key = minutes >= 0 ? "backtest.lead" : "backtest.lag";
        say(key, Map.of("incident", incident.id(), "time", time(Math.abs(minutes))));
    }

    private static String time(long minutes) {
        return minutes / HOUR + ":" + String.format(Locale.ROOT, "%02d", minutes % HOUR);
    }

    private void turns(String key, String id, List<Turn> turns) {
        say(key, Map.of("id", id));
        turns.forEach(turn ->
                say("backtest.turn", Map.of("at", shown(turn.at()), "state", turn.state(), "reason", said(turn))));
    }

    private static String said(Turn turn) {
        String both = turn.reason().isEmpty() || turn.why().isEmpty()
                ? turn.reason() + turn.why()
                : turn.reason() + " (" + turn.why() + ")";
        return both.isEmpty() ? "" : "  " + both;
    }

    private void incidents(BacktestPlan plan, List<Episode> episodes, List<Incident> missed) {
        if (!plan.incidents().isEmpty()) {
            say(
                    "backtest.incidents",
                    Map.of(
                            "count", plan.incidents().size(),
                            "missed", missed.size(),
                            "alarms",
                                    episodes.stream()
                                            .filter(episode ->
                                                    episode.incidents().isEmpty())
                                            .count()));
            missed.forEach(incident -> say("backtest.missed", Map.of("incident", incident.id())));
        }
    }

    private void differences(BacktestPlan plan, List<Difference> differences) {
        if (plan.against().isEmpty()) {
            return;
        }
        say(
                "backtest.differences",
                Map.of(
                        "id", plan.against().get().id(),
                        "version", plan.against().get().version(),
                        "count", differences.size()));
        for (Difference each : differences) {
            Optional<String> until = Optional.of(shown(each.until())).filter(any -> each.looks() > 1);
            say(
                    "backtest.difference",
                    Map.of(
                            "at",
                                    shown(each.at())
                                            + until.map(end -> " – " + end).orElse(""),
                            "id", each.id(),
                            "before", each.before().state() + said(each.before()),
                            "now", each.now().state() + said(each.now())));
        }
    }
}
