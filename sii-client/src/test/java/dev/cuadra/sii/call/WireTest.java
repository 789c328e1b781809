package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiService;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransportException;
import dev.cuadra.spi.sii.SiiTransportException.Cause;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SII-CALL-5")
class WireTest {
    private final Bench bench = new Bench();
    private final Wire wire = bench.wire();

    private SiiFault reading() {
        return Bench.fault(() -> bench.read(wire, bench.budget()));
    }

    private SiiFault committing() {
        return Bench.fault(() -> wire.once(
                Ask.form(Ask.Kind.COMMIT, Bench.LOA, "https://loa.sii.cl/", Map.of("a", "1")),
                bench.jar,
                bench.budget(),
                true,
                arrival -> Bench.good().apply(arrival.page())));
    }

    @Test
    @Tag("SII-CALL-3")
    void threeRequestsToAServiceTakeTwoPaces() {
        bench.script.page(200, Bench.GOOD).page(200, Bench.GOOD).page(200, Bench.GOOD);
        for (int request = 0; request < 3; request++) {
            bench.read(wire, bench.budget());
        }
        assertThat(bench.waits).containsExactly(Duration.ofMillis(1_500), Duration.ofMillis(1_500));
    }

    @Test
    @Tag("SII-CALL-3")
    void eachServiceHasAPaceOfItsOwn() {
        bench.script.page(200, Bench.GOOD).page(200, Bench.GOOD);
        bench.read(wire, bench.budget());
        Ask other = Ask.get(Ask.Kind.READ, URI.create("https://zeus.sii.cl/x"));
        wire.read(() -> other, bench.jar, bench.budget(), Bench.good());
        assertThat(bench.waits).isEmpty();
    }

    @Test
    @Tag("SII-CALL-2")
    void whatIsUnavailableIsReadThreeTimesWithBackoff() {
        bench.script.fail(Cause.CUT).fail(Cause.UNREACHABLE).page(200, Bench.GOOD);
        assertThat(bench.read(wire, bench.budget())).isEqualTo(Bench.GOOD);
        assertThat(bench.script.requests()).hasSize(3);
        assertThat(bench.passed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @Test
    @Tag("SII-CALL-2")
    void aFourthAttemptIsNotMade() {
        bench.script.fail(Cause.CUT).page(503, "").page(200, "Error 500").page(200, Bench.GOOD);
        assertThat(reading().kind()).isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(bench.script.left()).isEqualTo(1);
    }

    @Test
    @Tag("SII-CALL-2")
    void theBackoffIsAnythingUpToADoublingTimeOfTwentySecondsAtMost() {
        long[] most = {1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000};
        for (int attempt = 1; attempt <= most.length; attempt++) {
            long longest = 0;
            long shortest = Long.MAX_VALUE;
            for (int time = 0; time < 2_000; time++) {
                long wait = bench.dice.backoff(attempt).toMillis();
                longest = Math.max(longest, wait);
                shortest = Math.min(shortest, wait);
            }
            long limit = most[attempt - 1];
            assertThat(longest).isBetween(limit * 95 / 100, limit);
            assertThat(shortest).isBetween(0L, limit * 5 / 100);
        }
    }

    @Test
    void aPageThatNobodyKnowsIsReadOnceMore() {
        bench.script.page(200, "<p>?</p>").page(200, "<p>?</p>").page(200, Bench.GOOD);
        assertThat(reading().kind()).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(bench.script.left()).isEqualTo(1);
    }

    @Test
    void tooManyCallsAreNotAnsweredWithOneMore() {
        bench.script.page(200, "<h1>Error 429</h1>").page(200, Bench.GOOD);
        assertThat(reading().kind()).isEqualTo(FaultKind.THROTTLED);
        SiiFault refused = reading();
        assertThat(refused.kind()).isEqualTo(FaultKind.THROTTLED);
        assertThat(refused.pause()).isEqualTo(Duration.ofMinutes(10));
        assertThat(bench.script.requests()).hasSize(1);
        bench.clock.advance(Duration.ofMinutes(10));
        assertThat(bench.read(wire, bench.budget())).isEqualTo(Bench.GOOD);
    }

    @Test
    void maintenanceIsLeftAloneForFiveMinutesAndItsPageNotAskedFor() {
        bench.script
                .answer(Bench.redirect("https://www.sii.cl/ayudas/900.html"))
                .page(200, Bench.GOOD);
        SiiFault fault = reading();
        assertThat(fault.kind()).isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(fault.pause()).isEqualTo(Duration.ofMinutes(5));
        assertThat(bench.script.requests()).hasSize(1);
        assertThat(reading().pause()).isEqualTo(Duration.ofMinutes(5));
        bench.clock.advance(Duration.ofMinutes(5));
        assertThat(bench.read(wire, bench.budget())).isEqualTo(Bench.GOOD);
    }

    @Test
    void redirectsWithinTheSiiAreFollowedWithTheirCookies() {
        bench.script
                .answer(Bench.redirect("https://zeus.sii.cl/next", "A=1; domain=.sii.cl"))
                .answer(Bench.redirect("other"))
                .page(200, Bench.GOOD);
        assertThat(bench.read(wire, bench.budget())).isEqualTo(Bench.GOOD);
        assertThat(bench.script.requests())
                .extracting(SiiRequest::uri)
                .map(URI::toString)
                .containsExactly(
                        "https://loa.sii.cl/cgi_IMT/X.cgi", "https://zeus.sii.cl/next", "https://zeus.sii.cl/other");
        assertThat(bench.script.requests().get(2).headers()).containsEntry("Cookie", List.of("A=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ejemplo.cl/",
                "http://loa.sii.cl/",
                "https://loa.sii.cl:8443/",
                "https://a@loa.sii.cl/",
                "https://loa.sii.cl.ejemplo.cl/",
                "https://sii.cl/",
                "//ejemplo.cl/x",
                "file:///etc/hosts",
                "mailto:a@ejemplo.cl"
            })
    void nobodyElseIsAsked(String elsewhere) {
        bench.script.answer(Bench.redirect(elsewhere)).answer(Bench.redirect(elsewhere));
        assertThat(reading().kind()).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(bench.script.requests()).allMatch(request -> request.uri().equals(Bench.LOA));
    }

    @Test
    void aRequestToSomebodyElseIsAMistakeOfTheProgram() {
        Ask foreign = Ask.get(Ask.Kind.READ, URI.create("https://ejemplo.cl/"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wire.read(() -> foreign, bench.jar, bench.budget(), Bench.good()));
        assertThat(bench.script.requests()).isEmpty();
    }

    @Test
    void tenRedirectsAreFollowedAndTheEleventhIsNot() {
        for (int hop = 0; hop < 30; hop++) {
            bench.script.answer(Bench.redirect("https://loa.sii.cl/" + hop));
        }
        Ask ask = Ask.get(Ask.Kind.LOGIN, Bench.LOA);
        SiiFault fault = Bench.fault(() -> wire.once(ask, bench.jar, bench.budget(), true, arrival -> ""));
        assertThat(fault.kind()).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(bench.script.requests()).hasSize(11);
    }

    @Test
    void aBodyIsNeverSentToWhereverARedirectPoints() {
        bench.script.answer(new SiiResponse(307, Map.of("location", List.of("https://zeus.sii.cl/x")), Bytes.utf8("")));
        assertThat(committing().kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);
        assertThat(bench.script.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, UNAVAILABLE, UNAVAILABLE, 3",
        "TLS, UNAVAILABLE, UNAVAILABLE, 1",
        "DEADLINE, UNAVAILABLE, UNKNOWN_OUTCOME, 3",
        "CUT, UNAVAILABLE, UNKNOWN_OUTCOME, 3",
        "TOO_LARGE, UNRECOGNISED, UNKNOWN_OUTCOME, 1",
        "INTERRUPTED, CANCELLED, UNKNOWN_OUTCOME, 1"
    })
    void aTransportThatFailsMeansAnotherThingForAReadingThanForACommit(
            Cause cause, FaultKind read, FaultKind commit, int attempts) {
        bench.script.fail(cause);
        assertThat(committing().kind()).isEqualTo(commit);
        assertThat(bench.script.requests()).hasSize(1);
        bench.script.fail(cause).fail(cause).fail(cause).fail(cause);
        assertThat(reading().kind()).isEqualTo(read);
        assertThat(bench.script.requests()).hasSize(1 + attempts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>Error 429</h1>",
                "Error 500",
                "<title>Autenticaci&oacute;n</title>IngresoRutClave",
                "<p>neither yes nor no</p>"
            })
    void aCommitWithoutAClearAnswerIsSentOnceAndNobodyKnows(String page) {
        bench.script.page(200, page).page(200, Bench.GOOD);
        SiiFault fault = committing();
        assertThat(fault.kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);
        assertThat(fault.evidence()).isPresent();
        assertThat(bench.script.requests()).hasSize(1);
    }

    @Test
    void aCommitThatAnOpenBreakerHeldBackWasNotSent() {
        bench.script.page(200, "<h1>Error 429</h1>");
        reading();
        assertThat(committing().kind()).isEqualTo(FaultKind.THROTTLED);
        assertThat(bench.script.requests()).hasSize(1);
    }

    @Test
    @Tag("SII-CALL-1")
    void noAttemptIsGivenMoreTimeThanTheOperationHas() {
        Budget budget = bench.budget();
        bench.clock.advance(Duration.ofSeconds(70));
        bench.script.page(200, Bench.GOOD);
        bench.read(wire, budget);
        bench.script.page(200, Bench.GOOD);
        bench.clock.advance(Duration.ofSeconds(2));
        bench.read(wire, bench.budget());
        assertThat(bench.script.requests())
                .extracting(SiiRequest::deadline)
                .containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    @Test
    @Tag("SII-CALL-1")
    void whenTheTimeIsUpNothingIsSent() {
        Budget budget = bench.budget();
        bench.clock.advance(Duration.ofSeconds(90));
        assertThat(Bench.fault(() -> bench.read(wire, budget)).kind()).isEqualTo(FaultKind.DEADLINE);
        assertThat(bench.script.requests()).isEmpty();
    }

    @Test
    @Tag("SII-CALL-1")
    void aServiceThatIsSlowThreeTimesEndsAtTheDeadline() {
        Wire slow = bench.wire(request -> {
            bench.clock.advance(request.deadline());
            throw new SiiTransportException(Cause.DEADLINE, "slow");
        });
        Budget budget = bench.budget();
        assertThat(Bench.fault(() -> bench.read(slow, budget)).kind()).isIn(FaultKind.DEADLINE, FaultKind.UNAVAILABLE);
        assertThat(bench.passed()).isLessThanOrEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void anAnswerOfMoreThanSixteenMebibytesIsRefused() {
        bench.script.answer(new SiiResponse(200, Map.of(), Bytes.of(new byte[(16 << 20) + 1])));
        SiiFault fault = reading();
        assertThat(fault.kind()).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault.again()).isEqualTo(FaultKind.Again.NEVER);
    }

    @Test
    @Tag("SII-CALL-1")
    void everyRequestSaysThatItIsABrowser() {
        bench.script.page(200, Bench.GOOD);
        bench.read(wire, bench.budget());
        assertThat(bench.script.requests().get(0).headers())
                .containsEntry("User-Agent", List.of("Mozilla/4.0 (compatible; PROG 1.0; Windows NT)"));
    }

    @Test
    void whoIsInterruptedWhileWaitingGivesUp() {
        bench.script.page(200, Bench.GOOD);
        bench.read(wire, bench.budget());
        Budget impatient = new Budget(
                bench.clock,
                time -> {
                    throw new InterruptedException();
                },
                Duration.ofSeconds(90));
        assertThat(Bench.fault(() -> bench.read(wire, impatient)).kind()).isEqualTo(FaultKind.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatAPageSaysAfterARedirectIsSaidOfItsOwnService() {
        bench.script.answer(Bench.redirect("https://zeus.sii.cl/x")).page(200, "<h1>Error 429</h1>");
        assertThat(reading().service()).isEqualTo(SiiService.BTE);
        bench.script.page(200, Bench.GOOD);
        assertThat(bench.read(wire, bench.budget())).isEqualTo(Bench.GOOD);
    }
}
