package dev.cuadra.boleta.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.runtime.DocumentFormatException;
import dev.cuadra.runtime.Json;
import dev.cuadra.spi.problem.ProblemException;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PaymentBatchesTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 2);
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    private static final Clp NO_LIMIT = Clp.of(Clp.MAX / 10);
    private static final Json JSON = Json.standard();

    @Test
    @Tag("PAYM-3")
    void aBatchGoesFromDraftToSettled() {
        PaymentBatch batch = released("carla");
        assertThat(batch.phase()).isEqualTo(BatchPhase.RELEASED);
        batch = sent(batch);
        assertThat(batch.phase()).isEqualTo(BatchPhase.SENT);

        batch = take(batch, "dora", answer(BankAnswer.paid("R1", FRIDAY), BankAnswer.pending("R2")));
        assertThat(batch.phase()).isEqualTo(BatchPhase.SENT);
        assertThat(batch.paid()).isEqualTo(Clp.of(600));
        batch = take(batch, "dora", answer(BankAnswer.rejected("R2", "account closed")));

        assertThat(batch.phase()).isEqualTo(BatchPhase.SETTLED);
        assertThat(batch.lines())
                .extracting(LineStanding::status)
                .containsExactly(LineStatus.PAID, LineStatus.REJECTED);
        assertThat(PaymentBatches.replay(batch.history())).isEqualTo(batch);
        assertThat(PaymentBatches.replay(batch.history()).lines()).isEqualTo(batch.lines());
    }

    @Test
    @Tag("PAYM-3")
    void nobodyApprovesWhatTheyPreparedHoweverTheySpellTheirName() {
        PaymentBatch batch = submitted(BatchPolicy.alwaysTwo());

        for (String self : List.of("ana", "ANA", " ana ", "a\u200bna", "Ana\t", "\uff41na", "\u00a0ana")) {
            assertThat(refusal(batch, self, approve(batch))).isEqualTo("BATCH_OWN");
        }
    }

    @Test
    @Tag("PAYM-3")
    void whoChangedOrSubmittedItPreparedItToo() {
        PaymentBatch batch = open(BatchPolicy.alwaysTwo());
        batch = take(batch, "berta", new BatchCommand.Change(content(FRIDAY, 600, 400)));
        batch = take(batch, "emil", new BatchCommand.Submit());

        assertThat(refusal(batch, "Berta", approve(batch))).isEqualTo("BATCH_OWN");
        assertThat(refusal(batch, "EMIL", approve(batch))).isEqualTo("BATCH_OWN");
        assertThat(refusal(batch, "ana", approve(batch))).isEqualTo("BATCH_OWN");
    }

    @Test
    @Tag("PAYM-3")
    void aboveTheAmountTwoPeopleApproveAndOnePersonIsNotTwo() {
        PaymentBatch batch = submitted(new BatchPolicy(Clp.of(999)));
        batch = take(batch, "carla", approve(batch));

        assertThat(batch.phase()).isEqualTo(BatchPhase.SUBMITTED);
        assertThat(refusal(batch, " CARLA", approve(batch))).isEqualTo("BATCH_APPROVED_ALREADY");
        assertThat(refusal(batch, "carla", new BatchCommand.Release())).isEqualTo("BATCH_NOT_NOW");
        assertThat(take(batch, "dora", approve(batch)).phase()).isEqualTo(BatchPhase.APPROVED);
        PaymentBatch small = submitted(new BatchPolicy(Clp.of(1_000)));
        assertThat(take(small, "carla", approve(small)).phase()).isEqualTo(BatchPhase.APPROVED);
    }

    @Test
    @Tag("PAYM-3")
    void batchesOfOneDayAreAddedUpForTheSecondApproverAndForLimits() {
        PaymentBatch batch = submitted(new BatchPolicy(Clp.of(1_000)));

        BatchCommand afterOthers = new BatchCommand.Approve(batch.hash(), NO_LIMIT, Clp.ZERO, Clp.of(1));
        assertThat(take(batch, "carla", afterOthers).phase()).isEqualTo(BatchPhase.SUBMITTED);
        BatchCommand within = new BatchCommand.Approve(batch.hash(), Clp.of(1_500), Clp.of(500), Clp.ZERO);
        assertThat(take(batch, "carla", within).phase()).isEqualTo(BatchPhase.APPROVED);
        BatchCommand over = new BatchCommand.Approve(batch.hash(), Clp.of(1_500), Clp.of(501), Clp.ZERO);
        assertThat(refusal(batch, "carla", over)).isEqualTo("BATCH_LIMIT");
    }

    @Test
    @Tag("PAYM-3")
    void anyChangeVoidsApprovalsAndAnOldHashApprovesNothing() {
        PaymentBatch approved = approved("carla");
        BatchCommand old = approve(approved);
        BatchContent was = approved.content();
        BatchLine first = was.lines().get(0);
        List<BatchContent> changes = List.of(
                new BatchContent(MONDAY, was.lines()),
                new BatchContent(FRIDAY, was.lines().subList(0, 1)),
                new BatchContent(FRIDAY, List.of(was.lines().get(1), first)),
                with(was, new BatchLine("R1", "b1", Clp.of(601), "acc1")),
                with(was, new BatchLine("R1", "b1", Clp.of(600), "acc9")),
                with(was, new BatchLine("R1", "b9", Clp.of(600), "acc1")));

        for (BatchContent change : changes) {
            PaymentBatch changed = take(approved, "ana", new BatchCommand.Change(change));
            assertThat(changed.phase()).isEqualTo(BatchPhase.DRAFT);
            assertThat(changed.approvers()).isEmpty();
            assertThat(refusal(changed, "dora", new BatchCommand.Release())).isEqualTo("BATCH_NOT_NOW");
            PaymentBatch again = take(changed, "ana", new BatchCommand.Submit());
            assertThat(refusal(again, "carla", old)).isEqualTo("BATCH_CHANGED");
        }
    }

    @Test
    @Tag("PAYM-3")
    void anApproverWhoChangesItHasToLeaveTheApprovalToOthers() {
        PaymentBatch changed = take(approved("carla"), "carla", new BatchCommand.Change(content(MONDAY, 600, 400)));
        PaymentBatch again = take(changed, "ana", new BatchCommand.Submit());

        assertThat(refusal(again, "carla", approve(again))).isEqualTo("BATCH_OWN");
    }

    @Test
    @Tag("PAYM-3")
    void nothingIsReleasedWithoutApprovalOrTwice() {
        PaymentBatch draft = open(BatchPolicy.alwaysTwo());
        assertThat(refusal(draft, "dora", new BatchCommand.Release())).isEqualTo("BATCH_NOT_NOW");
        PaymentBatch released = released("carla");
        assertThat(refusal(released, "dora", new BatchCommand.Release())).isEqualTo("BATCH_NOT_NOW");
        assertThat(refusal(released, "ana", new BatchCommand.Change(content(FRIDAY, 1))))
                .isEqualTo("BATCH_NOT_NOW");
        assertThat(refusal(released, "ana", new BatchCommand.Cancel("late"))).isEqualTo("BATCH_NOT_NOW");
        assertThat(refusal(approved("carla"), "dora", send(approved("carla")))).isEqualTo("BATCH_NOT_NOW");
    }

    @Test
    @Tag("PAYM-3")
    void aRejectedBatchIsChangedAndACancelledOneIsOver() {
        PaymentBatch rejected = take(approved("carla"), "dora", new BatchCommand.Reject("wrong month"));
        assertThat(refusal(rejected, "dora", new BatchCommand.Release())).isEqualTo("BATCH_NOT_NOW");
        assertThat(take(rejected, "ana", new BatchCommand.Change(content(MONDAY, 5)))
                        .phase())
                .isEqualTo(BatchPhase.DRAFT);
        PaymentBatch over = take(rejected, "ana", new BatchCommand.Cancel("given up"));
        assertThat(refusal(over, "ana", new BatchCommand.Change(content(MONDAY, 5))))
                .isEqualTo("BATCH_NOT_NOW");
    }

    @Test
    @Tag("PAYM-3")
    void aBatchIsMadeByItsRulesAlone() {
        assertThat(Modifier.isFinal(PaymentBatch.class.getModifiers())).isTrue();
        assertThat(PaymentBatch.class.getDeclaredConstructors())
                .allMatch(made -> Modifier.isPrivate(made.getModifiers()));
        String stored = JSON.canonical(released("carla")).toString();
        assertThat(stored).doesNotContain("RELEASED");
        for (String forged : List.of("{}", "{\"phase\":\"RELEASED\",\"approvers\":[\"x\",\"y\"]}", "[]", "\"b\"")) {
            assertThatThrownBy(() -> JSON.read(JSON.parse(bytes(forged)), PaymentBatch.class))
                    .isInstanceOf(DocumentFormatException.class);
        }
    }

    @Test
    @Tag("PAYM-3")
    void aForgedHistoryIsRefused() {
        List<BatchStep> good = sent(released("carla")).history();

        // No step can be left out but those that change nothing for the later ones: there is none here.
        for (int left = 0; left < good.size() - 1; left++) {
            List<BatchStep> forged = new ArrayList<>(good);
            forged.remove(left);
            assertThatThrownBy(() -> PaymentBatches.replay(forged))
                    .isInstanceOfAny(ProblemException.class, IllegalArgumentException.class);
        }
        ArrayNode tree = (ArrayNode) JSON.tree(good);
        ((ObjectNode) tree.get(2)).put("by", "Ana");
        assertThat(refusal(tree)).isEqualTo("BATCH_OWN");
        tree = (ArrayNode) JSON.tree(good);
        ((ObjectNode) tree.get(0).at("/command/content/lines/0")).put("amount", 900_000);
        assertThat(refusal(tree)).isEqualTo("BATCH_CHANGED");
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentBatches.replay(List.of()));
    }

    @Test
    @Tag("PAYM-4")
    void heldLinesStayAndGoOutLaterOrAreDropped() {
        PaymentBatch batch = take(
                released("carla"),
                "dora",
                new BatchCommand.Send(List.of(sent("R1", 600)), List.of(held("R2", HoldReason.OBSERVED))));
        assertThat(batch.line("R2").orElseThrow().holds()).containsExactly(HoldReason.OBSERVED);
        batch = take(batch, "dora", answer(BankAnswer.paid("R1", FRIDAY)));
        assertThat(batch.phase()).isEqualTo(BatchPhase.SENT);
        assertThat(take(batch, "dora", new BatchCommand.Drop("R2", "not owed")).phase())
                .isEqualTo(BatchPhase.SETTLED);

        BatchCommand waive = new BatchCommand.Waive("R2", Set.of(HoldReason.OBSERVED), "seen");
        PaymentBatch waived = take(batch, "dora", waive);
        PaymentBatch all = take(waived, "dora", new BatchCommand.Send(List.of(sent("R2", 400)), List.of()));
        assertThat(all.unsent()).isEmpty();
        assertThat(refusal(all, "dora", send(all))).isEqualTo("BATCH_ALL_SENT");
        BatchCommand never = new BatchCommand.Waive("R2", Set.of(HoldReason.ACCOUNT_CHANGED), "trust me");
        assertThat(refusal(batch, "dora", never)).isEqualTo("BATCH_NOT_WAIVABLE");
        assertThat(refusal(batch, "dora", new BatchCommand.Drop("R1", "no"))).isEqualTo("BATCH_LINE");
    }

    @Test
    @Tag("PAYM-4")
    void aFileHasEveryOpenLineOnceForItsAmount() {
        PaymentBatch batch = released("carla");
        List<BatchCommand> wrong = List.of(
                new BatchCommand.Send(List.of(sent("R1", 600)), List.of()),
                new BatchCommand.Send(List.of(sent("R1", 600), sent("R2", 401)), List.of()),
                new BatchCommand.Send(List.of(sent("R1", 600), sent("R1", 600), sent("R2", 400)), List.of()),
                new BatchCommand.Send(List.of(sent("R1", 600), sent("R2", 400), sent("R3", 1)), List.of()),
                new BatchCommand.Send(
                        List.of(sent("R1", 600), sent("R2", 400)), List.of(held("R2", HoldReason.OBSERVED))));

        assertThat(wrong)
                .allSatisfy(send -> assertThat(refusal(batch, "dora", send)).isEqualTo("BATCH_LINE"));
    }

    @Test
    @Tag("PAYM-5")
    void theSameAnswerTwiceChangesNothing() {
        PaymentBatch batch = sent(released("carla"));
        BatchCommand answers = answer(BankAnswer.paid("R1", FRIDAY), BankAnswer.rejected("R2", "closed"));
        PaymentBatch once = take(batch, "dora", answers);

        assertThat(take(once, "dora", answers)).isEqualTo(once);
        AnswerReport again = PaymentBatches.read(once, ((BatchCommand.Answer) answers).answers());
        assertThat(again.events()).isEmpty();
        assertThat(again.odd()).isEmpty();
        assertThat(again.unchanged()).containsExactly("R1", "R2");
        PaymentBatch returned = take(once, "dora", answer(BankAnswer.returned("R1", MONDAY, "closed")));
        assertThat(take(returned, "dora", answers)).isEqualTo(returned);
        assertThat(take(returned, "dora", answer(BankAnswer.returned("R1", MONDAY, "closed"))))
                .isEqualTo(returned);
    }

    @Test
    @Tag("PAYM-5")
    void aReturnAfterAPaymentReversesItAndOneBeforeDoesNot() {
        PaymentBatch batch = sent(released("carla"));
        AnswerReport report = PaymentBatches.read(
                batch,
                List.of(
                        BankAnswer.paid("R1", FRIDAY),
                        BankAnswer.returned("R1", MONDAY, "closed"),
                        BankAnswer.returned("R2", MONDAY, "closed")));

        assertThat(report.events()).extracting(AnswerReport.Event::pays).containsExactly(true, false, false);
        assertThat(report.events()).extracting(AnswerReport.Event::reverses).containsExactly(false, true, false);
        assertThat(report.events().get(1).paidOn()).contains(FRIDAY);
        assertThat(report.events().get(1).returnedOn()).contains(MONDAY);
    }

    @Test
    @Tag("PAYM-5")
    void whatContradictsOrMatchesNothingIsReportedAndChangesNothing() {
        PaymentBatch batch = take(sent(released("carla")), "dora", answer(BankAnswer.paid("R1", MONDAY)));
        List<BankAnswer> odd = List.of(
                BankAnswer.rejected("R1", "closed"),
                BankAnswer.paid("R1", FRIDAY),
                BankAnswer.returned("R1", FRIDAY, "before it was paid"),
                BankAnswer.paid("R7", FRIDAY));

        AnswerReport report = PaymentBatches.read(batch, odd);
        assertThat(report.events()).isEmpty();
        assertThat(report.odd())
                .extracting(problem -> problem.code())
                .containsExactly(
                        "ANSWER_AGAINST_BOOKS", "ANSWER_AGAINST_BOOKS", "ANSWER_AGAINST_BOOKS", "ANSWER_UNMATCHED");
        assertThat(take(batch, "dora", new BatchCommand.Answer(odd))).isEqualTo(batch);
        BankAnswer unknown = new BankAnswer("R2", BankAnswer.Outcome.UNKNOWN, Optional.empty(), "E77");
        assertThat(PaymentBatches.read(batch, List.of(unknown)).unchanged()).containsExactly("R2");
    }

    @Test
    void aBatchPaysABoletaOnceAndSomethingAtAll() {
        BatchLine line = new BatchLine("R1", "b1", Clp.of(1), "acc1");
        BatchContent twice = new BatchContent(FRIDAY, List.of(line, new BatchLine("R2", "b1", Clp.of(1), "acc1")));
        assertThatThrownBy(() -> PaymentBatches.open(step("ana", opening(BatchPolicy.alwaysTwo(), twice))))
                .isInstanceOf(ProblemException.class);
        PaymentBatch batch = open(BatchPolicy.alwaysTwo());
        assertThat(refusal(batch, "ana", new BatchCommand.Change(twice))).isEqualTo("BATCH_LINE_TWICE");
        PaymentBatch empty = take(batch, "ana", new BatchCommand.Change(new BatchContent(FRIDAY, List.of())));
        assertThat(refusal(empty, "ana", new BatchCommand.Submit())).isEqualTo("BATCH_EMPTY");
    }

    private static PaymentBatch open(BatchPolicy policy) {
        return PaymentBatches.open(step("ana", opening(policy, content(FRIDAY, 600, 400))));
    }

    private static BatchCommand opening(BatchPolicy policy, BatchContent content) {
        return new BatchCommand.Open("batch-1", "payer-1", policy, content);
    }

    private static PaymentBatch submitted(BatchPolicy policy) {
        return take(open(policy), "ana", new BatchCommand.Submit());
    }

    private static PaymentBatch approved(String by) {
        PaymentBatch batch = submitted(new BatchPolicy(Clp.of(1_000)));
        return take(batch, by, approve(batch));
    }

    private static PaymentBatch released(String by) {
        return take(approved(by), "dora", new BatchCommand.Release());
    }

    private static PaymentBatch sent(PaymentBatch released) {
        return take(released, "dora", send(released));
    }

    private static BatchCommand send(PaymentBatch batch) {
        return new BatchCommand.Send(
                batch.content().lines().stream()
                        .map(line -> sent(line.reference(), line.amount().pesos()))
                        .toList(),
                List.of());
    }

    private static BatchCommand.Send.Sent sent(String reference, long net) {
        return new BatchCommand.Send.Sent(reference, new PaidPart(Clp.of(net), Clp.ZERO, Clp.ZERO));
    }

    private static BatchCommand.Send.Held held(String reference, HoldReason reason) {
        return new BatchCommand.Send.Held(reference, List.of(reason));
    }

    private static BatchCommand approve(PaymentBatch batch) {
        return new BatchCommand.Approve(batch.hash(), NO_LIMIT, Clp.ZERO, Clp.ZERO);
    }

    private static BatchCommand answer(BankAnswer... answers) {
        return new BatchCommand.Answer(List.of(answers));
    }

    private static BatchContent content(LocalDate day, long... amounts) {
        List<BatchLine> lines = new ArrayList<>();
        for (long amount : amounts) {
            int n = lines.size() + 1;
            lines.add(new BatchLine("R" + n, "b" + n, Clp.of(amount), "acc" + n));
        }
        return new BatchContent(day, lines);
    }

    private static BatchContent with(BatchContent content, BatchLine first) {
        List<BatchLine> lines = new ArrayList<>(content.lines());
        lines.set(0, first);
        return new BatchContent(content.payOn(), lines);
    }

    private static BatchStep step(String by, BatchCommand command) {
        return new BatchStep(Instant.parse("2026-10-01T12:00:00Z"), by, command);
    }

    private static PaymentBatch take(PaymentBatch batch, String by, BatchCommand command) {
        return PaymentBatches.decide(batch, step(by, command)).fold(BatchDecision.Moved::after, refused -> {
            throw new AssertionError(refused.problem().toString());
        });
    }

    private static String refusal(PaymentBatch batch, String by, BatchCommand command) {
        return PaymentBatches.decide(batch, step(by, command))
                .fold(moved -> "moved", refused -> refused.problem().code());
    }

    private static String refusal(ArrayNode history) {
        List<BatchStep> steps = new ArrayList<>();
        history.forEach(step -> steps.add(JSON.read(step, BatchStep.class)));
        try {
            PaymentBatches.replay(steps);
            return "replayed";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }

    private static dev.cuadra.spi.Bytes bytes(String text) {
        return dev.cuadra.spi.Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
