package dev.cuadra.onboarding.gate;

import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a gate came to.
 *
 * @param gate the gate
 * @param verdict the verdict
 * @param reason the condition or word behind it: the conditions that fail, are unknown or open, or the word "approval"
 * @param members what each condition came to
 * @param missingApprovals the roles whose approval is missing
 * @param approvals the approvals that count
 * @param should the score of what should be met
 * @param nice the score of what would be nice
 * @param sentence the verdict in one sentence
 * @source GATE-18
 */
public record GateFinding(
        String gate,
        Verdict verdict,
        String reason,
        List<MemberFinding> members,
        Set<String> missingApprovals,
        List<Approval> approvals,
        Score should,
        Score nice,
        Text sentence) {
    public GateFinding {
        members = List.copyOf(members);
        missingApprovals = Words.sorted(missingApprovals);
        approvals = List.copyOf(approvals);
    }

    /**
     * Evaluates a gate. Pure: the order of approvals and waivers does not matter.
     *
     * @throws IllegalArgumentException when a condition asks for a metric that is not declared
     */
    public static GateFinding of(
            Gate gate, Situation situation, Collection<Approval> approvals, Collection<Waiver> waivers) {
        Optional<Instant> due = gate.due().map(moment -> moment.in(situation.calendar()));
        Judge judge = Judge.due(situation, due);
        List<MemberFinding> members = new ArrayList<>();
        for (Member member : gate.members()) {
            Finding finding = judge.judge(member.condition());
            members.add(new MemberFinding(member, finding, waiver(gate, member, finding, situation.at(), waivers)));
        }
        List<Approval> counting = counting(gate, situation.at(), approvals);
        Weighing weighing = new Weighing(gate, members, counting);
        return situation.memory().isPresent()
                ? situation.memory().get().gate(gate, members, counting, weighing::finding)
                : weighing.finding();
    }

    private static Optional<Waiver> waiver(
            Gate gate, Member member, Finding finding, Instant at, Collection<Waiver> waivers) {
        boolean needed = member.decides() && !finding.open() && finding.outcome() != Outcome.MET;
        return waivers.stream()
                .filter(waiver -> needed
                        && waiver.gate().equals(gate.id())
                        && waiver.condition().equals(member.condition().id())
                        && (gate.waivers().isEmpty() || gate.waivers().contains(waiver.role()))
                        && waiver.holds(at))
                .max(Comparator.comparing(Waiver::at).thenComparing(Waiver::toString));
    }

    /** Of each role that is asked the newest word, where it is an approval that holds. */
    private static List<Approval> counting(Gate gate, Instant at, Collection<Approval> approvals) {
        List<Approval> counting = new ArrayList<>();
        for (String role : gate.approvals()) {
            approvals.stream()
                    .filter(each -> each.gate().equals(gate.id())
                            && each.role().equals(role)
                            && !each.at().isAfter(at))
                    .max(Comparator.comparing(Approval::at).thenComparing(Approval::toString))
                    .filter(each -> each.given() && each.holds(at))
                    .ifPresent(counting::add);
        }
        return counting;
    }

    /** The ordered rules. */
    private record Weighing(Gate gate, List<MemberFinding> members, List<Approval> approvals) {
        private static final String APPROVAL = "approval";

        GateFinding finding() {
            List<MemberFinding> deciding = members.stream()
                    .filter(each -> each.member().decides() && !each.finding().excluded())
                    .toList();
            List<MemberFinding> left =
                    deciding.stream().filter(each -> each.waiver().isEmpty()).toList();
            Set<String> missing = new TreeSet<>(gate.approvals());
            approvals.forEach(approval -> missing.remove(approval.role()));
            List<String> failed = ids(left, each -> each.outcome() == Outcome.NOT_MET);
            List<String> unknown = ids(left, each -> each.outcome() == Outcome.UNKNOWN && !each.open());
            List<String> open = ids(left, Finding::open);
            if (!failed.isEmpty()) {
                return made(Verdict.FAIL, failed, missing);
            } else if (!unknown.isEmpty() || deciding.isEmpty()) {
                return made(Verdict.INCONCLUSIVE, unknown, missing);
            } else if (!open.isEmpty()) {
                return made(Verdict.NOT_DUE, open, missing);
            } else if (!missing.isEmpty()) {
                return made(Verdict.INCONCLUSIVE, List.of(APPROVAL), missing);
            }
            List<String> waived = deciding.stream()
                    .filter(each -> each.waiver().isPresent())
                    .map(each -> each.finding().condition())
                    .toList();
            return made(waived.isEmpty() ? Verdict.PASS : Verdict.WAIVED, waived, missing);
        }

        /** The reason in words; whoever has still to approve belongs to what is missing. */
        private static Object said(Verdict verdict, String reason, Set<String> missing) {
            if (verdict != Verdict.INCONCLUSIVE || missing.isEmpty()) {
                return reason;
            }
            return Sentences.say(
                    reason.equals(APPROVAL) ? "verdict.approval" : "verdict.unknownAndApproval",
                    Map.of("reason", reason, "roles", String.join(", ", missing)));
        }

        private static List<String> ids(List<MemberFinding> members, Predicate<Finding> which) {
            return members.stream()
                    .map(MemberFinding::finding)
                    .filter(which)
                    .map(Finding::condition)
                    .toList();
        }

        private GateFinding made(Verdict verdict, List<String> why, Set<String> missing) {
            String reason = String.join(", ", why);
            Text sentence = Sentences.say(
                    "verdict." + verdict.name() + (reason.isEmpty() ? ".plain" : ""),
                    Map.of("gate", gate.id(), "reason", said(verdict, reason, missing)));
            return new GateFinding(
                    gate.id(),
                    verdict,
                    reason,
                    members,
                    missing,
                    approvals,
                    Score.of(Tier.SHOULD, members),
                    Score.of(Tier.NICE, members),
                    sentence);
        }
    }
}
