package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SII-CALL-4")
class BreakerTest {
    private static final Optional<SiiFault> WELL = Optional.empty();
    private static final Optional<SiiFault> ILL = fault(FaultKind.UNAVAILABLE);

    private final Bench bench = new Bench();
    private final Breaker breaker = new Breaker(SiiService.BHE, bench.clock, bench.limits);

    private static Optional<SiiFault> fault(FaultKind kind) {
        return Optional.of(SiiFault.of(kind, SiiService.BHE));
    }

    private void call(Optional<SiiFault> outcome) {
        assertThat(breaker.enter()).isEmpty();
        breaker.leave(outcome);
    }

    private Duration closedFor() {
        return breaker.refusal().map(SiiFault::pause).orElse(Duration.ZERO);
    }

    @Test
    void fourFailuresDoNotOpenItAndTheFifthDoesForAMinute() {
        for (int call = 1; call <= 4; call++) {
            call(ILL);
            assertThat(breaker.refusal()).isEmpty();
        }
        call(ILL);
        assertThat(closedFor()).isEqualTo(Duration.ofSeconds(60));
        bench.clock.advance(Duration.ofSeconds(59));
        assertThat(breaker.enter().orElseThrow().again()).isEqualTo(FaultKind.Again.NEVER);
        bench.clock.advance(Duration.ofSeconds(1));
        assertThat(breaker.enter()).isEmpty();
    }

    @Test
    void halfOfTheLastTenIsEnoughAndFourOfTenAreNot() {
        for (int call = 0; call < 6; call++) {
            call(WELL);
        }
        for (int call = 0; call < 4; call++) {
            call(ILL);
        }
        assertThat(breaker.refusal()).isEmpty();
        call(ILL);
        assertThat(closedFor()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whatIsTheTaxpayersAffairDoesNotCount() {
        for (FaultKind kind : FaultKind.values()) {
            if (!kind.ofTheService()) {
                for (int call = 0; call < 10; call++) {
                    call(fault(kind));
                }
            }
        }
        assertThat(breaker.refusal()).isEmpty();
    }

    @Test
    void tooManyCallsOpenItAtOnceForTenMinutesWhichDoubleUpToSixty() {
        List<Long> minutes = new ArrayList<>();
        for (int time = 0; time < 5; time++) {
            call(fault(FaultKind.THROTTLED));
            minutes.add(closedFor().toMinutes());
            assertThat(breaker.refusal().orElseThrow().kind()).isEqualTo(FaultKind.THROTTLED);
            bench.clock.advance(closedFor());
        }
        assertThat(minutes).containsExactly(10L, 20L, 40L, 60L, 60L);
        call(WELL);
        call(fault(FaultKind.THROTTLED));
        assertThat(closedFor()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void afterwardsOneCallTriesItAndTheOthersWait() {
        call(fault(FaultKind.THROTTLED));
        bench.clock.advance(Duration.ofMinutes(10));
        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.enter().orElseThrow().pause()).isEqualTo(Duration.ofSeconds(1));
        breaker.leave(WELL);
        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.enter()).isEmpty();
    }

    @Test
    void aTrialThatFailsClosesTheWayForAnotherMinute() {
        for (int call = 0; call < 5; call++) {
            call(ILL);
        }
        bench.clock.advance(Duration.ofSeconds(60));
        call(ILL);
        assertThat(closedFor()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aTrialThatWasGivenUpLeavesRoomForTheNext() {
        call(fault(FaultKind.THROTTLED));
        bench.clock.advance(Duration.ofMinutes(10));
        assertThat(breaker.enter()).isEmpty();
        breaker.leave();
        assertThat(breaker.enter()).isEmpty();
    }

    @Test
    void maintenanceClosesItForTheTimeThatItsPageAsksFor() {
        call(ILL.map(fault -> fault.waiting(Duration.ofMinutes(5))));
        assertThat(closedFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(breaker.refusal().orElseThrow().kind()).isEqualTo(FaultKind.UNAVAILABLE);
    }

    @Test
    void aCallThatWasUnderWayDoesNotShortenACoolOff() {
        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.enter()).isEmpty();
        breaker.leave(fault(FaultKind.THROTTLED));
        breaker.leave(ILL.map(fault -> fault.waiting(Duration.ofMinutes(5))));
        assertThat(closedFor()).isEqualTo(Duration.ofMinutes(10));
    }
}
