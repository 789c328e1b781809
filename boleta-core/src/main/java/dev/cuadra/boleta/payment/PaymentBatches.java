package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The life of a batch, as a table of commands and the phases in which each may be given. Pure functions, safe for many
 * threads.
 *
 * @source PAYM-3, PAYM-5
 */
public final class PaymentBatches {
    private static final Map<Class<? extends BatchCommand>, Set<BatchPhase>> TABLE = Map.of(
            BatchCommand.Change.class,
                    Set.of(BatchPhase.DRAFT, BatchPhase.SUBMITTED, BatchPhase.APPROVED, BatchPhase.REJECTED),
            BatchCommand.Submit.class, Set.of(BatchPhase.DRAFT),
            BatchCommand.Approve.class, Set.of(BatchPhase.SUBMITTED),
            BatchCommand.Reject.class, Set.of(BatchPhase.SUBMITTED, BatchPhase.APPROVED),
            BatchCommand.Release.class, Set.of(BatchPhase.APPROVED),
            BatchCommand.Waive.class, Set.of(BatchPhase.RELEASED, BatchPhase.SENT),
            BatchCommand.Send.class, Set.of(BatchPhase.RELEASED, BatchPhase.SENT),
            BatchCommand.Answer.class, Set.of(BatchPhase.SENT, BatchPhase.SETTLED),
            BatchCommand.Drop.class, Set.of(BatchPhase.SENT),
            BatchCommand.Cancel.class,
                    Set.of(BatchPhase.DRAFT, BatchPhase.SUBMITTED, BatchPhase.APPROVED, BatchPhase.REJECTED));

    private PaymentBatches() {}

    /**
     * Opens a batch.
     *
     * @throws IllegalArgumentException when the step is not that of opening one
     * @throws ProblemException with code {@code BATCH_LINE_TWICE}
     */
    public static PaymentBatch open(BatchStep step) {
        if (step.command() instanceof BatchCommand.Open open) {
            twice(open.content(), open.batch()).ifPresent(problem -> {
                throw new ProblemException(problem);
            });
            return PaymentBatch.opened(open, step);
        }
        throw new IllegalArgumentException(
                "A batch begins by being opened, not by " + step.command().name());
    }

    /**
     * The batch that a history tells of; every step is decided again.
     *
     * @throws ProblemException with the problem of the first step that could not have been taken
     */
    public static PaymentBatch replay(List<BatchStep> history) {
        if (history.isEmpty()) {
            throw new IllegalArgumentException("A batch has a history");
        }
        PaymentBatch batch = open(history.get(0));
        for (BatchStep step : history.subList(1, history.size())) {
            batch = decide(batch, step).fold(BatchDecision.Moved::after, refused -> {
                throw new ProblemException(refused.problem());
            });
        }
        return batch;
    }

    /** What answers would change, without taking them. */
    public static AnswerReport read(PaymentBatch batch, List<BankAnswer> answers) {
        return new Answering(batch).take(answers);
    }

    /** What becomes of a step. */
    public static BatchDecision decide(PaymentBatch batch, BatchStep step) {
        BatchCommand command = step.command();
        Set<BatchPhase> from = TABLE.getOrDefault(command.getClass(), Set.of());
        if (!from.contains(batch.phase())) {
            return refused(
                    "BATCH_NOT_NOW",
                    batch,
                    Map.of("command", command.name(), "phase", batch.phase().name(), "from", names(from)));
        }
        if (command instanceof BatchCommand.Change change) {
            return twice(change.content(), batch.id())
                    .<BatchDecision>map(BatchDecision.Refused::new)
                    .orElseGet(() -> new BatchDecision.Moved(batch.changed(change.content(), step)));
        }
        if (command instanceof BatchCommand.Submit) {
            return batch.content().lines().isEmpty()
                    ? refused("BATCH_EMPTY", batch, Map.of())
                    : new BatchDecision.Moved(batch.submitted(step));
        }
        if (command instanceof BatchCommand.Approve approve) {
            return approve(batch, approve, step);
        }
        if (command instanceof BatchCommand.Waive waive) {
            return waive(batch, waive, step);
        }
        if (command instanceof BatchCommand.Send send) {
            return send(batch, send, step);
        }
        if (command instanceof BatchCommand.Answer answer) {
            return answer(batch, answer, step);
        }
        if (command instanceof BatchCommand.Drop drop) {
            return drop(batch, drop, step);
        }
        if (command instanceof BatchCommand.Release) {
            return new BatchDecision.Moved(batch.moved(BatchPhase.RELEASED, step));
        }
        boolean rejected = command instanceof BatchCommand.Reject;
        return new BatchDecision.Moved(batch.moved(rejected ? BatchPhase.REJECTED : BatchPhase.CANCELLED, step));
    }

    private static BatchDecision approve(PaymentBatch batch, BatchCommand.Approve approve, BatchStep step) {
        if (!batch.hash().equals(approve.hash())) {
            return refused("BATCH_CHANGED", batch, Map.of());
        }
        if (batch.preparedBy(step.by())) {
            return refused("BATCH_OWN", batch, Map.of("by", step.by()));
        }
        if (batch.approvedBy(step.by())) {
            return refused("BATCH_APPROVED_ALREADY", batch, Map.of("by", step.by()));
        }
        Clp total = batch.content().total();
        if (approve.own().plus(total).compareTo(approve.limit()) > 0) {
            return refused(
                    "BATCH_LIMIT",
                    batch,
                    Map.of("by", step.by(), "total", total, "own", approve.own(), "limit", approve.limit()));
        }
        int needed = batch.policy().approvers(approve.all().plus(total));
        boolean enough = batch.approvers().size() + 1 >= needed;
        return new BatchDecision.Moved(batch.approved(enough ? BatchPhase.APPROVED : BatchPhase.SUBMITTED, step));
    }

    private static BatchDecision waive(PaymentBatch batch, BatchCommand.Waive waive, BatchStep step) {
        Optional<LineStanding> line = batch.line(waive.reference())
                .filter(standing -> standing.status() == LineStatus.PLANNED || standing.status() == LineStatus.HELD);
        if (line.isEmpty()) {
            return refused("BATCH_LINE", batch, Map.of("reference", waive.reference()));
        }
        Set<HoldReason> never =
                waive.reasons().stream().filter(reason -> !reason.waivable()).collect(Collectors.toSet());
        return never.isEmpty()
                ? new BatchDecision.Moved(batch.waived(waive.reference(), waive.reasons(), step))
                : refused("BATCH_NOT_WAIVABLE", batch, Map.of("reference", waive.reference(), "reasons", names(never)));
    }

    /** Every line that is in no file yet goes out for its amount or is held; no other does either. */
    private static BatchDecision send(PaymentBatch batch, BatchCommand.Send send, BatchStep step) {
        Map<String, LineStanding> lines = batch.standings();
        Set<String> open = batch.unsent().stream()
                .map(standing -> standing.line().reference())
                .collect(Collectors.toCollection(HashSet::new));
        if (open.isEmpty()) {
            return refused("BATCH_ALL_SENT", batch, Map.of());
        }
        for (BatchCommand.Send.Sent sent : send.sent()) {
            LineStanding before = lines.get(sent.reference());
            if (before == null
                    || !open.remove(sent.reference())
                    || !before.line().amount().equals(sent.part().net())) {
                return refused("BATCH_LINE", batch, Map.of("reference", sent.reference()));
            }
            lines.put(sent.reference(), before.sent(sent.part()));
        }
        for (BatchCommand.Send.Held held : send.held()) {
            LineStanding before = lines.get(held.reference());
            boolean decided = batch.waived(held.reference()).containsAll(held.reasons());
            if (before == null || decided || !open.remove(held.reference())) {
                return refused("BATCH_LINE", batch, Map.of("reference", held.reference()));
            }
            lines.put(held.reference(), before.held(held.reasons()));
        }
        return open.isEmpty()
                ? new BatchDecision.Moved(batch.withLines(lines, step))
                : refused("BATCH_LINE", batch, Map.of("reference", names(open)));
    }

    private static BatchDecision answer(PaymentBatch batch, BatchCommand.Answer answer, BatchStep step) {
        Answering answering = new Answering(batch);
        AnswerReport report = answering.take(answer.answers());
        return new BatchDecision.Moved(report.events().isEmpty() ? batch : batch.withLines(answering.lines(), step));
    }

    private static BatchDecision drop(PaymentBatch batch, BatchCommand.Drop drop, BatchStep step) {
        Map<String, LineStanding> lines = batch.standings();
        LineStanding line = lines.get(drop.reference());
        if (line == null || line.status() != LineStatus.HELD) {
            return refused("BATCH_LINE", batch, Map.of("reference", drop.reference()));
        }
        lines.put(drop.reference(), line.dropped());
        return new BatchDecision.Moved(batch.withLines(lines, step));
    }

    /** A batch pays a boleta once, and a reference means one line. */
    private static Optional<Problem> twice(BatchContent content, String batch) {
        Set<String> seen = new HashSet<>();
        Set<String> references = new HashSet<>();
        return content.lines().stream()
                .filter(line -> !seen.add(line.boleta()) || !references.add(line.reference()))
                .findFirst()
                .map(line -> problem("BATCH_LINE_TWICE", batch, Map.of("reference", line.reference())));
    }

    private static String names(Collection<?> of) {
        return of.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static BatchDecision refused(String code, PaymentBatch batch, Map<String, ?> values) {
        return new BatchDecision.Refused(problem(code, batch.id(), values));
    }

    private static Problem problem(String code, String batch, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.member(batch), values);
    }
}
