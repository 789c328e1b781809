package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.integrity.Books;
import dev.cuadra.layby.integrity.IntegritySummary;
import dev.cuadra.layby.integrity.LabelledValue;
import dev.cuadra.layby.integrity.PlannedCorrection;
import dev.cuadra.layby.integrity.PostMortem;
import dev.cuadra.layby.integrity.Recoveries;
import dev.cuadra.layby.integrity.Recovery;
import dev.cuadra.layby.integrity.RecoveryCommand;
import dev.cuadra.layby.integrity.RecoveryDecision;
import dev.cuadra.layby.integrity.RecoveryPhase;
import dev.cuadra.layby.integrity.RecoveryStep;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.StaleVersionException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts damaged books right, step by step: {@link #open}, {@link #isolate}, {@link #backUp}, {@link #plan},
 * {@link #rehearse}, {@link #approve} by two people who did not plan, {@link #apply}, {@link #verify}, {@link #resume},
 * {@link #report}. {@link Recoveries} decides what a step needs; here the lay-bys are read, isolated, corrected and
 * checked, so that nothing rests on what a caller says of them. Safe for many threads and processes.
 *
 * <p>Every step is stored before the next can be taken, and may be repeated: killed at any moment, the same step goes on
 * where it was. Of two people who take a step at once one is refused with {@code RECOVERY_CONFLICT}.
 *
 * <p>A lay-by whose log cannot be replayed refuses every command as it is, and cannot be isolated, corrected or verified:
 * the step says so with {@code RECOVERY_LOG_BROKEN}, after the others were isolated. {@link #restore} puts its log back;
 * where not even the hash of its last event is left, or the document cannot be read, the storage itself has to be
 * restored. The same step is repeated then.
 *
 * <p>All steps throw {@link ProblemException} with code {@code NOT_PERMITTED} unless the caller has the right in every
 * shop concerned, {@code RECOVERY_UNKNOWN}, {@code RECOVERY_NOT_NOW}, or {@code RECOVERY_CONFLICT} also when the
 * {@linkplain Instruction#onVersion version seen} is not the newest.
 */
public final class LaybyRecovery {
    /** How many lay-bys an incident may concern: the books of all of them are kept with the steps. */
    public static final int MOST_LAYBYS = 100;

    private static final int PERSISTENCE = 3;
    private static final IntegritySummary NOTHING = new IntegritySummary(0, Map.of(), List.of());

    private final Vault vault;
    private final LaybyPermissions permissions;
    private final LaybyIntegrity integrity;
    private final RecoveryBooks books;
    private final Recoveries recoveries;

    /** Recoveries of {@code laybys}, which are in {@code vault}. */
    public LaybyRecovery(Vault vault, LaybyEngine engine, Laybys laybys, LaybyPermissions permissions) {
        this.vault = vault;
        this.permissions = permissions;
        this.integrity = new LaybyIntegrity(vault, engine, permissions);
        this.books = new RecoveryBooks(vault, engine, laybys, integrity);
        this.recoveries = new Recoveries(engine);
    }

    /** A recovery as it was read, with what its document says. */
    private record Seen(Loaded<StoredRecovery> loaded, Recovery recovery) {
        boolean in(RecoveryPhase phase) {
            return recovery.phase() == phase;
        }
    }

    /**
     * Opens an incident; from then on it is among the {@linkplain #knownIssues known issues}. What is wrong with the
     * lay-bys is noted as it is.
     *
     * @param incident a new id, 1 to 100 characters, naming nobody
     * @param laybys the lay-bys concerned, 1 to {@link #MOST_LAYBYS}
     * @param description what was seen, naming nobody
     * @throws ProblemException with code {@code NOT_PERMITTED}, {@code LAYBY_UNKNOWN}, {@code RECOVERY_KNOWN} or
     *     {@code RECOVERY_TOO_MANY}; {@code LAYBY_ISOLATED} when another incident concerns one of them
     */
    public Answer<RecoveryStatus> open(Instruction order, String incident, Set<UUID> laybys, String description) {
        if (incident.isBlank() || incident.length() > 100) {
            throw new IllegalArgumentException("The id of an incident has 1 to 100 characters");
        }
        if (laybys.size() > MOST_LAYBYS) {
            throw problem("RECOVERY_TOO_MANY", incident, Map.of("count", laybys.size(), "most", MOST_LAYBYS));
        }
        Set<String> agreements = laybys.stream().map(UUID::toString).collect(Collectors.toSet());
        RecoveryCommand.Open open = new RecoveryCommand.Open(incident, agreements, description);
        List<CheckedLayby> read = books.read(order.tenant(), agreements);
        List<Shop> shops = read.stream()
                .flatMap(layby -> layby.stored().stream())
                .map(StoredLayby::shop)
                .distinct()
                .toList();
        shops.forEach(shop -> permissions.check(order.caller(), LaybyRight.RECOVER, shop));
        Command command = Command.of("layby-recovery-open", order.key(), open).runs(PERSISTENCE);
        return vault.once(order.tenant(), command, RecoveryStatus.class, work -> {
            if (find(order.tenant(), incident).isPresent()) {
                throw problem("RECOVERY_KNOWN", incident, Map.of("incident", incident));
            }
            free(incident, read);
            RecoveryStep step = new RecoveryStep(vault.now(), order.caller().user(), open);
            Recovery recovery = recoveries.open(step);
            work.create(
                    Documents.RECOVERIES,
                    Vault.TENANT_SUBJECT,
                    new StoredRecovery(incident, shops, RecoveryBooks.found(read), List.of(step)));
            work.note("user", order.caller().user());
            return RecoveryStatus.of(recovery);
        });
    }

    private void free(String incident, List<CheckedLayby> read) {
        read.forEach(layby -> books.isolatedFor(layby)
                .filter(other -> !other.equals(incident))
                .ifPresent(other -> {
                    throw problem("LAYBY_ISOLATED", incident, Map.of("incident", other));
                }));
    }

    /**
     * Isolates the lay-bys: they refuse every command until they are resumed.
     *
     * @throws ProblemException with code {@code LAYBY_ISOLATED} when another incident was first, or
     *     {@code RECOVERY_LOG_BROKEN}
     */
    public Answer<RecoveryStatus> isolate(Instruction order, String incident) {
        Seen seen = seen(order, incident, LaybyRight.RECOVER);
        if (seen.in(RecoveryPhase.OPENED)) {
            books.isolate(order.caller(), seen.recovery());
        }
        return step(
                order,
                seen,
                "isolate",
                "",
                new RecoveryCommand.Isolate(seen.recovery().agreements()));
    }

    /**
     * Puts the log of a lay-by back that cannot be replayed. It has to be the very log that was stored: to end in the
     * event whose hash is stored beside it. For a lay-by that is whole nothing happens. It is no step of its own.
     *
     * @param log from a backup
     * @throws ProblemException with code {@code RECOVERY_RESTORE}, or {@code RECOVERY_AGREEMENTS} for one that is not
     *     concerned
     */
    public void restore(Caller caller, String incident, UUID layby, List<Recorded> log) {
        Seen seen = seen(caller, incident, LaybyRight.RECOVER);
        books.restore(caller, seen.recovery(), layby, log);
    }

    /**
     * Backs the lay-bys up: one line of canonical JSON for each, in order of their ids. What is read back has to have
     * the same SHA-256. It holds consumers by id alone.
     *
     * @throws ProblemException with code {@code RECOVERY_BACKUP} when it has another
     * @throws UncheckedIOException when the medium of the backup failed
     */
    public Answer<RecoveryStatus> backUp(Instruction order, String incident, RecoveryBackup backup) {
        Seen seen = seen(order, incident, LaybyRight.RECOVER);
        RecoveryCommand.BackUp taken = seen.in(RecoveryPhase.ISOLATED)
                ? books.backUp(order.tenant(), seen.recovery(), backup)
                : new RecoveryCommand.BackUp("", "");
        return step(order, seen, "back-up", "", taken);
    }

    /**
     * The entries that the checks suggest, by lay-by; none for one that needs its figures built anew and nothing else.
     * Somebody has to look at them: rehearsing tells whether they are enough.
     *
     * @throws ProblemException with code {@code RECOVERY_LOG_BROKEN}
     */
    public Map<UUID, List<LedgerEntry>> suggested(Caller caller, String incident) {
        Seen seen = seen(caller, incident, LaybyRight.RECOVER);
        return books.suggested(caller.tenant(), seen.recovery());
    }

    /**
     * Plans how the lay-bys are put right, from their books as they are now. A new plan takes the place of the one
     * before, whose rehearsal and approvals are void.
     *
     * @param rootCause why it happened, naming nobody
     * @param entries the compensating entries; a lay-by that is not among them has its figures built anew from its log
     * @throws ProblemException with code {@code RECOVERY_AGREEMENTS} or {@code RECOVERY_LOG_BROKEN}
     */
    public Answer<RecoveryStatus> plan(
            Instruction order, String incident, String rootCause, Map<UUID, List<LedgerEntry>> entries) {
        Seen seen = seen(order, incident, LaybyRight.RECOVER);
        List<PlannedCorrection> corrections = books.corrections(order.tenant(), seen.recovery(), entries);
        record Asked(String rootCause, Map<UUID, List<LedgerEntry>> entries) {}
        return step(
                order,
                seen,
                "plan",
                new Asked(rootCause, new TreeMap<>(entries)),
                new RecoveryCommand.Plan(rootCause, corrections));
    }

    /**
     * Carries the plan out on copies. What it does to every account is in {@link Recovery#rehearsal} of {@link #find}.
     *
     * @throws ProblemException with code {@code RECOVERY_BOOKS_CHANGED}, {@code RECOVERY_ENTRIES} or
     *     {@code RECOVERY_FINDINGS} when the plan does not work, or {@code RECOVERY_LOG_BROKEN}
     */
    public Answer<RecoveryStatus> rehearse(Instruction order, String incident) {
        Seen seen = seen(order, incident, LaybyRight.RECOVER);
        List<Books> copies = seen.in(RecoveryPhase.PLANNED) ? books.books(order.tenant(), seen.recovery()) : List.of();
        return step(order, seen, "rehearse", "", new RecoveryCommand.Rehearse(copies));
    }

    /**
     * Approves a plan that was rehearsed. Two people do, and neither made it; they need
     * {@link LaybyRight#APPROVE_RECOVERY}.
     *
     * @param plan {@link Recovery#planHash()} of the plan that was looked at
     * @throws ProblemException with code {@code RECOVERY_APPROVER} or {@code RECOVERY_PLAN_CHANGED}
     */
    public Answer<RecoveryStatus> approve(Instruction order, String incident, String plan) {
        Seen seen = seen(order, incident, LaybyRight.APPROVE_RECOVERY);
        return step(order, seen, "approve", plan, new RecoveryCommand.Approve(plan));
    }

    /**
     * Carries the approved plan out, lay-by by lay-by; each is corrected once, however often this is repeated.
     *
     * @throws ProblemException with code {@code RECOVERY_BOOKS_CHANGED} when a lay-by is not what it was when the plan
     *     was made, {@code RECOVERY_APPLIED_OTHERWISE}, or {@code RECOVERY_LOG_BROKEN}
     */
    public Answer<RecoveryStatus> apply(Instruction order, String incident) {
        Seen seen = seen(order, incident, LaybyRight.RECOVER);
        List<Books> after = List.of();
        if (seen.in(RecoveryPhase.APPROVED)) {
            books.apply(order.caller(), seen.recovery());
            after = books.books(order.tenant(), seen.recovery());
        }
        return step(order, seen, "apply", "", new RecoveryCommand.Apply(after));
    }

    /**
     * Checks all books of the tenant, those of the lay-bys concerned among them.
     *
     * @param listener hears every finding
     * @throws ProblemException with code {@code RECOVERY_FINDINGS} while anything is found anywhere, or
     *     {@code RECOVERY_LOG_BROKEN}
     */
    public Answer<RecoveryStatus> verify(Instruction order, String incident, IntegrityListener listener) {
        Seen seen = seen(order, incident, LaybyRight.RECOVER);
        List<Books> checked = List.of();
        IntegritySummary all = NOTHING;
        if (seen.in(RecoveryPhase.APPLIED)) {
            all = integrity.all(order.tenant(), listener);
            checked = books.books(order.tenant(), seen.recovery());
        }
        return step(order, seen, "verify", "", new RecoveryCommand.Verify(checked, all));
    }

    /** Ends the isolation. Repeated under whatever key, it resumes the lay-bys that a crash left isolated. */
    public Answer<RecoveryStatus> resume(Instruction order, String incident) {
        Seen seen = seen(order, incident, LaybyRight.RECOVER);
        if (seen.recovery().phase().compareTo(RecoveryPhase.RESUMED) >= 0) {
            books.resume(order.caller(), seen.recovery());
            return new Answer<>(RecoveryStatus.of(seen.recovery()), true);
        }
        Answer<RecoveryStatus> resumed = step(order, seen, "resume", "", new RecoveryCommand.Resume());
        books.resume(order.caller(), seen.recovery());
        return resumed;
    }

    /** Writes down what was learned; {@link Recovery#report} of {@link #find} is the whole report then. */
    public Answer<RecoveryStatus> report(Instruction order, String incident, PostMortem postMortem) {
        Seen seen = seen(order, incident, LaybyRight.RECOVER);
        if (seen.in(RecoveryPhase.RESUMED)) {
            books.resume(order.caller(), seen.recovery());
        }
        return step(order, seen, "report", postMortem, new RecoveryCommand.Report(postMortem));
    }

    /** A recovery as it stands, for those who may see the shops concerned. */
    public Recovery find(Caller caller, String incident) {
        return seen(caller, incident, LaybyRight.READ).recovery();
    }

    /** What was wrong with the lay-bys when the incident was opened. */
    public List<RecoveryFinding> found(Caller caller, String incident) {
        return seen(caller, incident, LaybyRight.READ).loaded().value().found();
    }

    /**
     * The entries of all incidents for a list of known issues, as far as the caller may see the shops concerned. An
     * incident is among them from the moment it was opened on.
     */
    public List<List<LabelledValue>> knownIssues(Caller caller) {
        List<List<LabelledValue>> issues = new ArrayList<>();
        try (Stream<Loaded<StoredRecovery>> all = vault.scan(Documents.RECOVERIES, caller.tenant())) {
            all.map(Loaded::value)
                    .filter(stored ->
                            stored.shops().stream().allMatch(shop -> permissions.allows(caller, LaybyRight.READ, shop)))
                    .forEach(stored ->
                            issues.add(recoveries.replay(stored.history()).knownIssue()));
        }
        return issues;
    }

    private Optional<Loaded<StoredRecovery>> find(TenantId tenant, String incident) {
        return vault.findUnique(Documents.RECOVERIES, tenant, "incident", tokens -> List.of(IndexValue.of(incident)));
    }

    private Seen seen(Instruction order, String incident, LaybyRight right) {
        return seen(order.caller(), incident, right);
    }

    private Seen seen(Caller caller, String incident, LaybyRight right) {
        Loaded<StoredRecovery> loaded = find(caller.tenant(), incident)
                .orElseThrow(() -> problem("RECOVERY_UNKNOWN", incident, Map.of("incident", incident)));
        loaded.value().shops().forEach(shop -> permissions.check(caller, right, shop));
        return new Seen(loaded, recoveries.replay(loaded.value().history()));
    }

    /** Stores a step upon the version that was read; somebody who was faster is not overwritten. */
    private Answer<RecoveryStatus> step(
            Instruction order, Seen seen, String name, Object asked, RecoveryCommand command) {
        record Asked(String incident, Object asked) {}
        String incident = seen.recovery().incident();
        Command once = new Command("layby-recovery-" + name, order.key(), new Asked(incident, asked), 1);
        try {
            return vault.once(order.tenant(), once, RecoveryStatus.class, work -> taken(work, order, seen, command));
        } catch (StaleVersionException e) {
            throw new ProblemException(conflict(seen).problem(), e);
        }
    }

    private RecoveryStatus taken(Work work, Instruction order, Seen seen, RecoveryCommand command) {
        int version = seen.recovery().history().size();
        if (order.seen().filter(known -> known != version).isPresent()) {
            throw conflict(seen);
        }
        RecoveryStep step = new RecoveryStep(vault.now(), order.caller().user(), command);
        Function<RecoveryDecision.Refused, Recovery> refuse = refused -> {
            throw new ProblemException(refused.problem());
        };
        Recovery after = recoveries.decide(seen.recovery(), step).fold(RecoveryDecision.Moved::after, refuse);
        work.update(seen.loaded(), seen.loaded().value().with(step));
        work.note("user", order.caller().user());
        return RecoveryStatus.of(after);
    }

    private static ProblemException conflict(Seen seen) {
        return problem(
                "RECOVERY_CONFLICT",
                seen.recovery().incident(),
                Map.of("seen", seen.recovery().history().size()));
    }

    private static ProblemException problem(String code, String incident, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(incident), values));
    }
}
