package dev.cuadra.onboarding.flag;

import dev.cuadra.onboarding.exposure.Admission;
import dev.cuadra.onboarding.exposure.Admissions;
import dev.cuadra.onboarding.exposure.Assignment;
import dev.cuadra.onboarding.exposure.ExposureDecision;
import dev.cuadra.onboarding.exposure.ExposureReason;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.exposure.Phase;
import dev.cuadra.onboarding.exposure.Phases;
import dev.cuadra.onboarding.exposure.Rollout;
import dev.cuadra.onboarding.exposure.RolloutState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All flags at one moment. It answers from memory alone, and the same question always in the same way. Immutable, safe
 * for many threads.
 *
 * @source FLAG-3, FLAG-4
 */
public final class FlagSnapshot {
    /** The variant of a list. */
    public static final String LISTED = "listed";

    /** Lists have no phases of their own; the rules ask for some. */
    private static final Phases LIST_PHASES =
            new Phases(List.of(new Phase("list", Percent.ALL, Assignment.HASH, List.of())));

    private final Map<String, Live> flags;
    private final Set<String> unreadable;

    /** A flag and its rollout; for lists, the value as well. */
    private record Live(FlagDefinition definition, Rollout rollout, List<String> list, long version) {}

    private FlagSnapshot(Map<String, Live> flags, Set<String> unreadable) {
        this.flags = flags;
        this.unreadable = unreadable;
    }

    /**
     * A snapshot.
     *
     * @param set the definitions
     * @param states what is kept of them, by key; of a flag without one nothing was decided, and it is off
     * @param unreadable the keys of those of which nobody could read what is kept
     */
    public static FlagSnapshot of(FlagSet set, Map<String, FlagState> states, Set<String> unreadable) {
        return new FlagSnapshot(Map.of(), Set.of()).next(set, states, unreadable);
    }

    /** The snapshot that follows this one, which keeps what was worked out. */
    public FlagSnapshot next(FlagSet set, Map<String, FlagState> states, Set<String> unread) {
        Map<String, Live> all = new HashMap<>();
        set.flags().forEach((key, definition) -> {
            FlagState state =
                    states.getOrDefault(key, new FlagState(RolloutState.off(definition.salt()), Admissions.NONE, 0));
            all.put(key, live(definition, state, states));
        });
        return new FlagSnapshot(Map.copyOf(all), Set.copyOf(unread));
    }

    private Live live(FlagDefinition definition, FlagState state, Map<String, FlagState> states) {
        if (definition instanceof FlagDefinition.Valued valued) {
            Set<String> listed = valued.allowList()
                    .map(states::get)
                    .map(list -> members(list.state()))
                    .orElse(Set.of());
            return new Live(
                    definition,
                    rollout(valued.key(), valued.terms().phases(), state, listed),
                    List.of(),
                    state.version());
        }
        List<String> list = List.copyOf(members(state.state()));
        return new Live(definition, rollout(definition.key(), LIST_PHASES, state, Set.of()), list, state.version());
    }

    private Rollout rollout(String key, Phases phases, FlagState state, Set<String> listed) {
        Live before = flags.get(key);
        return before == null
                ? Rollout.of(phases, state.state(), state.admissions(), listed)
                : before.rollout().next(phases, state.state(), state.admissions(), listed);
    }

    /** Who is on a list: nobody while it is off. */
    private static Set<String> members(RolloutState list) {
        if (!list.on() || list.rolledBack().isPresent()) {
            return Set.of();
        }
        Set<String> members = new TreeSet<>(list.allow());
        members.removeAll(list.deny());
        members.removeAll(list.off());
        return members;
    }

    /** The keys of all flags. */
    public Set<String> keys() {
        return flags.keySet();
    }

    /** Whether what is kept of a flag could not be read, so that the flag answers as it was last known. */
    public boolean unreadable(String flag) {
        return unreadable.contains(flag);
    }

    /** The version of a flag; 0 while nothing was decided, empty for a flag that is none. */
    public Optional<Long> version(String flag) {
        return Optional.ofNullable(flags.get(flag)).map(Live::version);
    }

    /** The definition of a flag; empty for one that is none. */
    public Optional<FlagDefinition> definition(String flag) {
        return Optional.ofNullable(flags.get(flag)).map(Live::definition);
    }

    /** The rollout of a flag; empty for one that is none. */
    public Optional<Rollout> rollout(String flag) {
        return Optional.ofNullable(flags.get(flag)).map(Live::rollout);
    }

    /** What a flag says to somebody of whom nobody knows which customer it is; empty for a flag that is none. */
    public Optional<FlagEvaluation> unidentified(String flag) {
        @Nullable Live live = flags.get(flag);
        return live == null
                ? Optional.empty()
                : Optional.of(said(live, live.rollout().unidentified(), ""));
    }

    /**
     * What a flag says to a customer; empty for a flag that is none.
     *
     * @param facts what is known of the customer, asked only when a phase has bars
     */
    public Optional<FlagEvaluation> evaluate(String flag, String customer, Facts facts) {
        @Nullable Live live = flags.get(flag);
        return live == null
                ? Optional.empty()
                : Optional.of(said(live, live.rollout().decide(customer, facts), customer));
    }

    private static FlagEvaluation said(Live live, ExposureDecision decision, String customer) {
        FlagDefinition definition = live.definition();
        if (definition instanceof FlagDefinition.Valued valued) {
            FlagDefinition.Named said = valued.named(variant(valued, live.rollout(), decision, customer));
            return new FlagEvaluation(definition.key(), definition.type(), said.value(), said.name(), decision);
        }
        return new FlagEvaluation(definition.key(), FlagType.LIST, live.list(), LISTED, onList(decision));
    }

    private static String variant(
            FlagDefinition.Valued flag, Rollout rollout, ExposureDecision decision, String customer) {
        if (!decision.exposed()) {
            return flag.otherwise();
        }
        Optional<String> kept = decision.admission().flatMap(Admission::variant);
        return kept.isPresent()
                ? kept.get()
                : flag.exposed().pick(rollout.state().salt(), customer);
    }

    /** A list has no draw: who is not on it is not listed. */
    private static ExposureDecision onList(ExposureDecision decision) {
        return decision.reason() == ExposureReason.NOT_STARTED
                ? new ExposureDecision(ExposureReason.NOT_LISTED, Optional.empty(), Optional.empty())
                : decision;
    }
}
