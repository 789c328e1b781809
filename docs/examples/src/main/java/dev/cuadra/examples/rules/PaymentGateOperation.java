package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BatchCommand;
import dev.cuadra.boleta.payment.BatchContent;
import dev.cuadra.boleta.payment.BatchDecision;
import dev.cuadra.boleta.payment.BatchLine;
import dev.cuadra.boleta.payment.BatchPolicy;
import dev.cuadra.boleta.payment.BatchStep;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineFacts;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.PayMark;
import dev.cuadra.boleta.payment.Payee;
import dev.cuadra.boleta.payment.PaymentBatch;
import dev.cuadra.boleta.payment.PaymentBatches;
import dev.cuadra.boleta.payment.ReleaseGate;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What speaks against lines of a batch when its file is written. */
final class PaymentGateOperation {
    private static final ReleaseGate GATE = new ReleaseGate(RetentionCalculator.chile());
    private static final String BATCH = "rules";

    /** A line as it was approved, what is known now, and what a person waived. */
    private record Asked(BatchLine line, LineFacts facts, Set<HoldReason> waived) {}

    private PaymentGateOperation() {}

    static void gate(Input input, ObjectNode answer, Locale locale) {
        List<Asked> asked =
                input.objects("lines").stream().map(PaymentGateOperation::asked).toList();
        input.end();
        Map<String, LineFacts> facts = new LinkedHashMap<>();
        asked.forEach(one -> facts.put(one.line().boleta(), one.facts()));
        PaymentBatch batch = input.here("lines", () -> released(asked));
        Map<String, List<HoldReason>> holds = GATE.holds(batch, facts);
        ArrayNode lines = answer.putArray("lines");
        for (Asked one : asked) {
            String boleta = one.line().boleta();
            List<HoldReason> reasons = holds.getOrDefault(one.line().reference(), List.of());
            ObjectNode line = lines.addObject();
            line.put("boleta", boleta);
            line.put("pays", reasons.isEmpty());
            ArrayNode told = line.putArray("reasons");
            reasons.forEach(reason -> {
                ObjectNode json = Form29Json.problem(reason.problem(boleta), locale);
                json.remove("where");
                json.put("waivable", reason.waivable());
                told.add(json);
            });
        }
    }

    /** The way of a batch to its file: somebody opens it, somebody else approves it, and a person waives. */
    private static PaymentBatch released(List<Asked> asked) {
        BatchContent content = new BatchContent(
                LocalDate.EPOCH, asked.stream().map(Asked::line).toList());
        PaymentBatch batch = PaymentBatches.open(
                step("a", new BatchCommand.Open(BATCH, "payer", new BatchPolicy(Clp.of(Clp.MAX)), content)));
        batch = after(batch, "a", new BatchCommand.Submit());
        Clp all = Clp.of(Clp.MAX);
        batch = after(batch, "b", new BatchCommand.Approve(batch.hash(), all, Clp.ZERO, Clp.ZERO));
        batch = after(batch, "b", new BatchCommand.Release());
        for (Asked one : asked) {
            if (!one.waived().isEmpty()) {
                batch = after(batch, "b", new BatchCommand.Waive(one.line().reference(), one.waived(), "asked"));
            }
        }
        return batch;
    }

    private static PaymentBatch after(PaymentBatch batch, String by, BatchCommand command) {
        return PaymentBatches.decide(batch, step(by, command)).fold(BatchDecision.Moved::after, refused -> {
            throw new ProblemException(refused.problem());
        });
    }

    private static BatchStep step(String by, BatchCommand command) {
        return new BatchStep(Instant.EPOCH, by, command);
    }

    private static Asked asked(Input input) {
        BoletaId id = id(input);
        Boleta boleta = boleta(input, id);
        PaidPart paid = input.object("paid").map(PaymentGateOperation::part).orElse(PaidPart.NOTHING);
        Clp amount = PaymentOperations.within(input, "amount", 1, Clp.MAX);
        Optional<BankAccount> now = input.object("account").map(BankOperations::account);
        Optional<BankAccount> then = input.object("approvedAccount").map(BankOperations::account);
        boolean registered = input.flag("registered", true);
        Set<PayMark> marks = input.words("marks", PayMark.class);
        boolean otherBatch = input.flag("otherBatch", false);
        boolean decided = input.flag("decided", false);
        Set<HoldReason> waived = input.words("waived", HoldReason.class);
        input.end();
        Payee payee = payee(id, now);
        String approved = payee(id, then.or(() -> now)).fingerprint(BATCH).orElse("none");
        return new Asked(
                BatchLine.of(BATCH, id.toString(), amount, approved),
                new LineFacts(
                        id.toString(),
                        Optional.of(boleta),
                        decided,
                        paid,
                        registered ? Optional.of(payee) : Optional.empty(),
                        marks,
                        otherBatch),
                waived);
    }

    private static Payee payee(BoletaId id, Optional<BankAccount> account) {
        return new Payee(id.issuer(), id.issuer().toString(), account, Optional.empty());
    }

    private static BoletaId id(Input input) {
        String text = input.text("boleta");
        try {
            BoletaId id = BoletaId.parse(text);
            if (!id.isErased()) {
                return id;
            }
        } catch (IllegalArgumentException | ProblemException e) {
            // Said below, with the place.
        }
        throw input.problem("BOLETA_FORM", "boleta", Map.of("value", dev.cuadra.boleta.rut.RutReading.mask(text)));
    }

    private static Boleta boleta(Input input, BoletaId id) {
        Clp gross = PaymentOperations.within(input, "gross", 1, Clp.MAX);
        Retainer retainer = input.word("retains", Retainer.class, Retainer.PAYER);
        long most = retainer == Retainer.PAYER ? gross.pesos() : 0;
        Clp retained = PaymentOperations.within(input, "retained", 0, most);
        Clp loan = input.has("loanRetained")
                ? PaymentOperations.within(input, "loanRetained", 0, most - retained.pesos())
                : Clp.ZERO;
        return new Boleta(
                id,
                input.word("concept", Concept.class, Concept.HONORARIOS),
                input.date("boletaDate"),
                input.optionalDate("paidOn"),
                input.word("state", BoletaState.class, BoletaState.VIGENTE),
                gross,
                retainer,
                retained,
                loan);
    }

    private static PaidPart part(Input input) {
        Clp gross = PaymentOperations.within(input, "gross", 0, Clp.MAX);
        Clp retained = PaymentOperations.within(input, "retained", 0, gross.pesos());
        Clp loan = input.has("loanRetained")
                ? PaymentOperations.within(
                        input, "loanRetained", 0, gross.minus(retained).pesos())
                : Clp.ZERO;
        input.end();
        return new PaidPart(gross, retained, loan);
    }
}
