package dev.cuadra.boleta.service;

import static dev.cuadra.boleta.service.PaymentHouse.ACME;
import static dev.cuadra.boleta.service.PaymentHouse.ANA;
import static dev.cuadra.boleta.service.PaymentHouse.PAYER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.bank.AccountCheck;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ana asked to be erased, the process died once her key was destroyed, and her documents are still found by her number.
 * Until somebody resumes the erasure, she is somebody new to whatever is told of her.
 */
class ErasureCutShortTest {
    private static final LocalDate DATE = LocalDate.of(2026, 9, 14);
    private static final Rut PLACEHOLDER = Rut.parse("11111111-1");
    private static final Contractor AGAIN = Contractor.of(ANA, "ANA PEREZ");

    private final PaymentHouse house = new PaymentHouse();
    private final Contractors contractors = new Contractors(house.vault);
    private final BoletaRegister register = new BoletaRegister(house.vault);
    private final ContractorData people = new ContractorData(house.vault, house.storage);
    private UUID gone = new UUID(0, 0);

    @BeforeEach
    void anasKeyIsDestroyedAndNothingElse() {
        house.boleta(ANA, 153, 1_000_000);
        gone = subject();
        house.vault.destroyKey(ACME, gone);
    }

    @Test
    void whoIsSavedAgainIsSomebodyNew() {
        assertThat(contractors.find(ACME, ANA)).isEmpty();
        assertThat(contractors.save(ACME, AGAIN, "marta")).isNotEmpty();

        assertThat(contractors.find(ACME, ANA)).contains(AGAIN);
        assertThat(subject()).isNotEqualTo(gone);
        assertThat(contractors.history(ACME, ANA)).hasSize(1);
    }

    @Test
    void whoComesBackIsTakenOnFromTheFirstStep() {
        contractors.save(ACME, AGAIN, "marta");
        Onboardings onboardings = new Onboardings(house.vault, new AccountCheck());

        assertThat(onboardings.identity(ACME, ANA, true, "marta").history()).hasSize(1);
    }

    @Test
    void theErasureIsFinishedBesideTheNewPerson() {
        people.erase(ACME, new ErasureRequest(ANA, "user-7", "a court ordered it", true));
        contractors.save(ACME, AGAIN, "marta");

        assertThat(people.resume(ACME)).isEmpty();
        assertThat(contractors.find(ACME, ANA)).contains(AGAIN);
        assertThat(people.held(ACME, ANA).boletas()).isZero();
    }

    @Test
    void whatAnotherProcessErasesBetweenReadingAndStoringIsStoredForSomebodyNew() {
        contractors.save(ACME, AGAIN, "marta");
        UUID second = subject();
        house.meanwhile(() -> house.vault.destroyKey(ACME, second));
        contractors.save(ACME, Contractor.of(ANA, "ANA P."), "marta");

        // Sealed before the key went: it goes with it, as all that the erasure finds.
        assertThat(contractors.find(ACME, ANA)).isEmpty();
        assertThat(contractors.save(ACME, AGAIN, "marta")).isNotEmpty();
    }

    @Test
    void anotherBoletaUnderTheFolioOfAnErasedOneIsRegistered() {
        Registration other = register.register(ACME, PAYER, entry(DATE.plusDays(1)));
        assertThat(other.outcome()).isEqualTo(Registration.Outcome.REGISTERED);
        assertThat(register.register(ACME, PAYER, entry(DATE.plusDays(1))).outcome())
                .isEqualTo(Registration.Outcome.UNCHANGED);
        assertThat(boletas()).isEqualTo(2);
    }

    @Test
    void theSameBoletaIsRegisteredAgainWhereAPersonSaysThatItIsAnother() {
        assertThat(register.register(ACME, PAYER, entry(DATE)).outcome()).isEqualTo(Registration.Outcome.REFUSED);
        assertThat(register.register(ACME, PAYER, entry(DATE).acceptedBecause("another of that folio"))
                        .outcome())
                .isEqualTo(Registration.Outcome.REGISTERED);
    }

    @Test
    void aListWithSuchABoletaIsUploaded() {
        String list = "rut;nombre;folio;fecha;bruto;retenido\n12345678-5;ANA PEREZ;153;15-09-2026;1000000;152500\n";
        ImportCounts counts = register.upload(
                ACME,
                PAYER,
                TableSource.ofText("l.csv", list),
                new RegisterOrder(false, false),
                new RegisterListener() {});
        assertThat(counts).isEqualTo(new ImportCounts(1, 0, 0, 0));
    }

    @Test
    void aMonthIsClosedOnAReportWithTheBoleta() {
        assertThat(close(1_000_000, 152_500)).isEqualTo(152_500);
        assertThat(close(1_000_000, 152_500)).isEqualTo(152_500);
    }

    @Test
    void aMonthIsClosedOnAReportWithAnotherBoletaUnderThatFolio() {
        assertThat(close(400_000, 61_000)).isEqualTo(213_500);
        assertThat(close(400_000, 61_000)).isEqualTo(213_500);
    }

    @Test
    void aPlaceholdersBoletasFollowUnderTheFolioOfAnErasedOne() {
        contractors.save(ACME, AGAIN, "marta");
        contractors.save(ACME, Contractor.of(PLACEHOLDER, "Ana"), "marta");
        register.register(
                ACME,
                PAYER,
                BoletaEntry.fee(new BoletaId(PLACEHOLDER, 153), "", DATE, Clp.of(100_000), Clp.of(15_250)));

        assertThat(contractors.merge(ACME, ANA, PLACEHOLDER, "marta")).isEqualTo(1);
        assertThat(people.held(ACME, ANA).boletas()).isEqualTo(1);
    }

    private static BoletaEntry entry(LocalDate date) {
        return BoletaEntry.fee(new BoletaId(ANA, 153), "ANA PEREZ SOTO", date, Clp.of(1_000_000), Clp.of(152_500));
    }

    private UUID subject() {
        return house.vault
                .findUnique(Documents.CONTRACTORS, ACME, "rut", tokens -> List.of(Documents.rut(tokens, ANA)))
                .map(Loaded::subject)
                .orElseThrow();
    }

    private long boletas() {
        try (var all = house.vault.scan(Documents.BOLETAS, ACME)) {
            return all.count();
        }
    }

    private long close(long gross, long retained) {
        String report = "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n"
                + "153,14/09/2026,VIGENTE,,12345678-5,ANA PEREZ SOTO,NO," + gross + "," + retained + ","
                + (gross - retained) + "\n";
        MonthCloseInput input = new MonthCloseInput(
                PAYER,
                YearMonth.of(2026, 9),
                PeriodRule.BOLETA_DATE,
                List.of(new MonthCloseInput.Sourced(
                        new ReportReader().received(TableSource.ofText("r.csv", report)), Concept.HONORARIOS)),
                Map.of(),
                Set.of(),
                Optional.empty(),
                Map.of(),
                Set.of(),
                Map.of(),
                List.of());
        return new BoletaBooks(house.vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()))
                .close(ACME, input)
                .form29()
                .value(F29Code.FEES)
                .longValueExact();
    }
}
