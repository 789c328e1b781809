package dev.cuadra.onboarding.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of 23 and 25 hours, in zones that change their clocks at midnight and at a quarter to three. */
class ClockChangeTest {
    private static final String SANTIAGO = "America/Santiago";
    private static final String CHATHAM = "Pacific/Chatham";
    private static final Metric TICKETS = Metric.of("tickets", "tickets", MetricKind.COUNT);
    private static final Check THREE_DAYS = Check.number("long", "tickets", "tickets", ">", "5")
            .over("launch..launch+300d")
            .sustained(Sustain.buckets(Duration.ofDays(3), Duration.ofDays(1)));

    @ParameterizedTest
    @CsvSource({
        SANTIAGO + ", 2026-04-02, 1 1 1 1 1 1, CLEAR",
        SANTIAGO + ", 2026-04-02, 1 6 6 6, FIRING",
        SANTIAGO + ", 2026-04-02, 1 1 6 6, PENDING",
        SANTIAGO + ", 2025-09-05, 1 6 6 6, FIRING",
        SANTIAGO + ", 2025-09-05, 6 6 6 1 1, FIRING",
        SANTIAGO + ", 2025-09-05, 6 6 6 1 1 1, CLEAR",
        SANTIAGO + ", 2025-09-05, 1 - 6 6, UNKNOWN",
        SANTIAGO + ", 2025-09-05, 1 1 - 6, PENDING",
        CHATHAM + ", 2025-09-26, 1 1 1 1 1 1, CLEAR",
        CHATHAM + ", 2025-09-26, 1 6 6 6, FIRING",
        CHATHAM + ", 2026-04-03, 6 6 6, FIRING"
    })
    @Tag("GATE-9")
    void bucketsOfDaysFollowTheDaysOfThePlan(String zone, LocalDate first, String values, TriggerState expected) {
        PlanCalendar calendar = calendar(zone, first);
        List<Reading> readings = new ArrayList<>();
        List<String> days = List.of(values.split(" ", -1));
        for (int i = 0; i < days.size(); i++) {
            if (!days.get(i).equals("-")) {
                readings.add(count(
                        calendar.startOf(first.plusDays(i)), calendar.startOf(first.plusDays(i + 1L)), days.get(i)));
            }
        }
        assertThat(state(calendar, calendar.startOf(first.plusDays(days.size())), readings))
                .isEqualTo(expected);
    }

    @Test
    @Tag("GATE-9")
    void bucketsOfTwentyFourHoursStayWhatTheyAre() {
        PlanCalendar london = calendar("Europe/London", LocalDate.of(2026, 3, 27));
        Instant first = Instant.parse("2026-03-27T00:00:00Z");
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readings.add(
                    count(first.plus(Duration.ofDays(i)), first.plus(Duration.ofDays(i + 1L)), i == 0 ? "1" : "6"));
        }
        assertThat(state(london, first.plus(Duration.ofDays(4)), readings)).isEqualTo(TriggerState.FIRING);
    }

    @Test
    @Tag("GATE-25")
    void aMemoryGoesOnOverTheChangeAsIfItHadNone() {
        LocalDate first = LocalDate.of(2026, 3, 20);
        PlanCalendar calendar = calendar(SANTIAGO, first);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Instant start = calendar.startOf(first.plusDays(i));
            Instant end = calendar.startOf(first.plusDays(i + 1L));
            if (i % 7 != 3) {
                readings.add(
                        count(start, end, i % 11 < 4 ? "6" : "1").recorded(end.plus(Duration.ofHours(i % 5 * 20L))));
            }
        }
        Timeline timeline = Timeline.of(readings);
        Memory memory = Memory.of(timeline);
        for (int hour = 0; hour < 24 * 32; hour += 5) {
            Instant at = calendar.startOf(first).plus(Duration.ofHours(hour));
            Situation remembering =
                    new Situation(calendar, Map.of("tickets", TICKETS), timeline.at(at), Optional.of(memory));
            assertThat(Judge.now(remembering).judge(THREE_DAYS))
                    .as("%s", at)
                    .isEqualTo(Judge.now(remembering.alone()).judge(THREE_DAYS));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // 2025-09-28: 02:45 to 03:45 is skipped in Chatham; 2025-09-07: midnight to 01:00 in Santiago.
        CHATHAM + ", 2025-09-28, hours 02:50..03:50 of day 1, 2025-09-27T14:00:00Z, 2025-09-27T14:05:00Z",
        CHATHAM + ", 2025-09-28, hours 03:00..03:50 of day 1, 2025-09-27T14:00:00Z, 2025-09-27T14:05:00Z",
        CHATHAM + ", 2025-09-28, launch 03:00..launch 03:50, 2025-09-27T14:00:00Z, 2025-09-27T14:05:00Z",
        CHATHAM + ", 2025-09-28, hours 02:00..04:00 of day 1, 2025-09-27T13:15:00Z, 2025-09-27T14:15:00Z",
        CHATHAM + ", 2025-09-28, hours 03:00..03:30 of day 1, 2025-09-27T14:00:00Z, 2025-09-27T14:00:00Z",
        SANTIAGO + ", 2025-09-07, hours 00:30..01:15 of day 1, 2025-09-07T04:00:00Z, 2025-09-07T04:15:00Z",
        SANTIAGO + ", 2025-09-07, day 1, 2025-09-07T04:00:00Z, 2025-09-08T03:00:00Z",
        SANTIAGO + ", 2026-04-04, day 1, 2026-04-04T03:00:00Z, 2026-04-05T04:00:00Z",
        // 23:00 to midnight comes twice: the first counts.
        SANTIAGO + ", 2026-04-04, hours 22:00..23:30 of day 1, 2026-04-05T01:00:00Z, 2026-04-05T02:30:00Z"
    })
    @Tag("GATE-7")
    void aSkippedHourBeginsWhenTheClockGoesOn(
            String zone, LocalDate launch, String window, Instant start, Instant end) {
        assertThat(Window.parse(window).span(calendar(zone, launch), Instant.EPOCH))
                .isEqualTo(Span.of(start, end));
    }

    private static PlanCalendar calendar(String zone, LocalDate launch) {
        return new PlanCalendar(ZoneId.of(zone), "test", Map.of("launch", launch));
    }

    private static Reading count(Instant start, Instant end, String value) {
        return Reading.over("tickets@" + start, "tickets", start, end, Content.Amount.of(value));
    }

    private static TriggerState state(PlanCalendar calendar, Instant at, List<Reading> readings) {
        Situation situation = new Situation(calendar, Map.of("tickets", TICKETS), Known.at(at, readings));
        return TriggerFinding.of(Trigger.of(Trigger.Level.ROLLBACK, THREE_DAYS), situation)
                .state();
    }
}
