package dev.cuadra.onboarding.support;

import static dev.cuadra.onboarding.support.Desk.PAIRED;
import static dev.cuadra.onboarding.support.Desk.PLAN;
import static dev.cuadra.onboarding.support.Desk.at;
import static dev.cuadra.onboarding.support.Desk.story;
import static dev.cuadra.onboarding.support.Desk.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.gate.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TicketFiguresTest {
    private static final Stretch WEEK = new Stretch(at("09T00:00"), at("16T00:00"));
    private static final String LATER = "25T09:00";

    private final List<Ticket> tickets = new ArrayList<>();

    private void told(String now, String opened, Priority priority, String... moves) {
        tickets.add(ticket(
                String.format(java.util.Locale.ROOT, "T-%03d", tickets.size() + 1),
                now,
                story(opened, priority, moves)));
    }

    private TicketFigures figures() {
        return TicketFigures.of(tickets, PLAN, WEEK, at(LATER));
    }

    private void many(int met, int missed, Priority priority) {
        for (int i = 0; i < met + missed; i++) {
            told(LATER, "09T10:00", priority, "REPLY " + (i < met ? "09T10:10" : "12T10:00"));
        }
    }

    @Test
    @Tag("METRIC-1")
    void ninetyEightPerCentOf150TicketsIsMadeOfFourPriorities() {
        many(2, 0, Priority.P1);
        many(19, 1, Priority.P2);
        many(118, 2, Priority.P3);
        many(8, 0, Priority.P4);
        TicketFigures figures = figures();

        assertThat(figures.compliance().hits()).isEqualTo(147);
        assertThat(figures.compliance().of()).isEqualTo(150);
        assertThat(figures.compliance().percent(2, RoundingMode.UNNECESSARY)).contains(new BigDecimal("98.00"));
        assertThat(figures.compliance().compareTo(new BigDecimal("90"))).isPositive();
        assertThat(figures.compliance(Priority.P2).hits()).isEqualTo(19);
        assertThat(figures.compliance(Priority.P3).of()).isEqualTo(120);
        assertThat(figures.compliance().hitIds()).doesNotContain("T-022").hasSize(147);
    }

    @Test
    @Tag("METRIC-1")
    void exactlyNinetyPerCentIsNotMoreAndNothingIsNoHundred() {
        Share edge = Share.counted(135, 150);
        SupportGoal more = new SupportGoal(
                "",
                "sla_compliance_pct",
                ">",
                "90",
                "percent",
                "",
                "",
                SupportGoal.afterLaunch().get(0).text());

        assertThat(more.judge(edge)).isEqualTo(Outcome.NOT_MET);
        assertThat(more.judge(Share.counted(136, 150))).isEqualTo(Outcome.MET);
        assertThat(more.judge(Share.NONE)).isEqualTo(Outcome.UNKNOWN);
        assertThat(Share.NONE.percent(2, RoundingMode.HALF_UP)).isEmpty();
        assertThat(figures().compliance().percent(2, RoundingMode.HALF_UP)).isEmpty();
        assertThatThrownBy(() -> Share.NONE.compareTo(BigDecimal.TEN)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("METRIC-1")
    void whatIsOpenAndNotDueIsInNoShare() {
        tickets.add(ticket("T-1", "09T11:00", story("09T10:00", Priority.P3)));
        tickets.add(ticket("T-2", "09T11:00", story("09T08:00", Priority.P1)));
        TicketFigures figures = TicketFigures.of(tickets, PLAN, WEEK, at("09T11:00"));

        assertThat(figures.compliance()).isEqualTo(Share.of(List.of(), List.of("T-2")));
        assertThat(figures.openAges()).containsEntry("T-1", Duration.ofHours(1));
    }

    @Test
    @Tag("METRIC-1")
    void aTicketMissedWhenOneOfItsClocksDid() {
        told(LATER, "09T10:00", Priority.P2, "REPLY 09T10:10", "ASSIGN 09T10:10", "START 09T10:10", "RESOLVE 12T10:00");
        TicketFigures figures = TicketFigures.of(tickets, PAIRED, WEEK, at(LATER));

        assertThat(figures.compliance().hits()).isZero();
        assertThat(figures.compliance(ClockKind.RESPONSE).hits()).isEqualTo(1);
        assertThat(figures.compliance(ClockKind.RESOLUTION).hits()).isZero();
        // With the answer given and time left for the rest nothing is decided yet.
        List<Ticket> early = List.of(ticket("T-1", "09T11:00", story("09T10:00", Priority.P2, "REPLY 09T10:10")));
        assertThat(TicketFigures.of(early, PAIRED, WEEK, at("09T11:00")).compliance())
                .isEqualTo(Share.NONE);
    }

    @Test
    @Tag("LL-312")
    @Tag("LL-321")
    @Tag("METRIC-3")
    void firstContactIsOneReplyNoEscalationAndNoWayBackInsideTheWindow() {
        String[] work = {"ASSIGN 09T10:00", "START 09T10:01"};
        told(LATER, "09T10:00", Priority.P3, work[0], work[1], "REPLY 09T10:10", "RESOLVE 09T10:20");
        told(LATER, "09T10:00", Priority.P3, work[0], work[1], "REPLY 09T10:10", "REPLY 09T10:12", "RESOLVE 09T10:20");
        told(
                LATER,
                "09T10:00",
                Priority.P3,
                work[0],
                "ESCALATE 09T10:05",
                "START 09T10:06",
                "REPLY 09T10:10",
                "RESOLVE 09T10:20");
        told(LATER, "09T10:00", Priority.P3, work[0], work[1], "REPLY 09T10:10", "RESOLVE 09T10:20", "REOPEN 16T10:20");
        told(LATER, "09T10:00", Priority.P3, work[0], work[1], "REPLY 09T10:10", "RESOLVE 09T10:20", "REOPEN 16T10:21");
        told(LATER, "09T10:00", Priority.P3, work[0], work[1], "RESOLVE 09T10:20");
        tickets.add(ticket(
                "T-9",
                LATER,
                List.of(
                        TicketEvent.open(
                                "a", at("09T10:00"), "defect", Classification.of(Priority.P3), SupportTier.TIER3),
                        TicketEvent.assign("b", at("09T10:00"), "ana", SupportTier.TIER3),
                        TicketEvent.of("c", at("09T10:01"), TicketMove.START, "ana", java.util.Set.of()),
                        TicketEvent.of("d", at("09T10:20"), TicketMove.RESOLVE, "ana", java.util.Set.of()))));
        TicketFigures figures = figures();

        assertThat(figures.firstContact().hitIds()).containsExactly("T-001", "T-005");
        assertThat(figures.firstContact().of()).isEqualTo(7);
        assertThat(figures.firstContactNet().hits()).isEqualTo(2);
        assertThat(figures.firstContactNet().of()).isEqualTo(6);
    }

    /** What comes after the solution does not take it back: a reply to the thanks, or a handover after a late reopening. */
    @Test
    @Tag("METRIC-3")
    void whatComesAfterTheSolutionIsNoSecondContact() {
        String[] solved = {"ASSIGN 09T10:00", "START 09T10:01", "REPLY 09T10:10", "RESOLVE 09T10:20"};
        told(LATER, "09T10:00", Priority.P3, solved[0], solved[1], solved[2], solved[3], "REPLY 09T11:00");
        told(
                LATER,
                "09T10:00",
                Priority.P3,
                solved[0],
                solved[1],
                solved[2],
                solved[3],
                "REOPEN 17T10:00",
                "ESCALATE 17T10:05");

        assertThat(figures().firstContact().hitIds()).containsExactly("T-001", "T-002");
    }

    /** 4 + 4 + 5 of three is 13/3, which is above 4.33 and below 4.34, though it is shown as 4.33. */
    @Test
    @Tag("METRIC-2")
    void aMeanIsComparedAsItIs() {
        Mean mean = new Mean(BigDecimal.valueOf(13), 3, List.of("T-1", "T-2", "T-3"));

        assertThat(mean.compareTo(new BigDecimal("4.33"))).isPositive();
        assertThat(mean.compareTo(new BigDecimal("4.34"))).isNegative();
        assertThat(new Mean(BigDecimal.valueOf(9), 2, List.of()).compareTo(new BigDecimal("4.50")))
                .isZero();
    }

    @Test
    @Tag("METRIC-3")
    void whatWasCriticalOnceIsCountedAsCritical() {
        told(LATER, "09T10:00", Priority.P1, "RECLASSIFY 09T10:05 P3");
        told(LATER, "09T10:00", Priority.P3, "RECLASSIFY 09T10:05 P1");
        told(LATER, "09T10:00", Priority.P2);

        assertThat(figures().critical()).containsExactly("T-001", "T-002");
    }

    /** Ten minutes and fifty minutes are half an hour on average; who was not answered is in no mean. */
    @Test
    @Tag("METRIC-3")
    void theResponseTimeIsAMeanToTheFirstReply() {
        told(LATER, "09T10:00", Priority.P3, "REPLY 09T10:10", "REPLY 09T12:00");
        told(LATER, "09T10:00", Priority.P3, "REPLY 09T10:50");
        told(LATER, "09T10:00", Priority.P3, "ACKNOWLEDGE 09T10:01");
        Mean mean = figures().responseHours();

        assertThat(mean.ids()).containsExactly("T-001", "T-002");
        assertThat(mean.sum()).isEqualByComparingTo("1");
        assertThat(mean.count()).isEqualTo(2);
    }

    @Test
    @Tag("LL-324")
    @Tag("METRIC-3")
    void reopenedAreTicketsOfTheCohortEachOnce() {
        String[] solved = {
            "ASSIGN 09T10:00",
            "START 09T10:01",
            "RESOLVE 09T11:00",
            "REOPEN 09T12:00",
            "START 09T12:01",
            "RESOLVE 10T09:00"
        };
        told(LATER, "09T10:00", Priority.P3, solved);
        told(LATER, "09T10:00", Priority.P3, solved[0], solved[1], solved[2], "REOPEN 20T12:00");
        told(LATER, "09T10:00", Priority.P3, solved[0], solved[1], solved[2]);
        told(LATER, "09T10:00", Priority.P3, solved[0], solved[1], "RESOLVE 17T11:00", "REOPEN 18T12:00");
        TicketFigures figures = figures();

        assertThat(figures.reopened())
                .isEqualTo(Share.of(List.of("T-001", "T-002"), List.of("T-001", "T-002", "T-003")));
        assertThat(figures.solved()).containsExactly("T-001", "T-002", "T-003");
        assertThat(figures.stillOpen()).containsExactly("T-002", "T-004");
        assertThat(figures.resolutionHours().count()).isEqualTo(2);
        assertThat(figures.resolutionHours().sum()).isEqualByComparingTo("24");
    }

    @Test
    @Tag("METRIC-3")
    @Tag("LL-308")
    void theSameDayIsTheLocalOne() {
        // 23:30 in Santiago is the next day in UTC.
        told(LATER, "09T20:00", Priority.P3, "ASSIGN 09T20:00", "START 09T20:01", "RESOLVE 09T23:30");
        told(LATER, "09T23:50", Priority.P3, "ASSIGN 09T23:51", "START 09T23:52", "RESOLVE 10T00:10");
        told(LATER, "09T20:00", Priority.P3);

        assertThat(figures().sameDay()).isEqualTo(Share.of(List.of("T-001"), List.of("T-001", "T-002", "T-003")));
    }

    @Test
    @Tag("LL-309")
    @Tag("LL-313")
    @Tag("LL-322")
    @Tag("METRIC-2")
    void satisfactionIsAMeanWithItsCount() {
        told(
                LATER,
                "09T10:00",
                Priority.P3,
                "ASSIGN 09T10:00",
                "START 09T10:01",
                "RESOLVE 09T11:00",
                "RATE 09T12:00 5");
        told(
                LATER,
                "09T10:00",
                Priority.P3,
                "ASSIGN 09T10:00",
                "START 09T10:01",
                "RESOLVE 09T11:00",
                "RATE 09T12:00 4");
        told(
                LATER,
                "09T10:00",
                Priority.P3,
                "ASSIGN 09T10:00",
                "START 09T10:01",
                "RESOLVE 09T11:00",
                "RATE 20T12:00 1");
        Mean mean = figures().satisfaction();

        assertThat(mean.count()).isEqualTo(2);
        assertThat(mean.compareTo(new BigDecimal("4.5"))).isZero();
        assertThat(SupportGoal.afterLaunch().get(2).judge(mean)).isEqualTo(Outcome.NOT_MET);
        assertThat(mean.value(2, RoundingMode.HALF_UP)).contains(new BigDecimal("4.50"));
        assertThat(new Mean(BigDecimal.ZERO, 0, List.of()).value(2, RoundingMode.HALF_UP))
                .isEmpty();
    }

    @Test
    @Tag("LL-323")
    @Tag("METRIC-3")
    void escalatedIsWhatWasEverEscalated() {
        told(LATER, "09T10:00", Priority.P3, "ESCALATE 09T10:05", "ESCALATE 09T10:06");
        told(LATER, "09T10:00", Priority.P3);
        told(LATER, "17T10:00", Priority.P3, "ESCALATE 17T10:05");

        assertThat(figures().escalated()).isEqualTo(Share.of(List.of("T-001"), List.of("T-001", "T-002")));
    }

    @Property(tries = 100)
    @net.jqwik.api.Tag("METRIC-1")
    void theOrderOfTicketsDoesNotMatter(@ForAll Random random, @ForAll @IntRange(max = 8) int met) {
        tickets.clear();
        many(met, 8 - met, Priority.P3);
        TicketFigures figures = figures();
        Collections.shuffle(tickets, random);

        assertThat(figures()).isEqualTo(figures);
        assertThat(figures.compliance().hits()).isEqualTo(met);
    }

    @Test
    @Tag("LL-331")
    @Tag("METRIC-4")
    void selfServiceIsSharedWithTickets() {
        assertThat(Measures.selfService(12, 8).percent(1, RoundingMode.HALF_UP)).contains(new BigDecimal("60.0"));
        assertThat(Measures.selfService(0, 0).percent(1, RoundingMode.HALF_UP)).isEmpty();
    }

    @Test
    @Tag("LL-325")
    @Tag("METRIC-5")
    void fiftyMinutesAndTwentyFourSecondsInAWeekAreExactlyHalfAPerCent() {
        Instant start = WEEK.from();
        Stretch down = new Stretch(start.plusSeconds(1_000), start.plusSeconds(1_000 + 3_024));
        Stretch inside = new Stretch(start.plusSeconds(2_000), start.plusSeconds(3_000));
        Stretch before = new Stretch(start.minusSeconds(500), start);
        BigDecimal bar = new BigDecimal("99.5");

        assertThat(Measures.uptime(WEEK, List.of(down)).compareTo(bar)).isZero();
        assertThat(Measures.uptime(WEEK, List.of(down, inside, before)).compareTo(bar))
                .isZero();
        assertThat(Measures.uptime(WEEK, List.of(down, new Stretch(start, start.plusMillis(1))))
                        .compareTo(bar))
                .isNegative();
    }

    @Test
    @Tag("BL-094")
    @Tag("METRIC-6")
    @Tag("CO-100")
    void moreThanDoubleIsMoreThanAHundredPerCentMore() {
        BigDecimal hundred = BigDecimal.valueOf(100);
        Measures.Increase twice = new Measures.Increase(4, BigDecimal.valueOf(2));

        assertThat(twice.above(hundred)).contains(false);
        assertThat(new Measures.Increase(5, BigDecimal.valueOf(2)).above(hundred))
                .contains(true);
        assertThat(new Measures.Increase(1, BigDecimal.valueOf(2)).percent(0, RoundingMode.HALF_UP))
                .contains(BigDecimal.valueOf(-50));
        assertThat(new Measures.Increase(5, BigDecimal.ZERO).above(hundred)).isEmpty();
    }

    @Test
    @Tag("METRIC-6")
    void weeksBeginOnTheLaunchDayAndAreLocal() {
        Stretch second = Measures.week(LocalDate.of(2026, 3, 30), 1, Desk.ZONE);
        assertThat(Measures.week(LocalDate.of(2026, 3, 16), 3, Desk.ZONE)).isEqualTo(second);

        // The clock goes back an hour in that week.
        assertThat(second.length()).isEqualTo(Duration.ofHours(7 * 24 + 1));
    }

    @Test
    @Tag("SUP-10")
    void fiveToEightTicketsAreExpectedInTheFirstWeek() {
        ExpectedVolume first = ExpectedVolume.shipped().get(0);

        assertThat(List.of(4L, 5L, 8L, 9L).stream().map(first::compare))
                .containsExactly(
                        ExpectedVolume.Comparison.BELOW,
                        ExpectedVolume.Comparison.WITHIN,
                        ExpectedVolume.Comparison.WITHIN,
                        ExpectedVolume.Comparison.ABOVE);
        assertThat(ExpectedVolume.shipped().stream().map(ExpectedVolume::row)).containsExactly("BL-138", "BL-139");
        assertThat(SupportGoal.readiness().stream().map(SupportGoal::row))
                .containsExactly("BL-131", "BL-132", "BL-133", "BL-134", "BL-137");
        assertThat(SupportGoal.readiness().get(1).judge(java.util.Optional.of(BigDecimal.valueOf(8))))
                .isEqualTo(Outcome.MET);
        assertThat(SupportGoal.readiness().get(3).judge(java.util.Optional.of(BigDecimal.ZERO)))
                .isEqualTo(Outcome.NOT_MET);
    }
}
