package dev.cuadra.boleta.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("PAYM-3")
class BatchCommandTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 2);
    private static final LocalDate LATER = LocalDate.of(2026, 10, 5);

    @Test
    void whatIsRefusedWaivedOrGivenUpIsSaidWhy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchCommand.Reject(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchCommand.Waive("R1", Set.of(), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchCommand.Drop("R1", "\t"));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchCommand.Cancel(""));
        assertThat(new BatchCommand.Submit().name()).isEqualTo("SUBMIT");
        assertThat(new BatchCommand.Cancel("twice").name()).isEqualTo("CANCEL");
    }

    @Test
    @Tag("PAYM-4")
    void onlyALineThatIsInNoFileIsWaivedAndOnlyForWhatMayBe() {
        PaymentBatch sent = sent();
        BatchCommand waive = new BatchCommand.Waive("R1", Set.of(HoldReason.OBSERVED), "seen");
        BatchCommand elsewhere = new BatchCommand.Waive("R7", Set.of(HoldReason.OBSERVED), "seen");
        BatchCommand never = new BatchCommand.Waive(
                "R1", Set.of(HoldReason.OBSERVED, HoldReason.PAYEE_GONE, HoldReason.ACCOUNT_CHANGED), "trust me");

        assertThat(refusal(sent, waive).code()).isEqualTo("BATCH_LINE");
        assertThat(refusal(released(), elsewhere).code()).isEqualTo("BATCH_LINE");
        assertThat(refusal(released(), never).message().en())
                .isEqualTo("Nobody can waive this for the line R1: ACCOUNT_CHANGED, PAYEE_GONE.");
        assertThat(take(released(), waive).waived("R1")).containsExactly(HoldReason.OBSERVED);
    }

    @Test
    @Tag("PAYM-5")
    void aReturnThatIsToldAgainOfAnotherDayContradictsTheBooks() {
        PaymentBatch returned = take(
                sent(),
                new BatchCommand.Answer(
                        List.of(BankAnswer.paid("R1", DAY), BankAnswer.returned("R1", LATER, "closed"))));

        AnswerReport again = PaymentBatches.read(returned, List.of(BankAnswer.returned("R1", LATER, "closed")));
        AnswerReport other =
                PaymentBatches.read(returned, List.of(BankAnswer.returned("R1", LATER.plusDays(1), "closed")));

        assertThat(again.unchanged()).containsExactly("R1");
        assertThat(again.odd()).isEmpty();
        assertThat(other.unchanged()).isEmpty();
        assertThat(other.odd()).extracting(Problem::code).containsExactly("ANSWER_AGAINST_BOOKS");
        PaymentBatch rejected = take(sent(), new BatchCommand.Answer(List.of(BankAnswer.rejected("R1", "closed"))));
        assertThat(PaymentBatches.read(rejected, List.of(BankAnswer.returned("R1", LATER, "closed")))
                        .odd())
                .extracting(Problem::code)
                .containsExactly("ANSWER_AGAINST_BOOKS");
    }

    @Test
    void batchesAreEqualByAllThatWasDone() {
        assertThat(released()).isEqualTo(released()).hasSameHashCodeAs(released());
        assertThat(released()).isNotEqualTo(sent());
        assertThat(released().equals(new Object())).isFalse();
        assertThat(released()).hasToString("PaymentBatch[batch-1, RELEASED]");
    }

    private static PaymentBatch released() {
        BatchContent content = new BatchContent(DAY, List.of(new BatchLine("R1", "b1", Clp.of(600), "acc1")));
        PaymentBatch batch = PaymentBatches.open(
                step("ana", new BatchCommand.Open("batch-1", "payer-1", new BatchPolicy(Clp.of(1_000)), content)));
        batch = take(batch, new BatchCommand.Submit());
        Clp most = Clp.of(10_000);
        batch = PaymentBatches.decide(
                        batch, step("carla", new BatchCommand.Approve(batch.hash(), most, Clp.ZERO, Clp.ZERO)))
                .fold(BatchDecision.Moved::after, BatchCommandTest::fail);
        return take(batch, new BatchCommand.Release());
    }

    private static PaymentBatch sent() {
        BatchCommand.Send.Sent line = new BatchCommand.Send.Sent("R1", new PaidPart(Clp.of(600), Clp.ZERO, Clp.ZERO));
        return take(released(), new BatchCommand.Send(List.of(line), List.of()));
    }

    private static PaymentBatch take(PaymentBatch batch, BatchCommand command) {
        return PaymentBatches.decide(batch, step("dora", command))
                .fold(BatchDecision.Moved::after, BatchCommandTest::fail);
    }

    private static Problem refusal(PaymentBatch batch, BatchCommand command) {
        return PaymentBatches.decide(batch, step("dora", command))
                .fold(
                        moved -> {
                            throw new AssertionError("Moved: " + moved);
                        },
                        BatchDecision.Refused::problem);
    }

    private static PaymentBatch fail(BatchDecision.Refused refused) {
        throw new AssertionError(refused.problem().toString());
    }

    private static BatchStep step(String by, BatchCommand command) {
        return new BatchStep(Instant.EPOCH, by, command);
    }
}
