package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.MemberFinding;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Tier;
import dev.cuadra.onboarding.internal.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which role answers for a part of a definition: for the figure of a condition, and for that it is delivered. A definition
 * may say which roles there are; then no other one may act in it.
 *
 * @param roles the roles that there are; empty where the definition does not say
 * @param byPlace the role that answers for a part, by the place of the part as {@link Rows} writes it, such as
 *     {@code gates/success/BL-095}
 * @source PACK-5
 */
public record Owners(Set<String> roles, Map<String, String> byPlace) {
    /** Nobody. */
    public static final Owners NONE = new Owners(Set.of(), Map.of());

    private static final int LONGEST = 80;

    public Owners {
        roles.forEach(Owners::role);
        byPlace.forEach((place, role) -> {
            if (place.isBlank()) {
                throw new IllegalArgumentException("Not the place of a part: '" + place + "'");
            }
            role(role);
        });
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        byPlace = Collections.unmodifiableMap(new TreeMap<>(byPlace));
    }

    /** The same, where there are these roles and no others. */
    public Owners among(String... known) {
        return new Owners(new TreeSet<>(Arrays.asList(known)), byPlace);
    }

    /** The same, and this role answers for the part at a place. */
    public Owners with(String place, String role) {
        Map<String, String> more = new TreeMap<>(byPlace);
        more.put(place, role);
        return new Owners(roles, more);
    }

    /** The role that answers for the part at a place, as the definition says it of that part. */
    public Optional<String> at(String place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    /**
     * The role that answers for a condition: its own, else that of the gate or trigger in which it stands.
     *
     * @param whole the place of the gate or trigger
     * @param id the id of the condition, or of a part of one
     */
    public Optional<String> answering(String whole, String id) {
        return at(whole + "/" + id).or(() -> at(whole));
    }

    /**
     * Who answers for what keeps a gate from being open: for each role the conditions that must be met, and are not met or
     * not known though they are due. Conditions for which nobody answers are left out.
     */
    public SortedMap<String, List<String>> answering(GateFinding finding) {
        SortedMap<String, List<String>> all = new TreeMap<>();
        for (MemberFinding member : finding.members()) {
            if (keeps(member)) {
                String id = member.finding().condition();
                answering(Rows.gate(finding.gate()), id)
                        .ifPresent(role -> all.computeIfAbsent(role, any -> new ArrayList<>())
                                .add(id));
            }
        }
        return all;
    }

    private static boolean keeps(MemberFinding member) {
        boolean decides =
                member.member().tier() == Tier.MUST && !member.member().shadow();
        boolean settled = member.finding().outcome() == Outcome.MET
                || member.finding().open()
                || member.finding().excluded();
        return decides && !settled && member.waiver().isEmpty();
    }

    /**
     * A role as it may be written: one name, since one role answers.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static String role(String name) {
        boolean plain = !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= LONGEST
                && name.chars().noneMatch(letter -> letter == '+' || Character.isISOControl(letter));
        if (!plain) {
            throw Refused.because("ROLE", Map.of("text", name, "most", LONGEST));
        }
        return name;
    }
}
