package dev.cuadra.onboarding.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a file of tickets, at its ends. */
class SupportInputsTest {
    private static final String FILE = """
        {"calendar": {"zone": "America/Santiago", "always": true}, "at": "2026-03-09T13:00:00-03:00",
         "tickets": [{"id": "T-1", "events": [
           {"id": "e1", "type": "OPEN", "at": "2026-03-09T10:00:00-03:00", "priority": "P3"}]}]}
        """;

    private static SupportInput with(String members) {
        return SupportReader.parse(FILE.replace("\"tickets\"", members + ", \"tickets\""));
    }

    private static SupportInput event(String event) {
        return SupportReader.parse(FILE.replace("\"priority\": \"P3\"}", "\"priority\": \"P3\"}, " + event));
    }

    private static void refused(Runnable read, String code, String place) {
        assertThatThrownBy(read::run).isInstanceOfSatisfying(ProblemException.class, failure -> {
            assertThat(failure.problem().code()).isEqualTo(code);
            assertThat(failure.problem().where().toString()).isEqualTo(place);
        });
    }

    @Test
    @Tag("SLA-03")
    void aCalendarMayBeOpenAlways() {
        // Four hours from 10:00 on, P3 of the plan, which is the set that counts where none is named.
        JsonNode clock =
                SupportJson.deadlines(SupportReader.parse(FILE), Locale.ENGLISH).at("/tickets/0/clocks/0");
        assertThat(clock.path("deadline").asText()).isEqualTo("2026-03-09T17:00:00Z");
        assertThat(SupportReader.parse(FILE).terms().targets()).isEqualTo(TargetSet.plan());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"always\": true|\"always\": true, \"alway\": 1|calendar.alway",
                "\"always\": true|\"hours\": {\"MONDAY\": [[\"09:00\", \"18:00\"]]}, \"hour\": 1|calendar.hour",
                "\"id\": \"T-1\"|\"id\": \"T-1\", \"event\": 1|tickets[0].event",
                "\"tickets\"|\"targets\": {\"P1\": {\"response\": \"PT1H\"}, \"P2\": {\"response\": \"PT1H\"}, \"P3\":"
                        + " {\"response\": \"PT1H\"}, \"P4\": {\"response\": \"PT1H\"}, \"P5\": 1},"
                        + " \"tickets\"|targets.P5",
            })
    void whatNobodyKnowsIsRefusedWhereverItStands(String before, String after, String place) {
        assertThat(FILE).contains(before);
        refused(() -> SupportReader.parse(FILE.replace(before, after)), "SUPPORT_MEMBER_UNKNOWN", place);
    }

    @Test
    void membersOfSomebodyElseAreLeftToThem() throws IOException {
        JsonNode tree =
                Canonical.parse(FILE.replace("\"at\": \"2026-03-09T13", "\"op\": \"x\", \"at\": \"2026-03-09T13"));
        assertThat(SupportReader.read(tree, Set.of("op")).events()).hasSize(1);
        refused(() -> SupportReader.read(tree, Set.of("id")), "SUPPORT_MEMBER_UNKNOWN", "op");
        String question = """
            {"op": "x", "calendar": {"zone": "America/Santiago", "always": true},
             "created": "2026-03-09T10:00:00-03:00", "target": "PT4H", "done": "2026-03-09T14:00:00.001-03:00"}
            """;
        JsonNode asked = Canonical.parse(question);
        DeadlineQuestion.Answer answer =
                DeadlineQuestion.read(asked, Set.of("op")).answer();
        assertThat(answer.deadline()).isEqualTo(Desk.at("09T14:00"));
        assertThat(answer.met()).contains(false);
        refused(() -> DeadlineQuestion.read(asked, Set.of()), "SUPPORT_MEMBER_UNKNOWN", "op");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"least\": 0", "\"least\": 100", "\"baseline\": 0", "\"launch\": \"2016-03-11\""})
    void theEndsOfWhatIsAskedForAreOfIt(String member) {
        assertThat(with(member).events()).containsOnlyKeys("T-1");
    }

    @Test
    void figuresAndLinesOfOthersStayAsTheyWroteThem() {
        SupportInput input = with("\"figures\": {\"laybys_created\": 12.50, \"payments_recorded\": \"7 of 8\"},"
                + " \"lines\": {\"wins\": [\"one\", \"two\"]}");
        assertThat(input.given()).containsEntry("payments_recorded", "7 of 8").hasSize(2);
        assertThat(new BigDecimal(input.given().getOrDefault("laybys_created", "")))
                .isEqualByComparingTo("12.5");
        assertThat(input.lines()).containsEntry("wins", List.of("one", "two"));
        // What support computes itself is not for others to say.
        refused(() -> with("\"figures\": {\"tickets_opened\": 1}"), "SUPPORT_MEMBER_UNKNOWN", "figures.tickets_opened");
        refused(() -> with("\"lines\": {\"laybys_created\": []}"), "SUPPORT_MEMBER_UNKNOWN", "lines.laybys_created");
    }

    @Test
    @Tag("METRIC-3")
    void theWindowOfTheFirstContactIsSevenDaysUnlessTheFileSaysOtherwise() {
        assertThat(SupportReader.parse(FILE).terms().firstContactWindow()).isEqualTo(Duration.ofDays(7));
        assertThat(with("\"firstContactDays\": 0").terms().firstContactWindow()).isEqualTo(Duration.ZERO);
        assertThat(with("\"firstContactDays\": 3650").terms().firstContactWindow())
                .isEqualTo(Duration.ofDays(3_650));
    }

    @Test
    @Tag("SUP-04")
    void ownTargetsRunAroundTheClockForWhatIsCriticalAlone() {
        String one = "{\"response\": \"PT1H\"}";
        String all = "\"targets\": {\"P1\": %s, \"P2\": %s, \"P3\": %s, \"P4\": %s}";
        TargetSet targets = with(all.formatted(one, one, one, one)).terms().targets();
        assertThat(targets.of(Priority.P1).roundTheClock()).isTrue();
        assertThat(targets.of(Priority.P2).roundTheClock()).isFalse();
        String longest = "{\"response\": \"PT1H\", \"resolution\": \"PT87660H\"}";
        String longer = "{\"response\": \"PT1H\", \"resolution\": \"PT87661H\"}";
        assertThat(with(all.formatted(one, one, one, longest))
                        .terms()
                        .targets()
                        .of(Priority.P4)
                        .resolution())
                .contains(Duration.ofHours(87_660));
        refused(() -> with(all.formatted(one, one, one, longer)), "SUPPORT_MEMBER_KIND", "targets.P4");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Targets(Duration.ofHours(1), Optional.of(Duration.ofHours(-1)), Optional.empty(), false))
                .withMessageContaining("PT-1H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Targets(Duration.ofHours(-2), Optional.empty(), Optional.empty(), false))
                .withMessageContaining("PT-2H");
    }

    // ---- events

    @Test
    @Tag("SUP-03")
    void aTicketWithoutACategoryIsOfAnotherUntilItGetsOne() {
        assertThat(ticket(SupportReader.parse(FILE)).category()).isEqualTo("other");
        Ticket moved = ticket(event("""
            {"id": "e2", "type": "RECLASSIFY", "at": "2026-03-09T10:05:00-03:00", "by": "ana", "category": "defect", "priority": "P2"}\
            """));
        assertThat(moved.category()).isEqualTo("defect");
        assertThat(moved.priority()).isEqualTo(Priority.P2);
        refused(
                () -> SupportReader.parse(FILE.replace(", \"priority\": \"P3\"", "")),
                "SUPPORT_MEMBER_MISSING",
                "tickets[0].events[0].priority");
    }

    private static Ticket ticket(SupportInput input) {
        return SupportInput.tickets(input.replays()).get(0);
    }

    @Test
    @Tag("SUP-06")
    void aTimerIsAtOneOfItsParts() {
        String timer = """
            {"id": "e2", "type": "TIMER", "at": "2026-03-09T12:00:00-03:00", "clock": "RESPONSE", "percent": %s}\
            """;
        assertThat(ticket(event(timer.formatted("50"))).fired()).containsExactly(new TimerMark(ClockKind.RESPONSE, 50));
        refused(() -> event(timer.formatted("60")), "SUPPORT_MEMBER_KIND", "tickets[0].events[1].percent");
    }

    @Test
    @Tag("SUP-08")
    void aStepThatIsWrittenDownIsDone() {
        String solved = """
            {"id": "e2", "type": "REPLY", "at": "2026-03-09T10:05:00-03:00", "by": "ana"},
            {"id": "e3", "type": "ASSIGN", "at": "2026-03-09T10:06:00-03:00", "by": "ana", "tier": "TIER1"},
            {"id": "e4", "type": "START", "at": "2026-03-09T10:07:00-03:00", "by": "ana"},
            {"id": "e5", "type": "RESOLVE", "at": "2026-03-09T10:08:00-03:00", "by": "ana"%s}\
            """;
        TicketProcess process = TicketProcess.shipped();
        assertThat(process.findings(ticket(event(solved.formatted("")))))
                .extracting(finding -> finding.step().step())
                .containsExactly("resolve_troubleshoot");
        assertThat(process.findings(ticket(event(solved.formatted(", \"steps\": [\"resolve_troubleshoot\"]")))))
                .isEmpty();
    }

    /** What one escalation says is not said of the next one, and who escalated follows up before it is closed. */
    @Test
    @Tag("SUP-08")
    void everyEscalationSaysForItself() {
        List<TicketEvent> first =
                new java.util.ArrayList<>(Desk.story("09T10:00", Priority.P3, "REPLY 09T10:00", "ASSIGN 09T10:05"));
        first.add(TicketEvent.escalate(
                "c1", Desk.at("09T10:10"), "ana", SupportTier.TIER2, Set.of(EscalationFact.values()), Set.of()));
        first.add(TicketEvent.escalate("c2", Desk.at("09T10:20"), "ana", SupportTier.TIER3, Set.of(), Set.of()));
        assertThat(TicketProcess.shipped().findings(Desk.ticket("09T11:00", first)))
                .extracting(finding -> finding.event() + " " + finding.step().row())
                .containsExactly("c2 LL-239", "c2 LL-240", "c2 LL-241");
        first.add(TicketEvent.of("c3", Desk.at("09T10:30"), TicketMove.START, "ana", Set.of()));
        first.add(TicketEvent.of(
                "c4",
                Desk.at("09T10:40"),
                TicketMove.RESOLVE,
                "ana",
                Set.of(
                        "resolve_troubleshoot",
                        "resolve_document",
                        "resolve_solution",
                        "resolve_verify",
                        "resolve_kb")));
        first.add(TicketEvent.of("c5", Desk.at("09T10:50"), TicketMove.CLOSE, "ana", Set.of()));
        assertThat(TicketProcess.shipped().findings(Desk.ticket("09T11:00", first)))
                .filteredOn(finding -> finding.event().equals("c5"))
                .extracting(finding -> finding.step().step())
                .containsExactly("escalate_follow_up");
    }

    /** A ticket that is taken twice in vain goes by what it had before the second solution. */
    @Test
    @Tag("SLA-06")
    void theSecondSolutionGoesByThePriorityBeforeIt() {
        Ticket ticket = Desk.ticket(
                "11T09:00",
                Desk.story(
                        "09T10:00",
                        Priority.P3,
                        "ASSIGN 09T10:00",
                        "START 09T10:01",
                        "RESOLVE 09T11:00",
                        "REOPEN 09T12:00",
                        "RECLASSIFY 09T12:05 P2",
                        "START 09T12:06",
                        "RESOLVE 09T13:00"));
        assertThat(Clocks.earlier(ticket, Desk.PAIRED))
                .extracting(ClockResult::priority)
                .containsExactly(Priority.P3);
        assertThat(Clocks.resolution(ticket, Desk.PAIRED, Desk.at("11T09:00"))
                        .orElseThrow()
                        .priority())
                .isEqualTo(Priority.P2);
    }

    @Test
    @Tag("SUP-03")
    void aMoveThatDoesNotFollowNamesWhereItWould() {
        SupportInput input = event("""
            {"id": "e2", "type": "REOPEN", "at": "2026-03-09T10:05:00-03:00", "by": "ana"}\
            """);
        String message = SupportJson.deadlines(input, Locale.ENGLISH)
                        .at("/refused/0/message")
                        .asText()
                + SupportJson.deadlines(input, Locale.ENGLISH)
                        .at("/refused/0/remedy")
                        .asText();
        assertThat(message).contains("REOPEN");
        TicketMove.REOPEN.from().forEach(state -> assertThat(message).contains(state.name()));
    }

    // ---- what a host may make itself

    @Test
    @Tag("SUP-02")
    void aWorkaroundDoesNotLowerWhatItsConditionProtects() {
        Text text = new Text("a", "b");
        PriorityMatrix matrix = new PriorityMatrix(List.of(
                new PriorityMatrix.Condition(
                        "", "wrong-data", Priority.P2, Optional.of(Protection.DATA_CORRUPTION), text),
                new PriorityMatrix.Condition("", "slow", Priority.P2, Optional.empty(), text),
                new PriorityMatrix.Condition("", PriorityMatrix.WORKAROUND, Priority.P3, Optional.empty(), text)));
        assertThat(matrix.classify(List.of("slow", PriorityMatrix.WORKAROUND), Set.of())
                        .classification()
                        .priority())
                .isEqualTo(Priority.P3);
        assertThat(matrix.classify(List.of("wrong-data", PriorityMatrix.WORKAROUND), Set.of())
                        .classification()
                        .priority())
                .isEqualTo(Priority.P2);
        PriorityMatrix.Condition once = matrix.conditions().get(0);
        assertThatIllegalArgumentException().isThrownBy(() -> new PriorityMatrix(List.of(once, once)));
    }

    @Test
    @Tag("SUP-09")
    void aRoutingHasACategoryForEverythingElseAndEachOnce() {
        Routing shipped = Routing.shipped();
        Routing.Category first = shipped.categories().get(0);
        assertThatIllegalArgumentException().isThrownBy(() -> new Routing(List.of(), shipped.critical()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Routing(List.of(first, first), shipped.critical()));
    }

    @Test
    @Tag("SUP-10")
    void anExpectedVolumeIsOfWeeksFromTheFirstOn() {
        assertThat(new ExpectedVolume("", 1, 1, 0, 0).compare(0)).isEqualTo(ExpectedVolume.Comparison.WITHIN);
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpectedVolume("", 0, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpectedVolume("", 2, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpectedVolume("", 1, 1, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpectedVolume("", 1, 1, 2, 1));
    }

    @Test
    @Tag("LL-320")
    void thatTargetsAreKeptIsTheGoalOfItsMetric() {
        assertThat(SupportGoal.service().metric()).isEqualTo("sla_met");
        assertThat(SupportTier.TIER1.word()).isEqualTo("tier1");
    }

    @Test
    @Tag("STATUS-01")
    void whatMustBeAndWhatShouldBeAreToldApart() {
        SupportStatus status = SupportStatus.of(
                List.of(),
                List.of(
                        new SupportStatus.Standing("LL-303", dev.cuadra.onboarding.gate.Tier.MUST, Outcome.NOT_MET),
                        new SupportStatus.Standing("LL-308", dev.cuadra.onboarding.gate.Tier.SHOULD, Outcome.NOT_MET)),
                Outcome.NOT_MET);
        assertThat(status.colour()).isEqualTo(SupportStatus.Colour.RED);
        assertThat(status.reasons())
                .extracting(Text::en)
                .containsExactly(
                        "Something that must be met is not: LL-303.",
                        "Something that should be met is not: LL-308.",
                        "Fewer targets are kept than is asked.");
    }
}
