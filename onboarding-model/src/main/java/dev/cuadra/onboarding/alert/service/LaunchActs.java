package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.Acknowledging;
import dev.cuadra.onboarding.alert.Alert;
import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.alert.AlertState;
import dev.cuadra.onboarding.alert.Withdrawal;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What people do about launches that are watched: they acknowledge alerts, say what happened to the rollout, and open it
 * again. Everything is journalled with who, as what and why. Safe for many threads and processes. A refusal is an answer.
 *
 * @source ALERT-4, ALERT-7
 */
public final class LaunchActs {
    private final Vault vault;
    private final WatchBooks books;
    private final LaunchTerms terms;
    private final Post post;
    private final Optional<FlagSwitch> flag;

    LaunchActs(Vault vault, LaunchTerms terms, Post post, Optional<FlagSwitch> flag) {
        this.vault = vault;
        this.books = new WatchBooks(vault);
        this.terms = terms;
        this.post = post;
        this.flag = flag;
    }

    /**
     * Somebody takes care of an alert that fires, so that nobody else is called. Refused with {@code ALERT_ROLE} for a role
     * that is told nothing of the trigger, and with {@code ALERT_NOT_FIRING}.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code ALERT_TRIGGER_UNKNOWN}
     */
    public Acted acknowledge(TenantId tenant, Definition definition, String id, Act act) {
        Trigger trigger = definition.triggers().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(definition, id));
        return post.again(tenant, () -> {
            WatchBooks.Seen seen = books.seen(tenant, definition.id());
            Acknowledging outcome = Acknowledging.of(
                    seen.watch().book().alert(id),
                    trigger,
                    act.role(),
                    act.at(),
                    terms.routing().about(definition));
            if (outcome.refusal().isPresent()) {
                return Acted.refused(outcome.refusal().get());
            } else if (outcome.event().isEmpty()) {
                return Acted.nothing();
            }
            Draft draft = new Draft(books, seen, act.at());
            draft.enter(entry(BookEntry.Kind.ACKNOWLEDGED, id, "", act));
            draft.happened(List.of(outcome.event().get()));
            draft.commit("alert-acknowledge", Optional.of(act));
            return new Acted(true, draft.told(), Optional.empty());
        });
    }

    private static dev.cuadra.spi.problem.ProblemException unknown(Definition definition, String id) {
        String known = definition.triggers().stream().map(Trigger::id).collect(Collectors.joining(", "));
        return Texts.problem("ALERT_TRIGGER_UNKNOWN", "trigger", Map.of("trigger", id, "known", known));
    }

    /**
     * Puts on record that a phase began, that users are back on the old workflow, that the flag is off, or that the root
     * cause is known.
     *
     * @param subject the phase that began; else may be empty
     * @throws IllegalArgumentException for what has a method of its own
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code GATE_UNKNOWN_PHASE}
     */
    public Acted happened(TenantId tenant, Definition definition, HistoryEvent.Kind kind, String subject, Act act) {
        switch (kind) {
            case PHASE_STARTED, FLAG_OFF, OLD_WORKFLOW, ROOT_CAUSE -> {}
            default -> throw new IllegalArgumentException("Has a method of its own: " + kind);
        }
        if (kind == HistoryEvent.Kind.PHASE_STARTED) {
            definition.phase(subject); // one that there is not would never count as begun
        }
        return enter(tenant, definition, kind, subject, act);
    }

    /**
     * A rollback is decided by the role of {@code act}. It counts where the role is one of those that decide together; the
     * word of any other is stored and does not.
     */
    public Acted decide(TenantId tenant, Definition definition, Act act) {
        return enter(tenant, definition, HistoryEvent.Kind.ROLLBACK_DECIDED, act.role(), act);
    }

    /**
     * Customers were told of a rollback on a channel.
     *
     * @param channel one of {@link Deadline#CHANNELS}
     * @throws IllegalArgumentException for any other, which no deadline asks for
     */
    public Acted told(TenantId tenant, Definition definition, String channel, Act act) {
        if (!Deadline.CHANNELS.contains(channel)) {
            throw new IllegalArgumentException("No deadline asks for the channel " + channel);
        }
        return enter(tenant, definition, HistoryEvent.Kind.CUSTOMERS_TOLD, channel, act);
    }

    private Acted enter(TenantId tenant, Definition definition, HistoryEvent.Kind kind, String subject, Act act) {
        return post.again(tenant, () -> {
            Draft draft = new Draft(books, books.seen(tenant, definition.id()), act.at());
            draft.enter(entry(BookEntry.Kind.HAPPENED, subject, kind.name(), act));
            draft.commit("launch-happened", Optional.of(act));
            return new Acted(true, draft.told(), Optional.empty());
        });
    }

    /**
     * Opens a rollout again that was taken back, and its flag with it. Refused with {@code ALERT_NOT_BACK}, with
     * {@code ALERT_REOPEN_ROLE} for a role that the definition does not name, with {@code ALERT_STILL_FIRING} as long as
     * what took it back fires, and with whatever the flag refuses.
     *
     * @throws IllegalArgumentException when the definition has no phases
     */
    public Acted reopen(TenantId tenant, Definition definition, Act act) {
        Rollout rollout =
                definition.rollout().orElseThrow(() -> new IllegalArgumentException("No phases: " + definition.id()));
        if (!rollout.reopeners().contains(act.role())) {
            return refused(
                    "ALERT_REOPEN_ROLE", Map.of("role", act.role(), "roles", String.join(", ", rollout.reopeners())));
        }
        return post.again(tenant, () -> {
            WatchBooks.Seen seen = books.seen(tenant, definition.id());
            Optional<HistoryEvent> back = Withdrawal.holding(seen.ledger().history(Instant.MAX), rollout, Instant.MAX);
            String firing = firing(seen, definition);
            if (!firing.isEmpty()) {
                return refused("ALERT_STILL_FIRING", Map.of("triggers", firing));
            } else if (back.filter(one -> !act.at().isAfter(one.at())).isPresent()) {
                throw new IllegalArgumentException("Opened before it was taken back: " + act.at());
            }
            return reopened(seen, definition, back, act);
        });
    }

    private static String firing(WatchBooks.Seen seen, Definition definition) {
        return definition.triggers().stream()
                .filter(trigger -> trigger.level() == Trigger.Level.ROLLBACK && !trigger.shadow())
                .map(trigger -> seen.watch().book().alert(trigger.id()))
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(Alert::trigger)
                .collect(Collectors.joining(", "));
    }

    private Acted reopened(WatchBooks.Seen seen, Definition definition, Optional<HistoryEvent> back, Act act) {
        boolean flagBack = flag.filter(one -> one.back(seen.tenant())).isPresent();
        if (back.isEmpty() && !flagBack) {
            return refused("ALERT_NOT_BACK", Map.of("definition", definition.id()));
        }
        // The flag first: should the process die now, the next watch takes it back, and nobody is exposed by half an
        // act.
        Optional<Problem> refusal = flag.flatMap(one -> one.reopen(seen.tenant(), act));
        if (refusal.isPresent()) {
            return Acted.refused(refusal.get());
        } else if (back.isEmpty()) {
            return new Acted(true, Told.NOTHING, Optional.empty());
        }
        Draft draft = new Draft(books, seen, act.at());
        draft.enter(entry(BookEntry.Kind.HAPPENED, act.role(), HistoryEvent.Kind.REOPENED.name(), act));
        List<AlertEvent> events = new ArrayList<>();
        seen.watch().book().alerts().values().stream()
                .filter(Alert::latched)
                .forEach(alert -> events.add(new AlertEvent(
                        alert.trigger(), AlertEvent.Kind.REOPENED, act.at(), alert.episodes(), 0, act.role())));
        draft.happened(events);
        draft.tell(
                post,
                new Withdrawal(terms.routing(), terms.letters(definition.id()))
                        .reopened(back.get(), seen.watch().rollbacks(), act.role(), act.why(), act.at())
                        .told());
        draft.commit("launch-reopen", Optional.of(act));
        return new Acted(true, draft.told(), Optional.empty());
    }

    private BookEntry entry(BookEntry.Kind kind, String subject, String detail, Act act) {
        return new BookEntry(kind, subject, detail, true, act, "", Optional.empty(), vault.now());
    }

    private static Acted refused(String code, Map<String, ?> values) {
        return Acted.refused(Texts.BOOK.problem(code, Place.member("rollout"), values));
    }
}
