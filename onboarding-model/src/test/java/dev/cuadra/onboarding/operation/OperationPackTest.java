package dev.cuadra.onboarding.operation;

import static dev.cuadra.onboarding.operation.Launches.MONDAY;
import static dev.cuadra.onboarding.operation.Launches.PACK;
import static dev.cuadra.onboarding.operation.Launches.SANTIAGO;
import static dev.cuadra.onboarding.operation.Launches.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationPackTest {
    private static final String SHIPPED = Resource.text(OperationPack.class, "layby-launch-support.json");
    private static final String LIST = """
        {"schema":1,"id":"p","version":"1","checklists":[
        {"id":"l","title":{"es":"Lista","en":"List"},"runs":"launch","count":1,"items":[
        {"id":"i","metric":"done","title":{"es":"Hecho","en":"Done"},"role":"lead","due":"launch"}]}]}
        """;

    private static String code(String json) {
        try {
            OperationPack.read("test", json);
            return "";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pre-launch-week, 28", "appendix-launch-day, 21", "appendix-daily-support, 14", "hour-plan, 35",
        "emergency-recovery, 8", "launch-debrief, 7", "morning-routine, 12", "launch-schedule, 4"
    })
    @Tag("OPS-1")
    void listsHaveAsManyItemsAsThePlanStates(String list, int items) {
        assertThat(PACK.checklist(list).items()).hasSize(items);
    }

    /** It said that the values did not go together. */
    @ParameterizedTest
    @ValueSource(strings = {"soon", "PT30M", "-5", "1e9", "2.5", "9999999"})
    @Tag("OPS-1")
    void minutesThatAreNoneAreSaidInBothLanguages(String written) {
        String broken = LIST.replace(
                "\"count\":1",
                "\"count\":1,\"updates\":{\"metric\":\"m\",\"title\":{\"es\":\"Cada\",\"en\":\"Every\"},\"value\":\""
                        + written + "\",\"unit\":\"minutes\",\"role\":\"lead\"}");
        assertThatThrownBy(() -> OperationPack.read("test", broken))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().message().es()).contains("«" + written + "» no es un número de minutos");
                    assertThat(e.problem().message().en()).contains("“" + written + "” is no number of minutes");
                });
    }

    @Test
    @Tag("OPS-1")
    void everyRowStandsOnceAndEveryTextIsClean() {
        Matcher rows = Pattern.compile("\"row\": \"(LL-\\d{3})\"").matcher(SHIPPED);
        Set<String> seen = new HashSet<>();
        while (rows.find()) {
            assertThat(seen.add(rows.group(1))).as(rows.group(1)).isTrue();
        }
        // Of the 309 rows of launch support 22 are about the way back, and 20 about knowledge.
        assertThat(seen).hasSize(263);
        assertThat(SHIPPED.codePoints().filter(c -> c > 0x2FF || c == 0xFFFD)).isEmpty();
    }

    @Test
    @Tag("OPS-1")
    void datesAreCountedFromTheLaunch() {
        RunFrame frame = RunFrame.of(MONDAY, SANTIAGO, Launches.BEFORE);
        Checklist week = PACK.checklist("pre-launch-week");

        // Monday a week before, until the end of the day; three hours behind UTC in summer.
        assertThat(frame.due(week.item("LL-006").orElseThrow()))
                .contains(new DueTime(Instant.parse("2026-02-24T03:00:00Z"), true));
        assertThat(frame.due(week.item("LL-033").orElseThrow())).contains(new DueTime(at("2026-02-28T00:00"), true));
        assertThat(frame.due(PACK.checklist("hour-plan").item("LL-083").orElseThrow()))
                .contains(new DueTime(Instant.parse("2026-03-02T16:00:00Z"), false));
        assertThat(frame.from(PACK.checklist("hour-plan").item("LL-083").orElseThrow()))
                .contains(at("2026-03-02T12:00"));
        assertThat(frame.due(PACK.checklist("governance").items().get(0)))
                .contains(new DueTime(at("2026-02-24T00:00"), true));
        // Ten, fifteen, ten, ten, ten, five and five minutes from eight in the evening on.
        assertThat(frame.due(PACK.checklist("launch-debrief").item("LL-116").orElseThrow()))
                .contains(new DueTime(at("2026-03-02T21:05"), false));
    }

    @Test
    @Tag("OPS-1")
    void daysAreLocalDaysAcrossAChangeOfTheClocks() {
        // The clocks of Santiago go back in the night to 5 April 2026, those of a daily list with them.
        Checklist routine = PACK.checklist("morning-routine");
        RunFrame before = RunFrame.of(MONDAY, SANTIAGO, Launches.BEFORE).on(MONDAY.plusDays(32));
        RunFrame after = before.on(MONDAY.plusDays(35));

        assertThat(before.due(routine.item("LL-216").orElseThrow()))
                .contains(new DueTime(Instant.parse("2026-04-03T11:45:00Z"), false));
        assertThat(after.due(routine.item("LL-216").orElseThrow()))
                .contains(new DueTime(Instant.parse("2026-04-06T12:45:00Z"), false));
    }

    @Test
    @Tag("OPS-1")
    void anItemCanBePutOnAnotherTime() {
        RunFrame frame = RunFrame.of(MONDAY, SANTIAGO, Launches.BEFORE)
                .moving("LL-210", LocalDateTime.parse("2026-03-13T16:00"));

        assertThat(frame.due(PACK.checklist("retrospective").item("LL-210").orElseThrow()))
                .contains(new DueTime(at("2026-03-13T16:00"), false));
    }

    @Test
    @Tag("OPS-1")
    void meetingsHaveLengthsPeopleAndFigures() {
        Meeting debrief = PACK.checklist("daily-debrief").meeting().orElseThrow();
        Meeting review = PACK.checklist("week1-review").meeting().orElseThrow();

        assertThat(debrief.length()).contains(Duration.ofMinutes(30));
        assertThat(PACK.checklist("daily-briefing").meeting().orElseThrow().length())
                .contains(Duration.ofMinutes(15));
        assertThat(review.attendees())
                .containsExactly("support-team", "technical-team", "product-owner", "stakeholders");
        assertThat(review.figures())
                .hasSize(9)
                .extracting(MeetingFigure::metric)
                .contains("self_service_pct");
        assertThat(PACK.setting("enhanced_support_days").map(PlanSetting::value))
                .contains("14");
        assertThat(PACK.setting("launch_date").orElseThrow().open()).isTrue();
        assertThat(PACK.setting("nothing")).isEmpty();
        assertThat(PACK.checklist("emergency-system").updates())
                .contains(new UserUpdates(Duration.ofMinutes(15), "support-manager"));
    }

    @Test
    @Tag("OPS-1")
    void aTeamIsItsMembers() {
        ChecklistItem watched = PACK.checklist("hour-plan").item("LL-059").orElseThrow();

        assertThat(watched.role()).isEqualTo("support-team");
        assertThat(watched.roles()).contains("support-team", "tier1-support", "support-manager");
        assertThat(PACK.teams().get("launch-team")).isEqualTo(Set.of("support", "technical"));
    }

    @Test
    @Tag("OPS-1")
    void whatIsWrongWithAPackIsSaidWithItsPlace() {
        assertThat(code(LIST)).isEmpty();
        assertThat(code("[]")).isEqualTo("OPERATION_JSON");
        assertThat(code("{")).isEqualTo("OPERATION_JSON");
        assertThat(code(LIST.replace("\"schema\":1", "\"schema\":2"))).isEqualTo("OPERATION_MEMBER_VALUE");
        assertThat(code(LIST.replace("\"count\":1", "\"count\":2"))).isEqualTo("OPERATION_COUNT");
        assertThat(code(LIST.replace("\"role\":", "\"rol\":"))).isEqualTo("OPERATION_MEMBER_MISSING");
        assertThat(code(LIST.replace("\"due\":", "\"duty\":"))).isEqualTo("OPERATION_MEMBER_UNKNOWN");
        assertThat(code(LIST.replace("\"due\":\"launch\"", "\"due\":\"noon\""))).isEqualTo("OPERATION_MEMBER_VALUE");
        assertThat(code(LIST.replace("\"due\":\"launch\"", "\"due\":\"12 o'clock\"")))
                .isEqualTo("OPERATION_MEMBER_VALUE");
        assertThat(code(LIST.replace("\"due\":\"launch\"", "\"due\":\"launch\",\"within\":\"PT1M\"")))
                .isEqualTo("OPERATION_VALUE");
        assertThat(code(LIST.replace("\"due\":\"launch\"", "\"after\":[\"j\"]")))
                .isEqualTo("OPERATION_VALUE");
        assertThatThrownBy(() -> OperationPack.read("test", LIST.replace("\"role\":\"lead\"", "\"role\":7")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().where()).hasToString("test:checklists[0].items[0].role"));
        assertThatThrownBy(() -> PACK.checklist("none")).isInstanceOf(ProblemException.class);
    }

    @Test
    @Tag("OPS-1")
    void aListOfSomeDaysIsGoneThroughOnThoseAlone() {
        RunFrame frame = RunFrame.of(MONDAY, SANTIAGO, Launches.BEFORE);
        Checklist briefing = PACK.checklist("daily-briefing");

        assertThat(ChecklistRun.begun(briefing, frame.on(MONDAY.plusDays(1)))
                        .frame()
                        .number())
                .isEqualTo(2);
        assertThatThrownBy(() -> ChecklistRun.begun(briefing, frame)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChecklistRun.begun(briefing, frame.on(MONDAY.plusDays(7))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of(Optional.of(new DayRange(2, 7)))).contains(briefing.days());
    }
}
