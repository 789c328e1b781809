package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is told about a rollout that was taken back: what each role has to do and by when, what is overdue, and that it was
 * opened again. Pure functions.
 *
 * @source ALERT-6, ALERT-7
 */
public final class Withdrawal {
    private static final String ROLLOUT = "rollout";

    private final Routing routing;
    private final Correspondence terms;
    private final Missives missives;

    /** What is told by one routing. */
    public Withdrawal(Routing routing, Correspondence terms) {
        this.routing = routing;
        this.terms = terms;
        this.missives = new Missives(routing.fallback());
    }

    /**
     * The rollback that holds at {@code at}: the newest, unless somebody in the right role opened the rollout after it.
     *
     * @param history what happened to the rollout; what is later than {@code at} is not known yet
     */
    public static Optional<HistoryEvent> holding(Collection<HistoryEvent> history, Rollout rollout, Instant at) {
        Optional<Instant> opened = history.stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.REOPENED
                        && !event.at().isAfter(at)
                        && rollout.reopeners().contains(event.subject()))
                .map(HistoryEvent::at)
                .max(Comparator.naturalOrder());
        return history.stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.ROLLED_BACK
                        && !event.at().isAfter(at))
                .max(Comparator.comparing(HistoryEvent::at).thenComparing(HistoryEvent::subject))
                .filter(back -> opened.filter(back.at()::isBefore).isEmpty());
    }

    /**
     * Tells every role what it has to do.
     *
     * @param back the rollback
     * @param number which rollback of the definition it is, from 1
     * @param why why, in one sentence
     */
    public Withdrawal taken(HistoryEvent back, int number, Text why, List<Obligation> obligations) {
        Map<String, List<Obligation>> byRole = new LinkedHashMap<>();
        obligations.forEach(each -> each.roles()
                .forEach(role -> byRole.merge(role, List.of(each), (some, one) -> {
                    List<Obligation> more = new java.util.ArrayList<>(some);
                    more.addAll(one);
                    return more;
                })));
        byRole.forEach((role, duties) -> send(
                "ROLLED_BACK",
                role,
                number,
                List.of(role),
                Map.of(
                        "trigger", back.subject(),
                        "since", terms.told(back.at()),
                        "why", why,
                        "duties", lines(duties))));
        return this;
    }

    /** Tells those whose duty it is that a deadline has passed. */
    public Withdrawal overdue(HistoryEvent back, int number, Obligation obligation) {
        send(
                "OVERDUE",
                obligation.duty().name(),
                number,
                obligation.roles(),
                Map.of(
                        "trigger", back.subject(),
                        "since", terms.told(back.at()),
                        "duty", Missives.say("alert.duty." + obligation.duty().name()),
                        "due", obligation.due().map(terms::told).orElse("-")));
        return this;
    }

    /** Tells everybody who was told of the rollback that the rollout is open again. */
    public Withdrawal reopened(HistoryEvent back, int number, String role, String why, Instant at) {
        List<String> roles = java.util.stream.Stream.of(Duty.values())
                .flatMap(duty -> routing.responsible(duty).stream())
                .distinct()
                .toList();
        send(
                "REOPENED",
                "",
                number,
                roles,
                Map.of(
                        "trigger", back.subject(),
                        "since", terms.told(back.at()),
                        "role", role,
                        "why", why,
                        "at", terms.told(at)));
        return this;
    }

    /** What was told so far. */
    public List<Missive> told() {
        return missives.all();
    }

    private void send(String kind, String what, int number, List<String> roles, Map<String, Object> more) {
        String reference = terms.reference(ROLLOUT, number);
        Map<String, Object> values = new HashMap<>(more);
        values.put("about", terms.about());
        values.put("reference", reference);
        values.put("link", terms.link().isEmpty() ? "" : "\n" + terms.link() + reference);
        missives.send(
                String.join("/", kind, reference, what),
                ROLLOUT,
                roles,
                routing.route(Trigger.Level.ROLLBACK).channels(),
                Missives.say("alert.subject." + kind, values),
                Missives.say("alert.body." + kind, values));
    }

    private Text lines(List<Obligation> duties) {
        List<Text> lines = duties.stream()
                .map(each -> each.due()
                        .map(due -> Missives.say(
                                "alert.dutyBy",
                                Map.of(
                                        "duty",
                                                Missives.say("alert.duty."
                                                        + each.duty().name()),
                                        "due", terms.told(due))))
                        .orElseGet(() -> Missives.say(
                                "alert.dutyNow",
                                Map.of(
                                        "duty",
                                        Missives.say("alert.duty." + each.duty().name())))))
                .toList();
        return new Text(
                lines.stream().map(Text::es).collect(Collectors.joining("\n")),
                lines.stream().map(Text::en).collect(Collectors.joining("\n")));
    }
}
