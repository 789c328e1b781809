package dev.cuadra.boleta.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import dev.cuadra.boleta.money.Clp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Payments that go to a bank together. Only {@link PaymentBatches} makes one, by taking its steps one after the other,
 * so that one in hand is proof that each was allowed. What is stored is the history, which is decided again when it is
 * read; the batch itself has no stored form. Immutable.
 */
@JsonIgnoreType
public final class PaymentBatch {
    private final BatchCommand.Open opened;
    private final BatchPhase phase;
    private final BatchContent content;
    private final Set<String> preparers;
    private final List<String> approvers;
    private final Map<String, LineStanding> lines;
    private final Map<String, Set<HoldReason>> waived;
    private final List<BatchStep> history;

    private PaymentBatch(
            BatchCommand.Open opened,
            BatchPhase phase,
            BatchContent content,
            Set<String> preparers,
            List<String> approvers,
            Map<String, LineStanding> lines,
            Map<String, Set<HoldReason>> waived,
            List<BatchStep> history) {
        this.opened = opened;
        this.phase = phase;
        this.content = content;
        this.preparers = Set.copyOf(preparers);
        this.approvers = List.copyOf(approvers);
        this.lines = new LinkedHashMap<>(lines);
        this.waived = Map.copyOf(waived);
        this.history = List.copyOf(history);
    }

    static PaymentBatch opened(BatchCommand.Open open, BatchStep step) {
        return new PaymentBatch(
                open,
                BatchPhase.DRAFT,
                open.content(),
                Set.of(People.canonical(step.by())),
                List.of(),
                planned(open.content()),
                Map.of(),
                List.of(step));
    }

    /** Whoever changed it is one of those who prepared it, for good. */
    PaymentBatch changed(BatchContent to, BatchStep step) {
        return new PaymentBatch(
                opened, BatchPhase.DRAFT, to, preparersWith(step), List.of(), planned(to), Map.of(), with(step));
    }

    PaymentBatch submitted(BatchStep step) {
        return new PaymentBatch(
                opened, BatchPhase.SUBMITTED, content, preparersWith(step), List.of(), lines, waived, with(step));
    }

    PaymentBatch approved(BatchPhase to, BatchStep step) {
        List<String> more = new ArrayList<>(approvers);
        more.add(People.canonical(step.by()));
        return new PaymentBatch(opened, to, content, preparers, more, lines, waived, with(step));
    }

    PaymentBatch moved(BatchPhase to, BatchStep step) {
        return new PaymentBatch(opened, to, content, preparers, approvers, lines, waived, with(step));
    }

    PaymentBatch waived(String reference, Set<HoldReason> reasons, BatchStep step) {
        Map<String, Set<HoldReason>> more = new LinkedHashMap<>(waived);
        Set<HoldReason> all = new TreeSet<>(waived.getOrDefault(reference, Set.of()));
        all.addAll(reasons);
        more.put(reference, Set.copyOf(all));
        return new PaymentBatch(opened, phase, content, preparers, approvers, lines, more, with(step));
    }

    /** With lines elsewhere: it is settled once every line has its end. */
    PaymentBatch withLines(Map<String, LineStanding> now, BatchStep step) {
        boolean settled = now.values().stream().noneMatch(line -> line.status().live());
        return new PaymentBatch(
                opened,
                settled ? BatchPhase.SETTLED : BatchPhase.SENT,
                content,
                preparers,
                approvers,
                now,
                waived,
                with(step));
    }

    private static Map<String, LineStanding> planned(BatchContent content) {
        Map<String, LineStanding> lines = new LinkedHashMap<>();
        content.lines().forEach(line -> lines.put(line.reference(), LineStanding.planned(line)));
        return lines;
    }

    private Set<String> preparersWith(BatchStep step) {
        Set<String> more = new TreeSet<>(preparers);
        more.add(People.canonical(step.by()));
        return more;
    }

    private List<BatchStep> with(BatchStep step) {
        List<BatchStep> steps = new ArrayList<>(history);
        steps.add(step);
        return steps;
    }

    /** Its id. */
    public String id() {
        return opened.batch();
    }

    /** The host's key of the company that pays. */
    public String payer() {
        return opened.payer();
    }

    /** How it is approved. */
    public BatchPolicy policy() {
        return opened.policy();
    }

    /** How far it has come. */
    public BatchPhase phase() {
        return phase;
    }

    /** What it pays. */
    public BatchContent content() {
        return content;
    }

    /** The hash by which the content is approved. */
    public String hash() {
        return content.hash(id());
    }

    /** Who approved the content as it is, by the one spelling of their ids, in order. */
    public List<String> approvers() {
        return approvers;
    }

    /** Whether {@code user} opened, changed or submitted it, however the id is spelt. */
    public boolean preparedBy(String user) {
        return preparers.contains(People.canonical(user));
    }

    /** Whether {@code user} approved the content as it is, however the id is spelt. */
    public boolean approvedBy(String user) {
        return approvers.contains(People.canonical(user));
    }

    /** The lines and where they stand, in order. */
    public List<LineStanding> lines() {
        return List.copyOf(lines.values());
    }

    /** A line, if the batch has it. */
    public Optional<LineStanding> line(String reference) {
        return Optional.ofNullable(lines.get(reference));
    }

    /** The lines that the next file is about: those in no file yet, and those held. */
    public List<LineStanding> unsent() {
        return lines.values().stream()
                .filter(line -> line.status() == LineStatus.PLANNED || line.status() == LineStatus.HELD)
                .toList();
    }

    /** What a person decided not to hold a line any more. */
    public Set<HoldReason> waived(String reference) {
        return waived.getOrDefault(reference, Set.of());
    }

    /** What its lines that are paid come to. */
    public Clp paid() {
        Collection<Clp> amounts = lines.values().stream()
                .filter(line -> line.status() == LineStatus.PAID)
                .map(line -> line.line().amount())
                .collect(Collectors.toList());
        return Clp.sum(amounts);
    }

    /** Every step that was taken, for a host to keep; {@link PaymentBatches#replay} makes the batch of it again. */
    public List<BatchStep> history() {
        return history;
    }

    Map<String, LineStanding> standings() {
        return new LinkedHashMap<>(lines);
    }

    /** The id and how far it has come. */
    @Override
    public String toString() {
        return "PaymentBatch[" + id() + ", " + phase + "]";
    }

    /** By everything that was done. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentBatch batch && history.equals(batch.history);
    }

    @Override
    public int hashCode() {
        return Objects.hash(history);
    }
}
