package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.health.ServiceHealth;
import dev.cuadra.sii.health.ServiceHealth.State;
import dev.cuadra.sii.health.SiiHealth;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SII-SEE-1")
class HealthTest {
    private static final Optional<SiiFault> WELL = Optional.empty();

    private final Bench bench = new Bench();
    private final Breaker breaker = new Breaker(SiiService.BHE, bench.clock, bench.limits);

    private static Optional<SiiFault> fault(FaultKind kind) {
        return Optional.of(SiiFault.of(kind, SiiService.BHE));
    }

    private void call(Optional<SiiFault> outcome) {
        assertThat(breaker.enter()).isEmpty();
        breaker.leave(outcome);
    }

    private Instant later(int seconds) {
        bench.clock.advance(Duration.ofSeconds(seconds));
        return bench.clock.instant();
    }

    @Test
    void aServiceThatNobodyAskedIsAskedAndNothingIsKnownOfIt() {
        assertThat(breaker.health())
                .isEqualTo(new ServiceHealth(
                        SiiService.BHE,
                        State.CLOSED,
                        Bench.START,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0));
    }

    @Test
    void aThrottledServiceIsLeftAloneSinceThenForTenMinutesAndThenTried() {
        call(WELL);
        Instant throttled = later(30);
        call(fault(FaultKind.THROTTLED));
        later(599);

        ServiceHealth open = breaker.health();
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.since()).isEqualTo(throttled);
        assertThat(open.until()).contains(throttled.plusSeconds(600));
        assertThat(open.reason()).contains(FaultKind.THROTTLED);
        assertThat(open.lastSuccess()).contains(Bench.START);
        assertThat(open.lastFault()).contains(throttled);
        assertThat(open.lastFaultKind()).contains(FaultKind.THROTTLED);
        assertThat(open.answers()).isEqualTo(2);
        assertThat(open.faults()).isEqualTo(1);

        Instant over = later(1);
        later(50);
        ServiceHealth trial = breaker.health();
        assertThat(trial.state()).isEqualTo(State.HALF_OPEN);
        assertThat(trial.since()).isEqualTo(over);
        assertThat(trial.until()).isEmpty();
        assertThat(trial.reason()).isEmpty();

        call(WELL);
        assertThat(breaker.health().state()).isEqualTo(State.CLOSED);
        assertThat(breaker.health().since()).isEqualTo(over.plusSeconds(50));
    }

    @Test
    void aTrialThatFailsBeginsAnotherTimeOfRest() {
        call(fault(FaultKind.THROTTLED));
        Instant second = later(700);
        call(fault(FaultKind.UNAVAILABLE));

        assertThat(breaker.health().since()).isEqualTo(second);
        assertThat(breaker.health().until()).contains(second.plusSeconds(60));
        assertThat(breaker.health().reason()).contains(FaultKind.UNAVAILABLE);
    }

    @Test
    void anotherFaultWhileItIsLeftAloneMayLengthenItAndDoesNotBeginItAnew() {
        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.enter()).isEmpty();
        breaker.leave(fault(FaultKind.UNAVAILABLE).map(ill -> ill.waiting(Duration.ofMinutes(5))));
        later(10);
        breaker.leave(fault(FaultKind.THROTTLED));

        assertThat(breaker.health().since()).isEqualTo(Bench.START);
        assertThat(breaker.health().until()).contains(Bench.START.plusSeconds(610));
        assertThat(breaker.health().reason()).contains(FaultKind.THROTTLED);
    }

    @Test
    void whatIsTheTaxpayersAffairIsNeitherASuccessNorAFault() {
        call(fault(FaultKind.CREDENTIAL_REJECTED));

        assertThat(breaker.health().answers()).isEqualTo(1);
        assertThat(breaker.health().faults()).isZero();
        assertThat(breaker.health().lastSuccess()).isEmpty();
        assertThat(breaker.health().lastFault()).isEmpty();
    }

    @Test
    void anAnswerIsForgottenAfterTheHour() {
        call(fault(FaultKind.UNAVAILABLE));
        later(59 * 60 + 59);
        assertThat(breaker.health().faults()).isEqualTo(1);
        later(1);
        assertThat(breaker.health().answers()).isZero();
        assertThat(breaker.health().faults()).isZero();
        assertThat(breaker.health().lastFault()).contains(Bench.START);
    }

    @Test
    void askingHowAServiceDoesChangesNothing() {
        call(fault(FaultKind.THROTTLED));
        later(600);
        for (int asked = 0; asked < 3; asked++) {
            assertThat(breaker.health().state()).isEqualTo(State.HALF_OPEN);
        }
        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.health().state()).isEqualTo(State.HALF_OPEN);
        assertThat(breaker.enter()).isPresent();
    }

    @Test
    void aHealthThatContradictsItselfIsRefused() {
        ServiceHealth well = breaker.health();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceHealth(
                        SiiService.BHE,
                        State.OPEN,
                        well.since(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceHealth(
                        SiiService.BHE,
                        State.CLOSED,
                        well.since(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiiHealth(well.since(), Map.of(SiiService.BHE, well)));
    }

    @Test
    void theClientTellsOfEachServiceWithoutAskingTheSii() {
        try (Office office = new Office()) {
            assertThat(office.client.health().services()).containsOnlyKeys(SiiService.values());
            assertThat(office.calls()).isEmpty();
            office.client.received(Office.COMPANY, Office.MAY);
            office.sii.faults().next(SimulatedService.SDI, SimulatedFault.THROTTLED_PAGE);
            Bench.fault(() -> office.client.proposal(Office.COMPANY, Office.MAY));
            int asked = office.calls().size();

            SiiHealth health = office.client.health();

            assertThat(office.calls()).hasSize(asked);
            assertThat(health.at()).isEqualTo(office.bench.clock.instant());
            assertThat(health.leftAlone()).containsExactly(SiiService.SDI);
            assertThat(health.of(SiiService.SDI).reason()).contains(FaultKind.THROTTLED);
            assertThat(health.of(SiiService.BHE).answers()).isEqualTo(2);
            assertThat(health.of(SiiService.AUTH_WEB).lastSuccess()).isPresent();
        }
    }

    @Test
    @Tag("SII-SEE-2")
    void anOperationThatIsRefusedForAServiceLeftAloneIsDegradedAndNoFailure() {
        try (Office office = new Office()) {
            office.client.received(Office.COMPANY, Office.MAY);
            office.sii.faults().next(SimulatedService.SDI, SimulatedFault.THROTTLED_PAGE);
            Bench.fault(() -> office.client.proposal(Office.COMPANY, Office.MAY));
            Bench.fault(() -> office.client.declarations(Office.COMPANY, Office.MAY));
            office.client.year(Office.COMPANY, 2026);

            assertThat(office.heard)
                    .extracting(SiiCall::outcome)
                    .containsExactly(SiiOutcome.GIVEN, SiiOutcome.FAILED, SiiOutcome.DEGRADED, SiiOutcome.GIVEN);
            assertThat(office.heard.get(2).leftAlone()).isTrue();
            assertThat(office.heard.get(2).fault()).contains(FaultKind.THROTTLED);
            assertThat(office.heard.get(2).requests()).isZero();
            assertThat(office.heard.get(2).service()).isEqualTo(SiiService.SDI);
        }
    }

    @Test
    @Tag("SII-SEE-2")
    void anOperationWhoseOwnRequestsOpenedTheBreakerFailed() {
        try (Office office = new Office()) {
            office.client.received(Office.COMPANY, Office.MAY);
            office.sii.faults().always(SimulatedService.BHE_CGI, SimulatedFault.SERVER_ERROR);
            List<SiiCall> failed = new ArrayList<>();
            // Five failures in seven answers open it; the second operation sends some of them and is refused then.
            while (!office.client.health().leftAlone().contains(SiiService.BHE)) {
                Bench.fault(() -> office.client.year(Office.COMPANY, 2026));
                failed.add(office.heard.get(office.heard.size() - 1));
            }
            Bench.fault(() -> office.client.year(Office.COMPANY, 2026));

            assertThat(failed).isNotEmpty().allSatisfy(call -> {
                assertThat(call.outcome()).isEqualTo(SiiOutcome.FAILED);
                assertThat(call.requests()).isPositive();
                assertThat(call.repeats()).isPositive();
            });
            SiiCall last = office.heard.get(office.heard.size() - 1);
            assertThat(last.outcome()).isEqualTo(SiiOutcome.DEGRADED);
            assertThat(last.repeats()).isZero();
        }
    }

    @Test
    @Tag("SII-SEE-2")
    void aLoginThatCannotBeSentDegradesWhatNeedsIt() {
        try (Office office = new Office()) {
            office.sii.faults().next(SimulatedService.AUTH_WEB, SimulatedFault.THROTTLED_PAGE);
            Bench.fault(() -> office.client.received(Office.COMPANY, Office.MAY));
            Bench.fault(() -> office.client.received(Office.COMPANY, Office.MAY));

            assertThat(office.heard)
                    .extracting(SiiCall::outcome)
                    .containsExactly(SiiOutcome.FAILED, SiiOutcome.DEGRADED);
        }
    }

    @Test
    @Tag("SII-SEE-2")
    void whatSaysNothingOfTheSiiCountsNeitherWay() {
        try (Office office = new Office()) {
            office.passwords.put(Office.COMPANY, "wrong");
            Bench.fault(() -> office.client.received(Office.COMPANY, Office.MAY));
            Bench.fault(() -> office.client.received(Office.COMPANY, Office.MAY));
            assertThat(office.client.logOut(Office.COMPANY)).isFalse();

            assertThat(office.heard).extracting(SiiCall::outcome).containsOnly(SiiOutcome.NEUTRAL);
        }
    }

    @Test
    @Tag("SII-SEE-2")
    void aSessionThatTheSiiEndedIsAFailureAndTheRestraintAfterwardsIsNone() {
        try (Office office = new Office()) {
            office.client.received(Office.COMPANY, Office.MAY);
            office.later(Duration.ofMinutes(4));
            office.sii.faults().next(SimulatedService.BHE_CGI, "bhe.received", SimulatedFault.LOGIN_BOUNCE);
            Bench.fault(() -> office.client.received(Office.COMPANY, Office.MAY));
            Bench.fault(() -> office.client.received(Office.COMPANY, Office.MAY));

            assertThat(office.heard)
                    .extracting(SiiCall::outcome)
                    .containsExactly(SiiOutcome.GIVEN, SiiOutcome.FAILED, SiiOutcome.NEUTRAL);
            // The login bounce, and that one was to be made.
            assertThat(office.heard.get(1).repeats()).isEqualTo(1);
        }
    }

    @Test
    @Tag("SII-SEE-2")
    void everyRequestThatEndedIsToldWithItsServiceAndItsTimeAlone() {
        Bench slow = new Bench();
        Wire wire = slow.wire(request -> {
            slow.clock.advance(Duration.ofSeconds(slow.exchanges.isEmpty() ? 2 : 4));
            return slow.script.exchange(request);
        });
        slow.script.page(500, "<html>x</html>").page(200, Bench.GOOD);
        Budget budget = slow.budget();

        slow.read(wire, budget);

        assertThat(slow.exchanges)
                .containsExactly(
                        new SiiExchange(SiiService.BHE, Optional.of(FaultKind.UNAVAILABLE), Duration.ofSeconds(2)),
                        new SiiExchange(SiiService.BHE, Optional.empty(), Duration.ofSeconds(4)));
        assertThat(slow.exchanges.get(0).failed()).isTrue();
        assertThat(budget.repeats()).isEqualTo(1);
    }

    @Test
    @Tag("SII-SEE-2")
    void aListenerThatFailsKeepsNothingFromTheOthers() {
        List<String> heard = new ArrayList<>();
        SiiListener all = SiiListener.all(
                call -> {
                    throw new IllegalStateException("a listener's own trouble");
                },
                call -> heard.add(call.operation().name()));

        all.ended(new SiiCall(SiiOperation.YEAR, Optional.empty(), false, Duration.ZERO, 1, 0, 0));
        all.exchanged(new SiiExchange(SiiService.BHE, Optional.empty(), Duration.ZERO));

        assertThat(heard).containsExactly("YEAR");
    }

    @Test
    @Tag("SII-SEE-2")
    void aCallThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiiCall(SiiOperation.YEAR, Optional.empty(), true, Duration.ZERO, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new SiiCall(SiiOperation.YEAR, Optional.empty(), false, Duration.ofSeconds(-1), 0, 0, 0));
    }
}
