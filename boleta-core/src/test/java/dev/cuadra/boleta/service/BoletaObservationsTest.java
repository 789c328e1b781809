package dev.cuadra.boleta.service;

import static dev.cuadra.boleta.service.ObservedHouse.ACME;
import static dev.cuadra.boleta.service.ObservedHouse.ANA;
import static dev.cuadra.boleta.service.ObservedHouse.EVA;
import static dev.cuadra.boleta.service.ObservedHouse.LUIS;
import static dev.cuadra.boleta.service.ObservedHouse.NOBODY;
import static dev.cuadra.boleta.service.ObservedHouse.OTHER;
import static dev.cuadra.boleta.service.ObservedHouse.PAYER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.analytics.AnalyticsRange;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.tables.TableSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BoletaObservationsTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

    private final ObservedHouse house = new ObservedHouse();

    private List<String> seen(String metric, String scope) {
        return seen(metric, scope, house.clock.instant());
    }

    private List<String> seen(String metric, String scope, Instant known) {
        try (var all = house.observations.observations(ACME, metric, known)) {
            return all.filter(one -> one.scope().equals(scope))
                    .map(one -> Bookings.day(one.start()) + " " + one.value()
                            + one.sample().map(n -> "/" + n).orElse(""))
                    .toList();
        }
    }

    @Test
    @Tag("STAT-7")
    void everyDayIsCountedForAllAndForEachCompany() {
        house.register(PAYER, ANA, 1);
        house.register(PAYER, ANA, 2);
        house.register(PAYER, NOBODY, 1);
        house.clock.advance(Duration.ofDays(1));
        house.register(PAYER, ANA, 3);
        house.register(OTHER, LUIS, 1);

        assertThat(seen(BoletaObservations.PROCESSED, "global")).containsExactly("2026-09-01 3", "2026-09-02 2");
        assertThat(seen(BoletaObservations.PROCESSED, house.scope(PAYER)))
                .containsExactly("2026-09-01 3", "2026-09-02 1");
        // Somebody who is not registered is nobody's contractor.
        assertThat(seen(BoletaObservations.CONTRACTORS, "global")).containsExactly("2026-09-01 1", "2026-09-02 2");
        assertThat(seen(BoletaObservations.CONTRACTORS_PER_MONTH, "global")).containsExactly("2026-09-01 2");
        assertThat(seen(BoletaObservations.CONTRACTORS_PER_MONTH, house.scope(OTHER)))
                .containsExactly("2026-09-01 1");
        assertThat(seen("boleta.unheard-of", "global")).isEmpty();
        assertThat(house.observations.all(TenantId.of("other"), house.clock.instant()))
                .isEmpty();
    }

    @Test
    @Tag("STAT-7")
    void theFirstAndTheTenthAreInstantsWithTheDaysSinceTheBooksWereBegun() {
        house.clock.advance(Duration.ofDays(4));
        Instant first = house.clock.instant();
        for (int folio = 1; folio <= 9; folio++) {
            house.register(PAYER, ANA, folio);
            house.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(seen(BoletaObservations.TENTH, "global")).isEmpty();
        house.clock.advance(Duration.ofDays(2));
        Instant tenth = house.clock.instant();
        house.register(PAYER, ANA, 10);
        house.register(PAYER, ANA, 11);

        assertThat(seen(BoletaObservations.FIRST, house.scope(PAYER))).containsExactly("2026-09-05 4");
        assertThat(seen(BoletaObservations.TENTH, "global")).containsExactly("2026-09-07 6");
        List<Observation> all = house.observations.all(ACME, house.clock.instant());
        assertThat(all)
                .filteredOn(one -> one.metric().equals(BoletaObservations.FIRST))
                .allSatisfy(one -> {
                    assertThat(one.start()).isEqualTo(first);
                    assertThat(one.end()).isEqualTo(first);
                });
        assertThat(all)
                .filteredOn(one -> one.metric().equals(BoletaObservations.TENTH))
                .allSatisfy(one -> assertThat(one.recordedAt()).isEqualTo(tenth));
    }

    @Test
    @Tag("STAT-6")
    void minutesAreSavedByMonthsThatAreClosedAndOverAndByNoOthers() {
        house.close(PAYER, SEPTEMBER, "");
        assertThat(seen(BoletaObservations.MINUTES_SAVED, "global")).isEmpty();
        house.clock.set(Instant.parse("2026-10-05T12:00:00Z"));
        // Closed while it went on, so it counts from its end on.
        assertThat(seen(BoletaObservations.MINUTES_SAVED, "global")).containsExactly("2026-10-01 1157");
        house.close(PAYER, SEPTEMBER, "");
        house.close(PAYER, YearMonth.of(2026, 8), "");
        house.close(OTHER, SEPTEMBER, "");

        assertThat(seen(BoletaObservations.MONTHS_CLOSED, "global")).containsExactly("2026-10-01 1", "2026-10-05 2");
        assertThat(seen(BoletaObservations.MINUTES_SAVED_TOTAL, "global"))
                .containsExactly("2026-10-01 1157", "2026-10-05 3509");
        assertThat(seen(BoletaObservations.MINUTES_SAVED, house.scope(OTHER))).containsExactly("2026-10-05 1157");
    }

    @Test
    @Tag("STAT-7")
    void rowsThatNoRuleExplainsAndLinesThatAreRejectedAreCountedWithTheirSample() {
        LocalDate day = LocalDate.of(2026, 9, 3);
        house.clock.set(Instant.parse("2026-10-05T12:00:00Z"));
        String rows = ObservedHouse.row(ANA, 1, day, 15_250) + ObservedHouse.row(LUIS, 1, day, 15_250);
        house.close(PAYER, SEPTEMBER, rows + ObservedHouse.row(EVA, 1, day, 7_777));
        assertThat(seen(BoletaObservations.ROWS_EXPLAINED, "global")).containsExactly("2026-10-05 2/3");
        house.clock.advance(Duration.ofHours(1));
        house.close(PAYER, SEPTEMBER, rows);
        house.register.upload(
                ACME,
                PAYER,
                TableSource.ofText(
                        "b.csv",
                        "rut_emisor,folio,fecha,nombre,bruto,retenido\n"
                                + "12345678-5,5,2026-09-04,ANA,100000,15250\n12345678-9,6,2026-09-04,X,100000,15250\n"),
                RegisterOrder.FRESH,
                RegisterListener.SILENT);

        // Of two closes of one month on one day the last counts.
        assertThat(seen(BoletaObservations.ROWS_EXPLAINED, house.scope(PAYER))).containsExactly("2026-10-05 2/2");
        assertThat(seen(BoletaObservations.LINES_REJECTED, house.scope(PAYER))).containsExactly("2026-10-05 1/2");
        assertThat(seen(BoletaObservations.CONTRACTOR_LINES_REJECTED, "global")).containsExactly("2026-09-01 1/4");
    }

    @Test
    @Tag("STAT-7")
    void whatBecomesOfABoletaLaterChangesNoDayThatIsOver() {
        house.register(PAYER, ANA, 1);
        house.register(PAYER, LUIS, 1);
        Instant then = house.clock.instant();
        List<Observation> known = house.observations.all(ACME, then);
        house.clock.set(Instant.parse("2026-10-05T12:00:00Z"));

        // The SII's report shows something else of Luis's boleta: it leaves the books until a person decides.
        house.close(PAYER, SEPTEMBER, ObservedHouse.row(LUIS, 1, LocalDate.of(2026, 9, 1), 7_777));
        house.erase(ANA);

        assertThat(house.books.all(ACME, PAYER)).hasSize(1);
        assertThat(house.observations.all(ACME, then)).isEqualTo(known);
        assertThat(seen(BoletaObservations.CONTRACTORS, house.scope(PAYER))).containsExactly("2026-09-01 2");
    }

    @Test
    void noScopeNamesAPerson() {
        house.register(PAYER, ANA, 1);

        assertThat(house.observations.all(ACME, house.clock.instant()).toString())
                .doesNotContain("76000000", "12345678");
        assertThat(house.observations.scope(ACME, OTHER)).isEmpty();
    }

    @Test
    @Tag("STAT-1")
    void theFiguresOfTheBooksAreThoseOfTheirCloses() {
        house.clock.set(Instant.parse("2026-10-05T12:00:00Z"));
        LocalDate day = LocalDate.of(2026, 9, 3);
        house.close(PAYER, SEPTEMBER, ObservedHouse.row(ANA, 1, day, 15_250) + ObservedHouse.row(LUIS, 1, day, 15_250));
        house.register(PAYER, EVA, 1);
        house.erase(LUIS);
        var range = new AnalyticsRange(PAYER, SEPTEMBER, SEPTEMBER.plusMonths(1), PeriodRule.PAYMENT_DATE);

        var analytics = house.analytics.of(ACME, range);

        var close = house.books.closed(ACME, PAYER, SEPTEMBER).orElseThrow();
        assertThat(analytics.in(SEPTEMBER).fees().pesos())
                .isEqualTo(close.value(F29Code.FEES).longValueExact())
                .isEqualTo(30_500);
        assertThat(analytics.in(SEPTEMBER.plusMonths(1)).gross()).isEqualTo(Clp.of(100_000));
        assertThat(analytics.contractors()).hasSize(3);
        assertThat(analytics.contractors().get(2).payee().isErased()).isTrue();
        // October goes on and is not closed.
        assertThat(analytics.saved()).extracting(saved -> saved.month()).containsExactly(SEPTEMBER);
        var stranger = new AnalyticsRange(OTHER, SEPTEMBER, SEPTEMBER, range.rule());
        assertThat(house.analytics.of(ACME, stranger).contractors()).isEmpty();
    }
}
