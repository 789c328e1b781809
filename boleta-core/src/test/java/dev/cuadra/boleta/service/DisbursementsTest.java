package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.Dj1879Book;
import dev.cuadra.boleta.annual.FactorBook;
import dev.cuadra.boleta.bank.Transfer;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.close.Payments;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BankAnswer;
import dev.cuadra.boleta.payment.BatchPhase;
import dev.cuadra.boleta.payment.BatchSheet;
import dev.cuadra.boleta.payment.BatchStep;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineStatus;
import dev.cuadra.boleta.payment.MonthlyParts;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.PaymentProposal;
import dev.cuadra.boleta.payment.PaymentReceipt;
import dev.cuadra.boleta.payment.ProposalFilter;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.tables.TableSource;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ana's boletas are of 1,000,000, of which 152,500 (15.25 %) are kept back: 847,500 are to be paid. */
class DisbursementsTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 2);
    /** Factors of a host's own: those of 2026 are not published. */
    private static final AnnualAssembler ASSEMBLER = new AnnualAssembler(
            FactorBook.read(TableSource.ofText(
                    "factors.csv",
                    IntStream.rangeClosed(1, 12)
                            .mapToObj(month -> "2026," + month + ",1.010,own")
                            .collect(Collectors.joining("\n", "commercial_year,month,factor,source\n", "\n")))),
            Dj1879Book.chile());

    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);

    private final PaymentHouse house = new PaymentHouse();
    private final Disbursements payments = house.payments;
    private final UUID first = house.boleta(PaymentHouse.ANA, 153, 1_000_000);

    @Test
    @Tag("PAYM-5")
    void aBoletaIsProposedApprovedPaidAndDatedInTheBooks() {
        PaymentProposal proposal = payments.propose(PaymentHouse.ACME, PaymentHouse.PAYER, ProposalFilter.upTo(FRIDAY));
        assertThat(proposal.lines()).extracting(PaymentProposal.Line::key).containsExactly(first.toString());

        BatchView sent = house.sent(FRIDAY, 847_500, first);
        List<Transfer> file = payments.transfers(PaymentHouse.ACME, sent.id(), 1);
        assertThat(file).hasSize(1);
        assertThat(file.get(0).amount()).isEqualTo(Clp.of(847_500));
        assertThat(file.get(0).text()).isEqualTo("BOLETA 153");
        assertThat(file.get(0).account().number()).isEqualTo("001234567");

        house.answer(BankAnswer.paid(file.get(0).reference(), FRIDAY));
        assertThat(payments.view(PaymentHouse.ACME, sent.id()).phase()).isEqualTo(BatchPhase.SETTLED);
        assertThat(house.paidOn(first)).contains(FRIDAY);
        PaymentProposal after = payments.propose(PaymentHouse.ACME, PaymentHouse.PAYER, ProposalFilter.upTo(FRIDAY));
        assertThat(after.leftOut())
                .extracting(PaymentProposal.LeftOut::reason)
                .containsExactly(HoldReason.ALREADY_PAID);
    }

    @Test
    @Tag("PAYM-2")
    void partsOfTwoMonthsAreToldByMonthAndTheBooksHaveNoDay() {
        house.paid(house.sent(FRIDAY, 300_000, first), FRIDAY);
        assertThat(house.paidOn(first)).isEmpty();
        LocalDate november = LocalDate.of(2026, 11, 3);
        house.paid(house.sent(november, 547_500, first), november);

        List<RetainedPart> parts =
                payments.parts(PaymentHouse.ACME, PaymentHouse.PAYER, YearMonth.of(2026, 1), YearMonth.of(2026, 12));
        // 353,982 less 53,982 is 300,000; the rest is the difference.
        assertThat(parts).extracting(RetainedPart::part).containsExactly(part(353_982, 53_982), part(646_018, 98_518));
        assertThat(new MonthlyParts(parts).of(parts.get(0).boleta()))
                .containsOnlyKeys(YearMonth.of(2026, 10), YearMonth.of(2026, 11));
        assertThat(house.paidOn(first)).isEmpty();
        assertThat(house.holdsOf(house.sent(november, 1, first))).containsExactly(HoldReason.ALREADY_PAID);
    }

    /** The boleta of September enters each return with what was kept back of the part of that month. */
    @Test
    @Tag("PAYM-2")
    void theReturnOfEachMonthTakesThePartThatWasPaidInIt() {
        LocalDate november = LocalDate.of(2026, 11, 3);
        house.paid(house.sent(FRIDAY, 300_000, first), FRIDAY);
        house.paid(house.sent(november, 547_500, first), november);

        assertThat(fees(YearMonth.of(2026, 9))).isZero();
        assertThat(fees(YearMonth.of(2026, 10))).isEqualTo(53_982);
        assertThat(fees(YearMonth.of(2026, 11))).isEqualTo(98_518);
        assertThat(fees(YearMonth.of(2026, 12))).isZero();
        // Closed again, nothing moves.
        assertThat(fees(YearMonth.of(2026, 10))).isEqualTo(53_982);
        assertThat(house.paidOn(first)).isEmpty();
    }

    @Test
    @Tag("PAYM-2")
    @Tag("DJ-1")
    void theYearTakesThePartsAsTheReturnsDo() {
        LocalDate november = LocalDate.of(2026, 11, 3);
        house.paid(house.sent(FRIDAY, 300_000, first), FRIDAY);
        house.paid(house.sent(november, 547_500, first), november);
        for (int month = 1; month <= 12; month++) {
            fees(YearMonth.of(2026, month));
        }
        AnnualBooks.Year year = new AnnualBooks(house.vault, books(), ASSEMBLER)
                .year(PaymentHouse.ACME, PaymentHouse.PAYER, 2026, Set.of(), Set.of());
        assertThat(year.proof().differences()).isEmpty();
        assertThat(year.proof().months().stream()
                        .mapToLong(compared -> compared.rows().pesos())
                        .sum())
                .isEqualTo(152_500);
    }

    private BoletaBooks books() {
        return new BoletaBooks(house.vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    }

    private long fees(YearMonth month) {
        MonthCloseInput input = new MonthCloseInput(
                PaymentHouse.PAYER,
                month,
                PeriodRule.PAYMENT_DATE,
                List.of(),
                Map.of(),
                Set.of(),
                Optional.of(new Payments("none", List.of(), Map.of(), Map.of(), List.of())),
                Map.of(),
                Set.of(),
                Map.of(),
                List.of());
        return books().close(PaymentHouse.ACME, input)
                .form29()
                .value(F29Code.FEES)
                .longValueExact();
    }

    @Test
    @Tag("PAYM-6")
    void twoBatchesCannotBothPayABoleta() {
        BatchView one = house.approved(FRIDAY, 847_500, first);
        BatchView two = house.approved(FRIDAY, 847_500, first);
        payments.release(house.as("dora"), one.id());
        payments.release(house.as("dora"), two.id());

        assertThat(house.holdsOf(payments.write(house.as("dora"), two.id()))).containsExactly(HoldReason.OTHER_BATCH);
        assertThat(house.holdsOf(payments.write(house.as("dora"), one.id()))).isEmpty();
        assertThat(payments.transfers(PaymentHouse.ACME, two.id(), 1)).isEmpty();
        house.paid(payments.view(PaymentHouse.ACME, one.id()), FRIDAY);
        assertThat(house.holdsOf(payments.write(house.as("dora"), two.id()))).containsExactly(HoldReason.ALREADY_PAID);
    }

    @Test
    @Tag("PAYM-6")
    void twoReleasesAtOnceKeepTheBoletaForOne() {
        BatchView one = house.approved(FRIDAY, 847_500, first);
        BatchView two = house.approved(FRIDAY, 847_500, first);
        // While the first has decided and not stored, the second goes all the way.
        house.meanwhile(() -> {
            payments.release(house.as("emil"), two.id());
            payments.write(house.as("emil"), two.id());
        });
        payments.release(house.as("dora"), one.id());

        assertThat(house.holdsOf(payments.write(house.as("dora"), one.id()))).containsExactly(HoldReason.OTHER_BATCH);
        assertThat(payments.transfers(PaymentHouse.ACME, two.id(), 1)).hasSize(1);
    }

    @Test
    @Tag("PAYM-3")
    void twoApproversAtOnceDoNotOverlookEachOther() {
        // Up to 1,000,000 a day one person is enough; each batch alone is below.
        UUID second = house.boleta(PaymentHouse.ANA, 154, 1_000_000);
        BatchView one = house.submitted(FRIDAY, 847_500, first);
        BatchView two = house.submitted(FRIDAY, 847_500, second);
        house.meanwhile(() -> payments.approve(house.as("carla"), two.id(), two.hash()));

        assertThat(payments.approve(house.as("emil"), one.id(), one.hash()).phase())
                .isEqualTo(BatchPhase.SUBMITTED);
        assertThat(payments.view(PaymentHouse.ACME, two.id()).phase()).isEqualTo(BatchPhase.APPROVED);
        assertThat(payments.approve(house.as("fred"), one.id(), one.hash()).phase())
                .isEqualTo(BatchPhase.APPROVED);
        assertThat(code(() -> payments.approve(house.as("fred"), one.id(), one.hash())))
                .isEqualTo("BATCH_NOT_NOW");
    }

    @Test
    @Tag("PAYM-3")
    void aLimitIsForAllThatOnePersonApprovesForADay() {
        UUID second = house.boleta(PaymentHouse.ANA, 154, 1_000_000);
        UUID third = house.boleta(PaymentHouse.ANA, 155, 1_000_000);
        house.approved(FRIDAY, 847_500, first);
        BatchView two = house.submitted(FRIDAY, 847_500, second);
        BatchView other = house.submitted(MONDAY, 847_500, third);

        // Carla may approve 1,500,000 a day.
        assertThat(code(() -> payments.approve(house.as("carla"), two.id(), two.hash())))
                .isEqualTo("BATCH_LIMIT");
        assertThat(payments.approve(house.as("carla"), other.id(), other.hash()).phase())
                .isEqualTo(BatchPhase.APPROVED);
    }

    @Test
    @Tag("PAYM-3")
    void rightsAreAskedForAndOwnBatchesRefused() {
        BatchView batch = house.submitted(FRIDAY, 847_500, first);

        assertThat(code(() -> payments.approve(house.as("nobody"), batch.id(), batch.hash())))
                .isEqualTo("PAYMENT_NOT_PERMITTED");
        assertThat(code(() -> payments.approve(house.as(" ANA"), batch.id(), batch.hash())))
                .isEqualTo("BATCH_OWN");
        assertThat(code(() -> payments.release(house.as("dora"), batch.id()))).isEqualTo("BATCH_NOT_NOW");
        assertThat(code(() -> payments.release(house.as("dora"), UUID.randomUUID())))
                .isEqualTo("BATCH_UNKNOWN");
        assertThat(code(() -> house.submitted(FRIDAY, 1, UUID.randomUUID()))).isEqualTo("PAYMENT_UNPAYABLE");
    }

    @Test
    @Tag("PAYM-3")
    void aStoredBatchThatSomebodyWroteIsRefused() {
        BatchView batch = house.submitted(FRIDAY, 847_500, first);
        Loaded<StoredBatch> stored = house.vault
                .find(Documents.BATCHES, PaymentHouse.ACME, batch.id())
                .orElseThrow();
        StoredBatch was = stored.value();
        List<BatchStep> shorter = was.history().subList(0, 1);
        for (StoredBatch forged : List.of(
                new StoredBatch(was.payer(), was.payOn(), BatchPhase.RELEASED, was.history()),
                new StoredBatch(was.payer(), MONDAY, was.phase(), was.history()),
                new StoredBatch(UUID.randomUUID(), was.payOn(), was.phase(), was.history()),
                new StoredBatch(was.payer(), was.payOn(), was.phase(), shorter))) {
            Work work = house.vault.begin(PaymentHouse.ACME, "forge");
            work.update(
                    house.vault
                            .find(Documents.BATCHES, PaymentHouse.ACME, batch.id())
                            .orElseThrow(),
                    forged);
            work.commit();
            assertThat(code(() -> payments.release(house.as("dora"), batch.id())))
                    .isEqualTo("BATCH_FORGED");
        }
    }

    @Test
    @Tag("PAYM-4")
    void whatChangedSinceTheApprovalIsHeldAndTheRestGoesOut() {
        UUID annulled = house.boleta(PaymentHouse.ANA, 154, 500_000);
        UUID observed = house.boleta(PaymentHouse.ANA, 155, 600_000);
        BatchView batch = house.open(
                FRIDAY,
                List.of(
                        new PayRequest(first, Clp.of(847_500)),
                        new PayRequest(annulled, Clp.of(100_000)),
                        new PayRequest(observed, Clp.of(508_500))));
        payments.submit(house.as("ana"), batch.id());
        payments.approve(house.as("carla"), batch.id(), batch.hash());
        payments.approve(house.as("emil"), batch.id(), batch.hash());
        payments.release(house.as("dora"), batch.id());
        house.state(annulled, BoletaState.ANULADA);
        house.state(observed, BoletaState.OBSERVADA);

        BatchView written = payments.write(house.as("dora"), batch.id());
        assertThat(written.lines())
                .extracting(BatchView.Line::status)
                .containsExactly(LineStatus.SENT, LineStatus.HELD, LineStatus.HELD);
        String gone = written.lines().get(1).reference();
        String seen = written.lines().get(2).reference();
        assertThat(written.lines().get(1).holds()).contains(HoldReason.ANNULLED);
        payments.waive(house.as("dora"), batch.id(), seen, Set.of(HoldReason.OBSERVED), "seen with the issuer");
        payments.drop(house.as("dora"), batch.id(), gone, "annulled");
        payments.write(house.as("dora"), batch.id());

        assertThat(payments.files(PaymentHouse.ACME, batch.id())).isEqualTo(2);
        assertThat(payments.transfers(PaymentHouse.ACME, batch.id(), 2))
                .extracting(Transfer::reference)
                .containsExactly(seen);
        house.paid(payments.view(PaymentHouse.ACME, batch.id()), FRIDAY);
        assertThat(payments.view(PaymentHouse.ACME, batch.id()).phase()).isEqualTo(BatchPhase.SETTLED);
    }

    @Test
    @Tag("PAYM-4")
    void anAccountThatChangedAfterTheApprovalGetsNothing() {
        BatchView batch = house.approved(FRIDAY, 847_500, first);
        payments.release(house.as("dora"), batch.id());
        house.account("009999999");

        assertThat(house.holdsOf(payments.write(house.as("dora"), batch.id())))
                .containsExactly(HoldReason.ACCOUNT_CHANGED);
        assertThat(payments.transfers(PaymentHouse.ACME, batch.id(), 1)).isEmpty();
    }

    @Test
    @Tag("PAYM-5")
    void aRejectedLineOpensTheBoletaAndAReturnReversesThePayment() {
        BatchView rejected = house.sent(FRIDAY, 847_500, first);
        house.answer(BankAnswer.rejected(rejected.lines().get(0).reference(), "closed"));
        assertThat(house.payments.parts(
                        PaymentHouse.ACME, PaymentHouse.PAYER, YearMonth.of(2026, 1), YearMonth.of(2026, 12)))
                .isEmpty();

        BatchView paid = house.sent(FRIDAY, 847_500, first);
        String reference = paid.lines().get(0).reference();
        house.answer(BankAnswer.paid(reference, FRIDAY));
        assertThat(house.paidOn(first)).contains(FRIDAY);
        house.answer(BankAnswer.returned(reference, MONDAY, "closed"));
        assertThat(house.paidOn(first)).isEmpty();
        assertThat(house.answer(BankAnswer.paid(reference, FRIDAY), BankAnswer.returned(reference, MONDAY, "x"))
                        .unchanged())
                .hasSize(2);

        BatchView again = house.sent(MONDAY, 847_500, first);
        assertThat(house.holdsOf(again)).isEmpty();
        house.paid(again, MONDAY);
        List<RetainedPart> parts =
                payments.parts(PaymentHouse.ACME, PaymentHouse.PAYER, YearMonth.of(2026, 10), YearMonth.of(2026, 10));
        assertThat(parts).extracting(RetainedPart::counts).containsExactly(false, true);
        assertThat(parts.get(0).reversedOn()).contains(MONDAY);
        assertThat(house.paidOn(first)).contains(MONDAY);
    }

    @Test
    @Tag("PAYM-5")
    void paidAndReturnedInOneFileOfAnswersIsBookedInOrder() {
        BatchView sent = house.sent(FRIDAY, 847_500, first);
        String reference = sent.lines().get(0).reference();
        AnswersBooked booked = house.answer(
                BankAnswer.paid(reference, FRIDAY),
                BankAnswer.returned(reference, MONDAY, "closed"),
                BankAnswer.paid("NOTOURS", MONDAY));

        assertThat(booked.changed())
                .extracting(AnswersBooked.Changed::status)
                .containsExactly(LineStatus.PAID, LineStatus.RETURNED);
        assertThat(booked.odd()).extracting(problem -> problem.code()).containsExactly("ANSWER_UNMATCHED");
        assertThat(house.paidOn(first)).isEmpty();
        assertThat(house.mails()).isEqualTo(2);
    }

    @Test
    @Tag("PAYM-6")
    void aFileWhoseAcknowledgementIsLostIsTheSameWhenAskedForAgain() {
        BatchView batch = house.approved(FRIDAY, 847_500, first);
        payments.release(house.as("dora"), batch.id());
        PaymentOrder order = house.as("dora");
        house.loseNextAnswer();
        assertThatThrownBy(() -> payments.write(order, batch.id())).isInstanceOf(StorageException.class);

        BatchView again = payments.write(order, batch.id());
        assertThat(again.phase()).isEqualTo(BatchPhase.SENT);
        List<Transfer> file = payments.transfers(PaymentHouse.ACME, batch.id(), 1);
        assertThat(file).hasSize(1);
        assertThat(payments.transfers(PaymentHouse.ACME, batch.id(), 1)).isEqualTo(file);
        assertThat(code(() -> payments.write(house.as("dora"), batch.id()))).isEqualTo("BATCH_ALL_SENT");
        assertThat(payments.files(PaymentHouse.ACME, batch.id())).isEqualTo(1);
    }

    @Test
    @Tag("PAYM-6")
    void aCommandTakesEffectOnceUnderItsKey() {
        PaymentOrder order = house.as("ana");
        List<PayRequest> lines = List.of(new PayRequest(first, Clp.of(1)));
        BatchView one = payments.open(order, PaymentHouse.PAYER, FRIDAY, lines);

        assertThat(payments.open(order, PaymentHouse.PAYER, FRIDAY, lines)).isEqualTo(one);
        assertThatThrownBy(() -> payments.open(order, PaymentHouse.PAYER, MONDAY, lines))
                .isInstanceOf(IdempotencyConflictException.class);
    }

    @Test
    void nobodyIsNamedInPlainAndTheJournalVerifies() {
        house.paid(house.sent(FRIDAY, 847_500, first), FRIDAY);
        List<String> collections = new ArrayList<>();
        for (var type : List.of(
                Documents.BATCHES, Documents.PAY_DAYS, Documents.PAY_STATES, Documents.TRANSFERS, Documents.PAYMENTS)) {
            collections.add(type.collection());
            try (var documents = house.storage.scan(PaymentHouse.ACME, type.collection())) {
                assertThat(documents.map(
                                document -> new String(document.body().toArray(), StandardCharsets.ISO_8859_1)))
                        .isNotEmpty()
                        .noneMatch(body -> body.contains("12345678")
                                || body.contains("PEREZ")
                                || body.contains("001234567")
                                || body.contains("ana@"));
            }
        }
        assertThat(new JournalVerifier(house.storage, house.keys)
                        .verify(PaymentHouse.ACME, collections)
                        .findings())
                .isEmpty();
    }

    @Test
    @Tag("PAYM-5")
    void theAnswerAboutSomebodyErasedIsBookedWithoutTheName() {
        BatchView sent = house.sent(FRIDAY, 847_500, first);
        new ContractorData(house.vault, house.storage)
                .erase(PaymentHouse.ACME, new ErasureRequest(PaymentHouse.ANA, "user-7", "a court ordered it", true));
        house.answer(BankAnswer.paid(sent.lines().get(0).reference(), FRIDAY));

        List<RetainedPart> parts =
                payments.parts(PaymentHouse.ACME, PaymentHouse.PAYER, YearMonth.of(2026, 10), YearMonth.of(2026, 10));
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).boleta().isErased()).isTrue();
        assertThat(parts.get(0).part()).isEqualTo(part(1_000_000, 152_500));
    }

    @Test
    @Tag("PAYM-6")
    void aBatchOfNamedBoletasPaysWhatIsLeftAndRefusesMore() {
        BoletaId id = new BoletaId(PaymentHouse.ANA, 153);
        List<BoletaToPay> all = List.of(new BoletaToPay(id, Optional.empty()));
        house.paid(house.sent(FRIDAY, 300_000, first), FRIDAY);

        List<BoletaToPay> more = List.of(new BoletaToPay(id, Optional.of(Clp.of(547_501))));
        assertThat(code(() -> payments.openNamed(house.as("ana"), PaymentHouse.PAYER, MONDAY, more)))
                .isEqualTo("PAY_OVER_LEFT");
        PaymentOrder order = house.as("ana");
        BatchView batch = payments.openNamed(order, PaymentHouse.PAYER, MONDAY, all);
        assertThat(batch.total()).isEqualTo(Clp.of(547_500));
        payments.cancel(house.as("ana"), batch.id(), "another day");

        // Under the same key the answer of then, whatever could be paid now; never a second batch.
        house.paid(house.sent(MONDAY, 547_500, first), MONDAY);
        assertThat(payments.openNamed(order, PaymentHouse.PAYER, MONDAY, all).id())
                .isEqualTo(batch.id());
        assertThat(code(() -> payments.openNamed(house.as("ana"), PaymentHouse.PAYER, MONDAY, all)))
                .isEqualTo("PAY_ALREADY_PAID");
        List<BoletaToPay> unknown = List.of(new BoletaToPay(new BoletaId(PaymentHouse.ANA, 154), Optional.empty()));
        assertThat(code(() -> payments.openNamed(house.as("ana"), PaymentHouse.PAYER, MONDAY, unknown)))
                .isEqualTo("PAYMENT_UNPAYABLE");
        assertThat(code(() -> payments.openNamed(house.as("nobody"), PaymentHouse.PAYER, MONDAY, all)))
                .isEqualTo("PAYMENT_NOT_PERMITTED");
        assertThat(payments.batches(PaymentHouse.ACME, PaymentHouse.PAYER)).hasSize(3);
    }

    @Test
    @Tag("PAYM-5")
    void aSheetNamesPeopleAndHasTheReceiptOnceItIsPaid() {
        BatchView sent = house.sent(FRIDAY, 300_000, first);
        BatchSheet.Line before =
                payments.sheet(PaymentHouse.ACME, sent.id()).lines().get(0);
        assertThat(before.receipt()).isEmpty();
        assertThat(before.transfer())
                .contains(payments.transfers(PaymentHouse.ACME, sent.id(), 1).get(0));
        house.paid(sent, FRIDAY);

        BatchSheet sheet = payments.sheet(PaymentHouse.ACME, sent.id());
        assertThat(sheet.payer()).isEqualTo(PaymentHouse.PAYER);
        assertThat(sheet.files()).isEqualTo(1);
        PaymentReceipt receipt = sheet.line(new BoletaId(PaymentHouse.ANA, 153))
                .flatMap(BatchSheet.Line::receipt)
                .orElseThrow();
        assertThat(receipt.part()).isEqualTo(part(353_982, 53_982));
        assertThat(receipt.left()).isEqualTo(Clp.of(547_500));
        assertThat(sheet + " " + sheet.lines()).doesNotContain("ANA").doesNotContain("12345678");
    }

    private static PaidPart part(long gross, long retained) {
        return new PaidPart(Clp.of(gross), Clp.of(retained), Clp.ZERO);
    }

    private static String code(org.junit.jupiter.api.function.Executable refused) {
        return Optional.ofNullable(catchThrowableOfType(ProblemException.class, refused::execute))
                .map(e -> e.problem().code())
                .orElse("taken");
    }
}
