package dev.cuadra.onboarding.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A named list of conditions that decides whether something may go on.
 *
 * @param id identifies it
 * @param members its conditions
 * @param due from when on it is decided with what is known; empty when at once
 * @param approvals the roles whose approval it needs
 * @param waivers the roles that may waive a condition of it; empty when any named role may
 * @source GATE-18
 */
public record Gate(String id, List<Member> members, Optional<Moment> due, Set<String> approvals, Set<String> waivers) {
    public Gate {
        Condition.Parts.checkId(id);
        Objects.requireNonNull(due, "due");
        members = List.copyOf(members);
        approvals = Words.sorted(approvals);
        waivers = Words.sorted(waivers);
    }

    /** A gate that is due at once and needs no approval. */
    public static Gate of(String id, Member... members) {
        return new Gate(id, Arrays.asList(members), Optional.empty(), Set.of(), Set.of());
    }

    /**
     * The same gate asked of one: every check of the scope {@link Check#EACH} is asked of {@code scope} instead.
     *
     * @param scope the scope of readings, such as {@code customer:42}
     */
    public Gate asked(String scope) {
        List<Member> about = members.stream()
                .map(member ->
                        new Member(member.condition().asked(scope), member.tier(), member.weight(), member.shadow()))
                .toList();
        return new Gate(id, about, due, approvals, waivers);
    }

    /** The same gate, due at a moment. */
    public Gate due(String moment) {
        return new Gate(id, members, Optional.of(Moment.parse(moment)), approvals, waivers);
    }

    /** The same gate, which needs the approval of these roles. */
    public Gate approvedBy(String... roles) {
        return new Gate(id, members, due, Set.of(roles), waivers);
    }

    /** The same gate, of which only these roles may waive a condition. */
    public Gate waivedBy(String... roles) {
        return new Gate(id, members, due, approvals, Set.of(roles));
    }
}
