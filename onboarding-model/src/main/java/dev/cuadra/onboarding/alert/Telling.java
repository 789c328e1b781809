package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Finding;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is told of what happened to alerts: that one fires, that nobody acknowledged it, that data are missing, that it is
 * over. A pure function; shadow triggers tell nobody.
 *
 * @source ALERT-4, ALERT-5
 */
public final class Telling {
    private final Definition definition;
    private final Routing routing;
    private final Correspondence terms;
    private final Missives missives;
    private final Map<String, TriggerFinding> findings;

    private Telling(Definition definition, Routing routing, Correspondence terms, Collection<TriggerFinding> findings) {
        this.definition = definition;
        this.routing = routing.about(definition);
        this.terms = terms;
        this.missives = new Missives(routing.fallback());
        this.findings = findings.stream()
                .collect(Collectors.toMap(finding -> finding.trigger().id(), finding -> finding));
    }

    /**
     * What is told of {@code events}.
     *
     * @param before the alerts before the events
     * @param findings what was found of the triggers
     * @param definition whose triggers they are; that data are missing is told to who answers in it for what is missing
     *     as well
     */
    public static List<Missive> of(
            AlertBook before,
            List<AlertEvent> events,
            Collection<TriggerFinding> findings,
            Definition definition,
            Routing routing,
            Correspondence terms) {
        Telling telling = new Telling(definition, routing, terms, findings);
        AlertBook book = before;
        for (AlertEvent event : events) {
            AlertBook after = book.after(List.of(event));
            telling.tell(event, book.alert(event.trigger()), after.alert(event.trigger()));
            book = after;
        }
        return telling.missives.all();
    }

    private void tell(AlertEvent event, Alert before, Alert after) {
        TriggerFinding finding = findings.get(event.trigger());
        if (finding == null || finding.trigger().shadow()) {
            return;
        }
        Trigger trigger = finding.trigger();
        switch (event.kind()) {
            case FIRED -> send(event, finding, routing.told(trigger), fired(trigger, event.at()));
            case ESCALATED ->
                send(
                        event,
                        finding,
                        routing.escalated(trigger, event.step()),
                        escalated(trigger, event, after.firing().orElse(event.at())));
            case DATA_MISSING -> {
                List<String> answering = Absence.answering(definition, finding);
                send(event, finding, together(trigger, answering), missing(trigger, answering, event.at()));
            }
            case CLEARED ->
                send(
                        event,
                        finding,
                        routing.told(trigger),
                        cleared(event, before.firing().orElse(event.at()), after));
            default -> {}
        }
    }

    private void send(AlertEvent event, TriggerFinding finding, List<String> roles, Map<String, Object> more) {
        String kind = event.kind().name();
        boolean gap = event.kind() == AlertEvent.Kind.DATA_MISSING;
        String reference = terms.reference(event.trigger() + (gap ? "/data" : ""), event.episode());
        Map<String, Object> values = new HashMap<>(more);
        values.put("trigger", event.trigger());
        values.put(
                "level", Missives.say("alert.level." + finding.trigger().level().name()));
        values.put("why", finding.finding().map(Telling::why).orElseGet(() -> Missives.say("alert.nothing")));
        values.put("change", finding.finding().map(Finding::change).orElseGet(() -> Missives.say("alert.nothing")));
        values.put("figure", figure(finding));
        values.put("bar", bar(finding));
        values.put("reference", reference);
        values.put("link", terms.link().isEmpty() ? "" : "\n" + terms.link() + reference);
        missives.send(
                String.join("/", kind, reference, Integer.toString(event.step())),
                event.trigger(),
                roles,
                routing.route(finding.trigger().level()).channels(),
                Missives.say("alert.subject." + kind, values),
                Missives.say("alert.body." + kind, values));
    }

    private Map<String, Object> fired(Trigger trigger, Instant at) {
        List<Escalation> escalations = routing.route(trigger.level()).escalations();
        Object next = escalations.isEmpty()
                ? ""
                : Missives.say(
                        "alert.next",
                        Map.of(
                                "after", Missives.lasting(escalations.get(0).after()),
                                "roles", String.join(", ", escalations.get(0).roles())));
        return Map.of("since", terms.told(at), "next", next);
    }

    private Map<String, Object> escalated(Trigger trigger, AlertEvent event, Instant since) {
        Escalation step = routing.route(trigger.level()).escalations().get(event.step() - 1);
        return Map.of("since", terms.told(since), "after", Missives.lasting(step.after()));
    }

    private List<String> together(Trigger trigger, List<String> answering) {
        return Stream.concat(routing.told(trigger).stream(), answering.stream())
                .distinct()
                .toList();
    }

    private Map<String, Object> missing(Trigger trigger, List<String> answering, Instant at) {
        Object held = trigger.level().moves() ? Missives.say("alert.held") : "";
        Object who = answering.isEmpty()
                ? ""
                : Missives.say("alert.answering", Map.of("roles", String.join(", ", answering)));
        return Map.of("since", terms.told(at), "held", held, "answering", who);
    }

    private Map<String, Object> cleared(AlertEvent event, Instant since, Alert after) {
        Object latched = after.latched() ? Missives.say("alert.latched") : "";
        return Map.of("since", terms.told(since), "until", terms.told(event.at()), "latched", latched);
    }

    // ---- what a finding says

    /** The sentence of the condition, and those of its parts where it is a group. */
    private static Text why(Finding finding) {
        List<Text> all = sentences(finding).toList();
        return new Text(
                all.stream().map(Text::es).collect(Collectors.joining("\n")),
                all.stream().map(Text::en).collect(Collectors.joining("\n")));
    }

    private static Stream<Text> sentences(Finding finding) {
        return Stream.concat(
                Stream.of(finding.sentence()), finding.parts().stream().flatMap(Telling::sentences));
    }

    private static Object figure(TriggerFinding finding) {
        List<Text> shown = finding.finding()
                .map(found -> figures(finding.trigger().condition(), found))
                .orElse(List.of());
        return shown.isEmpty() ? Missives.say("alert.nothing") : joined("; ", shown.stream());
    }

    private static List<Text> figures(Condition condition, Finding finding) {
        if (condition instanceof Check check) {
            return finding.left().isEmpty() ? List.of() : List.of(check.figure(finding.left()));
        }
        return finding.parts().stream()
                .filter(part -> !part.left().isEmpty())
                .map(part -> joined(" ", Stream.of(same(part.condition()), Text.figure(part.left()))))
                .toList();
    }

    private static Text same(String word) {
        return new Text(word, word);
    }

    private static Text joined(String between, Stream<Text> parts) {
        List<Text> all = parts.toList();
        return new Text(
                all.stream().map(Text::es).collect(Collectors.joining(between)),
                all.stream().map(Text::en).collect(Collectors.joining(between)));
    }

    private static Object bar(TriggerFinding finding) {
        Text bars = joined("; ", finding.trigger().condition().checks().map(Check::bar));
        Optional<Text> lasting = finding.trigger()
                .condition()
                .checks()
                .flatMap(check -> check.sustain().stream())
                .findFirst()
                .map(sustain -> Missives.say("alert.lasting", Map.of("for", Missives.lasting(sustain.lasting()))));
        return lasting.map(text -> joined("", Stream.of(bars, text))).orElse(bars);
    }
}
