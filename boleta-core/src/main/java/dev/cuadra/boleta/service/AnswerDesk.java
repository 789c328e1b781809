package dev.cuadra.boleta.service;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.payment.AnswerReport;
import dev.cuadra.boleta.payment.BankAnswer;
import dev.cuadra.boleta.payment.BatchCommand;
import dev.cuadra.boleta.payment.PaymentBatches;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.storage.IndexValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Brings a bank's answers to the batches that they are about, and has them booked. Safe for many threads. */
final class AnswerDesk {
    private final Vault vault;
    private final BatchDesk desk;
    private final PayableBoletas payable;
    private final Locale language;

    AnswerDesk(Vault vault, BatchDesk desk, PayableBoletas payable, Locale language) {
        this.vault = vault;
        this.desk = desk;
        this.payable = payable;
        this.language = language;
    }

    /**
     * Books answers with {@code work}.
     *
     * @param permitted fails for a batch whose answers the user may not book
     */
    AnswersBooked book(Work work, String user, List<BankAnswer> answers, Consumer<BatchDesk.Open> permitted) {
        TenantId tenant = work.tenant();
        Set<String> references = new LinkedHashSet<>();
        answers.forEach(answer -> references.add(answer.reference()));
        Map<String, Loaded<StoredTransfer>> transfers = vault.findAllUnique(
                Documents.TRANSFERS, tenant, "reference", references, (one, tokens) -> List.of(IndexValue.of(one)));
        Map<UUID, List<BankAnswer>> byBatch = new LinkedHashMap<>();
        List<Problem> odd = new ArrayList<>();
        for (BankAnswer answer : answers) {
            Optional.ofNullable(transfers.get(answer.reference()))
                    .ifPresentOrElse(
                            sent -> byBatch.computeIfAbsent(batch(sent), any -> new ArrayList<>())
                                    .add(answer),
                            () -> odd.add(unmatched(answer)));
        }
        List<AnswersBooked.Changed> changed = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        Map<UUID, BatchDesk.Open> batches = new LinkedHashMap<>();
        byBatch.keySet().forEach(id -> batches.put(id, desk.load(tenant, id)));
        Map<UUID, PayableBoletas.Known> known = new LinkedHashMap<>();
        batches.forEach((id, open) -> {
            permitted.accept(open);
            known.putAll(payable.of(
                    tenant,
                    open.payer(),
                    Optional.of(id),
                    open.batch().content().payOn(),
                    PaymentFiles.boletas(open.batch())));
        });
        AnswerBooking booking = new AnswerBooking(vault, work, language, known);
        batches.forEach((id, open) -> {
            List<BankAnswer> own = byBatch.getOrDefault(id, List.of());
            AnswerReport report = PaymentBatches.read(open.batch(), own);
            desk.take(work, open, user, new BatchCommand.Answer(own));
            report.events().forEach(event -> {
                booking.book(open.payer(), id, event, Objects.requireNonNull(transfers.get(event.reference())));
                changed.add(new AnswersBooked.Changed(id, event.reference(), event.to()));
            });
            unchanged.addAll(report.unchanged());
            odd.addAll(report.odd());
        });
        booking.store();
        return new AnswersBooked(changed, unchanged, odd);
    }

    private static UUID batch(Loaded<StoredTransfer> sent) {
        return sent.plain(StoredTransfer.Figures.class).batch();
    }

    private static Problem unmatched(BankAnswer answer) {
        return Texts.BOOK.problem(
                "ANSWER_UNMATCHED",
                Place.in(answer.reference()),
                Map.of("reference", answer.reference(), "answer", answer.outcome(), "status", "—"));
    }
}
