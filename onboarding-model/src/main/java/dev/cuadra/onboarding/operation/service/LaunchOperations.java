package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Readers;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.operation.Checklist;
import dev.cuadra.onboarding.operation.ChecklistAct;
import dev.cuadra.onboarding.operation.ChecklistItem;
import dev.cuadra.onboarding.operation.ChecklistRun;
import dev.cuadra.onboarding.operation.ItemState;
import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.onboarding.operation.RecoveryFact;
import dev.cuadra.onboarding.operation.RecoveryFacts;
import dev.cuadra.onboarding.operation.RunDecision;
import dev.cuadra.onboarding.operation.RunFrame;
import dev.cuadra.onboarding.operation.UserUpdates;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Launch support as it happens: lists that are gone through, {@linkplain #incidents() incidents} and {@linkplain
 * #knowledge() what support knows}. What is said is kept as it was said, and how things stand is computed from it. Of two
 * who say something at once both are heard, one after the other. Safe for many threads and processes.
 *
 * <p>People are there by the ids, or the names of staff, that the host gives; nothing about customers belongs here, and
 * nothing is sealed for a person.
 *
 * <p>Methods that change something take an idempotency key: sent again under the same key they change nothing. A refusal
 * changes nothing either, and is not kept. All methods throw {@link dev.cuadra.spi.storage.StorageException} when the
 * medium failed.
 *
 * @source OPS-11
 */
public final class LaunchOperations {
    static final int PERSISTENCE = 8;

    private final Vault vault;
    private final Map<String, OperationPack> packs;
    private final Map<String, OperationPack> newest;

    /** Launch support in {@code vault}, by packs; of several editions of one the last begins new runs. */
    public LaunchOperations(Vault vault, List<OperationPack> packs) {
        this.vault = Objects.requireNonNull(vault, "vault");
        Map<String, OperationPack> all = new java.util.TreeMap<>();
        Map<String, OperationPack> last = new java.util.TreeMap<>();
        for (OperationPack pack : packs) {
            all.put(edition(pack.id(), pack.version()), pack);
            last.put(pack.id(), pack);
        }
        this.packs = Map.copyOf(all);
        this.newest = Map.copyOf(last);
    }

    private static String edition(String pack, String version) {
        return pack + "\n" + version;
    }

    /** The incidents of the same vault. Users are told of one as often as the strictest of the packs asks. */
    public LaunchIncidents incidents() {
        return new LaunchIncidents(
                vault,
                newest.values().stream()
                        .flatMap(pack -> pack.checklists().stream())
                        .flatMap(list -> list.updates().stream())
                        .min(java.util.Comparator.comparing(UserUpdates::every).thenComparing(UserUpdates::role)));
    }

    /** What support knows, in the same vault. */
    public KnowledgeBase knowledge() {
        return new KnowledgeBase(vault);
    }

    /** What was taken. */
    record Taken(String run, int events) {}

    /**
     * Begins a run.
     *
     * @throws ProblemException with code {@code OPERATION_PACK_UNKNOWN}, {@code OPERATION_LIST_UNKNOWN},
     *     {@code OPERATION_DAY} or {@code OPERATION_RUN_KNOWN}
     */
    public RunView begin(TenantId tenant, String key, Beginning beginning) {
        OperationPack pack =
                Optional.ofNullable(newest.get(beginning.pack())).orElseThrow(() -> unknown(beginning.pack(), "-"));
        Checklist list = pack.checklist(beginning.checklist());
        vault.once(tenant, command("checklist-begin", key, beginning), Taken.class, work -> {
            RunFrame frame =
                    new RunFrame(beginning.launch(), beginning.day(), beginning.zone(), vault.now(), beginning.moved());
            checkDay(list, frame);
            if (stored(tenant, beginning.run()).isPresent()) {
                throw Texts.problem("OPERATION_RUN_KNOWN", "run", Map.of("run", beginning.run()));
            }
            work.create(
                    Documents.RUNS,
                    Vault.TENANT_SUBJECT,
                    new StoredRun(beginning.run(), pack.id(), pack.version(), list.id(), frame, List.of(), List.of()));
            return new Taken(beginning.run(), 0);
        });
        return run(tenant, beginning.run());
    }

    private static void checkDay(Checklist list, RunFrame frame) {
        list.days().filter(days -> !days.holds(frame.number())).ifPresent(days -> {
            throw Texts.problem("OPERATION_DAY", "day", Map.of("list", list.id(), "day", frame.number(), "days", days));
        });
    }

    /**
     * Says something of an item: that it is done, with evidence or without, that it is not after all, or that it does not
     * apply.
     *
     * @throws ProblemException {@code OPERATION_RUN_UNKNOWN}
     * @throws IllegalArgumentException for what only a recovery proves
     */
    public RunView say(TenantId tenant, String key, String run, ChecklistAct act) {
        if (act.kind() == ChecklistAct.Kind.PROVE) {
            throw new IllegalArgumentException("A recovery proves; nobody says so");
        }
        Optional<Problem> refusal = Refusal.of(() ->
                change(tenant, command("checklist-say", key, new Asked(run, act)), run, (before, now) -> {
                    RunDecision decision = before.say(act, now);
                    Refusal.ifAny(decision.refusal());
                    return decision.run();
                }));
        return new RunView(run, run(tenant, run).run(), refusal);
    }

    /**
     * Ticks what a recovery has proven, in the order of the list; what is settled stays, and what comes before its turn
     * waits.
     *
     * @param incident the id under which {@code facts} knows the recovery
     * @throws ProblemException {@code OPERATION_RUN_UNKNOWN}
     */
    public RunView prove(TenantId tenant, String key, String run, String incident, RecoveryFacts facts) {
        Map<RecoveryFact, RecoveryFacts.Proven> known = facts.of(incident);
        change(tenant, command("checklist-prove", key, new AskedProof(run, incident)), run, (before, now) -> {
            ChecklistRun after = before;
            for (ChecklistItem item : before.checklist().items()) {
                Optional<RecoveryFacts.Proven> fact =
                        item.proof().flatMap(proof -> Optional.ofNullable(known.get(proof)));
                if (fact.isPresent() && !after.settled(item.id())) {
                    after = after.say(proof(item, fact.get()), now).run();
                }
            }
            return after;
        });
        return run(tenant, run);
    }

    private static ChecklistAct proof(ChecklistItem item, RecoveryFacts.Proven fact) {
        return new ChecklistAct(
                ChecklistAct.Kind.PROVE, item.id(), fact.at(), fact.who(), "recovery", "", fact.evidence());
    }

    private record Asked(String run, ChecklistAct act) {}

    private record AskedProof(String run, String incident) {}

    private interface Change {
        ChecklistRun of(ChecklistRun before, Instant now);
    }

    private void change(TenantId tenant, Command command, String run, Change change) {
        vault.once(tenant, command, Taken.class, work -> {
            Loaded<StoredRun> loaded = found(tenant, run);
            ChecklistRun before = run(loaded.value());
            ChecklistRun after = change.of(before, vault.now());
            if (after.events().size() > before.events().size()) {
                work.update(loaded, loaded.value().saying(after.events()));
            } else {
                work.require(loaded);
            }
            return new Taken(run, after.events().size());
        });
    }

    static Command command(String name, String key, Object request) {
        return Command.of(name, key, request).runs(PERSISTENCE);
    }

    /**
     * A run as it is now.
     *
     * @throws ProblemException {@code OPERATION_RUN_UNKNOWN}, or {@code OPERATION_PACK_UNKNOWN} when the edition that it
     *     began with is not at hand
     */
    public RunView run(TenantId tenant, String run) {
        return new RunView(run, run(found(tenant, run).value()), Optional.empty());
    }

    /** All runs, in the order in which they began. */
    public List<RunView> runs(TenantId tenant) {
        return stored(tenant).stream()
                .map(loaded -> new RunView(loaded.value().run(), run(loaded.value()), Optional.empty()))
                .toList();
    }

    private List<Loaded<StoredRun>> stored(TenantId tenant) {
        try (Stream<Loaded<StoredRun>> all = vault.scan(Documents.RUNS, tenant)) {
            return all.sorted(java.util.Comparator.comparing((Loaded<StoredRun> loaded) ->
                                    loaded.value().frame().started())
                            .thenComparing(loaded -> loaded.value().run()))
                    .toList();
        }
    }

    private Optional<Loaded<StoredRun>> stored(TenantId tenant, String run) {
        return vault.findUnique(Documents.RUNS, tenant, Documents.RUN, tokens -> List.of(IndexValue.of(run)));
    }

    private Loaded<StoredRun> found(TenantId tenant, String run) {
        return stored(tenant, run).orElseThrow(() -> Texts.problem("OPERATION_RUN_UNKNOWN", "run", Map.of("run", run)));
    }

    private ChecklistRun run(StoredRun stored) {
        OperationPack pack = Optional.ofNullable(packs.get(edition(stored.pack(), stored.version())))
                .orElseThrow(() -> unknown(stored.pack(), stored.version()));
        return new ChecklistRun(pack.checklist(stored.checklist()), stored.frame(), stored.events());
    }

    private static ProblemException unknown(String pack, String version) {
        return Texts.problem("OPERATION_PACK_UNKNOWN", "pack", Map.of("pack", pack, "version", version));
    }

    /**
     * Reminds of what is late, of each item once: everybody who has the role that it is of, and where nobody has that,
     * its members. The messages leave with what is stored about them, or not at all. Of an item of which nobody could be
     * reminded that is told, and it is looked at again the next time.
     *
     * @return who was told, and the roles in which nobody can be reached
     */
    public Told remind(TenantId tenant, Post post) {
        return Told.all(stored(tenant).stream()
                .map(loaded -> post.again(
                        tenant, () -> remind(tenant, post, loaded.value().run())))
                .toList());
    }

    private Told remind(TenantId tenant, Post post, String run) {
        Loaded<StoredRun> loaded = found(tenant, run);
        Set<String> reminded = new HashSet<>(loaded.value().reminded());
        Work work = vault.begin(tenant, "checklist-remind");
        List<Told> told = new ArrayList<>();
        boolean fresh = false;
        for (Overdue late : late(loaded.value(), reminded)) {
            Missive missive = Reminder.of(loaded.id(), late);
            Readers readers = post.readers(tenant, missive);
            Told put = post.put(work, missive, readers, vault.now());
            fresh |= !put.nothing();
            if (!put.letters().isEmpty()) {
                reminded.add(late.item().item().id());
            }
            told.add(new Told(put.letters(), put.missed(), readers.unreached()));
        }
        Told all = Told.all(told);
        if (fresh) {
            work.update(loaded, loaded.value().reminding(sorted(reminded)));
            Post.note(work, all);
            work.commit();
        }
        return all;
    }

    private List<Overdue> late(StoredRun stored, Set<String> reminded) {
        List<Overdue> late = new ArrayList<>();
        ChecklistRun run = run(stored);
        run.items(vault.now()).stream()
                .filter(item -> item.state() == ItemState.OVERDUE
                        && !reminded.contains(item.item().id()))
                .forEach(item -> late.add(new Overdue(stored.run(), stored.checklist(), stored.frame(), item)));
        return late;
    }

    private static List<String> sorted(Collection<String> items) {
        return items.stream().sorted().toList();
    }
}
