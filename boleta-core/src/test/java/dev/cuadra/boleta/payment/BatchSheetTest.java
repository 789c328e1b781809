package dev.cuadra.boleta.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.bank.AccountKind;
import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.bank.Transfer;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("PAYM-3")
class BatchSheetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 5);
    private static final LocalDate LATER = LocalDate.of(2026, 9, 8);
    private static final Rut ANA = Rut.parse("12345678-5");
    private static final BankAccount ACCOUNT = new BankAccount("012", AccountKind.VISTA, "77");
    private static final Payee PAYEE =
            new Payee(ANA, "ANA PEREZ SOTO", Optional.of(ACCOUNT), Optional.of("ana@ejemplo.cl"));

    /** 15.25 % of 1,000,000; 353,982 less 53,982 is 300,000, and 547,500 of the net are left. */
    private static final Boleta BOLETA = new Boleta(
            new BoletaId(ANA, 153),
            Concept.HONORARIOS,
            DAY,
            Optional.empty(),
            BoletaState.VIGENTE,
            Clp.of(1_000_000),
            Retainer.PAYER,
            Clp.of(152_500),
            Clp.ZERO);

    private static final PaidPart PART = BoletaSplit.of(BOLETA).nextNet(Clp.of(300_000));
    private static final BatchLine LINE = BatchLine.of("batch-1", "b1", Clp.of(300_000), "acc");
    private static final LineStanding SENT = LineStanding.planned(LINE).sent(PART);

    @Test
    void theReferenceOfALineIsItsOwnInEveryBatch() {
        assertThat(LINE.reference()).matches("[0-9A-Z]{16}");
        assertThat(BatchLine.of("batch-1", "b1", Clp.of(1), "other"))
                .extracting(BatchLine::reference)
                .isEqualTo(LINE.reference());
        assertThat(Set.of(
                        LINE.reference(),
                        BatchLine.of("batch-1", "b2", Clp.of(1), "acc").reference(),
                        BatchLine.of("batch-2", "b1", Clp.of(1), "acc").reference()))
                .hasSize(3);
    }

    @Test
    void aTransferIsForWhomeverTheContractorListNamesToday() {
        assertThat(line(SENT, facts(Optional.of(PAYEE))).transfer())
                .contains(new Transfer(
                        LINE.reference(),
                        ANA,
                        "ANA PEREZ SOTO",
                        ACCOUNT,
                        Clp.of(300_000),
                        "BOLETA 153",
                        Optional.of("ana@ejemplo.cl")));
        assertThat(line(SENT, facts(Optional.empty())).transfer()).isEmpty();
        assertThat(line(SENT, facts(Optional.of(new Payee(ANA, "ANA", Optional.empty(), Optional.empty()))))
                        .transfer())
                .isEmpty();
        assertThat(new BatchSheet.Line(SENT, Optional.empty()).transfer()).isEmpty();
    }

    @Test
    void aPayeeIsToldOfAPaymentAndOfItsReturn() {
        PaymentReceipt paid =
                line(SENT.paid(DAY), facts(Optional.of(PAYEE))).receipt().orElseThrow();
        PaymentReceipt returned = line(
                        SENT.paid(DAY).ended(LineStatus.RETURNED, Optional.of(LATER), "closed"),
                        facts(Optional.of(PAYEE)))
                .receipt()
                .orElseThrow();

        assertThat(paid.reversed()).isFalse();
        assertThat(paid.subject().en()).isEqualTo("Payment of your boleta 153");
        assertThat(paid.body().en())
                .contains("Hello ANA PEREZ SOTO", "On 2026-09-05, 300000 pesos of your boleta no. 153")
                .contains(LINE.reference(), "Gross: 353982. Retained: 53982.", "loan: 0.", "net: 547500.");
        assertThat(returned.reversed()).isTrue();
        assertThat(returned.subject().en()).isEqualTo("The bank returned the payment of your boleta 153");
        assertThat(returned.body().en()).contains("returned the 300000 pesos that were paid on 2026-09-05");
        assertThat(paid).hasToString("PaymentReceipt[" + LINE.reference() + "]");
    }

    @Test
    void nobodyIsToldOfWhatIsNotPaidOrWhoIsNotKnown() {
        assertThat(line(SENT, facts(Optional.of(PAYEE))).receipt()).isEmpty();
        assertThat(line(SENT.paid(DAY), facts(Optional.empty())).receipt()).isEmpty();
        assertThat(new BatchSheet.Line(SENT.paid(DAY), Optional.empty()).receipt())
                .isEmpty();
    }

    @Test
    void aLineIsFoundByItsBoletaAndTellsNobodyInLogs() {
        BatchSheet.Line gone = new BatchSheet.Line(SENT, Optional.empty());
        BatchSheet.Line line = line(SENT, facts(Optional.of(PAYEE)));
        PaymentBatch batch = PaymentBatches.open(new BatchStep(
                Instant.EPOCH,
                "ana",
                new BatchCommand.Open(
                        "batch-1", "payer-1", BatchPolicy.alwaysTwo(), new BatchContent(DAY, List.of(LINE)))));
        BatchSheet sheet = new BatchSheet(Rut.parse("76543210-3"), batch, 0, List.of(gone, line));

        assertThat(line.boleta()).contains(BOLETA.id());
        assertThat(line.payee()).contains(PAYEE);
        assertThat(sheet.line(BOLETA.id())).contains(line);
        assertThat(sheet.line(new BoletaId(ANA, 154))).isEmpty();
        assertThat(sheet).hasToString("BatchSheet[PaymentBatch[batch-1, DRAFT]]");
        assertThat(line).hasToString("Line[" + LINE.reference() + ", SENT]");
        assertThat(batch.payer()).isEqualTo("payer-1");
    }

    private static BatchSheet.Line line(LineStanding standing, LineFacts facts) {
        return new BatchSheet.Line(standing, Optional.of(facts));
    }

    private static LineFacts facts(Optional<Payee> payee) {
        return new LineFacts("b1", Optional.of(BOLETA), false, PART, payee, Set.of(), false);
    }
}
