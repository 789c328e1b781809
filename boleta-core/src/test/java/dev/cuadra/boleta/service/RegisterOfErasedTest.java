package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.boleta.report.ReportKind;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The boleta of somebody who was erased is told again. */
class RegisterOfErasedTest {
    private static final String REPORT =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n"
                    + "153,14/09/2026,VIGENTE,,12345678-5,ANA PEREZ SOTO,NO,1000000,152500,847500\n";

    private final PaymentHouse house = new PaymentHouse();
    private final BoletaRegister register = new BoletaRegister(house.vault);
    private final BoletaBooks books =
            new BoletaBooks(house.vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    private final BoletaEntry again = BoletaEntry.fee(
            new BoletaId(PaymentHouse.ANA, 153),
            "ANA PEREZ SOTO",
            LocalDate.of(2026, 9, 14),
            Clp.of(1_000_000),
            Clp.of(152_500));

    @BeforeEach
    void eraseAna() {
        house.boleta(PaymentHouse.ANA, 153, 1_000_000);
        new ContractorData(house.vault, house.storage)
                .erase(PaymentHouse.ACME, new ErasureRequest(PaymentHouse.ANA, "user-7", "a court ordered it", true));
    }

    @Test
    @Tag("REG-4")
    void registeredAgainItIsRefusedAndCountsOnce() {
        Registration registration = register.register(PaymentHouse.ACME, PaymentHouse.PAYER, again);

        assertThat(registration.outcome()).isEqualTo(Registration.Outcome.REFUSED);
        assertThat(registration.problems()).extracting(Problem::code).containsExactly("REGISTER_OF_ERASED");
        assertThat(fees()).isEqualTo(152_500);
        assertThat(fees()).isEqualTo(152_500);
    }

    @Test
    @Tag("REG-4")
    void aReportThatIsUploadedAgainRejectsTheRowAndTakesTheOthers() {
        String two = REPORT + "7,14/09/2026,VIGENTE,,11111111-1,LUIS DIAZ ROJAS,NO,400000,61000,339000\n";
        for (boolean dry : new boolean[] {true, false}) {
            List<String> rejected = new ArrayList<>();
            ImportCounts counts = register.uploadReport(
                    PaymentHouse.ACME,
                    PaymentHouse.PAYER,
                    TableSource.ofText("r.csv", two),
                    ReportKind.RECEIVED,
                    new RegisterOrder(false, dry),
                    new RegisterListener() {
                        @Override
                        public void rejected(EntryLine line, List<Problem> problems) {
                            problems.forEach(problem -> rejected.add(problem.code()));
                        }
                    });
            assertThat(counts).isEqualTo(new ImportCounts(1, 0, 0, 1));
            assertThat(rejected).containsExactly("REGISTER_OF_ERASED");
        }
        // That of Luis is in no list of payments and not in this report: it is unpaid.
        assertThat(fees()).isEqualTo(152_500);
        assertThat(books.all(PaymentHouse.ACME, PaymentHouse.PAYER)).hasSize(2);
    }

    @Test
    @Tag("REG-4")
    void aPersonMaySayThatItIsAnotherOne() {
        Registration registration = register.register(
                PaymentHouse.ACME, PaymentHouse.PAYER, again.acceptedBecause("another person with the same folio"));

        assertThat(registration.outcome()).isEqualTo(Registration.Outcome.REGISTERED);
        assertThat(register.register(PaymentHouse.ACME, PaymentHouse.PAYER, again)
                        .outcome())
                .isEqualTo(Registration.Outcome.UNCHANGED);
    }

    @Test
    @Tag("REG-4")
    void anotherFolioDayOrAmountIsAnotherBoleta() {
        BoletaEntry other = BoletaEntry.fee(
                new BoletaId(PaymentHouse.ANA, 154),
                "ANA PEREZ SOTO",
                LocalDate.of(2026, 9, 14),
                Clp.of(1_000_000),
                Clp.of(152_500));
        assertThat(register.register(PaymentHouse.ACME, PaymentHouse.PAYER, other)
                        .outcome())
                .isEqualTo(Registration.Outcome.REGISTERED);
    }

    private long fees() {
        return books.close(
                        PaymentHouse.ACME,
                        new MonthCloseInput(
                                PaymentHouse.PAYER,
                                YearMonth.of(2026, 9),
                                PeriodRule.PAYMENT_DATE,
                                List.of(new MonthCloseInput.Sourced(
                                        new ReportReader().received(TableSource.ofText("r.csv", REPORT)),
                                        Concept.HONORARIOS)),
                                Map.of(),
                                Set.of(),
                                Optional.empty(),
                                Map.of(),
                                Set.of(),
                                Map.of(),
                                List.of()))
                .form29()
                .value(F29Code.FEES)
                .longValueExact();
    }
}
