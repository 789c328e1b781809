package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.Dj1879Book;
import dev.cuadra.boleta.annual.FactorBook;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.close.Payments;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Correction;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BankAnswer;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.PaymentProposal;
import dev.cuadra.boleta.payment.ProposalFilter;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A boleta of 14 September 2026 of 1,000,000, of which 152,500 are kept back, in months that are closed without a list of
 * payments.
 */
class PaidElsewhereTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 2);
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    private static final LocalDate LATER = LocalDate.of(2026, 11, 3);
    private static final BoletaId BOLETA = new BoletaId(PaymentHouse.ANA, 153);
    private static final String REPORT =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n"
                    + "153,14/09/2026,VIGENTE,,12345678-5,ANA PEREZ SOTO,NO,1000000,152500,847500\n";

    private final PaymentHouse house = new PaymentHouse();
    private final BoletaBooks books =
            new BoletaBooks(house.vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    private final FiledReturns filed = new FiledReturns(house.vault, books, Form29Assembler.chile());
    private final UUID boleta = house.boleta(PaymentHouse.ANA, 153, 1_000_000);

    @Test
    @Tag("PAYM-7")
    void whatWasPaidInPartsIsNotCountedOnItsOwnDayAsWell() {
        house.paid(house.sent(FRIDAY, 300_000, boleta), FRIDAY);
        house.paid(house.sent(LATER, 547_500, boleta), LATER);

        for (int again = 0; again < 2; again++) {
            assertThat(fees(SEPTEMBER)).isZero();
            assertThat(fees(OCTOBER)).isEqualTo(53_982);
            assertThat(fees(NOVEMBER)).isEqualTo(98_518);
            assertThat(house.paidOn(boleta)).isEmpty();
        }
        assertThat(yearOfTwelveCloses().proof().differences()).isEmpty();
    }

    @Test
    @Tag("PAYM-7")
    void aMonthClosedWhileTheFileIsAtTheBankComesToTheSameAsOneClosedAfterwards() {
        BatchView batch = house.sent(FRIDAY, 847_500, boleta);
        assertThat(fees(SEPTEMBER)).isZero();
        assertThat(house.paidOn(boleta)).isEmpty();

        house.paid(batch, FRIDAY);
        for (int again = 0; again < 2; again++) {
            assertThat(fees(SEPTEMBER)).isZero();
            assertThat(fees(OCTOBER)).isEqualTo(152_500);
            assertThat(house.paidOn(boleta)).contains(FRIDAY);
        }
    }

    @Test
    @Tag("PAYM-7")
    void aPartThatIsPaidBeforeTheMonthIsClosedLeavesTheRestUnpaid() {
        house.paid(house.sent(FRIDAY, 300_000, boleta), FRIDAY);
        assertThat(fees(SEPTEMBER)).isZero();

        PaymentProposal rest =
                house.payments.propose(PaymentHouse.ACME, PaymentHouse.PAYER, ProposalFilter.upTo(LATER));
        assertThat(rest.lines()).extracting(PaymentProposal.Line::amount).containsExactly(Clp.of(547_500));
        house.paid(house.sent(MONDAY, 547_500, boleta), MONDAY);
        assertThat(fees(OCTOBER)).isEqualTo(152_500);
        assertThat(fees(SEPTEMBER)).isZero();
    }

    @Test
    @Tag("PAYM-7")
    void whatCountsAsPaidOnItsOwnDayIsNotPaidAgain() {
        assertThat(fees(SEPTEMBER)).isEqualTo(152_500);

        assertThat(house.payments
                        .propose(PaymentHouse.ACME, PaymentHouse.PAYER, ProposalFilter.upTo(LATER))
                        .leftOut())
                .extracting(PaymentProposal.LeftOut::reason)
                .containsExactly(HoldReason.ALREADY_PAID);
        assertThat(house.holdsOf(house.sent(FRIDAY, 847_500, boleta))).containsExactly(HoldReason.ALREADY_PAID);
        assertThat(fees(SEPTEMBER)).isEqualTo(152_500);
        assertThat(fees(OCTOBER)).isZero();
    }

    @Test
    @Tag("PAYM-7")
    void aFileThatIsWrittenWhileTheMonthIsClosedIsSeen() {
        BatchView batch = house.approved(FRIDAY, 847_500, boleta);
        house.meanwhile(() -> {
            house.payments.release(house.as("dora"), batch.id());
            house.payments.write(house.as("dora"), batch.id());
        });

        assertThat(fees(SEPTEMBER)).isZero();
        assertThat(house.paidOn(boleta)).isEmpty();
    }

    @Test
    @Tag("PAYM-7")
    void moneyThatCameBackLeavesTheBoletaUnpaid() {
        BatchView batch = house.sent(FRIDAY, 847_500, boleta);
        house.paid(batch, FRIDAY);
        house.answer(BankAnswer.returned(batch.lines().get(0).reference(), MONDAY, "closed"));

        assertThat(fees(SEPTEMBER)).isZero();
        assertThat(fees(OCTOBER)).isZero();
        assertThat(house.paidOn(boleta)).isEmpty();
    }

    @Test
    @Tag("PAYM-7")
    void aListThatSaysOtherwiseIsAFindingAndTheStoredPaymentsCount() {
        house.paid(house.sent(FRIDAY, 300_000, boleta), FRIDAY);
        Payments list = new Payments(
                "list", List.of(), Map.of(BOLETA, LocalDate.of(2026, 9, 20)), Map.of(BOLETA, 2L), List.of());

        MonthClose close = close(SEPTEMBER, REPORT, Optional.of(list));

        assertThat(close.findings()).extracting(Problem::code).containsExactly("PAYMENT_STORED_OTHERWISE");
        assertThat(close.form29().value(F29Code.FEES)).isZero();
        assertThat(house.paidOn(boleta)).isEmpty();
    }

    @Test
    @Tag("PAYM-7")
    void aDayThatIsRegisteredDoesNotStandAgainstStoredPayments() {
        house.paid(house.sent(FRIDAY, 300_000, boleta), FRIDAY);

        Registration registration = new BoletaRegister(house.vault)
                .register(
                        PaymentHouse.ACME,
                        PaymentHouse.PAYER,
                        BoletaEntry.fee(
                                        BOLETA,
                                        "ANA PEREZ SOTO",
                                        LocalDate.of(2026, 9, 14),
                                        Clp.of(1_000_000),
                                        Clp.of(152_500))
                                .paidOn(LocalDate.of(2026, 9, 30)));

        assertThat(registration.outcome()).isEqualTo(Registration.Outcome.DIFFERS);
        assertThat(registration.problems()).extracting(Problem::code).containsExactly("REGISTER_PAID_HERE");
        assertThat(house.paidOn(boleta)).isEmpty();
    }

    @Test
    @Tag("PAYM-7")
    @Tag("CORR-2")
    void aReturnWithAPartIsRightUntilMoreIsPaidInItsMonth() {
        house.paid(house.sent(FRIDAY, 300_000, boleta), FRIDAY);
        fees(OCTOBER);
        filed.record(PaymentHouse.ACME, PaymentHouse.PAYER, OCTOBER, "1", LocalDate.of(2026, 11, 12));
        assertThat(correction().codes()).isEmpty();

        house.paid(house.sent(LATER, 100_000, boleta), LATER);
        assertThat(correction().codes()).isEmpty();

        // 300,000 in October kept back 53,982, 100,000 in November 17,994: 80,524 of 152,500 are left, in October too.
        house.paid(house.sent(MONDAY, 447_500, boleta), MONDAY);
        Form29Correction more = correction();
        assertThat(more.needed()).isTrue();
        assertThat(more.payable()).isEqualByComparingTo("80524");
        assertThat(fees(NOVEMBER)).isEqualTo(17_994);
    }

    private Form29Correction correction() {
        return filed.correction(PaymentHouse.ACME, PaymentHouse.PAYER, OCTOBER).orElseThrow();
    }

    private AnnualBooks.Year yearOfTwelveCloses() {
        for (int month = 1; month <= 12; month++) {
            fees(YearMonth.of(2026, month));
        }
        String factors = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> "2026," + month + ",1.010,own")
                .collect(Collectors.joining("\n", "commercial_year,month,factor,source\n", "\n"));
        AnnualAssembler assembler =
                new AnnualAssembler(FactorBook.read(TableSource.ofText("factors.csv", factors)), Dj1879Book.chile());
        return new AnnualBooks(house.vault, books, assembler)
                .year(PaymentHouse.ACME, PaymentHouse.PAYER, 2026, Set.of(), Set.of());
    }

    private long fees(YearMonth month) {
        return close(month, month.equals(SEPTEMBER) ? REPORT : "", Optional.empty())
                .form29()
                .value(F29Code.FEES)
                .longValueExact();
    }

    private MonthClose close(YearMonth month, String report, Optional<Payments> list) {
        List<MonthCloseInput.Sourced> reports = report.isEmpty()
                ? List.of()
                : List.of(new MonthCloseInput.Sourced(
                        new ReportReader().received(TableSource.ofText("r.csv", report)), Concept.HONORARIOS));
        return books.close(
                PaymentHouse.ACME,
                new MonthCloseInput(
                        PaymentHouse.PAYER,
                        month,
                        PeriodRule.PAYMENT_DATE,
                        reports,
                        Map.of(),
                        Set.of(),
                        list,
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        List.of()));
    }
}
