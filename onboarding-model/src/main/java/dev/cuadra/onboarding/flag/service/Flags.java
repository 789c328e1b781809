package dev.cuadra.onboarding.flag.service;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Admission;
import dev.cuadra.onboarding.exposure.AdmissionEntry;
import dev.cuadra.onboarding.exposure.Admissions;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.exposure.Changing;
import dev.cuadra.onboarding.exposure.ExposureReason;
import dev.cuadra.onboarding.exposure.Outcome;
import dev.cuadra.onboarding.exposure.Phase;
import dev.cuadra.onboarding.exposure.RankCut;
import dev.cuadra.onboarding.exposure.RolloutState;
import dev.cuadra.onboarding.flag.FlagDefinition;
import dev.cuadra.onboarding.flag.FlagSet;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.service.Acts;
import dev.cuadra.runtime.JournalReader;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StaleVersionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The flags of tenants: decides what people ask for, and keeps who was admitted. Every change is journalled with who
 * asked for it, as what and why. Two writers never lose one another's change: whoever is second decides again on what the
 * first one left. Safe for many threads and processes.
 *
 * <p>All methods throw {@link ProblemException} with code {@code FLAG_UNKNOWN} for a flag that is none, and
 * {@link dev.cuadra.spi.storage.StorageException} when the medium failed.
 *
 * @source EXPO-7, EXPO-8
 */
public final class Flags {
    private static final int PERSISTENCE = 8;

    private final Vault vault;
    private final FlagSet set;
    private final FlagBooks books;

    /** The flags of {@code set} in {@code vault}. */
    public Flags(Vault vault, FlagSet set) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.set = Objects.requireNonNull(set, "set");
        this.books = new FlagBooks(vault);
    }

    /** The definitions. */
    public FlagSet definitions() {
        return set;
    }

    /** A flag as it is now. */
    public FlagView view(TenantId tenant, String flag) {
        return seen(tenant, set.flag(flag)).view(Optional.empty());
    }

    /**
     * Decides a change and stores it; a refusal changes nothing and says why.
     *
     * @throws StaleVersionException when other writers got in between again and again
     * @throws IllegalArgumentException for a change that a list does not know, or a phase by rank, for which there is
     *     {@link #open}
     */
    public FlagView change(TenantId tenant, String flag, Change change, Act act) {
        return decided(tenant, flag, OptionalVersion.ANY, act, seen -> change);
    }

    /** Decides a change if the flag is still at the version that the caller saw; else refuses. */
    public FlagView change(TenantId tenant, String flag, long version, Change change, Act act) {
        return decided(tenant, flag, new OptionalVersion(version), act, seen -> change);
    }

    /**
     * Opens a phase that takes an exact number, or lets the open one take its number anew. Who is taken is admitted in
     * the same commit.
     *
     * @param eligible the customers that may be taken
     * @param population how many customers the percentage is of, at least as many as are eligible
     */
    public FlagView open(
            TenantId tenant, String flag, String phase, Collection<String> eligible, int population, Act act) {
        if (population < new HashSet<>(eligible).size()) {
            throw new IllegalArgumentException("More are eligible than there are: " + population);
        }
        List<String> all = List.copyOf(eligible);
        return decided(tenant, flag, OptionalVersion.ANY, act, seen -> {
            Optional<RankCut> cut = seen.phase(phase).map(open -> seen.cut(open, all, population));
            return new Change.Open(phase, cut);
        });
    }

    /**
     * Records admissions; those of customers who are admitted already, or were taken out, change nothing.
     *
     * @return how many were new
     */
    public int admit(TenantId tenant, Collection<Admission> admissions) {
        Map<String, List<AdmissionEntry>> byFlag = new HashMap<>();
        admissions.forEach(one ->
                byFlag.computeIfAbsent(one.flag(), any -> new ArrayList<>()).add(AdmissionEntry.of(one)));
        byFlag.keySet().forEach(set::flag);
        int news = 0;
        for (Map.Entry<String, List<AdmissionEntry>> flag : byFlag.entrySet()) {
            news += Vault.again(
                    PERSISTENCE,
                    () -> recorded(tenant, flag.getKey(), "flag-admit", flag.getValue(), Optional.empty()));
        }
        return news;
    }

    /**
     * Takes customers out: their admission ends, and the draw does not bring them back. The allow list does.
     *
     * @return how many were not out already
     */
    public int remove(TenantId tenant, String flag, Collection<String> customers, Act act) {
        List<AdmissionEntry> entries =
                customers.stream().map(AdmissionEntry::removal).toList();
        return Vault.again(PERSISTENCE, () -> recorded(tenant, flag, "flag-remove", entries, Optional.of(act)));
    }

    /** What the journal tells of a flag, the earliest first. Reads the whole journal of the tenant. */
    public List<FlagAct> history(TenantId tenant, String flag) {
        Optional<Loaded<StoredFlag>> stored = books.flag(tenant, set.flag(flag).key());
        if (stored.isEmpty()) {
            return List.of();
        }
        UUID id = stored.get().id();
        try (Stream<JournalReader.Told> told = new JournalReader(vault).entries(tenant)) {
            return told.filter(entry -> entry.key().collection().equals(Documents.FLAGS.collection())
                            && entry.key().id().equals(id))
                    .map(entry -> new FlagAct(
                            entry.at(),
                            entry.command(),
                            entry.notes().path("who").asText(""),
                            entry.notes().path("role").asText(""),
                            entry.notes().path("why").asText("")))
                    .toList();
        }
    }

    /** A snapshot of these flags that is kept up to date by {@link LiveFlags#refresh}. */
    public LiveFlags live(TenantId tenant) {
        return new LiveFlags(vault, this, books, tenant);
    }

    private record OptionalVersion(long version) {
        private static final OptionalVersion ANY = new OptionalVersion(-1);

        boolean differs(long now) {
            return version >= 0 && version != now;
        }
    }

    private FlagView decided(
            TenantId tenant, String flag, OptionalVersion version, Act act, Function<Seen, Change> asked) {
        FlagDefinition definition = set.flag(flag);
        return Vault.again(PERSISTENCE, () -> {
            Seen seen = seen(tenant, definition);
            if (version.differs(seen.version())) {
                return seen.view(Optional.of(Texts.BOOK.problem(
                        "ROLLOUT_CHANGED_MEANWHILE",
                        Place.member(flag),
                        Map.of("flag", flag, "version", seen.version(), "seen", version.version()))));
            }
            return stored(seen, asked.apply(seen), act);
        });
    }

    private FlagView stored(Seen seen, Change change, Act act) {
        FlagRules.check(seen.definition(), change);
        Outcome outcome =
                Changing.apply(FlagRules.terms(seen.definition()), seen.state(), seen.elsewhere(), change, act);
        Optional<Problem> refusal = outcome.refusal().or(() -> crowded(seen, change, act));
        List<AdmissionEntry> taken = refusal.isEmpty() ? seen.admissions().news(taken(seen, change, act)) : List.of();
        if (refusal.isPresent() || (!outcome.changed() && taken.isEmpty())) {
            return seen.view(refusal);
        }
        Work work = vault.begin(seen.tenant(), FlagRules.command(change));
        Acts.note(work, act);
        seen.users().forEach(work::require);
        seen.list().ifPresent(work::require);
        long version = books.write(work, seen.stored(), seen.key(), outcome.state(), seen.batches(), taken);
        work.commit();
        return new FlagView(
                seen.key(), version, outcome.state(), seen.admissions().and(taken), Optional.empty());
    }

    /** A list that grows must not break the ceiling of an open phase that goes by it. */
    private Optional<Problem> crowded(Seen seen, Change change, Act act) {
        Set<String> now = new HashSet<>();
        if (change instanceof Change.Enlist more && seen.state().on()) {
            now.addAll(seen.state().allow());
            now.addAll(more.customers());
        } else if (change instanceof Change.Switch turned && turned.on()) {
            now.addAll(seen.state().allow());
        }
        if (now.isEmpty() || (seen.state().on() && seen.state().allow().containsAll(now))) {
            return Optional.empty();
        }
        return seen.users().stream()
                .map(Loaded::value)
                .flatMap(user -> FlagRules.crowded(set.flag(user.flag()), user.state(), now, act).stream())
                .findFirst();
    }

    private static List<AdmissionEntry> taken(Seen seen, Change change, Act act) {
        if (!(change instanceof Change.Open open)) {
            return List.of();
        }
        return open.cut().map(RankCut::taken).orElse(List.of()).stream()
                .map(customer -> AdmissionEntry.of(new Admission(
                        customer,
                        seen.key(),
                        Optional.of(open.phase()),
                        FlagRules.variant(seen.definition(), seen.state().salt(), customer),
                        act.at(),
                        ExposureReason.ASSIGNED)))
                .toList();
    }

    private int recorded(
            TenantId tenant, String flag, String command, List<AdmissionEntry> entries, Optional<Act> act) {
        Seen seen = seen(tenant, set.flag(flag));
        List<AdmissionEntry> news =
                seen.admissions().news(entries).stream().filter(seen::stands).toList();
        if (news.isEmpty()) {
            return 0;
        }
        Work work = vault.begin(tenant, command);
        act.ifPresent(one -> Acts.note(work, one));
        seen.list().ifPresent(work::require);
        books.write(work, seen.stored(), flag, seen.state(), seen.batches(), news);
        work.commit();
        return news.size();
    }

    /** What a decision about a flag rests on. */
    private Seen seen(TenantId tenant, FlagDefinition definition) {
        Optional<Loaded<StoredFlag>> stored = books.flag(tenant, definition.key());
        Optional<Loaded<StoredFlag>> list = definition instanceof FlagDefinition.Valued valued
                ? valued.allowList().flatMap(key -> books.flag(tenant, key))
                : Optional.empty();
        List<Loaded<StoredFlag>> users = set.flags().values().stream()
                .filter(one -> one instanceof FlagDefinition.Valued valued
                        && valued.allowList().equals(Optional.of(definition.key())))
                .flatMap(one -> books.flag(tenant, one.key()).stream())
                .toList();
        Admissions admissions = stored.map(one -> books.admissions(tenant, one.value(), Admissions.NONE, 0))
                .orElse(Admissions.NONE);
        RolloutState state =
                stored.map(one -> one.value().state()).orElseGet(() -> RolloutState.off(definition.salt()));
        return new Seen(tenant, definition, stored, state, admissions, list, users);
    }

    private record Seen(
            TenantId tenant,
            FlagDefinition definition,
            Optional<Loaded<StoredFlag>> stored,
            RolloutState state,
            Admissions admissions,
            Optional<Loaded<StoredFlag>> list,
            List<Loaded<StoredFlag>> users) {
        String key() {
            return definition.key();
        }

        long version() {
            return stored.map(Loaded::version).orElse(0L);
        }

        int batches() {
            return stored.map(one -> one.value().batches()).orElse(0);
        }

        FlagView view(Optional<Problem> refusal) {
            return new FlagView(key(), version(), state, admissions, refusal);
        }

        Set<String> listed() {
            return list.map(one -> one.value().state())
                    .filter(RolloutState::on)
                    .map(RolloutState::allow)
                    .orElse(Set.of());
        }

        /** Who was taken out comes back by the lists as they are now, not as a snapshot saw them before. */
        boolean stands(AdmissionEntry entry) {
            String customer = entry.customer();
            return entry.admission().isEmpty()
                    || !admissions.removed(customer)
                    || state.allow().contains(customer)
                    || listed().contains(customer);
        }

        /** How many the other flag's list has besides ours. */
        int elsewhere() {
            Set<String> others = new HashSet<>(listed());
            others.removeAll(state.allow());
            return others.size();
        }

        Optional<Phase> phase(String name) {
            return FlagRules.terms(definition).phases().named(name);
        }

        /** Who is exposed already goes first; who may not be is never taken. */
        RankCut cut(Phase phase, List<String> eligible, int population) {
            Set<String> before = new HashSet<>(listed());
            before.addAll(state.allow());
            before.addAll(admissions.admitted());
            Set<String> never = new HashSet<>(admissions.removed());
            never.removeAll(before);
            never.addAll(state.deny());
            never.addAll(state.off());
            return RankCut.exactly(
                    state.salt(),
                    eligible,
                    before,
                    never,
                    population,
                    phase.percent().of((long) population));
        }
    }
}
