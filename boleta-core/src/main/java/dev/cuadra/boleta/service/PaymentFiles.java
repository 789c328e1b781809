package dev.cuadra.boleta.service;

import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.bank.Transfer;
import dev.cuadra.boleta.payment.BatchCommand;
import dev.cuadra.boleta.payment.BatchLine;
import dev.cuadra.boleta.payment.BatchStep;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineFacts;
import dev.cuadra.boleta.payment.LineStanding;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.Payee;
import dev.cuadra.boleta.payment.PaymentBatch;
import dev.cuadra.boleta.payment.ReleaseGate;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Writes the files of batches. Safe for many threads. */
final class PaymentFiles {
    private static final int PAGE = 1_000;

    private final Vault vault;
    private final ReleaseGate gate;
    private final PayableBoletas payable;

    PaymentFiles(Vault vault, ReleaseGate gate, PayableBoletas payable) {
        this.vault = vault;
        this.gate = gate;
        this.payable = payable;
    }

    /** Keeps every boleta of a batch for it that no other batch has. */
    void hold(Work work, BatchDesk.Open open) {
        UUID batch = open.stored().id();
        known(work.tenant(), open).values().stream()
                .filter(known -> !known.facts().otherBatch())
                .filter(known -> !known.stateOr(open.payer()).isOf(batch))
                .forEach(known -> hold(work, known, known.stateOr(open.payer()).in(Optional.of(batch))));
    }

    /** How many files of a batch were written. */
    static int written(PaymentBatch batch) {
        return (int) batch.history().stream()
                .map(BatchStep::command)
                .filter(command -> command instanceof BatchCommand.Send send
                        && !send.sent().isEmpty())
                .count();
    }

    List<Transfer> transfers(TenantId tenant, UUID batch, int file) {
        return transfers(
                tenant,
                Query.of(Documents.TRANSFERS.collection(), "file")
                        .equalTo(IndexValue.of(batch.toString()), IndexValue.of(file))
                        .limit(PAGE),
                any -> true);
    }

    /** Those of all files of a batch of which something is left. */
    List<Transfer> known(TenantId tenant, UUID batch) {
        return transfers(
                tenant,
                Query.of(Documents.TRANSFERS.collection(), "file")
                        .equalTo(IndexValue.of(batch.toString()))
                        .limit(PAGE),
                loaded -> !loaded.erased());
    }

    private List<Transfer> transfers(TenantId tenant, Query query, Predicate<Loaded<StoredTransfer>> wanted) {
        return vault.all(Documents.TRANSFERS, tenant, query)
                .filter(wanted)
                .map(loaded -> loaded.value().transfer())
                .toList();
    }

    /** The next file: what goes out is stored with {@code work}. */
    BatchCommand next(Work work, BatchDesk.Open open) {
        PaymentBatch batch = open.batch();
        UUID id = open.stored().id();
        Map<UUID, PayableBoletas.Known> known = known(work.tenant(), open);
        Map<String, LineFacts> facts = new LinkedHashMap<>();
        known.forEach((boleta, one) -> facts.put(boleta.toString(), one.facts()));
        Map<String, List<HoldReason>> holds = gate.holds(batch, facts);
        List<BatchCommand.Send.Sent> sent = new ArrayList<>();
        List<BatchCommand.Send.Held> held = new ArrayList<>();
        int file = written(batch) + 1;
        for (LineStanding standing : batch.unsent()) {
            BatchLine line = standing.line();
            List<HoldReason> reasons = holds.get(line.reference());
            if (reasons != null) {
                held.add(new BatchCommand.Send.Held(line.reference(), reasons));
                continue;
            }
            PayableBoletas.Known one =
                    Objects.requireNonNull(known.get(UUID.fromString(line.boleta())), "a line that passed");
            PayState state = one.stateOr(open.payer());
            PayState now = state.planned(state.splitOf(one.line().boleta())).in(Optional.of(id));
            PaidPart part = now.split().nextNet(line.amount());
            // Written even if it says the same: two batches that look at once are not both to pay.
            hold(work, one, now);
            sent.add(new BatchCommand.Send.Sent(line.reference(), part));
            // Whoever changes the account or takes the contractor out of use meanwhile is seen.
            one.contractor().ifPresent(work::require);
            transfer(work, one, line, id, file, sent.size());
        }
        return new BatchCommand.Send(sent, held);
    }

    private static void transfer(
            Work work, PayableBoletas.Known one, BatchLine line, UUID batch, int file, int position) {
        Payee payee = one.facts().payee().orElseThrow();
        BankAccount account = payee.account().orElseThrow();
        work.create(
                Documents.TRANSFERS,
                one.contractor().orElseThrow().subject(),
                new StoredTransfer(
                        batch,
                        file,
                        position,
                        line.reference(),
                        one.booked().id(),
                        line.amount(),
                        payee.rut(),
                        payee.name(),
                        account,
                        BatchLine.text(one.line().boleta().id()),
                        payee.mail()));
    }

    /** Keeps a boleta for a batch; holds only if the boleta is still as it was read. */
    private static void hold(Work work, PayableBoletas.Known known, PayState state) {
        known.state()
                .ifPresentOrElse(
                        before -> work.update(before, state),
                        () -> work.create(Documents.PAY_STATES, known.booked().id(), Vault.TENANT_SUBJECT, state));
        work.require(known.booked());
    }

    private Map<UUID, PayableBoletas.Known> known(TenantId tenant, BatchDesk.Open open) {
        return payable.of(
                tenant,
                open.payer(),
                Optional.of(open.stored().id()),
                open.batch().content().payOn(),
                boletas(open.batch()));
    }

    static List<UUID> boletas(PaymentBatch batch) {
        return batch.content().lines().stream()
                .map(line -> UUID.fromString(line.boleta()))
                .toList();
    }
}
