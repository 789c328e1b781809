package dev.cuadra.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.retention.GrossUp;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.boleta.rut.ValidRutValidator;
import dev.cuadra.boleta.service.ImportCounts;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookbookTest {
    private static final LocalDate SEPTEMBER_5 = LocalDate.of(2026, 9, 5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aNetOfHalfAMillionHasTwoGrosses() {
        // 589,971 × 0.1525 = 89,970.58 and 589,970 × 0.1525 = 89,970.43: both leave 500,000.
        GrossUp answer = Recipes.netToGross();

        assertThat(answer.retention().gross()).isEqualTo(Clp.of(589_971));
        assertThat(answer.retention().retention()).isEqualTo(Clp.of(89_971));
        assertThat(answer.retention().net()).isEqualTo(Clp.of(500_000));
        assertThat(answer.otherGross()).contains(Clp.of(589_970));
    }

    @Test
    void theFormAddsUpWhatWasKeptBackOfEachBoletaPaidInTheMonth() {
        Form29 form = Recipes.form29(
                YearMonth.of(2026, 9),
                List.of(
                        // 152,500
                        fee("12345678-5", 153, Concept.HONORARIOS, Optional.of(LocalDate.of(2026, 9, 30)), 1_000_000),
                        // 333,333 × 0.1525 = 50,833.28
                        fee("11111111-1", 27, Concept.HONORARIOS, Optional.of(SEPTEMBER_5), 333_333),
                        // 10 % of a director
                        fee("22222222-2", 9, Concept.DIRECTOR, Optional.of(SEPTEMBER_5), 500_000),
                        // Paid in October, so it belongs there.
                        fee("12345678-5", 154, Concept.HONORARIOS, Optional.of(LocalDate.of(2026, 10, 2)), 700_000)));

        assertThat(form.value(F29Code.FEES)).isEqualByComparingTo("203333");
        assertThat(form.value(F29Code.DIRECTORS)).isEqualByComparingTo("50000");
        assertThat(form.value(F29Code.PAYABLE)).isEqualByComparingTo("253333");
        assertThat(form.warnings()).extracting(Problem::code).containsExactly("PERIOD_DIFFERS_ELSEWHERE");
    }

    @Test
    void theConstraintOfTheFormTellsARightRutFromAWrongOne() {
        // What a provider does with the annotations of the record, without one.
        assertThat(accepts("rut", "12.345.678-5")).isTrue();
        assertThat(accepts("rut", "12.345.678-4")).isFalse();
        assertThat(accepts("rut", "11111111-1")).isTrue();
        assertThat(accepts("approver", "11111111-1")).isFalse();
    }

    @Test
    void anImportTellsHowFarItIsAndWhatItRejects() {
        List<String> bar = new ArrayList<>();
        List<Problem> rejects = new ArrayList<>();
        TableSource list =
                TableSource.ofText("people.csv", "rut,nombre\n12345678-5,Ana Inventada\n12345678-4,Luis Inventado\n");
        SettableClock clock = SettableClock.at(Instant.parse("2026-11-02T12:00:00Z"));
        Vault vault = new Vault(
                new InMemoryStorage(), new InMemoryKeyRing(), clock, new TimeOrderedIds(clock, new SecureRandom()));

        ImportCounts counts = Recipes.importWithProgress(vault, TenantId.of("acme"), list, bar::add, rejects::add);

        assertThat(counts).isEqualTo(new ImportCounts(1, 0, 0, 1));
        assertThat(bar).last().isEqualTo("2 lines, 1 rejected");
        assertThat(rejects).extracting(Problem::code).containsExactly("RUT_CHECK_DIGIT");
        assertThat(rejects).extracting(problem -> problem.where().line()).containsExactly(3L);
    }

    @Test
    void aDraftRateHoldsFromItsDayAndSaysThatItIsUnverified() {
        Retention before = kept(Recipes.draftBook(), LocalDate.of(2028, 12, 31));
        Retention after = kept(Recipes.draftBook(), LocalDate.of(2029, 1, 1));

        assertThat(before.retention()).isEqualTo(Clp.of(170_000));
        assertThat(after.retention()).isEqualTo(Clp.of(180_000));
        assertThat(after.steps().get(0).verified()).isFalse();
    }

    @Test
    void aFixedRateHoldsAtAnyDate() {
        assertThat(kept(Recipes.oldProduct(), LocalDate.of(2026, 9, 5)).retention())
                .isEqualTo(Clp.of(100_000));
    }

    @Test
    void aOneOffHolidayMovesTheDueDate() {
        // 2026-11-12 is a Thursday.
        assertThat(DueDate.of(YearMonth.of(2026, 10), 12, HolidayCalendar.chile())
                        .due())
                .isEqualTo(LocalDate.of(2026, 11, 12));
        assertThat(Recipes.electionDay().due()).isEqualTo(LocalDate.of(2026, 11, 13));
    }

    @Test
    void aProblemIsToldByItsCodeItsMessageAndItsRemedy() {
        assertThat(Recipes.toldTo("12345678-5")).isEqualTo("12.345.678-5");
        assertThat(Recipes.toldTo("12345678-4"))
                .startsWith("RUT_CHECK_DIGIT: The check digit of \"12******-4\" does not belong to the number.")
                .doesNotContain("345678");
    }

    @Test
    void theFiveStepsLeadFromFilesToAForm() throws IOException {
        Path people = Files.writeString(folder.resolve("people.csv"), "rut,nombre\n12345678-5,Ana Inventada\n");
        Path received = Files.writeString(
                folder.resolve("received.xls"),
                "<html><body><table>"
                        + "<tr><td colspan=10>RUT : 76000000-0<br>Informe correspondiente al mes 09 del a&ntilde;o 2026"
                        + "</td></tr><tr><td>N&deg;<td>Fecha<td>Estado<td>Fecha Anulaci&oacute;n<td>Rut<td>Nombre"
                        + "<td>Soc. Prof.<td>Brutos<td>Retenido<td>Pagado</tr>"
                        + "<tr><td>153<td>05/09/2026<td>VIGENTE<td><td>12345678-5<td>ANA INVENTADA<td>NO"
                        + "<td>1000000<td>152500<td>847500</tr>"
                        + "<tr><td colspan=7>Totales* :<td>1000000<td>152500<td>847500</tr></table></body></html>",
                StandardCharsets.ISO_8859_1);

        MonthClose close = Embedding.september(folder, people, received);

        assertThat(close.findings()).isEmpty();
        assertThat(close.form29().value(F29Code.FEES)).isEqualByComparingTo(new BigDecimal("152500"));
        assertThat(folder.resolve("form29.html")).content().contains("152.500");
    }

    private static Recipes.Fee fee(String issuer, long folio, Concept concept, Optional<LocalDate> paidOn, long pesos) {
        return new Recipes.Fee(issuer, folio, concept, SEPTEMBER_5, paidOn, pesos);
    }

    private static Retention kept(RateBook book, LocalDate day) {
        return new RetentionCalculator(book).fromGross(Clp.of(1_000_000), RetentionTerms.on(day));
    }

    @SuppressWarnings("NullAway")
    private static boolean accepts(String member, String text) {
        for (RecordComponent component : Recipes.NewContractor.class.getRecordComponents()) {
            if (component.getName().equals(member)) {
                ValidRutValidator validator = new ValidRutValidator();
                validator.initialize(component.getAnnotation(dev.cuadra.boleta.rut.ValidRut.class));
                return validator.isValid(text, null);
            }
        }
        throw new AssertionError(member);
    }
}
