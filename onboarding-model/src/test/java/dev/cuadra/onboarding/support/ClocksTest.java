package dev.cuadra.onboarding.support;

import static dev.cuadra.onboarding.support.Desk.PAIRED;
import static dev.cuadra.onboarding.support.Desk.PLAN;
import static dev.cuadra.onboarding.support.Desk.at;
import static dev.cuadra.onboarding.support.Desk.story;
import static dev.cuadra.onboarding.support.Desk.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static ClockResult response(String now, List<TicketEvent> events) {
        return Clocks.response(ticket(now, events), PLAN, at(now)).orElseThrow();
    }

    private static ClockResult resolution(String now, List<TicketEvent> events) {
        return Clocks.resolution(ticket(now, events), PAIRED, at(now)).orElseThrow();
    }

    @Test
    @Tag("SLA-01")
    @Tag("SLA-08")
    void onlyAPersonEndsTheResponseClock() {
        List<TicketEvent> events = story("06T17:00", Priority.P3, "ACKNOWLEDGE 06T17:00", "REPLY 09T12:00");

        assertThat(response("09T11:59", events).outcome()).isEqualTo(ClockResult.Outcome.RUNNING);
        assertThat(response("09T11:59", events).deadline()).isEqualTo(at("09T12:00"));
        assertThat(response("10T09:00", events).outcome()).isEqualTo(ClockResult.Outcome.MET);
        assertThat(response("10T09:00", events).used()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    @Tag("SLA-05")
    void theDeadlineItselfIsInTimeAndWhatIsOpenAfterItIsMissed() {
        List<TicketEvent> late = story("06T17:00", Priority.P3, "REPLY 09T12:00:01");
        List<TicketEvent> silent = story("06T17:00", Priority.P3);

        assertThat(response("10T09:00", late).outcome()).isEqualTo(ClockResult.Outcome.MISSED);
        assertThat(response("09T12:00", silent).outcome()).isEqualTo(ClockResult.Outcome.RUNNING);
        assertThat(response("09T12:00:00.000000001", silent).outcome()).isEqualTo(ClockResult.Outcome.MISSED);
    }

    @Test
    @Tag("SLA-03")
    void aCriticalTicketRunsDayAndNight() {
        assertThat(response("07T03:00", story("07T02:59", Priority.P1)).deadline())
                .isEqualTo(at("07T03:14"));
    }

    @Test
    @Tag("SLA-02")
    void whileTheCustomerHasToAnswerTheResolutionClockStandsStill() {
        List<TicketEvent> events = story(
                "09T10:00",
                Priority.P2,
                "ASSIGN 09T10:00",
                "START 09T10:30",
                "WAIT 09T12:00",
                "RESUME 10T12:00",
                "RESOLVE 10T18:00");

        // Eight hours from 10:00: two until 12:00, then from noon of the next day six until 18:00.
        ClockResult clock = resolution("11T09:00", events);
        assertThat(clock.deadline()).isEqualTo(at("10T18:00"));
        assertThat(clock.used()).isEqualTo(Duration.ofHours(8));
        assertThat(clock.outcome()).isEqualTo(ClockResult.Outcome.MET);
        assertThat(resolution("10T09:30", events).outcome()).isEqualTo(ClockResult.Outcome.RUNNING);
        assertThat(resolution("10T09:30", events).used()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    @Tag("SLA-06")
    void aReopeningGoesOnWithTheTimeUsedAndKeepsWhatWas() {
        List<TicketEvent> events = story(
                "09T10:00",
                Priority.P2,
                "ASSIGN 09T10:00",
                "START 09T10:00",
                "RESOLVE 09T16:00",
                "REOPEN 10T10:00",
                "START 10T10:00",
                "RESOLVE 10T13:00");
        Ticket ticket = ticket("11T09:00", events);

        assertThat(resolution("09T17:00", events).outcome()).isEqualTo(ClockResult.Outcome.MET);
        // Six hours were used; two are left from 10:00 on.
        ClockResult now = resolution("11T09:00", events);
        assertThat(now.deadline()).isEqualTo(at("10T12:00"));
        assertThat(now.outcome()).isEqualTo(ClockResult.Outcome.MISSED);
        assertThat(now.used()).isEqualTo(Duration.ofHours(9));
        List<ClockResult> earlier = Clocks.earlier(ticket, PAIRED);
        assertThat(earlier).hasSize(1);
        assertThat(earlier.get(0).outcome()).isEqualTo(ClockResult.Outcome.MET);
        assertThat(earlier.get(0).used()).isEqualTo(Duration.ofHours(6));
        assertThat(earlier.get(0)).isEqualTo(resolution("09T16:00", events));
    }

    @Test
    @Tag("SUP-03")
    @Tag("SLA-07")
    void anotherPriorityKeepsTheStartAndThePauses() {
        List<TicketEvent> events = story(
                "09T10:00",
                Priority.P3,
                "ASSIGN 09T10:00",
                "START 09T10:00",
                "WAIT 09T11:00",
                "RESUME 09T12:00",
                "RECLASSIFY 09T13:00 P2",
                "RECLASSIFY 09T15:00 P1");

        assertThat(response("09T12:30", events).deadline()).isEqualTo(at("09T14:00"));
        assertThat(response("09T13:00", events).deadline()).isEqualTo(at("09T12:00"));
        assertThat(response("09T13:00", events).outcome()).isEqualTo(ClockResult.Outcome.MISSED);
        assertThat(response("09T15:00", events).deadline()).isEqualTo(at("09T10:15"));
        assertThat(resolution("09T13:00", events).deadline()).isEqualTo(at("10T10:00"));
        assertThat(resolution("09T15:00", events).deadline()).isEqualTo(at("09T15:00"));
        assertThat(resolution("09T15:00", events).start()).isEqualTo(at("09T10:00"));
    }

    @Test
    @Tag("SLA-07")
    void whatHasEndedGoesByThePriorityItHadThen() {
        List<TicketEvent> events = story("09T10:00", Priority.P2, "REPLY 09T13:00", "RECLASSIFY 09T14:00 P4");

        assertThat(response("09T15:00", events).outcome()).isEqualTo(ClockResult.Outcome.MISSED);
        assertThat(response("09T15:00", events).priority()).isEqualTo(Priority.P2);
    }

    /** A late reply did not come in time because the ticket was made less urgent in the same instant. */
    @Test
    @Tag("SLA-07")
    void whatEndsAClockGoesByThePriorityBeforeAReclassificationOfTheSameInstant() {
        List<TicketEvent> replied = story("09T10:00", Priority.P2, "REPLY 09T13:00", "RECLASSIFY 09T13:00 P4");
        List<TicketEvent> asked = story("09T10:00", Priority.P2, "RECLASSIFY 09T13:00 P4", "REPLY 09T13:00");

        assertThat(response("09T14:00", replied).priority()).isEqualTo(Priority.P2);
        assertThat(response("09T14:00", replied).outcome()).isEqualTo(ClockResult.Outcome.MISSED);
        assertThat(response("09T14:00", asked).priority()).isEqualTo(Priority.P4);
        List<TicketEvent> solved = story(
                "09T10:00",
                Priority.P2,
                "ASSIGN 09T10:00",
                "START 09T10:00",
                "RESOLVE 10T13:00",
                "RECLASSIFY 10T13:00 P4",
                "REOPEN 10T14:00");
        assertThat(resolution("10T13:30", solved).priority()).isEqualTo(Priority.P2);
        assertThat(Clocks.earlier(ticket("10T15:00", solved), PAIRED).get(0).outcome())
                .isEqualTo(ClockResult.Outcome.MISSED);
    }

    /** Solved while the customer had to answer: the pause went on, and took the deadline with it. */
    @Test
    @Tag("SLA-02")
    @Tag("SLA-08")
    void howeverLateOneLooksTheDeadlineOfWhatIsSolvedIsTheSame() {
        List<TicketEvent> events = story(
                "09T10:00",
                Priority.P2,
                "ASSIGN 09T10:00",
                "START 09T10:00",
                "WAIT 09T12:00",
                "RESOLVE 09T15:00",
                "CLOSE 09T16:00");

        // Two hours were used; with the three of the wait six are left at 15:00, which end at 12:00 of the next day.
        ClockResult clock = resolution("09T15:00", events);
        assertThat(clock.deadline()).isEqualTo(at("10T12:00"));
        assertThat(clock.pauses()).hasSize(1);
        assertThat(clock.used()).isEqualTo(Duration.ofHours(2));
        assertThat(resolution("20T09:00", events)).isEqualTo(clock);
    }

    @Property(tries = 150)
    @net.jqwik.api.Tag("SLA-07")
    void reclassifyingAndBackLeavesTheDeadlineAsItWas(@ForAll @IntRange(min = 1, max = 59) int minute) {
        String at = "09T10:" + (minute < 10 ? "0" : "") + minute;
        List<TicketEvent> plain = story("09T10:00", Priority.P3);
        List<TicketEvent> changed =
                story("09T10:00", Priority.P3, "RECLASSIFY " + at + " P1", "RECLASSIFY " + at + " P3");

        assertThat(response("09T12:00", changed)).isEqualTo(response("09T12:00", plain));
    }

    /** The clock against an account of its own: so many minutes of work, in a world without nights. */
    @Property(tries = 150)
    @net.jqwik.api.Tag("SLA-08")
    void resultsAreFunctionsOfEventsAndNowAlone(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 90) Integer> parts) {
        List<String> moves = new ArrayList<>(List.of("ASSIGN 09T00:00", "START 09T00:00"));
        int minute = 0;
        int worked = 0;
        boolean waiting = false;
        for (int part : parts) {
            worked += waiting ? 0 : part;
            minute += part;
            moves.add((waiting ? "RESUME " : "WAIT ") + time(minute));
            waiting = !waiting;
        }
        worked += waiting ? 0 : 60;
        String now = time(minute + 60);
        List<TicketEvent> events = story("09T00:00", Priority.P1, moves.toArray(String[]::new));
        ClockResult clock = resolution(now, events);

        assertThat(clock.used()).isEqualTo(Duration.ofMinutes(worked));
        assertThat(clock.outcome() == ClockResult.Outcome.MISSED).isEqualTo(worked > 240);
        assertThat(resolution(now, events)).isEqualTo(clock);
    }

    private static String time(int minute) {
        return String.format(java.util.Locale.ROOT, "09T%02d:%02d", minute / 60, minute % 60);
    }

    @Test
    @Tag("SUP-06")
    void halfFourFifthsAndAllOfATargetAreToldOnceEach() {
        List<TicketEvent> events = new ArrayList<>(story("09T10:00", Priority.P3, "ASSIGN 09T10:00"));
        assertThat(due("09T11:59", events)).isEmpty();
        assertThat(due("09T12:00", events)).containsExactly("50 TIER1");
        assertThat(due("09T13:12", events)).containsExactly("50 TIER1", "80 TIER1");
        assertThat(due("09T14:00", events)).containsExactly("50 TIER1", "80 TIER1", "100 TIER2");

        events.add(TicketEvent.timer("t1", at("09T12:00"), new TimerMark(ClockKind.RESPONSE, 50)));
        assertThat(due("09T13:12", events)).containsExactly("80 TIER1");
        assertThat(due("09T13:00", story("09T10:00", Priority.P3, "REPLY 09T10:30")))
                .isEmpty();
        String[] unanswered = {"ASSIGN 09T10:00", "START 09T10:01", "RESOLVE 09T10:30"};
        assertThat(due("09T15:00", story("09T10:00", Priority.P3, unanswered))).isEmpty();
    }

    private static List<String> due(String now, List<TicketEvent> events) {
        return Timers.due(ticket(now, events), PLAN, EscalationPath.shipped(), at(now)).stream()
                .map(due -> due.mark().percent() + " "
                        + due.to().orElse(ticket(now, events).tier()))
                .toList();
    }

    @Test
    @Tag("SUP-05")
    @Tag("SUP-06")
    void theExecutivesAreAskedByPeopleAlone() {
        EscalationPath path = EscalationPath.shipped();

        assertThat(path.byItself(SupportTier.TIER3)).contains(SupportTier.MANAGEMENT);
        assertThat(path.byItself(SupportTier.MANAGEMENT)).isEmpty();
        assertThat(path.from(SupportTier.MANAGEMENT).orElseThrow().to()).isEqualTo(SupportTier.EXECUTIVE);
        assertThat(path.steps().stream().map(EscalationPath.Step::row))
                .containsExactly("LL-348", "LL-349", "LL-350", "LL-351");
    }

    @Test
    @Tag("OPS-7")
    void somethingCriticalIsWithManagementAtOnceAndWithExecutivesIfItIsNeeded() {
        Instant now = at("09T12:00");

        assertThat(EscalationPath.shipped().way(SupportTier.TIER1, now))
                .containsExactly(
                        new EscalationPath.Stop(SupportTier.TIER2, Optional.of(now)),
                        new EscalationPath.Stop(SupportTier.TIER3, Optional.of(now)),
                        new EscalationPath.Stop(SupportTier.MANAGEMENT, Optional.of(now)),
                        new EscalationPath.Stop(SupportTier.EXECUTIVE, Optional.empty()));
        assertThat(EscalationPath.shipped().way(SupportTier.EXECUTIVE, now)).isEmpty();
        EscalationPath.Step first = step(SupportTier.TIER1, SupportTier.TIER2, 5);
        EscalationPath.Step second = step(SupportTier.TIER2, SupportTier.TIER3, 10);
        assertThat(new EscalationPath(List.of(first, second))
                        .way(SupportTier.TIER1, now)
                        .get(1)
                        .by())
                .contains(at("09T12:15"));
        assertThatIllegalArgumentException().isThrownBy(() -> new EscalationPath(List.of(second, first)));
    }

    private static EscalationPath.Step step(SupportTier from, SupportTier to, long minutes) {
        return new EscalationPath.Step(
                "", from, to, Optional.of(Duration.ofMinutes(minutes)), "role", new Text("a", "a"));
    }

    @Test
    @Tag("SUP-04")
    void wherePromisesAreAboutResponsesAloneThereIsNoResolutionClock() {
        Ticket ticket = ticket("09T12:00", story("09T10:00", Priority.P2));

        assertThat(Clocks.of(ticket, PLAN, at("09T12:00"))).hasSize(1);
        assertThat(Clocks.of(ticket, PAIRED, at("09T12:00"))).hasSize(2);
    }
}
