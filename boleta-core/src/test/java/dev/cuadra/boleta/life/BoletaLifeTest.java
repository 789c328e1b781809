package dev.cuadra.boleta.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoletaLifeTest {
    private static final LocalDate DATE = day("2026-09-05");
    private static final Issue ISSUE = Issue.of(DATE, Clp.of(1_000_000));

    @Test
    void withoutEventsItIsInForceAndCounts() {
        BoletaLife life = life("2026-09-05");

        assertThat(life.state()).isEqualTo(LifeState.VIGENTE);
        assertThat(life.counts()).contains(true);
        assertThat(life.warnings()).isEmpty();
        assertThat(life.moves())
                .extracting(OpenMove::move, OpenMove::from, OpenMove::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LifeMove.OBSERVE, Optional.empty(), day("2027-03-01")),
                        org.assertj.core.groups.Tuple.tuple(
                                LifeMove.REQUEST, Optional.of(day("2026-10-11")), day("2027-03-01")),
                        org.assertj.core.groups.Tuple.tuple(LifeMove.ANNUL, Optional.empty(), day("2026-10-10")));
    }

    @Test
    @Tag("LIFE-1")
    @Tag("LIFE-7")
    void itsIssuerAnnulsAloneUntilTheTenthOfTheMonthAfter() {
        BoletaLife life = life("2026-10-10", LifeEvent.annulled(day("2026-10-10"), AnnulmentCause.of(3)));

        assertThat(life.state()).isEqualTo(LifeState.ANULADA);
        assertThat(life.counts()).contains(false);
        assertThat(life.moves()).isEmpty();
        assertThat(life.steps().get(0).inputs()).containsEntry("cause", "3");
        assertThat(refusal("2026-10-11", LifeEvent.annulled(day("2026-10-11"), AnnulmentCause.NOT_PAID)))
                .isEqualTo("LIFE_TOO_LATE_ALONE");
        assertThatThrownBy(() -> AnnulmentCause.of(4)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @Tag("LIFE-1")
    @Tag("LIFE-2")
    @CsvSource({
        "2026-09-05, 2026-10-10, 2026-10-11, 2027-03-01",
        "2026-12-31, 2027-01-10, 2027-01-11, 2027-03-01",
        "2027-01-01, 2027-02-10, 2027-02-11, 2028-03-01",
        "2028-02-29, 2028-03-10, 2028-03-11, 2029-03-01",
    })
    void theDaysThatMatterRunFromTheDateOnTheBoleta(
            LocalDate date, LocalDate alone, LocalDate request, LocalDate closes) {
        LifeClock clock = new LifeClock(date);

        assertThat(clock.aloneUntil()).isEqualTo(alone);
        assertThat(clock.requestFrom()).isEqualTo(request);
        assertThat(clock.closesOn()).isEqualTo(closes);
    }

    @Test
    @Tag("LIFE-2")
    void aRequestIsPendingAndCountsUntilItIsConfirmed() {
        LifeEvent request = LifeEvent.requested(day("2026-10-11"), AnnulmentCause.NOT_GIVEN);
        BoletaLife pending = life("2027-03-01", request);
        BoletaLife confirmed = life("2027-03-01", request, LifeEvent.of(LifeMove.CONFIRM, day("2027-03-01")));
        BoletaLife rejected = life("2026-12-01", request, LifeEvent.of(LifeMove.REJECT, day("2026-11-02")));

        assertThat(pending.state()).isEqualTo(LifeState.ANULACION_PENDIENTE);
        assertThat(pending.counts()).contains(true);
        assertThat(pending.warnings()).extracting(Problem::code).containsExactly("LIFE_PENDING");
        assertThat(pending.moves())
                .extracting(OpenMove::move)
                .containsExactly(LifeMove.OBSERVE, LifeMove.REJECT, LifeMove.CONFIRM);
        assertThat(confirmed.state()).isEqualTo(LifeState.ANULADA);
        assertThat(rejected.state()).isEqualTo(LifeState.VIGENTE);
        assertThat(rejected.moves()).extracting(OpenMove::move).contains(LifeMove.REQUEST);
        assertThat(refusal("2026-10-10", LifeEvent.requested(day("2026-10-10"), AnnulmentCause.NOT_GIVEN)))
                .isEqualTo("LIFE_TOO_EARLY");
        assertThat(refusal("2027-03-02", request, LifeEvent.of(LifeMove.CONFIRM, day("2027-03-02"))))
                .isEqualTo("LIFE_TOO_LATE");
        assertThat(refusal("2026-12-01", LifeEvent.of(LifeMove.CONFIRM, day("2026-12-01"))))
                .isEqualTo("LIFE_NOT_FROM");
    }

    @Test
    @Tag("LIFE-3")
    void aRequestThatNobodyAnsweredLapsesAfterTheFirstOfMarch() {
        LifeEvent request = LifeEvent.requested(day("2026-10-11"), AnnulmentCause.NOT_PAID);
        BoletaLife lapsed = life("2027-03-02", request);

        assertThat(lapsed.state()).isEqualTo(LifeState.VIGENTE);
        assertThat(lapsed.lapsed()).isTrue();
        assertThat(lapsed.counts()).contains(true);
        assertThat(lapsed.warnings()).extracting(Problem::code).containsExactly("LIFE_LAPSED");
        assertThat(lapsed.warnings().get(0).remedy().en()).contains("2117");
        assertThat(lapsed.moves()).isEmpty();
        assertThat(lapsed.steps()).extracting(step -> step.rule()).containsExactly("LIFE-2", "LIFE-3");

        BoletaLife petitioned = life("2027-06-01", request, reported("2027-05-20", "ANULADA"));
        assertThat(petitioned.state()).isEqualTo(LifeState.ANULADA);
        assertThat(petitioned.warnings()).isEmpty();
    }

    @Test
    @Tag("LIFE-4")
    void thePortalAnnulsNoBoletaOfAHundredMillion() {
        BoletaLife large = (BoletaLife) BoletaLife.replay(Issue.of(DATE, Clp.of(100_000_000)), List.of(), DATE);
        BoletaLife smaller = (BoletaLife) BoletaLife.replay(Issue.of(DATE, Clp.of(99_999_999)), List.of(), DATE);

        assertThat(large.moves()).extracting(OpenMove::move).containsExactly(LifeMove.OBSERVE);
        assertThat(large.warnings()).extracting(Problem::code).containsExactly("LIFE_TOO_LARGE");
        assertThat(smaller.moves()).extracting(OpenMove::move).contains(LifeMove.ANNUL);
        assertThat(smaller.warnings()).isEmpty();
    }

    @Test
    @Tag("LIFE-5")
    void thereIsNoWayBackFromAnnulled() {
        LifeEvent annulled = LifeEvent.annulled(day("2026-09-20"), AnnulmentCause.TYPING_ERROR);

        for (LifeMove move : LifeMove.values()) {
            if (move != LifeMove.REPORT) {
                assertThat(Lifecycle.allows(LifeState.ANULADA, move)).isFalse();
                assertThat(refusal("2026-12-01", annulled, LifeEvent.of(move, day("2026-11-01"))))
                        .isEqualTo("LIFE_NO_WAY_BACK");
            }
        }
        assertThat(refusal("2026-12-01", annulled, reported("2026-09-21", "VIGENTE")))
                .isEqualTo("LIFE_NO_WAY_BACK");
        assertThat(refusal("2026-12-01", reported("2026-09-20", "S"), reported("2026-09-21", "N")))
                .isEqualTo("LIFE_NO_WAY_BACK");
    }

    @Test
    @Tag("LIFE-6")
    void aRemarkTouchesNoValidityAndOutlivesARejectedRequest() {
        LifeEvent remark = LifeEvent.of(LifeMove.OBSERVE, day("2026-09-10"));
        LifeEvent request = LifeEvent.requested(day("2026-10-20"), AnnulmentCause.NOT_PAID);

        assertThat(life("2026-09-30", remark).state()).isEqualTo(LifeState.OBSERVADA);
        assertThat(life("2026-09-30", remark).counts()).contains(true);
        assertThat(life("2026-10-30", remark, request).state()).isEqualTo(LifeState.ANULACION_PENDIENTE);
        assertThat(life("2026-10-30", remark, request, LifeEvent.of(LifeMove.REJECT, day("2026-10-25")))
                        .state())
                .isEqualTo(LifeState.OBSERVADA);
        assertThat(life("2027-04-01", remark, request).state()).isEqualTo(LifeState.OBSERVADA);
        assertThat(refusal("2027-04-01", LifeEvent.of(LifeMove.OBSERVE, day("2027-03-02"))))
                .isEqualTo("LIFE_TOO_LATE");
    }

    @Test
    @Tag("LIFE-8")
    void anUnknownSpellingIsNeitherInForceNorAnnulledNorDropped() {
        BoletaLife unknown = life("2026-10-01", reported("2026-09-30", "RECLAMADA"));

        assertThat(unknown.state()).isEqualTo(LifeState.DESCONOCIDA);
        assertThat(unknown.counts()).isEmpty();
        assertThat(unknown.reported().orElseThrow().text()).isEqualTo("RECLAMADA");
        assertThat(unknown.warnings()).extracting(Problem::code).containsExactly("LIFE_UNKNOWN");
        assertThat(unknown.warnings().get(0).message().es()).contains("RECLAMADA");
        assertThat(life("2026-10-02", reported("2026-09-30", "RECLAMADA"), reported("2026-10-02", "VIGENTE"))
                        .state())
                .isEqualTo(LifeState.VIGENTE);
        BoletaLife annulled = life(
                "2026-10-02",
                LifeEvent.annulled(day("2026-09-29"), AnnulmentCause.NOT_PAID),
                reported("2026-10-01", "RECLAMADA"));
        assertThat(annulled.state()).isEqualTo(LifeState.ANULADA);
        assertThat(annulled.warnings()).extracting(Problem::code).containsExactly("LIFE_UNKNOWN_IGNORED");
    }

    @Test
    @Tag("LIFE-8")
    void aReportOfTheSameDayYieldsToTheEventAndALaterOneDoesNot() {
        LifeEvent annulled = LifeEvent.annulled(day("2026-09-20"), AnnulmentCause.NOT_PAID);
        BoletaLife sameDay = life("2026-09-20", reported("2026-09-20", "VIGENTE"), annulled);
        LifeEvent request = LifeEvent.requested(day("2026-10-20"), AnnulmentCause.NOT_PAID);

        assertThat(sameDay.state()).isEqualTo(LifeState.ANULADA);
        assertThat(sameDay.warnings()).extracting(Problem::code).containsExactly("LIFE_SAME_DAY");
        assertThat(life("2026-11-01", request, reported("2026-10-20", "VIGENTE"))
                        .state())
                .isEqualTo(LifeState.ANULACION_PENDIENTE);
        assertThat(life("2026-11-01", request, reported("2026-10-21", "VIGENTE"))
                        .state())
                .isEqualTo(LifeState.VIGENTE);
        BoletaLife likely = life("2026-11-01", reported("2026-10-21", "V"));
        assertThat(likely.state()).isEqualTo(LifeState.ANULACION_PENDIENTE);
        assertThat(likely.warnings()).extracting(Problem::code).containsExactly("LIFE_PENDING", "LIFE_UNVERIFIED");
    }

    @Test
    @Tag("BHE-2")
    void aBoletaMayCarryALaterDateThanTheDayItIsMadeOn() {
        LifeEvent early = LifeEvent.annulled(day("2026-06-05"), AnnulmentCause.TYPING_ERROR);

        assertThat(life("2026-06-05", early).state()).isEqualTo(LifeState.ANULADA);
        assertThat(refusal("2026-06-05", LifeEvent.annulled(day("2026-06-04"), AnnulmentCause.TYPING_ERROR)))
                .isEqualTo("LIFE_BEFORE_ISSUE");
        Issue generated = new Issue(DATE, Clp.of(1), Optional.of(day("2026-06-06")));
        assertThat(BoletaLife.replay(generated, List.of(early), DATE)).isInstanceOf(LifeRefusal.class);
    }

    @Test
    @Tag("LIFE-9")
    void aMonthThatWasDeclaredOtherwiseAsksForACorrection() {
        YearMonth september = YearMonth.of(2026, 9);
        BoletaLife inForce = life("2026-10-20");
        BoletaLife annulled = life("2026-10-20", LifeEvent.annulled(day("2026-10-01"), AnnulmentCause.NOT_PAID));
        BoletaLife unknown = life("2026-10-20", reported("2026-10-01", "?"));

        assertThat(inForce.rectification(september, true)).isEmpty();
        assertThat(inForce.rectification(september, false).map(Problem::code)).contains("LIFE_RECTIFY_IN");
        assertThat(annulled.rectification(september, false)).isEmpty();
        assertThat(annulled.rectification(september, true).map(Problem::code)).contains("LIFE_RECTIFY_OUT");
        assertThat(unknown.rectification(september, true).map(Problem::code)).contains("LIFE_RECTIFY_UNKNOWN");
    }

    @Test
    @Tag("BHE-1")
    void theSameFolioOfTwoIssuersIsTwoLives() {
        BoletaId ana = BoletaId.parse("12345678-5/153");
        BoletaId luis = BoletaId.parse("11111111-1/153");
        LifeEvent annulled = LifeEvent.annulled(day("2026-09-20"), AnnulmentCause.NOT_PAID);

        Map<BoletaId, Replay> all = BoletaLife.replayAll(
                Map.of(ana, ISSUE, luis, ISSUE), List.of(new LifeEntry(ana, annulled)), day("2026-09-30"));

        assertThat(all.get(ana)).extracting(r -> ((BoletaLife) r).state()).isEqualTo(LifeState.ANULADA);
        assertThat(all.get(luis)).extracting(r -> ((BoletaLife) r).state()).isEqualTo(LifeState.VIGENTE);
        assertThatThrownBy(() -> BoletaLife.replayAll(
                        Map.of(luis, ISSUE), List.of(new LifeEntry(ana, annulled)), day("2026-09-30")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("12345678");
    }

    @Property(tries = 3_000)
    void theOrderAndTheCopiesInWhichEventsArriveMakeNoDifference(
            @ForAll("events") List<LifeEvent> events, @ForAll Random random) {
        Replay expected = BoletaLife.replay(ISSUE, events, day("2027-06-01"));
        List<LifeEvent> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(0, events.size() / 2));
        Collections.shuffle(shuffled, random);

        assertThat(BoletaLife.replay(ISSUE, shuffled, day("2027-06-01"))).isEqualTo(expected);
    }

    @Property(tries = 3_000)
    void everyReplayIsOneStateOrOneTypedRefusal(@ForAll("events") List<LifeEvent> events) {
        Replay replay = BoletaLife.replay(ISSUE, events, day("2027-06-01"));

        String told = replay.fold(
                life -> life.state().name(), refusal -> refusal.problem().code());
        assertThat(told).matches("VIGENTE|OBSERVADA|DESCONOCIDA|ANULADA|LIFE_[A-Z_]+");
    }

    @Property(tries = 2_000)
    void whatIsOfferedIsAcceptedAndWhatIsNotIsRefused(
            @ForAll("events") List<LifeEvent> events, @ForAll("days") LocalDate on) {
        if (!(BoletaLife.replay(ISSUE, events, on) instanceof BoletaLife life)) {
            return;
        }
        List<LifeEvent> sofar = events.stream().filter(e -> !e.on().isAfter(on)).toList();
        for (LifeMove move : LifeMove.values()) {
            LocalDate next = on.plusDays(1);
            if (move == LifeMove.REPORT
                    || ((BoletaLife) BoletaLife.replay(ISSUE, sofar, next)).state() != life.state()) {
                continue;
            }
            List<LifeEvent> more = new ArrayList<>(sofar);
            more.add(LifeEvent.of(move, next));
            boolean offered = life.moves().stream()
                    .filter(open -> open.move() == move)
                    .anyMatch(open -> !open.until().isBefore(next)
                            && open.from().filter(from -> from.isAfter(next)).isEmpty());
            assertThat(BoletaLife.replay(ISSUE, more, next) instanceof BoletaLife)
                    .as("%s after %s", move, sofar)
                    .isEqualTo(offered);
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.of(
                        "2026-06-05",
                        "2026-09-05",
                        "2026-10-09",
                        "2026-10-10",
                        "2026-10-11",
                        "2026-12-01",
                        "2027-02-28",
                        "2027-03-01",
                        "2027-03-02")
                .map(LocalDate::parse);
    }

    @Provide
    Arbitrary<List<LifeEvent>> events() {
        Arbitrary<LifeEvent> moves = Combinators.combine(
                        Arbitraries.of(LifeMove.class).filter(move -> move != LifeMove.REPORT), days())
                .as(LifeEvent::of);
        Arbitrary<LifeEvent> reports = Combinators.combine(
                        days(), Arbitraries.of("VIGENTE", "ANULADA", "V", "R", "RECLAMADA", "X"))
                .as(BoletaLifeTest::reportedOn);
        return Arbitraries.oneOf(moves, reports).list().ofMaxSize(6);
    }

    private static LifeEvent reported(String on, String text) {
        return reportedOn(day(on), text);
    }

    private static LifeEvent reportedOn(LocalDate on, String text) {
        return LifeEvent.reported(on, ReportedState.of(text));
    }

    private static BoletaLife life(String on, LifeEvent... events) {
        return (BoletaLife) BoletaLife.replay(ISSUE, List.of(events), day(on));
    }

    private static String refusal(String on, LifeEvent... events) {
        return BoletaLife.replay(ISSUE, List.of(events), day(on))
                .fold(life -> life.state().name(), refusal -> refusal.problem().code());
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
