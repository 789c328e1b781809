package dev.cuadra.layby.integrity;

import dev.cuadra.layby.internal.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Books that are being put right after an incident. Only {@link Recoveries} makes one, by taking its steps one after
 * the other, so that one in hand is proof that each was taken as it has to be. Immutable.
 */
public final class Recovery {
    private final RecoveryCommand.Open opened;
    private final RecoveryPhase phase;
    private final Optional<RecoveryCommand.Plan> plan;
    private final Optional<String> planner;
    private final Optional<DifferenceReport> rehearsal;
    private final List<String> approvers;
    private final Optional<PostMortem> postMortem;
    private final List<RecoveryStep> history;

    private Recovery(
            RecoveryCommand.Open opened,
            RecoveryPhase phase,
            Optional<RecoveryCommand.Plan> plan,
            Optional<String> planner,
            Optional<DifferenceReport> rehearsal,
            List<String> approvers,
            Optional<PostMortem> postMortem,
            List<RecoveryStep> history) {
        this.opened = opened;
        this.phase = phase;
        this.plan = plan;
        this.planner = planner;
        this.rehearsal = rehearsal;
        this.approvers = List.copyOf(approvers);
        this.postMortem = postMortem;
        this.history = List.copyOf(history);
    }

    static Recovery opened(RecoveryCommand.Open open, RecoveryStep step) {
        return new Recovery(
                open,
                RecoveryPhase.OPENED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(step));
    }

    Recovery moved(RecoveryPhase to, RecoveryStep step) {
        return new Recovery(opened, to, plan, planner, rehearsal, approvers, postMortem, with(step));
    }

    Recovery planned(RecoveryCommand.Plan next, RecoveryStep step) {
        return new Recovery(
                opened,
                RecoveryPhase.PLANNED,
                Optional.of(next),
                Optional.of(step.by()),
                Optional.empty(),
                List.of(),
                postMortem,
                with(step));
    }

    Recovery rehearsed(DifferenceReport report, RecoveryStep step) {
        return new Recovery(
                opened, RecoveryPhase.REHEARSED, plan, planner, Optional.of(report), List.of(), postMortem, with(step));
    }

    Recovery approved(RecoveryPhase to, RecoveryStep step) {
        List<String> more = new ArrayList<>(approvers);
        more.add(step.by());
        return new Recovery(opened, to, plan, planner, rehearsal, more, postMortem, with(step));
    }

    Recovery reported(PostMortem learned, RecoveryStep step) {
        return new Recovery(
                opened, RecoveryPhase.REPORTED, plan, planner, rehearsal, approvers, Optional.of(learned), with(step));
    }

    private List<RecoveryStep> with(RecoveryStep step) {
        List<RecoveryStep> steps = new ArrayList<>(history);
        steps.add(step);
        return steps;
    }

    /** The id of the incident. */
    public String incident() {
        return opened.incident();
    }

    /** The lay-bys concerned. */
    public java.util.Set<String> agreements() {
        return opened.agreements();
    }

    /** How far it has come. */
    public RecoveryPhase phase() {
        return phase;
    }

    /** The plan, once there is one. */
    public Optional<RecoveryCommand.Plan> plan() {
        return plan;
    }

    /** Who made the plan. */
    public Optional<String> planner() {
        return planner;
    }

    /** The hash of the plan, by which it is approved. */
    public Optional<String> planHash() {
        return plan.map(made -> Sha256.hex(incident() + Sha256.json(made)));
    }

    /** What the plan did to a copy, once it was tried. */
    public Optional<DifferenceReport> rehearsal() {
        return rehearsal;
    }

    /** Who approved the plan, in order. */
    public List<String> approvers() {
        return approvers;
    }

    /** Every step that was taken, for a host to keep; {@link Recoveries#replay} makes the recovery of it again. */
    public List<RecoveryStep> history() {
        return history;
    }

    /** What a list of known issues says about it, from the moment it was opened on. */
    public List<LabelledValue> knownIssue() {
        RecoveryStep first = history.get(0);
        List<LabelledValue> lines = new ArrayList<>();
        lines.add(line("incident", incident()));
        lines.add(line("severity", "Critical"));
        lines.add(line("status", status()));
        lines.add(line("reportedAt", first.at().toString()));
        lines.add(line("reportedBy", first.by()));
        lines.add(line("description", opened.description()));
        lines.add(line("affected", affected()));
        postMortem.ifPresent(learned -> lines.add(line("resolution", learned.prevention())));
        return List.copyOf(lines);
    }

    private String status() {
        if (phase.compareTo(RecoveryPhase.RESUMED) >= 0) {
            return "Resolved";
        }
        if (phase.compareTo(RecoveryPhase.PLANNED) >= 0) {
            return "In Progress";
        }
        return phase == RecoveryPhase.OPENED ? "New" : "Investigating";
    }

    /** The post-mortem with what it is about, in the order in which it is read; empty before it was written. */
    public List<LabelledValue> report() {
        return postMortem.map(this::report).orElse(List.of());
    }

    private List<LabelledValue> report(PostMortem learned) {
        List<LabelledValue> lines = new ArrayList<>();
        lines.add(line("incident", incident()));
        lines.add(line("openedAt", history.get(0).at().toString()));
        lines.add(line(
                "resumedAt",
                at(RecoveryCommand.Resume.class).map(Instant::toString).orElse("")));
        lines.add(line("description", opened.description()));
        lines.add(line("rootCause", learned.rootCause()));
        lines.add(line("affected", affected()));
        lines.add(line("entries", entries()));
        lines.add(line("planner", planner.orElse("")));
        lines.add(line("approvers", String.join(", ", approvers)));
        lines.add(line("informed", String.join(", ", learned.informed())));
        lines.add(line("prevention", learned.prevention()));
        return List.copyOf(lines);
    }

    private String affected() {
        return String.join(", ", new TreeSet<>(agreements()));
    }

    private String entries() {
        return plan.stream()
                .flatMap(made -> made.corrections().stream())
                .map(correction ->
                        correction.agreement() + ": " + correction.entries().size())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Optional<Instant> at(Class<? extends RecoveryCommand> kind) {
        return history.stream()
                .filter(step -> kind.isInstance(step.command()))
                .map(RecoveryStep::at)
                .reduce((first, second) -> second);
    }

    private static LabelledValue line(String name, String value) {
        return new LabelledValue(name, Texts.BOOK.text("RECOVERY_LABEL." + name, Map.of()), value);
    }

    /** The incident and how far it has come. */
    @Override
    public String toString() {
        return "Recovery[" + incident() + ", " + phase + "]";
    }

    /** By everything that was done. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Recovery recovery && history.equals(recovery.history);
    }

    @Override
    public int hashCode() {
        return Objects.hash(history);
    }
}
