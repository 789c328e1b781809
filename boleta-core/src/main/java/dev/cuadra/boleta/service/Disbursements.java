package dev.cuadra.boleta.service;

import dev.cuadra.boleta.bank.Transfer;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BankAnswer;
import dev.cuadra.boleta.payment.BatchCommand;
import dev.cuadra.boleta.payment.BatchContent;
import dev.cuadra.boleta.payment.BatchLine;
import dev.cuadra.boleta.payment.BatchPolicy;
import dev.cuadra.boleta.payment.BatchSheet;
import dev.cuadra.boleta.payment.BatchStep;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineFacts;
import dev.cuadra.boleta.payment.PaymentBatch;
import dev.cuadra.boleta.payment.PaymentBatches;
import dev.cuadra.boleta.payment.PaymentProposal;
import dev.cuadra.boleta.payment.ProposalFilter;
import dev.cuadra.boleta.payment.ReleaseGate;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A tenant's payments of boletas, from the proposal to the bank's answer. Safe for many threads and processes.
 *
 * <p>Each command takes effect once under the key of its order, and the same again gives the first answer again. A
 * command that the rules refuse stores nothing and throws a {@link dev.cuadra.spi.problem.ProblemException} with the
 * code that says why ({@code BATCH_…}, {@code PAYMENT_NOT_PERMITTED}, {@code PAYMENT_UNPAYABLE}); its key may be used
 * again. Where other writers get in between again and again, {@link dev.cuadra.spi.storage.StaleVersionException} comes
 * through; where the medium fails, {@link dev.cuadra.spi.storage.StorageException}: sending the same command again
 * tells whether it took effect.
 *
 * @source PAYM-6
 */
public final class Disbursements {
    private static final int PERSISTENCE = 8;

    private final Vault vault;
    private final Rules rules;
    private final BatchDesk desk;
    private final PayableBoletas payable;
    private final PaymentFiles files;

    /**
     * What a host decides.
     *
     * @param policy how batches are approved from now on
     * @param permissions who may do what
     * @param accounts how accounts of contractors are read
     * @param marks what the host knows besides the books
     * @param language in which contractors are written to
     */
    public record Rules(
            BatchPolicy policy,
            PaymentPermissions permissions,
            PaymentAccounts accounts,
            PaymentMarks marks,
            Locale language) {
        public Rules {
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(permissions, "permissions");
            Objects.requireNonNull(accounts, "accounts");
            Objects.requireNonNull(marks, "marks");
            Objects.requireNonNull(language, "language");
        }
    }

    /** Payments in {@code vault}. */
    public Disbursements(Vault vault, ReleaseGate gate, Rules rules) {
        this.vault = vault;
        this.rules = rules;
        this.desk = new BatchDesk(vault);
        this.payable = new PayableBoletas(vault, rules.accounts(), rules.marks());
        this.files = new PaymentFiles(vault, gate, payable);
    }

    /** What could be paid, and why the rest is not; nothing when the payer is not known. */
    public PaymentProposal propose(TenantId tenant, Rut payer, ProposalFilter filter) {
        return desk.payer(tenant, payer)
                .map(known -> PaymentProposal.of(
                        payable
                                .of(
                                        tenant,
                                        known,
                                        Optional.empty(),
                                        filter.upTo(),
                                        payable.upTo(tenant, known, filter.upTo()))
                                .values()
                                .stream()
                                .map(PayableBoletas.Known::facts)
                                .toList(),
                        filter))
                .orElseGet(() -> new PaymentProposal(List.of(), List.of()));
    }

    /** Opens a batch. */
    public BatchView open(PaymentOrder order, Rut payer, LocalDate payOn, List<PayRequest> requests) {
        Map<String, Object> asked = asked(order, Map.of("payer", payer.toString(), "payOn", payOn, "lines", requests));
        return once(order, "open-payment-batch", asked, work -> {
            check(order, PaymentRight.PREPARE, payer);
            UUID known = desk.payer(order.tenant(), payer)
                    .orElseThrow(() -> BatchDesk.problem("PAYMENT_UNPAYABLE", Map.of("boleta", "—")));
            return opened(order, work, known, payOn, requests);
        });
    }

    private BatchView opened(PaymentOrder order, Work work, UUID payer, LocalDate payOn, List<PayRequest> requests) {
        UUID id = vault.newId();
        BatchCommand command = new BatchCommand.Open(
                id.toString(), payer.toString(), rules.policy(), content(order.tenant(), payer, id, payOn, requests));
        PaymentBatch batch = PaymentBatches.open(new BatchStep(vault.now(), order.user(), command));
        work.create(Documents.BATCHES, id, Vault.TENANT_SUBJECT, StoredBatch.of(batch));
        return BatchView.of(batch);
    }

    /**
     * Opens a batch of boletas that people named, if each can be paid now: a boleta that a proposal would leave out is
     * refused with its reason, and so is more than is left of one.
     *
     * @throws dev.cuadra.spi.problem.ProblemException also with the code of a {@link HoldReason}
     */
    public BatchView openNamed(PaymentOrder order, Rut payer, LocalDate payOn, List<BoletaToPay> wanted) {
        Map<BoletaId, UUID> keys = desk.payer(order.tenant(), payer)
                .map(known -> payable.keys(
                        order.tenant(),
                        known,
                        wanted.stream().map(BoletaToPay::boleta).toList()))
                .orElse(Map.of());
        List<NamedPayments.Wish> wishes = NamedPayments.wishes(wanted, keys);
        Map<String, Object> asked = asked(order, Map.of("payer", payer.toString(), "payOn", payOn, "named", wishes));
        return once(order, "open-payment-batch", asked, work -> {
            check(order, PaymentRight.PREPARE, payer);
            UUID known = desk.payer(order.tenant(), payer)
                    .orElseThrow(() -> BatchDesk.problem("PAYMENT_UNPAYABLE", Map.of("boleta", "—")));
            List<LineFacts> facts =
                    payable.of(order.tenant(), known, Optional.empty(), payOn, keys.values()).values().stream()
                            .map(PayableBoletas.Known::facts)
                            .toList();
            return opened(order, work, known, payOn, NamedPayments.requests(wishes, facts));
        });
    }

    /** Gives a batch other lines or another day of payment; approvals are void. */
    public BatchView change(PaymentOrder order, UUID batch, LocalDate payOn, List<PayRequest> requests) {
        Object request = Map.of("payOn", payOn, "lines", requests);
        return take(
                order,
                "change-payment-batch",
                batch,
                PaymentRight.PREPARE,
                request,
                (work, open) -> new BatchCommand.Change(content(order.tenant(), open.payer(), batch, payOn, requests)));
    }

    /** Submits a batch for approval. */
    public BatchView submit(PaymentOrder order, UUID batch) {
        return take(
                order,
                "submit-payment-batch",
                batch,
                PaymentRight.PREPARE,
                "",
                (work, open) -> new BatchCommand.Submit());
    }

    /**
     * Approves a batch.
     *
     * @param hash the content that the approver saw, {@link BatchView#hash}
     */
    public BatchView approve(PaymentOrder order, UUID batch, String hash) {
        return take(order, "approve-payment-batch", batch, PaymentRight.APPROVE, hash, (work, open) -> {
            BatchDesk.Approved approved = desk.approved(work, open.batch(), open.payer(), order.user());
            Clp limit = rules.permissions().limit(order.tenant(), order.user(), desk.rut(order.tenant(), open.payer()));
            return new BatchCommand.Approve(hash, limit, approved.own(), approved.all());
        });
    }

    /** Says no to a batch. */
    public BatchView reject(PaymentOrder order, UUID batch, String reason) {
        return take(
                order,
                "reject-payment-batch",
                batch,
                PaymentRight.APPROVE,
                reason,
                (work, open) -> new BatchCommand.Reject(reason));
    }

    /** Gives a batch up. */
    public BatchView cancel(PaymentOrder order, UUID batch, String reason) {
        return take(
                order,
                "cancel-payment-batch",
                batch,
                PaymentRight.PREPARE,
                reason,
                (work, open) -> new BatchCommand.Cancel(reason));
    }

    /** Releases an approved batch, which then holds every boleta that no other does. */
    public BatchView release(PaymentOrder order, UUID batch) {
        return take(order, "release-payment-batch", batch, PaymentRight.RELEASE, "", (work, open) -> {
            files.hold(work, open);
            return new BatchCommand.Release();
        });
    }

    /** Decides that a line is paid although something speaks against it; only what is waivable. */
    public BatchView waive(PaymentOrder order, UUID batch, String reference, Set<HoldReason> reasons, String why) {
        Object request = Map.of(
                "reference", reference, "reasons", reasons.stream().sorted().toList(), "why", why);
        return take(
                order,
                "waive-payment-hold",
                batch,
                PaymentRight.RELEASE,
                request,
                (work, open) -> new BatchCommand.Waive(reference, reasons, why));
    }

    /** Gives up a held line: its boleta may go into another batch. */
    public BatchView drop(PaymentOrder order, UUID batch, String reference, String why) {
        Object request = Map.of("reference", reference, "why", why);
        return take(order, "drop-payment-line", batch, PaymentRight.RELEASE, request, (work, open) -> {
            open.batch()
                    .line(reference)
                    .map(standing -> UUID.fromString(standing.line().boleta()))
                    .flatMap(boleta -> vault.find(Documents.PAY_STATES, order.tenant(), boleta))
                    .filter(state -> state.value().isOf(batch))
                    .ifPresent(state -> work.update(state, state.value().in(Optional.empty())));
            return new BatchCommand.Drop(reference, why);
        });
    }

    /**
     * Checks every line that is in no file yet once more and lets those without fault into the next file, which
     * {@link #transfers} then gives.
     */
    public BatchView write(PaymentOrder order, UUID batch) {
        return take(
                order, "write-payment-file", batch, PaymentRight.RELEASE, "", (work, open) -> files.next(work, open));
    }

    /** How many files of a batch were written. */
    public int files(TenantId tenant, UUID batch) {
        return PaymentFiles.written(desk.load(tenant, batch).batch());
    }

    /**
     * A file of a batch, the same however often it is asked for.
     *
     * @param file which, from 1
     * @throws dev.cuadra.runtime.ErasedException when somebody in it was erased meanwhile
     */
    public List<Transfer> transfers(TenantId tenant, UUID batch, int file) {
        return files.transfers(tenant, batch, file);
    }

    /** The transfers of all files of a batch, without those to people who were erased: what an answer may speak of. */
    public List<Transfer> sent(TenantId tenant, UUID batch) {
        return files.known(tenant, batch);
    }

    /** A batch as it stands. */
    public BatchView view(TenantId tenant, UUID batch) {
        return BatchView.of(desk.load(tenant, batch).batch());
    }

    /** A batch as it stands, with the people and boletas in it. */
    public BatchSheet sheet(TenantId tenant, UUID batch) {
        BatchDesk.Open open = desk.load(tenant, batch);
        Map<UUID, PayableBoletas.Known> known = payable.of(
                tenant,
                open.payer(),
                Optional.of(batch),
                open.batch().content().payOn(),
                PaymentFiles.boletas(open.batch()));
        List<BatchSheet.Line> lines = open.batch().lines().stream()
                .map(standing -> new BatchSheet.Line(
                        standing,
                        Optional.ofNullable(known.get(
                                        UUID.fromString(standing.line().boleta())))
                                .map(PayableBoletas.Known::facts)))
                .toList();
        return new BatchSheet(desk.rut(tenant, open.payer()), open.batch(), PaymentFiles.written(open.batch()), lines);
    }

    /** The batches of a payer, by their day of payment; none when the payer is not known. */
    public List<BatchView> batches(TenantId tenant, Rut payer) {
        return desk.payer(tenant, payer).map(known -> desk.all(tenant, known)).orElse(List.of()).stream()
                .map(BatchView::of)
                .toList();
    }

    /** Books what the bank answered, about whatever batches. The same answers again change nothing. */
    public AnswersBooked book(PaymentOrder order, List<BankAnswer> answers) {
        Command command = Command.of("book-bank-answers", order.key(), asked(order, answers))
                .runs(PERSISTENCE);
        return vault.once(order.tenant(), command, AnswersBooked.class, work -> answered(work, order, answers))
                .value();
    }

    /**
     * The payments of some months, for {@link dev.cuadra.boleta.payment.MonthlyParts}: each with the boleta and what was
     * kept back.
     *
     * @param from the first month
     * @param until the last month
     */
    public List<RetainedPart> parts(TenantId tenant, Rut payer, YearMonth from, YearMonth until) {
        return desk.payer(tenant, payer)
                .map(known -> new PaidMonths(vault).parts(tenant, known, from.atDay(1), until.atEndOfMonth()))
                .orElse(List.of());
    }

    private AnswersBooked answered(Work work, PaymentOrder order, List<BankAnswer> answers) {
        AnswerDesk answering = new AnswerDesk(vault, desk, payable, rules.language());
        return answering.book(
                work,
                order.user(),
                answers,
                open -> check(order, PaymentRight.BOOK, desk.rut(order.tenant(), open.payer())));
    }

    private BatchContent content(TenantId tenant, UUID payer, UUID batch, LocalDate payOn, List<PayRequest> requests) {
        Map<UUID, PayableBoletas.Known> known = payable.of(
                tenant,
                payer,
                Optional.of(batch),
                payOn,
                requests.stream().map(PayRequest::boleta).toList());
        List<BatchLine> lines = new ArrayList<>();
        for (PayRequest request : requests) {
            String account = Optional.ofNullable(known.get(request.boleta()))
                    .flatMap(one -> one.facts().payee())
                    .flatMap(payee -> payee.fingerprint(batch.toString()))
                    .orElseThrow(() -> BatchDesk.problem("PAYMENT_UNPAYABLE", Map.of("boleta", request.boleta())));
            lines.add(BatchLine.of(batch.toString(), request.boleta().toString(), request.amount(), account));
        }
        return new BatchContent(payOn, lines);
    }

    private BatchView take(
            PaymentOrder order,
            String name,
            UUID batch,
            PaymentRight right,
            Object request,
            BiFunction<Work, BatchDesk.Open, BatchCommand> command) {
        return once(order, name, asked(order, Map.of("batch", batch, "request", request)), work -> {
            BatchDesk.Open open = desk.load(order.tenant(), batch);
            check(order, right, desk.rut(order.tenant(), open.payer()));
            return BatchView.of(desk.take(work, open, order.user(), command.apply(work, open)));
        });
    }

    private BatchView once(PaymentOrder order, String name, Object asked, Function<Work, BatchView> decision) {
        Command command = Command.of(name, order.key(), asked).runs(PERSISTENCE);
        return vault.once(order.tenant(), command, BatchView.class, decision).value();
    }

    private static Map<String, Object> asked(PaymentOrder order, Object request) {
        return Map.of("user", order.user(), "asked", request);
    }

    private void check(PaymentOrder order, PaymentRight right, Rut payer) {
        if (!rules.permissions().may(order.tenant(), order.user(), right, payer)) {
            throw BatchDesk.problem("PAYMENT_NOT_PERMITTED", Map.of("by", order.user(), "right", right));
        }
    }
}
