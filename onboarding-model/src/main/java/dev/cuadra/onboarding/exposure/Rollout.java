package dev.cuadra.onboarding.exposure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A flag at one moment: what was decided, and who was admitted. It answers without looking anywhere else. Immutable, safe
 * for many threads; positions that were worked out are remembered.
 *
 * @source EXPO-4
 */
public final class Rollout {
    private final RolloutState state;
    private final Admissions admissions;
    private final Set<String> listed;
    private final Positions positions;
    private final Optional<Phase> phase;
    private final Map<ExposureReason, ExposureDecision> plain = new EnumMap<>(ExposureReason.class);

    private Rollout(Phases phases, RolloutState state, Admissions admissions, Set<String> listed, Positions positions) {
        this.state = state;
        this.admissions = admissions;
        this.listed = Customers.copy(listed);
        this.positions = positions;
        this.phase = state.phase().flatMap(phases::named);
        for (ExposureReason reason : ExposureReason.values()) {
            plain.put(reason, new ExposureDecision(reason, phase.map(Phase::name), Optional.empty()));
        }
    }

    /**
     * A rollout.
     *
     * @param listed who stands on an allow list that another flag keeps, besides that of {@code state}
     */
    public static Rollout of(Phases phases, RolloutState state, Admissions admissions, Set<String> listed) {
        return new Rollout(phases, state, admissions, listed, new Positions(state.salt()));
    }

    /** The rollout that follows this one, which keeps the positions worked out as long as the salt is the same. */
    public Rollout next(Phases phases, RolloutState now, Admissions admitted, Set<String> list) {
        Positions kept = now.salt().equals(positions.salt()) ? positions : new Positions(now.salt());
        return new Rollout(phases, now, admitted, list, kept);
    }

    /** What people decided. */
    public RolloutState state() {
        return state;
    }

    /** Who was admitted. */
    public Admissions admissions() {
        return admissions;
    }

    /** What somebody gets of whom nobody knows which customer it is: never exposure. */
    public ExposureDecision unidentified() {
        if (!state.on()) {
            return plain(ExposureReason.FLAG_OFF);
        }
        return plain(state.rolledBack().isPresent() ? ExposureReason.ROLLED_BACK : ExposureReason.UNIDENTIFIED);
    }

    /**
     * Whether {@code customer} is exposed.
     *
     * @param facts what is known of it, asked for bars of the phase alone
     */
    public ExposureDecision decide(String customer, Facts facts) {
        if (!state.on() || state.rolledBack().isPresent() || !Customers.identified(customer)) {
            return unidentified();
        }
        if (state.deny().contains(customer)) {
            return told(ExposureReason.DENIED, customer);
        }
        if (state.off().contains(customer)) {
            return told(ExposureReason.SWITCHED_OFF, customer);
        }
        if (allows(customer)) {
            return told(ExposureReason.ALLOWED, customer);
        }
        if (admissions.of(customer).isPresent()) {
            return told(ExposureReason.ADMITTED, customer);
        }
        return plain(admissions.removed(customer) ? ExposureReason.REMOVED : drawn(customer, facts));
    }

    private boolean allows(String customer) {
        return state.allow().contains(customer) || listed.contains(customer);
    }

    private ExposureReason drawn(String customer, Facts facts) {
        if (phase.isEmpty()) {
            return ExposureReason.NOT_STARTED;
        }
        Phase open = phase.get();
        if (open.assignment() == Assignment.LIST) {
            return ExposureReason.NOT_LISTED;
        }
        Optional<Boolean> eligible = open.eligible(facts);
        if (eligible.isEmpty()) {
            return ExposureReason.ELIGIBILITY_UNKNOWN;
        }
        if (!eligible.get()) {
            return ExposureReason.NOT_ELIGIBLE;
        }
        return assigned(customer, open) ? ExposureReason.ASSIGNED : ExposureReason.NOT_ASSIGNED;
    }

    /** A cut of an earlier phase still holds: who stood before it was promised to come in. */
    private boolean assigned(String customer, Phase open) {
        if (state.percent().equals(Percent.ALL)) {
            return true;
        }
        HashPosition position = positions.of(customer);
        boolean before =
                state.cut().isPresent() && position.compareTo(state.cut().get()) <= 0;
        return before || (open.assignment() == Assignment.HASH && position.within(state.percent()));
    }

    private ExposureDecision plain(ExposureReason reason) {
        return Objects.requireNonNull(plain.get(reason), "every reason has its decision");
    }

    private ExposureDecision told(ExposureReason reason, String customer) {
        Optional<Admission> admission = admissions.of(customer);
        return admission.isEmpty() ? plain(reason) : new ExposureDecision(reason, phase.map(Phase::name), admission);
    }
}
