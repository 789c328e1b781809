package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiService;
import dev.cuadra.simulator.SiiSimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chile is three hours behind UTC in summer, four in winter; in 2026 it changes at 24:00 of 4 April and 5 September. */
@Tag("SII-WINDOW")
class WindowsTest {
    private static Windows daily(String from, String until) {
        return new Windows(List.of(MaintenanceWindow.daily(LocalTime.parse(from), LocalTime.parse(until))));
    }

    private static Windows between(String from, String until) {
        return new Windows(List.of(MaintenanceWindow.between(LocalDateTime.parse(from), LocalDateTime.parse(until))));
    }

    @ParameterizedTest
    @CsvSource({
        // Winter: 23:00 to 01:30 of the next day are 03:00Z to 05:30Z.
        "2026-06-10T02:59:59Z, ''",
        "2026-06-10T03:00:00Z, 2026-06-10T05:30:00Z",
        "2026-06-10T05:29:59Z, 2026-06-10T05:30:00Z",
        "2026-06-10T05:30:00Z, ''",
        // Summer: an hour earlier.
        "2026-01-10T01:59:59Z, ''",
        "2026-01-10T02:00:00Z, 2026-01-10T04:30:00Z",
        "2026-01-10T04:30:00Z, ''",
        // The night of 5 September has no time from 24:00 to 1:00, and is an hour shorter.
        "2026-09-06T03:00:00Z, 2026-09-06T04:30:00Z",
        "2026-09-06T04:30:00Z, ''",
        // The night of 4 April has 23:00 to 24:00 twice, and is an hour longer.
        "2026-04-05T02:00:00Z, 2026-04-05T05:30:00Z",
        "2026-04-05T01:59:59Z, ''"
    })
    void aDailyWindowFollowsTheClocksOfChile(Instant now, String end) {
        assertThat(daily("23:00", "01:30").end(now))
                .isEqualTo(Optional.of(end).filter(text -> !text.isEmpty()).map(Instant::parse));
    }

    @Test
    void aWindowUntilMidnightEndsWhereTheClocksAreSetForward() {
        Windows windows = daily("22:00", "00:00");
        assertThat(windows.end(Instant.parse("2026-09-06T03:59:59Z"))).contains(Instant.parse("2026-09-06T04:00:00Z"));
        assertThat(windows.end(Instant.parse("2026-09-06T04:00:00Z"))).isEmpty();
    }

    @Test
    void aWindowOfTimesThatAreLeftOutIsNotThatDay() {
        Windows windows = daily("00:10", "00:50");
        for (int minute = -90; minute < 90; minute++) {
            Instant at = Instant.parse("2026-09-06T04:00:00Z").plus(Duration.ofMinutes(minute));
            assertThat(windows.end(at)).isEmpty();
        }
        assertThat(windows.end(Instant.parse("2026-09-07T03:30:00Z"))).contains(Instant.parse("2026-09-07T03:50:00Z"));
    }

    @Test
    void aTimeThatComesTwiceIsClosedUntilItsSecondComing() {
        Windows windows = daily("23:10", "23:20");
        assertThat(windows.end(Instant.parse("2026-04-05T02:09:59Z"))).isEmpty();
        assertThat(windows.end(Instant.parse("2026-04-05T02:10:00Z"))).contains(Instant.parse("2026-04-05T03:20:00Z"));
        assertThat(windows.end(Instant.parse("2026-04-05T02:45:00Z"))).contains(Instant.parse("2026-04-05T03:20:00Z"));
        assertThat(windows.end(Instant.parse("2026-04-05T03:20:00Z"))).isEmpty();
    }

    @Test
    void aDatedWindowMayLastForDaysAndHappensOnce() {
        Windows windows = between("2026-06-12T20:00", "2026-06-15T06:00");
        assertThat(windows.end(Instant.parse("2026-06-12T23:59:59Z"))).isEmpty();
        assertThat(windows.end(Instant.parse("2026-06-14T12:00:00Z"))).contains(Instant.parse("2026-06-15T10:00:00Z"));
        assertThat(windows.end(Instant.parse("2026-06-15T10:00:00Z"))).isEmpty();
        assertThat(windows.end(Instant.parse("2027-06-14T12:00:00Z"))).isEmpty();
    }

    @Test
    void windowsThatFollowOneAnotherAreOnePause() {
        Windows windows = new Windows(List.of(
                MaintenanceWindow.daily(LocalTime.of(2, 0), LocalTime.of(4, 0)),
                MaintenanceWindow.daily(LocalTime.of(4, 0), LocalTime.of(5, 0)),
                MaintenanceWindow.between(
                        LocalDateTime.parse("2026-06-10T04:30"), LocalDateTime.parse("2026-06-10T07:00"))));
        assertThat(windows.end(Instant.parse("2026-06-10T06:00:00Z"))).contains(Instant.parse("2026-06-10T11:00:00Z"));
        assertThat(windows.end(Instant.parse("2026-06-11T06:00:00Z"))).contains(Instant.parse("2026-06-11T09:00:00Z"));
    }

    @Test
    void windowsWithoutAGapEndAllTheSame() {
        Windows always = new Windows(List.of(
                MaintenanceWindow.daily(LocalTime.NOON, LocalTime.MIDNIGHT),
                MaintenanceWindow.daily(LocalTime.MIDNIGHT, LocalTime.NOON)));
        Instant now = Instant.parse("2026-06-10T06:00:00Z");
        assertThat(always.end(now).orElseThrow()).isAfter(now.plus(Duration.ofDays(300)));
    }

    @Property(tries = 500)
    @net.jqwik.api.Tag("SII-WINDOW")
    void atItsEndTheSiiIsOpenAndUntilThenItIsClosed(
            @ForAll @IntRange(max = 1_439) int from,
            @ForAll @IntRange(min = 1, max = 1_200) int length,
            @ForAll @IntRange(max = 365 * 24 * 60 - 1) int minute,
            @ForAll @IntRange(min = 1, max = 99) int part) {
        LocalTime begin = LocalTime.MIDNIGHT.plusMinutes(from);
        Windows windows = daily(begin.toString(), begin.plusMinutes(length).toString());
        Instant now = Instant.parse("2026-01-01T03:00:00Z").plus(Duration.ofMinutes(minute));
        Optional<Instant> end = windows.end(now);
        if (end.isPresent()) {
            Duration pause = Duration.between(now, end.get());
            assertThat(pause).isBetween(Duration.ofNanos(1), Duration.ofMinutes(length + 60L));
            assertThat(windows.end(end.get())).isEmpty();
            assertThat(windows.end(end.get().minusMillis(1))).isEqualTo(end);
            assertThat(windows.end(now.plus(pause.multipliedBy(part).dividedBy(100))))
                    .isEqualTo(end);
        }
    }

    @Test
    void aWindowOfNothingIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> daily("02:00", "02:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> between("2026-06-10T02:00", "2026-06-10T02:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> between("2026-06-11T02:00", "2026-06-10T02:00"));
    }

    @Test
    void anOperationThatBeginsInAWindowSendsNothingAndSaysWhenToComeBack() {
        Bench bench = new Bench();
        List<SiiCall> heard = new ArrayList<>();
        try (SiiSimulator sii = SiiSimulator.builder().clock(bench.clock).start();
                SiiClient client = SiiClient.builder(
                                sii.transport(),
                                rut -> Optional.of(SiiCredential.password("empresa1".toCharArray())),
                                bench.clock,
                                bench.waiting)
                        .listener(heard::add)
                        // 08:00 in Chile, when the bench begins.
                        .maintenance(List.of(MaintenanceWindow.daily(LocalTime.of(7, 30), LocalTime.of(8, 15))))
                        .build()) {
            SiiFault fault = Bench.fault(() -> client.proposal(Office.COMPANY, Office.MAY));
            assertThat(fault.kind()).isEqualTo(FaultKind.UNAVAILABLE);
            assertThat(fault.service()).isEqualTo(SiiService.SDI);
            assertThat(fault.pause()).isEqualTo(Duration.ofMinutes(15));
            assertThat(fault.again()).isEqualTo(FaultKind.Again.NEVER);
            assertThat(Bench.fault(() -> client.logOut(Office.COMPANY)).kind()).isEqualTo(FaultKind.UNAVAILABLE);
            assertThat(sii.calls().all()).isEmpty();
            assertThat(bench.waits).isEmpty();
            assertThat(heard).allMatch(call -> call.requests() == 0 && call.logins() == 0);
            bench.clock.advance(fault.pause());
            assertThat(client.proposal(Office.COMPANY, Office.MAY)).isPresent();
        }
    }
}
