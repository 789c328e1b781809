package dev.cuadra.onboarding.support;

import static dev.cuadra.onboarding.support.Desk.at;
import static dev.cuadra.onboarding.support.Desk.story;
import static dev.cuadra.onboarding.support.Desk.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TicketTest {
    @Test
    @Tag("SUP-07")
    void aTicketGoesItsWayAndComesBack() {
        List<TicketEvent> events = story(
                "09T10:00",
                Priority.P3,
                "ACKNOWLEDGE 09T10:00",
                "ASSIGN 09T10:05",
                "START 09T10:10",
                "REPLY 09T10:20",
                "WAIT 09T10:20",
                "RESUME 09T12:00",
                "RESOLVE 09T13:00",
                "CLOSE 09T14:00",
                "REOPEN 10T09:00",
                "ESCALATE 10T09:30",
                "START 10T10:00",
                "RESOLVE 10T11:00",
                "RATE 10T12:00 5");
        TicketReplay replay = TicketReplay.of("T-1", events, at("11T09:00"));
        Ticket ticket = replay.ticket().orElseThrow();

        assertThat(replay.refused()).isEmpty();
        assertThat(ticket.state()).isEqualTo(TicketState.RESOLVED);
        assertThat(ticket.tier()).isEqualTo(SupportTier.TIER2);
        assertThat(ticket.replies()).containsExactly(at("09T10:20"));
        assertThat(ticket.waits()).hasSize(1);
        assertThat(ticket.resolutions()).hasSize(2);
        assertThat(ticket.resolved()).contains(at("10T11:00"));
        assertThat(ticket.ratings()).containsExactly(5);
        assertThat(ticket("09T14:00", events).state()).isEqualTo(TicketState.CLOSED);
        assertThat(ticket("10T09:10", events).state()).isEqualTo(TicketState.REOPENED);
        assertThat(ticket("10T09:40", events).state()).isEqualTo(TicketState.ESCALATED);
        assertThat(ticket("09T11:00", events).state()).isEqualTo(TicketState.WAITING_CUSTOMER);
    }

    /** The rows of the table, written a second time by hand from the diagram. */
    @Test
    @Tag("SUP-07")
    void theTableOfMovesIsTheDiagram() {
        Map<TicketMove, Set<TicketState>> steers = new EnumMap<>(TicketMove.class);
        steers.put(TicketMove.START, EnumSet.of(TicketState.ASSIGNED, TicketState.ESCALATED, TicketState.REOPENED));
        steers.put(TicketMove.WAIT, EnumSet.of(TicketState.IN_PROGRESS));
        steers.put(TicketMove.RESUME, EnumSet.of(TicketState.WAITING_CUSTOMER));
        steers.put(TicketMove.RESOLVE, EnumSet.of(TicketState.IN_PROGRESS, TicketState.WAITING_CUSTOMER));
        steers.put(TicketMove.CLOSE, EnumSet.of(TicketState.RESOLVED));
        steers.put(TicketMove.REOPEN, EnumSet.of(TicketState.RESOLVED, TicketState.CLOSED));

        steers.forEach((move, from) -> assertThat(move.from()).as("%s", move).isEqualTo(from));
        assertThat(TicketMove.OPEN.from()).isEmpty();
        assertThat(TicketMove.NOTE.from()).containsExactlyInAnyOrder(TicketState.values());
        assertThat(TicketMove.ESCALATE.from()).doesNotContain(TicketState.RESOLVED, TicketState.CLOSED);
    }

    @Test
    @Tag("SUP-07")
    void whatDoesNotFollowIsRefusedWithAReasonAndChangesNothing() {
        List<TicketEvent> events =
                new ArrayList<>(story("09T10:00", Priority.P3, "RESOLVE 09T10:05", "ASSIGN 09T11:00"));
        events.add(TicketEvent.open("z", at("09T12:00"), "login", Classification.of(Priority.P1), SupportTier.TIER1));
        events.add(TicketEvent.escalate("y", at("09T12:30"), "ana", SupportTier.TIER1, Set.of(), Set.of()));
        events.add(TicketEvent.of("b12", at("09T13:00"), TicketMove.START, "ana", Set.of()));
        TicketReplay replay = TicketReplay.of("T-1", events, at("11T09:00"));

        assertThat(replay.refused().stream().map(refusal -> refusal.problem().code()))
                .containsExactly("SUPPORT_MOVE", "SUPPORT_OPENED_TWICE", "SUPPORT_TIER", "SUPPORT_EVENT_DIFFERS");
        assertThat(replay.refused().get(0).problem().message().en())
                .contains("RESOLVE")
                .contains("NEW");
        assertThat(replay.ticket().orElseThrow().state()).isEqualTo(TicketState.ASSIGNED);
        assertThat(replay.ticket().orElseThrow().priority()).isEqualTo(Priority.P3);
    }

    @Test
    @Tag("SUP-07")
    void withoutAnOpeningThereIsNoTicket() {
        List<TicketEvent> events = story("09T10:00", Priority.P3, "ASSIGN 09T09:00");
        TicketReplay before = TicketReplay.of("T-1", events, at("09T09:30"));

        assertThat(before.ticket()).isEmpty();
        assertThat(before.refused().get(0).problem().code()).isEqualTo("SUPPORT_NOT_OPENED");
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("SUP-07")
    void inWhichOrderEventsArriveDoesNotMatter(@ForAll("events") List<TicketEvent> events, @ForAll Random random) {
        List<TicketEvent> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(0, events.size() / 2));
        Collections.shuffle(shuffled, random);
        Instant now = at("20T00:00");
        TicketReplay straight = TicketReplay.of("T-1", events, now);

        assertThat(TicketReplay.of("T-1", shuffled, now)).isEqualTo(straight);
        straight.ticket()
                .ifPresent(ticket -> assertThat(TicketReplay.of("T-1", ticket.events(), now))
                        .isEqualTo(new TicketReplay(straight.ticket(), List.of())));
    }

    @Provide
    Arbitrary<List<TicketEvent>> events() {
        return Arbitraries.of(TicketMove.values())
                .list()
                .ofMinSize(1)
                .ofMaxSize(25)
                .map(moves -> {
                    List<TicketEvent> all = new ArrayList<>(List.of(Desk.open("09T10:00", Priority.P3)));
                    for (TicketMove move : moves) {
                        all.add(event(move, all.size()));
                    }
                    return all;
                });
    }

    /** Two events at a time, so that ties occur. */
    private static TicketEvent event(TicketMove move, int number) {
        Instant at = at("09T10:00").plusSeconds(number / 2 * 600L);
        String id = "e" + (number * 7 % 26 + 100);
        return switch (move) {
            case OPEN -> TicketEvent.open(id, at, "login", Classification.of(Priority.P2), SupportTier.TIER1);
            case ASSIGN -> TicketEvent.assign(id, at, "ana", SupportTier.TIER1);
            case ESCALATE -> TicketEvent.escalate(id, at, "ana", SupportTier.TIER3, Set.of(), Set.of());
            case RECLASSIFY -> TicketEvent.reclassify(id, at, "ana", Classification.of(Priority.P2));
            case RATE -> TicketEvent.rate(id, at, "ana", 1 + number % 5);
            case TIMER -> TicketEvent.timer(id, at, new TimerMark(ClockKind.RESPONSE, 50));
            default -> TicketEvent.of(id, at, move, "ana", Set.of());
        };
    }

    @Test
    @Tag("SUP-01")
    void theMostSevereConditionDecides() {
        PriorityMatrix matrix = PriorityMatrix.shipped();
        PriorityMatrix.Explained explained =
                matrix.classify(List.of("cosmetic-issue", "some-users-affected", "many-users-affected"), Set.of());

        assertThat(matrix.conditions()).hasSize(17);
        assertThat(explained.classification().priority()).isEqualTo(Priority.P2);
        assertThat(explained.decisive().row()).isEqualTo("LL-291");
        assertThat(explained.sentence().en()).isEqualTo("P2: Many users are affected.");
        assertThat(matrix.classify(List.of("few-users-affected"), Set.of())
                        .classification()
                        .priority())
                .isEqualTo(Priority.P4);
        assertThatThrownBy(() -> matrix.classify(List.of(), Set.of())).hasMessageContaining("condition");
        assertThatThrownBy(() -> matrix.classify(List.of("bad-mood"), Set.of())).hasMessageContaining("bad-mood");
    }

    @Test
    @Tag("SUP-02")
    void aWorkaroundLowersP2AndNeverWhatTouchesDataOrPayments() {
        assertThat(lowered("feature-broken")).isEqualTo(Priority.P3);
        assertThat(lowered("system-down")).isEqualTo(Priority.P1);
        assertThat(lowered("data-corrupted")).isEqualTo(Priority.P1);
        assertThat(lowered("payments-cannot-be-recorded", "feature-broken")).isEqualTo(Priority.P1);
        assertThat(lowered("cosmetic-issue")).isEqualTo(Priority.P3);
        for (Protection mark : Protection.values()) {
            assertThat(PriorityMatrix.shipped()
                            .classify(List.of("major-workflow-blocked", PriorityMatrix.WORKAROUND), Set.of(mark))
                            .classification()
                            .priority())
                    .isEqualTo(Priority.P2);
        }
    }

    private static Priority lowered(String... conditions) {
        List<String> all = new ArrayList<>(List.of(conditions));
        all.add(PriorityMatrix.WORKAROUND);
        return PriorityMatrix.shipped().classify(all, Set.of()).classification().priority();
    }

    @Test
    @Tag("SUP-04")
    void bothPublishedSetsOfTargetsShip() {
        assertThat(TargetSet.plan().of(Priority.P1).response()).hasMinutes(15);
        assertThat(TargetSet.plan().of(Priority.P1).update().orElseThrow()).hasMinutes(15);
        assertThat(TargetSet.plan().of(Priority.P1).roundTheClock()).isTrue();
        assertThat(List.of(2L, 4L, 24L))
                .isEqualTo(List.of(Priority.P2, Priority.P3, Priority.P4).stream()
                        .map(priority ->
                                TargetSet.plan().of(priority).response().toHours())
                        .toList());
        assertThat(TargetSet.plan().of(Priority.P2).resolution()).isEmpty();
        List<String> paired = TargetSet.paired().byPriority().values().stream()
                .map(targets -> targets.response().toHours() + "/"
                        + targets.resolution().orElseThrow().toHours())
                .toList();
        assertThat(paired).containsExactly("1/4", "2/8", "4/24", "8/48");
    }

    @Test
    @Tag("SUP-05")
    void whatAnEscalationDoesNotSayIsNamedAndWhoEscalatesStaysInformed() {
        List<TicketEvent> events = new ArrayList<>(story("09T10:00", Priority.P3, "ASSIGN 09T10:05"));
        events.add(TicketEvent.escalate(
                "x", at("09T11:00"), "ana", SupportTier.TIER2, Set.of(EscalationFact.TRIED), Set.of()));
        events.add(
                TicketEvent.escalate("y", at("09T12:00"), TicketEvent.SYSTEM, SupportTier.TIER3, Set.of(), Set.of()));
        Ticket ticket = ticket("10T09:00", events);

        assertThat(ticket.escalations().get(0).missing())
                .containsExactly(EscalationFact.INFORMATION, EscalationFact.REASON);
        assertThat(ticket.escalations().get(0).from()).isEqualTo(SupportTier.TIER1);
        assertThat(ticket.escalations().get(1).missing()).isEmpty();
        assertThat(ticket.followers()).containsExactly("ana");
    }

    @Test
    @Tag("SUP-08")
    void aTicketClosedWithoutADocumentedSolutionIsAFinding() {
        List<TicketEvent> bare = story(
                "09T10:00", Priority.P3, "ASSIGN 09T10:05", "START 09T10:10", "RESOLVE 09T11:00", "CLOSE 09T12:00");
        List<TicketEvent> whole = story(
                "09T10:00",
                Priority.P3,
                "ACKNOWLEDGE 09T10:00",
                "ASSIGN 09T10:05",
                "START 09T10:10",
                "RESOLVE 09T11:00 resolve_troubleshoot resolve_document resolve_solution",
                "CLOSE 09T12:00 resolve_verify answer_known");

        assertThat(missing(bare)).containsExactly("LL-228", "LL-233", "LL-234", "LL-235", "LL-236", "LL-238");
        assertThat(missing(whole)).isEmpty();
    }

    @Test
    @Tag("SUP-08")
    void afterAReopeningTheSolutionIsDocumentedAnew() {
        List<TicketEvent> events = story(
                "09T10:00",
                Priority.P3,
                "ACKNOWLEDGE 09T10:00",
                "ASSIGN 09T10:05",
                "START 09T10:10",
                "RESOLVE 09T11:00 resolve_troubleshoot resolve_document resolve_solution resolve_verify resolve_kb",
                "CLOSE 09T12:00",
                "REOPEN 10T09:00",
                "START 10T09:10",
                "RESOLVE 10T10:00 resolve_troubleshoot resolve_document resolve_verify resolve_kb",
                "CLOSE 10T11:00");

        assertThat(missing(events)).containsExactly("LL-235");
    }

    @Test
    @Tag("SUP-08")
    void anEscalationHasStepsOfItsOwn() {
        List<TicketEvent> events = story(
                "09T10:00", Priority.P3, "REPLY 09T10:00", "ASSIGN 09T10:05", "START 09T10:06", "ESCALATE 09T10:30");

        assertThat(missing(events)).containsExactly("LL-239", "LL-240", "LL-241");
        assertThat(TicketProcess.shipped().steps()).hasSize(16);
    }

    private static List<String> missing(List<TicketEvent> events) {
        return TicketProcess.shipped().findings(ticket("20T09:00", events)).stream()
                .map(finding -> finding.step().row())
                .toList();
    }

    @Test
    @Tag("SUP-09")
    @Tag("CO-153")
    void aNewTicketFindsItsTeamByItself() {
        Routing routing = Routing.shipped();

        assertThat(routing.route("sii-issue", Priority.P3).team()).isEqualTo("tax-specialist");
        assertThat(routing.route("sii-issue", Priority.P1).team()).isEqualTo("engineering-lead");
        assertThat(routing.route("login", Priority.P4).tier()).isEqualTo(SupportTier.TIER1);
        assertThat(routing.route("never heard of", Priority.P2).team()).isEqualTo("tier1-support");
        assertThat(routing.route("defect", Priority.P1).team()).isEqualTo("tier3-developers");
    }

    @Test
    void anEventHasWhatItsMoveNeeds() {
        assertThatThrownBy(() -> TicketEvent.rate("r", at("09T10:00"), "c", 6)).hasMessageContaining("1 to 5");
        assertThatThrownBy(() -> TicketEvent.of("r", at("09T10:00"), TicketMove.ASSIGN, "c", Set.of()))
                .hasMessageContaining("tier");
        assertThatThrownBy(() -> new TimerMark(ClockKind.RESPONSE, 60)).hasMessageContaining("60");
    }

    @Test
    @Tag("SUP-07")
    void whatBelongsToAnotherMoveIsRefused() {
        refused("classification", TicketMove.RECLASSIFY, none(), none(), Set.of(), none(), none());
        refused("classification", TicketMove.NOTE, none(), some(Priority.P2), Set.of(), none(), none());
        refused("category", TicketMove.NOTE, Optional.of("login"), none(), Set.of(), none(), none());
        refused("rating", TicketMove.RATE, none(), none(), Set.of(), none(), none());
        refused("rating", TicketMove.NOTE, none(), none(), Set.of(), Optional.of(4), none());
        refused("mark", TicketMove.TIMER, none(), none(), Set.of(), none(), none());
        TimerMark half = new TimerMark(ClockKind.RESPONSE, 50);
        refused("mark", TicketMove.NOTE, none(), none(), Set.of(), none(), Optional.of(half));
        refused("facts", TicketMove.NOTE, none(), none(), Set.of(EscalationFact.REASON), none(), none());
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static Optional<Classification> some(Priority priority) {
        return Optional.of(Classification.of(priority));
    }

    private static void refused(
            String member,
            TicketMove move,
            Optional<String> category,
            Optional<Classification> classification,
            Set<EscalationFact> facts,
            Optional<Integer> rating,
            Optional<TimerMark> mark) {
        assertThatThrownBy(() -> new TicketEvent(
                        "x",
                        at("09T10:00"),
                        move,
                        "ana",
                        category,
                        classification,
                        Optional.empty(),
                        facts,
                        Set.of(),
                        rating,
                        mark))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(member);
    }

    /** A mark is told once, and an opening comes before what happened in the same second. */
    @Test
    @Tag("SUP-07")
    void aTimerThatFiredFiresNoMore() {
        TimerMark half = new TimerMark(ClockKind.RESPONSE, 50);
        List<TicketEvent> events = new ArrayList<>(story("09T10:00", Priority.P3));
        events.add(TicketEvent.timer("0", at("09T10:00"), half));
        events.add(TicketEvent.timer("1", at("09T11:00"), half));
        TicketReplay replay = TicketReplay.of("T-1", events, at("11T09:00"));

        assertThat(replay.refused().stream().map(refusal -> refusal.problem().code()))
                .containsExactly("SUPPORT_TIMER_TWICE");
        assertThat(replay.ticket().orElseThrow().fired()).containsExactly(half);
    }
}
