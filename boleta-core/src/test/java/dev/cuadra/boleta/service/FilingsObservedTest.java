package dev.cuadra.boleta.service;

import static dev.cuadra.boleta.service.ObservedHouse.ACME;
import static dev.cuadra.boleta.service.ObservedHouse.ANA;
import static dev.cuadra.boleta.service.ObservedHouse.OTHER;
import static dev.cuadra.boleta.service.ObservedHouse.PAYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.analytics.TimeBook;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaObservations.FilingTerms;
import dev.cuadra.spi.observe.Observation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Due on the 12th: of August 2026 on Saturday the 12th, so on Monday 14 September; of September on 13 October. */
class FilingsObservedTest {
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

    private final ObservedHouse house = new ObservedHouse();
    private final BoletaObservations observations =
            new BoletaObservations(house.vault, TimeBook.promised(), new FilingTerms(12, HolidayCalendar.chile()));
    private final FiledReturns filed = new FiledReturns(house.vault, house.books, Form29Assembler.chile());

    private void closed(Rut payer, YearMonth month) {
        house.close(payer, month, ObservedHouse.row(ANA, month.getMonthValue(), month.atDay(20), 15_250));
    }

    private void at(String instant) {
        house.clock.set(Instant.parse(instant));
    }

    private List<String> seen(String scope, String known) {
        try (Stream<Observation> all =
                observations.observations(ACME, BoletaObservations.FILED_ON_TIME, Instant.parse(known))) {
            return all.filter(one -> one.scope().equals(scope))
                    .map(one -> one.recordedAt() + " " + one.value() + "/"
                            + one.sample().orElseThrow())
                    .toList();
        }
    }

    @Test
    @Tag("DUE-4")
    void theShareRunsOnWithEachReturnAndEachDueDate() {
        closed(PAYER, AUGUST);
        at("2026-09-10T15:00:00Z");
        filed.record(ACME, PAYER, AUGUST, "1", LocalDate.of(2026, 9, 10));
        at("2026-10-05T15:00:00Z");
        closed(PAYER, SEPTEMBER);
        String scope = house.scope(PAYER);
        assertThat(seen(scope, "2026-09-09T00:00:00Z")).as("nothing was due").isEmpty();
        assertThat(seen(scope, "2026-10-10T00:00:00Z")).containsExactly("2026-09-10T15:00:00Z 1/1");
        // The 12th is a holiday; the due date is over when the 13th is, in Chile.
        assertThat(seen(scope, "2026-10-14T02:59:59Z")).containsExactly("2026-09-10T15:00:00Z 1/1");
        assertThat(seen(scope, "2026-10-14T03:00:00Z"))
                .containsExactly("2026-09-10T15:00:00Z 1/1", "2026-10-14T03:00:00Z 1/2");

        at("2026-10-20T15:00:00Z");
        filed.record(ACME, PAYER, SEPTEMBER, "2", LocalDate.of(2026, 10, 13));
        assertThat(seen(scope, "2026-10-20T15:00:00Z"))
                .as("booked late, filed on time")
                .containsExactly("2026-09-10T15:00:00Z 1/1", "2026-10-14T03:00:00Z 1/2", "2026-10-20T15:00:00Z 2/2");
        assertThat(seen(scope, "2026-10-14T03:00:00Z"))
                .as("what was known then")
                .hasSize(2);
    }

    @Test
    @Tag("DUE-4")
    void aMonthOfWhichTheBooksKnowNothingGivesNoShare() {
        closed(PAYER, AUGUST);
        closed(OTHER, AUGUST);
        at("2026-09-10T15:00:00Z");
        filed.record(ACME, PAYER, AUGUST, "1", LocalDate.of(2026, 9, 10));
        filed.record(ACME, OTHER, AUGUST, "2", LocalDate.of(2026, 9, 10));
        assertThat(seen("global", "2026-09-20T00:00:00Z")).containsExactly("2026-09-10T15:00:00Z 2/2");
        at("2026-10-05T15:00:00Z");
        closed(PAYER, SEPTEMBER);
        filed.record(ACME, PAYER, SEPTEMBER, "3", LocalDate.of(2026, 10, 5));
        // Nobody closed or filed the other's September.
        assertThat(seen(house.scope(OTHER), "2026-10-20T00:00:00Z")).isEmpty();
        assertThat(seen("global", "2026-10-20T00:00:00Z")).isEmpty();
        assertThat(seen(house.scope(PAYER), "2026-10-20T00:00:00Z"))
                .last()
                .asString()
                .endsWith("2/2");
    }

    @Test
    void withoutADayOfTheLawThereAreNone() {
        closed(PAYER, AUGUST);
        filed.record(ACME, PAYER, AUGUST, "1", LocalDate.of(2026, 9, 10));
        assertThat(house.observations.observations(
                        ACME, BoletaObservations.FILED_ON_TIME, Instant.parse("2026-12-01T00:00:00Z")))
                .isEmpty();
        assertThatThrownBy(() -> new FilingTerms(13, HolidayCalendar.chile()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
