package dev.cuadra.onboarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    @ParameterizedTest
    @ValueSource(strings = {"08:00..20:00", "00:00..00:01", "20:00..24:00", "00:00..24:00"})
    @Tag("SLA-03")
    void hoursAreWrittenAsTheyAreRead(String text) {
        assertThat(Hours.parse(text)).hasToString(text);
    }

    @Test
    @Tag("SLA-03")
    void aroundTheClockIsTheWholeDay() {
        assertThat(Hours.parse("24x7")).isEqualTo(Hours.ALL_DAY).isEqualTo(Hours.parse("00:00..24:00"));
        assertThat(Hours.ALL_DAY.holds(LocalTime.MIDNIGHT)).isTrue();
        assertThat(Hours.ALL_DAY.holds(LocalTime.MAX)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "08:00",
                "08:00-20:00",
                "8:00..20:00",
                "08:00..20:0",
                "08:00..00:00",
                "20:00..08:00",
                "08:00..08:00",
                "24:00..24:00",
                "08:00..25:00",
                "..20:00",
                "08:00..",
                "08:00:30..20:00"
            })
    @Tag("SLA-03")
    void whatIsNoWindowOfADayIsRefused(String text) {
        assertThatThrownBy(() -> Hours.parse(text))
                .isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
    }

    @Test
    @Tag("SLA-03")
    void nothingFinerThanASecondIsKnown() {
        LocalTime nine = LocalTime.of(9, 0);
        assertThat(new Hours(nine, nine.plusSeconds(1)).holds(nine)).isTrue();
        assertThatThrownBy(() -> new Hours(nine, nine.plusSeconds(1).plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hours(nine.plusNanos(1), nine.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "09:00..13:00, 13:00..18:00, false",
        "09:00..13:00, 12:59..18:00, true",
        "09:00..13:00, 10:00..11:00, true",
        "20:00..24:00, 00:00..20:00, false",
        "20:00..24:00, 00:00..24:00, true"
    })
    @Tag("SLA-03")
    void windowsThatOnlyTouchDoNotMeet(String one, String other, boolean meet) {
        assertThat(Hours.parse(one).meets(Hours.parse(other))).isEqualTo(meet);
        assertThat(Hours.parse(other).meets(Hours.parse(one))).isEqualTo(meet);
    }

    @Test
    @Tag("SLA-03")
    void aWindowIsOfItsDateInItsZone() {
        LocalDate summer = LocalDate.of(2026, 3, 9);
        Hours evening = Hours.parse("20:00..24:00");
        assertThat(evening.start(summer, SANTIAGO)).isEqualTo("2026-03-09T23:00:00Z");
        assertThat(evening.end(summer, SANTIAGO)).isEqualTo("2026-03-10T03:00:00Z");
        assertThat(Hours.parse("09:00..18:00").end(summer, SANTIAGO)).isEqualTo("2026-03-09T21:00:00Z");
        // The clock leaves the first hour of 2025-09-07 out.
        assertThat(evening.end(LocalDate.of(2025, 9, 6), SANTIAGO)).isEqualTo("2025-09-07T04:00:00Z");
    }
}
