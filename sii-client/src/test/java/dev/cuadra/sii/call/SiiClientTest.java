package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.f29.Declaration;
import dev.cuadra.simulator.Paging;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.simulator.World;
import dev.cuadra.simulator.WorldPlan;
import java.time.Duration;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SII-CALL-8")
class SiiClientTest {
    private final Office office = new Office();

    @AfterEach
    void end() {
        office.close();
    }

    private int month() {
        return office.client.received(Office.COMPANY, Office.MAY).declared();
    }

    private SiiFault fault() {
        return Bench.fault(this::month);
    }

    @Test
    void aMonthIsReadAfterTheLoginThatAPersonWouldMake() {
        int received = (int) office.sii.world().boletas().stream()
                .filter(boleta -> boleta.receiver().equals(Office.COMPANY)
                        && YearMonth.from(boleta.date()).equals(Office.MAY))
                .count();
        assertThat(month()).isEqualTo(received).isPositive();
        assertThat(office.calls()).containsExactly("auth.form", "auth.login", "home", "bhe.menu", "bhe.received");
    }

    @Test
    void theSecondOperationUsesTheSameSession() {
        month();
        office.sii.calls().clear();
        assertThat(office.client.year(Office.COMPANY, 2026).months())
                .hasEntrySatisfying(Month.MAY, may -> assertThat(may.inForce()).isPositive());
        assertThat(office.calls()).containsExactly("bhe.received.year");
    }

    @Test
    void everyReadingGivesWhatTheSiiHas() {
        Rut company = Office.COMPANY;
        assertThat(office.client.issuedBte(company, YearMonth.of(2026, 4)).rows())
                .hasSize(1);
        assertThat(office.client.proposal(company, Office.MAY).orElseThrow().codes())
                .isNotEmpty();
        assertThat(office.client.declarations(company, YearMonth.of(2026, 6))).isEmpty();
        List<Declaration> filed = office.sii.world().declarations().stream()
                .filter(one -> one.rut().equals(company))
                .flatMap(one -> office.client.declarations(company, one.month()).stream())
                .toList();
        assertThat(filed)
                .hasSameSizeAs(office.sii.world().declarations().stream()
                        .filter(one -> one.rut().equals(company))
                        .toList());
        assertThat(office.count("auth.login")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Paging.class)
    void aMonthOfThreePagesIsWalkedInEitherDialect(Paging paging) {
        World world = World.generated(3, new WorldPlan(1, 40, 230, Office.MAY, 1));
        try (Office big = new Office(sii -> sii.world(world).receivedPaging(paging))) {
            Rut company = world.boletas().get(0).receiver();
            big.passwords.put(company, "clave" + company.number());
            assertThat(big.client.received(company, Office.MAY).report().rows()).hasSize(230);
            assertThat(big.count("bhe.received")).isEqualTo(3);
        }
    }

    @Test
    @Tag("SII-CALL-1")
    void eachFurtherPageOfASlowMonthHasThirtySecondsMore() {
        World world = World.generated(3, new WorldPlan(1, 40, 330, Office.MAY, 1));
        Rut company = world.boletas().get(0).receiver();
        try (Office big = new Office(sii -> sii.world(world))) {
            SiiClient slow = SiiClient.builder(
                            request -> {
                                boolean report = request.uri().getPath().endsWith("InformeMensualBheRec.cgi");
                                big.later(Duration.ofSeconds(report ? 29 : 0));
                                return big.sii.transport().exchange(request);
                            },
                            rut -> Optional.of(SiiCredential.password(("clave" + rut.number()).toCharArray())),
                            big.bench.clock,
                            big.bench.waiting)
                    .build();
            assertThat(slow.received(company, Office.MAY).declared()).isEqualTo(330);
            // Four pages of 29 s, more than the 90 s of an operation.
            assertThat(big.bench.passed()).isBetween(Duration.ofSeconds(116), Duration.ofSeconds(130));
        }
    }

    @Test
    @Tag("SII-CALL-1")
    void timeForFurtherPagesIsGivenOnce() {
        Budget budget = office.bench.budget();
        budget.pages(0, Duration.ofSeconds(30));
        assertThat(budget.left()).isEqualTo(Duration.ofSeconds(90));
        budget.pages(2, Duration.ofSeconds(30));
        budget.pages(1, Duration.ofSeconds(30));
        assertThat(budget.left()).isEqualTo(Duration.ofSeconds(150));
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedFault.class,
            names = {"LOGIN_BOUNCE", "LOGIN_PAGE"})
    @Tag("SII-CALL-7")
    void aSessionThatEndedIsRenewedOnce(SimulatedFault ended) {
        month();
        office.later(Duration.ofMinutes(10));
        office.sii.faults().next(SimulatedService.BHE_CGI, "bhe.received", ended);
        month();
        assertThat(office.count("auth.login")).isEqualTo(2);
    }

    @Test
    @Tag("SII-CALL-7")
    void aSecondLoginWithinTenMinutesIsNotSent() {
        month();
        office.later(Duration.ofMinutes(4));
        office.sii.faults().next(SimulatedService.BHE_CGI, "bhe.received", SimulatedFault.LOGIN_BOUNCE);
        SiiFault fault = fault();
        assertThat(fault.kind()).isEqualTo(FaultKind.AUTH_EXPIRED);
        assertThat(fault.pause()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(office.count("auth.login")).isEqualTo(1);
        office.later(fault.pause());
        month();
        assertThat(office.count("auth.login")).isEqualTo(2);
    }

    @Test
    @Tag("SII-CALL-7")
    void oneOperationLogsInAgainOnceAndNoMore() {
        month();
        office.later(Duration.ofHours(2));
        office.sii.faults().always(SimulatedService.BHE_CGI, SimulatedFault.LOGIN_PAGE);
        assertThat(fault().kind()).isEqualTo(FaultKind.AUTH_EXPIRED);
        assertThat(office.count("auth.login")).isEqualTo(2);
    }

    @Test
    @Tag("SII-CALL-7")
    void aWrongPasswordIsSentOnceHoweverOftenOneAsks() {
        office.passwords.put(Office.COMPANY, "wrong");
        assertThat(fault().kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        for (int day = 0; day < 5; day++) {
            office.later(Duration.ofDays(1));
            assertThat(fault().kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        }
        assertThat(office.count("auth.login")).isEqualTo(1);
        office.passwords.put(Office.COMPANY, "empresa1");
        assertThat(month()).isPositive();
    }

    @Test
    @Tag("SII-CALL-7")
    void aRefusedPasswordIsSentAgainWhenAPersonSaysSo() {
        office.sii.faults().nextLoginCode("20");
        fault();
        office.client.allow(Office.COMPANY);
        assertThat(fault().kind()).isEqualTo(FaultKind.AUTH_EXPIRED);
        office.later(Duration.ofMinutes(10));
        assertThat(month()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"09", "19"})
    @Tag("SII-CALL-7")
    void aLockedPasswordIsLeftAloneForAnHourAndTheSameValueForGood(String code) {
        office.sii.faults().nextLoginCode(code);
        assertThat(fault().kind()).isEqualTo(FaultKind.CREDENTIAL_LOCKED);
        office.later(Duration.ofMinutes(59));
        SiiFault early = fault();
        assertThat(early.kind()).isEqualTo(FaultKind.CREDENTIAL_LOCKED);
        assertThat(early.pause()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        office.later(Duration.ofMinutes(1));
        assertThat(fault().kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        assertThat(office.count("auth.login")).isEqualTo(1);
    }

    @Test
    @Tag("SII-CALL-7")
    void tooManySessionsBlockATaxpayerForAnHour() {
        office.sii.faults().nextLoginCode("27");
        assertThat(fault().kind()).isEqualTo(FaultKind.SESSION_LIMIT);
        office.later(Duration.ofMinutes(59));
        assertThat(fault().kind()).isEqualTo(FaultKind.SESSION_LIMIT);
        assertThat(office.count("auth.login")).isEqualTo(1);
        office.later(Duration.ofMinutes(1));
        assertThat(month()).isPositive();
    }

    @Test
    @Tag("SII-CALL-7")
    void tooManySessionsEndWithTheLogOutOfALostOne() {
        month();
        office.later(Duration.ofMinutes(10));
        office.sii.faults().next(SimulatedService.BHE_CGI, "bhe.received", SimulatedFault.LOGIN_PAGE);
        office.sii.faults().nextLoginCode("27");
        assertThat(fault().kind()).isEqualTo(FaultKind.SESSION_LIMIT);
        assertThat(office.count("auth.logout")).isEqualTo(1);
        office.later(Duration.ofMinutes(10));
        assertThat(month()).isPositive();
    }

    @Test
    void aLogOutEndsTheSessionAtTheSii() {
        month();
        assertThat(office.client.logOut(Office.COMPANY)).isTrue();
        assertThat(office.client.logOut(Office.COMPANY)).isFalse();
        assertThat(office.count("auth.logout")).isEqualTo(1);
        assertThat(fault().kind()).isEqualTo(FaultKind.AUTH_EXPIRED);
    }

    @Test
    void aLogOutThatFailedCanBeTriedAgain() {
        month();
        office.sii.faults().next(SimulatedService.AUTH_WEB, SimulatedFault.SERVER_ERROR);
        assertThat(Bench.fault(() -> office.client.logOut(Office.COMPANY)).kind())
                .isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(office.client.logOut(Office.COMPANY)).isTrue();
    }

    @Test
    void closingTheClientLogsEverybodyOut() {
        office.passwords.put(Rut.parse("76000000-0"), "ejemplo1");
        month();
        office.client.received(Rut.parse("76000000-0"), Office.MAY);
        office.client.close();
        assertThat(office.count("auth.logout")).isEqualTo(2);
    }

    @Test
    void whoHasNoCredentialIsToldWithoutACall() {
        office.passwords.clear();
        assertThat(fault().kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        assertThat(office.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedFault.class,
            names = {"ROWS_MISSING", "ROWS_DUPLICATED"})
    @Tag("SII-CALL-5")
    void anIncompleteListIsReadOnceMoreAndNeverTaken(SimulatedFault rows) {
        office.sii.faults().next(SimulatedService.BHE_CGI, "bhe.received", rows);
        assertThat(month()).isGreaterThan(1);
        // A row that is missing may be on another page, which is asked for.
        int reading = rows == SimulatedFault.ROWS_MISSING ? 2 : 1;
        assertThat(office.count("bhe.received")).isEqualTo(reading + 1);
        office.sii.faults().always(SimulatedService.BHE_CGI, rows);
        office.sii.calls().clear();
        assertThat(fault().kind()).isEqualTo(FaultKind.INCOMPLETE);
        assertThat(office.count("bhe.received")).isEqualTo(2 * reading);
    }

    @Test
    void aNewDesignOfAPageThatNobodyReadsIsNoObstacle() {
        office.sii.faults().next(SimulatedService.HOME, SimulatedFault.DRIFTED);
        assertThat(month()).isPositive();
    }

    @Test
    void aLoginThatGotNoAnswerIsNotSentTwice() {
        office.sii.faults().next(SimulatedService.AUTH_WEB, "auth.login", SimulatedFault.CONNECTION_CLOSED);
        assertThat(fault().kind()).isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(fault().kind()).isEqualTo(FaultKind.AUTH_EXPIRED);
        assertThat(office.count("auth.login")).isEqualTo(1);
    }

    @Test
    void aFirstPageThatFailedDoesNotCostAnotherLogin() {
        for (int time = 0; time < 3; time++) {
            office.sii.faults().next(SimulatedService.HOME, SimulatedFault.SERVER_ERROR);
        }
        assertThat(fault().kind()).isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(month()).isPositive();
        assertThat(office.count("auth.login")).isEqualTo(1);
    }

    @Test
    @Tag("SII-CALL-1")
    void aListenerHearsOfEveryOperationAndOfNobody() {
        month();
        office.sii.faults().next(SimulatedService.SDI, SimulatedFault.THROTTLED_PAGE);
        Bench.fault(() -> office.client.proposal(Office.COMPANY, Office.MAY));
        assertThat(office.heard)
                .containsExactly(
                        new SiiCall(SiiOperation.RECEIVED, Optional.empty(), false, Duration.ofSeconds(3), 5, 0, 1),
                        new SiiCall(
                                SiiOperation.PROPOSAL,
                                Optional.of(FaultKind.THROTTLED),
                                false,
                                Duration.ZERO,
                                1,
                                0,
                                0));
        assertThat(office.heard.toString()).doesNotContain("7777");
    }

    @Test
    @Tag("SII-CALL-7")
    void aPasswordIsOverwrittenAndNamedNowhere() {
        office.sii.faults().nextLoginCode("20");
        Throwable thrown = catchThrowable(this::month);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("empresa1").doesNotContain("77777777");
        }
        assertThat(office.given).hasSize(1);
        assertThat(office.given.get(0)).hasToString("SiiCredential[password]");
        assertThatIllegalStateException().isThrownBy(() -> office.given.get(0).encoded());
    }

    @Test
    @Tag("SII-CALL-3")
    void operationsOfOneTaxpayerFollowOneAnother() {
        Turns turns = new Turns();
        Bench bench = office.bench;
        turns.take(Office.COMPANY, SiiOperation.RECEIVED.service(), bench.budget());
        turns.take(Rut.parse("76000000-0"), SiiOperation.RECEIVED.service(), bench.budget());
        assertThat(Bench.fault(() -> turns.take(Office.COMPANY, SiiOperation.RECEIVED.service(), bench.budget()))
                        .kind())
                .isEqualTo(FaultKind.DEADLINE);
        assertThat(bench.passed()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(90));
        turns.give(Office.COMPANY);
        turns.take(Office.COMPANY, SiiOperation.RECEIVED.service(), bench.budget());
    }

    @Test
    @Tag("SII-CALL-3")
    void manyThreadsHaveOneRequestUnderWayForATaxpayer() throws InterruptedException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        SiiClient shared = SiiClient.builder(
                        request -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            try {
                                return office.sii.transport().exchange(request);
                            } finally {
                                underWay.decrementAndGet();
                            }
                        },
                        rut -> Optional.of(SiiCredential.password("empresa1".toCharArray())),
                        office.bench.clock,
                        time -> {
                            // Those who wait must not use up the time of the one who is at work.
                            office.bench.clock.advance(Duration.ofNanos(10_000));
                            Thread.onSpinWait();
                        })
                .listener(call -> ended.incrementAndGet())
                .build();
        List<Thread> threads =
                Stream.generate(() -> new Thread(() -> read(shared))).limit(6).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ended).hasValue(6);
        assertThat(most).hasValue(1);
        assertThat(office.count("auth.login")).isEqualTo(1);
    }

    private static void read(SiiClient shared) {
        try {
            shared.received(Office.COMPANY, Office.MAY);
        } catch (SiiFaultException e) {
            // Whoever waited for the turn too long.
            assertThat(e.fault().kind()).isEqualTo(FaultKind.DEADLINE);
        }
    }
}
