package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.alert.Alerting;
import dev.cuadra.onboarding.alert.Obligation;
import dev.cuadra.onboarding.alert.Telling;
import dev.cuadra.onboarding.alert.Withdrawal;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.flag.service.Flags;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.EvaluationRecord;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Watches launches: evaluates gates, triggers and the rollout, keeps a record of each, says how alerts stand, tells people,
 * and takes the rollout back. Records, alerts and letters are stored in one commit; of two who watch at once the second
 * decides again on what the first one left, so that nobody is told anything twice. Asked again for an instant of which
 * everything is stored, it stores nothing. Safe for many threads and processes; it starts none: a host calls
 * {@link #watch} from a scheduler of its own.
 *
 * <p>A rollback is stored first and the flag taken back after it. When a process dies in between, the next watch takes it
 * back.
 *
 * <p>Throws {@link dev.cuadra.spi.storage.StorageException} when the medium failed; whether everything or nothing was
 * stored then shows when the same instant is watched again.
 *
 * @source ALERT-5, ALERT-6, ALERT-7, ALERT-9
 */
public final class LaunchWatch {
    private static final String ITSELF = "launch-watch";
    private static final int LONGEST = 500;

    private final Vault vault;
    private final WatchBooks books;
    private final LaunchTerms terms;
    private final Post post;
    private final Optional<FlagSwitch> flag;

    /** A watch that takes back no flag. */
    public LaunchWatch(Vault vault, LaunchTerms terms, Post post) {
        this(vault, terms, post, Optional.empty());
    }

    private LaunchWatch(Vault vault, LaunchTerms terms, Post post, Optional<FlagSwitch> flag) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.terms = Objects.requireNonNull(terms, "terms");
        this.post = Objects.requireNonNull(post, "post");
        this.books = new WatchBooks(vault);
        this.flag = flag;
    }

    /** The same watch, which takes back a flag together with the rollout. */
    public LaunchWatch taking(Flags flags, String key) {
        return new LaunchWatch(vault, terms, post, Optional.of(new FlagSwitch(flags, key)));
    }

    /** What people do about the launches that are watched. */
    public LaunchActs acts() {
        return new LaunchActs(vault, terms, post, flag);
    }

    /**
     * Evaluates everything of a definition at an instant.
     *
     * @throws dev.cuadra.spi.problem.ProblemException when the definition must not be evaluated
     */
    public Watched watch(TenantId tenant, Definition definition, ReadingSource source, Instant at) {
        List<Reading> readings = List.copyOf(source.read(tenant, definition, at));
        Watched watched = post.again(tenant, () -> stored(tenant, definition, readings, at));
        return watched.late() ? watched : watched.refused(flagged(tenant, definition, at));
    }

    /** What has to be done after the rollback that holds at {@code at}; nothing when none does. */
    public List<Obligation> obligations(TenantId tenant, Definition definition, Instant at) {
        Ledger ledger = books.seen(tenant, definition.id()).ledger();
        return definition
                .rollout()
                .map(rollout -> obligations(rollout, ledger.history(Instant.MAX), at))
                .orElse(List.of());
    }

    private Watched stored(TenantId tenant, Definition definition, List<Reading> readings, Instant at) {
        WatchBooks.Seen seen = books.seen(tenant, definition.id());
        Making making = Making.of(definition, at, terms.zone(), terms.calendar(), readings, seen.ledger(), at);
        Evaluation evaluation = making.evaluation();
        List<TriggerFinding> triggers = evaluation.triggers();
        Optional<RolloutDecision> decision =
                definition.rollout().map(any -> evaluation.rollout(making.phase(), making.history()));
        Draft draft = new Draft(books, seen, at);
        boolean late = draft.book().late(at);
        records(draft, seen, making, readings);
        alerts(draft, definition, triggers, at);
        List<Obligation> duties = List.of();
        if (!late && definition.rollout().isPresent()) {
            duties = withdrawal(draft, seen, definition, decision.orElseThrow(), at);
        }
        draft.evaluated();
        if (!draft.empty()) {
            draft.commit(ITSELF, Optional.empty());
        }
        return new Watched(
                at,
                late,
                gates(definition, evaluation),
                triggers,
                decision,
                draft.records(),
                draft.book(),
                draft.events(),
                draft.told(),
                duties,
                Optional.empty());
    }

    private static List<GateFinding> gates(Definition definition, Evaluation evaluation) {
        return definition.gates().stream().map(Gate::id).map(evaluation::gate).toList();
    }

    private void records(Draft draft, WatchBooks.Seen seen, Making making, List<Reading> readings) {
        for (String subject : Making.subjects(making.definition())) {
            Optional<StoredWatch.Tail> tail = draft.tail(subject);
            if (tail.filter(one -> same(seen, making, readings, one)).isEmpty()) {
                Optional<Inputs.Previous> previous = tail.map(one -> new Inputs.Previous(one.hash(), one.verdict()));
                EvaluationRecord record = making.record(subject, previous, Optional.empty());
                draft.record(making, subject, record);
            }
        }
    }

    /** Whether the last record of a chain is the very one that would be made now. */
    private boolean same(WatchBooks.Seen seen, Making making, List<Reading> readings, StoredWatch.Tail tail) {
        Instant at = making.inputs().at();
        if (!seen.watch().newest().equals(Optional.of(at))) {
            return false;
        }
        return books.record(seen.tenant(), seen.watch().definition(), tail)
                .filter(stored -> stored.at().equals(at) && nobodyActed(seen.ledger(), stored.entries(), at))
                .filter(stored -> again(making, readings, seen.ledger(), stored, tail.subject())
                        .json()
                        .equals(stored.json()))
                .isPresent();
    }

    /** What followed from that very evaluation, such as the rollback, is no reason to make it anew. */
    private static boolean nobodyActed(Ledger ledger, int entries, Instant at) {
        return ledger.entries().subList(entries, ledger.entries().size()).stream()
                .allMatch(entry ->
                        entry.recordedAt().isAfter(at) || entry.act().role().equals(ITSELF));
    }

    private EvaluationRecord again(
            Making making, List<Reading> readings, Ledger ledger, StoredRecord stored, String subject) {
        Ledger then = new Ledger(ledger.entries().subList(0, stored.entries()));
        Instant at = making.inputs().at();
        return Making.of(making.definition(), at, terms.zone(), terms.calendar(), readings, then, at)
                .record(subject, Making.previous(Making.parsed(stored)), Optional.empty());
    }

    private void alerts(Draft draft, Definition definition, List<TriggerFinding> triggers, Instant at) {
        List<AlertEvent> events = Alerting.events(
                draft.book(),
                triggers,
                at,
                terms.routing(),
                definition.rollout().isPresent());
        draft.tell(
                post,
                Telling.of(
                        draft.book(), events, triggers, definition, terms.routing(), terms.letters(definition.id())));
        draft.happened(events);
    }

    // ---- rollback

    private List<Obligation> withdrawal(
            Draft draft, WatchBooks.Seen seen, Definition definition, RolloutDecision decision, Instant at) {
        Rollout rollout = definition.rollout().orElseThrow();
        List<HistoryEvent> history = new ArrayList<>(seen.ledger().history(Instant.MAX));
        Withdrawal withdrawal = new Withdrawal(terms.routing(), terms.letters(definition.id()));
        Optional<HistoryEvent> holding = Withdrawal.holding(history, rollout, at);
        if (holding.isPresent()) {
            List<Obligation> duties = obligations(rollout, history, at);
            duties.stream()
                    .filter(each -> each.overdue() && !seen.watch().overdue().contains(each.duty()))
                    .forEach(each -> {
                        draft.overdue(each.duty());
                        withdrawal.overdue(holding.get(), seen.watch().rollbacks(), each);
                    });
            draft.tell(post, withdrawal.told());
            return duties;
        } else if (decision.reason() != RolloutDecision.Reason.ROLLBACK_FIRING) {
            return List.of();
        }
        HistoryEvent back = new HistoryEvent(
                HistoryEvent.Kind.ROLLED_BACK, at, decision.because().get(0));
        history.add(back);
        draft.enter(happened(back, decision.sentence().en()));
        List<Obligation> duties = obligations(rollout, history, at);
        draft.tell(
                post,
                withdrawal
                        .taken(back, draft.rolledBack(), decision.sentence(), duties)
                        .told());
        return duties;
    }

    private List<Obligation> obligations(Rollout rollout, Collection<HistoryEvent> history, Instant at) {
        return Withdrawal.holding(history, rollout, at)
                .map(back -> Obligation.after(back.at(), rollout, history, at, terms.routing()))
                .orElse(List.of());
    }

    /** What follows from an evaluation is known from its instant on. */
    private static BookEntry happened(HistoryEvent event, String why) {
        return new BookEntry(
                BookEntry.Kind.HAPPENED,
                event.subject(),
                event.kind().name(),
                true,
                itself(event.at(), why),
                "",
                Optional.empty(),
                event.at());
    }

    private static Act itself(Instant at, String why) {
        return new Act(ITSELF, ITSELF, why.substring(0, Math.min(LONGEST, why.length())), at);
    }

    /** Takes the flag back as long as the rollout is, whatever became of an earlier attempt. */
    private Optional<Problem> flagged(TenantId tenant, Definition definition, Instant at) {
        if (flag.isEmpty() || definition.rollout().isEmpty()) {
            return Optional.empty();
        }
        Rollout rollout = definition.rollout().get();
        return Vault.again(WatchBooks.PERSISTENCE, () -> {
            WatchBooks.Seen seen = books.seen(tenant, definition.id());
            List<HistoryEvent> history = seen.ledger().history(Instant.MAX);
            Optional<HistoryEvent> back = Withdrawal.holding(history, rollout, Instant.MAX);
            if (back.isEmpty()) {
                return Optional.empty();
            }
            Optional<Problem> refusal = flag.get()
                    .takeBack(
                            tenant,
                            back.get().subject(),
                            itself(at, "Rolled back by " + back.get().subject()));
            boolean known = history.stream()
                    .anyMatch(event -> event.kind() == HistoryEvent.Kind.FLAG_OFF
                            && !event.at().isBefore(back.get().at()));
            if (refusal.isEmpty() && !known && !at.isBefore(back.get().at())) {
                Draft draft = new Draft(books, seen, at);
                draft.enter(happened(
                        new HistoryEvent(
                                HistoryEvent.Kind.FLAG_OFF, at, flag.get().flag()),
                        "The flag was taken back"));
                draft.commit("launch-flag-off", Optional.empty());
            }
            return refusal;
        });
    }
}
