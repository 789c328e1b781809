package dev.cuadra.boleta.service;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BatchCommand;
import dev.cuadra.boleta.payment.BatchDecision;
import dev.cuadra.boleta.payment.BatchStep;
import dev.cuadra.boleta.payment.PaymentBatch;
import dev.cuadra.boleta.payment.PaymentBatches;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Loads batches, which are decided again from their history, and stores them. Safe for many threads. */
final class BatchDesk {
    private static final int PAGE = 1_000;

    private final Vault vault;

    BatchDesk(Vault vault) {
        this.vault = vault;
    }

    /** A batch and the version it was read from. */
    record Open(Loaded<StoredBatch> stored, PaymentBatch batch) {
        UUID payer() {
            return UUID.fromString(batch.payer());
        }
    }

    /** What was approved for a day. */
    record Approved(Clp own, Clp all) {}

    Open load(TenantId tenant, UUID id) {
        return open(vault.find(Documents.BATCHES, tenant, id)
                .orElseThrow(() -> problem("BATCH_UNKNOWN", Map.of("batch", id))));
    }

    /** What stands beside the history is for finding alone: where it says otherwise, somebody wrote past the rules. */
    private static Open open(Loaded<StoredBatch> stored) {
        PaymentBatch batch;
        try {
            batch = PaymentBatches.replay(stored.value().history());
        } catch (ProblemException | IllegalArgumentException e) {
            throw forged(stored.id());
        }
        boolean same = batch.id().equals(stored.id().toString())
                && StoredBatch.of(batch).equals(stored.value());
        if (!same) {
            throw forged(stored.id());
        }
        return new Open(stored, batch);
    }

    private static ProblemException forged(UUID id) {
        return problem("BATCH_FORGED", Map.of("batch", id));
    }

    /** The batch after a command; stored with {@code work} if anything changed. */
    PaymentBatch take(Work work, Open open, String user, BatchCommand command) {
        PaymentBatch after = PaymentBatches.decide(open.batch(), new BatchStep(vault.now(), user, command))
                .fold(BatchDecision.Moved::after, refused -> {
                    throw new ProblemException(refused.problem());
                });
        if (!after.equals(open.batch())) {
            work.update(open.stored(), StoredBatch.of(after));
        }
        return after;
    }

    /** What was approved of other batches for the day, and that nothing more is before this is stored. */
    Approved approved(Work work, PaymentBatch batch, UUID payer, String user) {
        PayDay day = new PayDay(payer, batch.content().payOn(), 1);
        vault.findUnique(
                        Documents.PAY_DAYS,
                        work.tenant(),
                        "day",
                        tokens -> List.of(Documents.payer(payer), IndexValue.of(day.day())))
                .ifPresentOrElse(
                        seen -> work.update(
                                seen, new PayDay(payer, day.day(), seen.value().approvals() + 1)),
                        () -> work.create(Documents.PAY_DAYS, vault.newId(), Vault.TENANT_SUBJECT, day));
        Clp own = Clp.ZERO;
        Clp all = Clp.ZERO;
        for (PaymentBatch other : ofDay(work.tenant(), batch, payer)) {
            Clp total = other.content().total();
            all = other.approvers().isEmpty() ? all : all.plus(total);
            own = other.approvedBy(user) ? own.plus(total) : own;
        }
        return new Approved(own, all);
    }

    private List<PaymentBatch> ofDay(TenantId tenant, PaymentBatch batch, UUID payer) {
        IndexValue day = IndexValue.of(batch.content().payOn());
        Query query = Query.of(Documents.BATCHES.collection(), "day")
                .equalTo(Documents.payer(payer))
                .between(day, day)
                .limit(PAGE);
        return found(tenant, query).stream()
                .filter(other -> !other.id().equals(batch.id()))
                .filter(BatchDesk::standing)
                .toList();
    }

    /** All batches of a payer, by their day of payment. */
    List<PaymentBatch> all(TenantId tenant, UUID payer) {
        return found(
                tenant,
                Query.of(Documents.BATCHES.collection(), "day")
                        .equalTo(Documents.payer(payer))
                        .limit(PAGE));
    }

    private List<PaymentBatch> found(TenantId tenant, Query query) {
        return vault.all(Documents.BATCHES, tenant, query)
                .map(loaded -> open(loaded).batch())
                .toList();
    }

    /** Whether its approvals count: not once somebody said no or gave it up. */
    private static boolean standing(PaymentBatch batch) {
        return switch (batch.phase()) {
            case DRAFT, REJECTED, CANCELLED -> false;
            case SUBMITTED, APPROVED, RELEASED, SENT, SETTLED -> true;
        };
    }

    Optional<UUID> payer(TenantId tenant, Rut payer) {
        return vault.findUnique(Documents.PAYERS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, payer)))
                .map(Loaded::id);
    }

    Rut rut(TenantId tenant, UUID payer) {
        return vault.find(Documents.PAYERS, tenant, payer).orElseThrow().value().rut();
    }

    static ProblemException problem(String code, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.NOWHERE, values));
    }
}
