package dev.cuadra.onboarding.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportReaderTest {
    private static final String FILE = """
            {"calendar": {"zone": "America/Santiago", "hours": {"MONDAY": [["09:00", "18:00"]], "FRIDAY": [["09:00", "24:00"]]},
               "holidays": ["2026-04-03"], "overrides": {"2026-03-07": [["10:00", "12:00"]]}},
             "targets": "paired", "at": "2026-03-09T12:00:00-03:00", "launch": "2026-03-02", "baseline": 2, "helped": 3,
             "outages": [{"from": "2026-03-09T08:00:00-03:00", "to": "2026-03-09T08:06:00-03:00"}],
             "figures": {"laybys_created": 12}, "lines": {"wins": ["one"]},
             "gates": [{"id": "LL-303", "tier": "MUST", "outcome": "MET"}],
             "tickets": [{"id": "T-1", "events": [
               {"id": "e1", "type": "OPEN", "at": "2026-03-09T09:00:00-03:00", "category": "defect", "conditions": ["feature-broken", "workaround-exists"]},
               {"id": "e2", "type": "ESCALATE", "at": "2026-03-09T09:30:00-03:00", "by": "ana", "tier": "MANAGEMENT", "reason": "No idea"},
               {"id": "e3", "type": "REPLY", "at": "2026-03-09T09:40:00-03:00", "by": "ana", "steps": ["resolve_solution"]}]}]}
            """;

    private static ObjectNode file() throws IOException {
        return (ObjectNode) Canonical.parse(FILE);
    }

    @Test
    @Tag("SUP-10")
    void aFileIsReadAndAnsweredWhole() throws IOException {
        SupportInput input = SupportReader.parse(FILE);
        ObjectNode deadlines = SupportJson.deadlines(input, Locale.ENGLISH);
        ObjectNode metrics = SupportJson.metrics(input, Locale.ENGLISH);

        assertThat(deadlines.at("/tickets/0/priority").asText()).isEqualTo("P3");
        assertThat(deadlines.at("/tickets/0/tier").asText()).isEqualTo("MANAGEMENT");
        assertThat(deadlines.at("/tickets/0/escalations/0/missing").toString())
                .isEqualTo("[\"INFORMATION\",\"TRIED\"]");
        assertThat(deadlines.at("/tickets/0/clocks/0/outcome").asText()).isEqualTo("MET");
        assertThat(metrics.at("/self_service_pct/percent").asText()).isEqualTo("75.00");
        assertThat(metrics.at("/weeks/0/support_tickets_per_week").asInt()).isZero();
        assertThat(metrics.at("/weeks/0/support_tickets_increase_pct").asText()).isEqualTo("-100.00");
        assertThat(metrics.at("/csat_rating").isNull()).isTrue();
        assertThat(SupportJson.canonical(SupportJson.metrics(SupportReader.read(file(), Set.of()), Locale.ENGLISH)))
                .isEqualTo(SupportJson.canonical(metrics));
        assertThat(SupportJson.summary(SummaryKind.DAILY, input, Locale.ENGLISH)
                        .get("colour")
                        .asText())
                .isEqualTo("GREEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"at\": \"2026-03-09T12|\"at\": \"20x6-03-09T12|SUPPORT_MEMBER_KIND|at",
                "America/Santiago|America/Nowhere|SUPPORT_MEMBER_KIND|calendar.zone",
                "\"MONDAY\"|\"LUNES\"|SUPPORT_MEMBER_KIND|calendar.hours.LUNES",
                "[[\"09:00\", \"18:00\"]]|[[\"19:00\", \"18:00\"]]|SUPPORT_MEMBER_KIND|calendar.hours.MONDAY[0]",
                "[[\"09:00\", \"18:00\"]]|[[\"09:00\", \"00:00\"]]|SUPPORT_MEMBER_KIND|calendar.hours.MONDAY[0]",
                "[[\"09:00\", \"18:00\"]]|[[\"9\", \"18:00\"]]|SUPPORT_MEMBER_KIND|calendar.hours.MONDAY[0][0]",
                "[[\"09:00\", \"18:00\"]]|[[\"09:00\"]]|SUPPORT_MEMBER_KIND|calendar.hours.MONDAY[0]",
                "[[\"09:00\", \"18:00\"]]|[[\"09:00\",\"12:00\"],[\"11:00\",\"13:00\"]]|SUPPORT_CALENDAR|calendar.hours",
                "[\"2026-04-03\"]|[\"2026-04-31\"]|SUPPORT_MEMBER_KIND|calendar.holidays[0]",
                "\"2026-03-07\": [|\"2026-33-07\": [|SUPPORT_MEMBER_KIND|calendar.overrides.2026-33-07",
                "\"paired\"|\"best\"|SUPPORT_MEMBER_KIND|targets",
                "\"paired\"|{}|SUPPORT_MEMBER_MISSING|targets.P1",
                "\"helped\"|\"helpd\"|SUPPORT_MEMBER_UNKNOWN|helpd",
                "\"type\": \"OPEN\"|\"type\": \"OPENED\"|SUPPORT_MEMBER_KIND|tickets[0].events[0].type",
                "feature-broken|feature-boken|SUPPORT_CONDITION|tickets[0].events[0].conditions",
                "\"category\": \"defect\"|\"priority\": \"P1\"|SUPPORT_PRIORITY|tickets[0].events[0].priority",
                "\"tier\": \"MANAGEMENT\"|\"tier\": \"BOSS\"|SUPPORT_MEMBER_KIND|tickets[0].events[1].tier",
                "resolve_solution|resolve_it|SUPPORT_STEP|tickets[0].events[2].steps[0]",
                "\"baseline\": 2|\"baseline\": -2|SUPPORT_MEMBER_KIND|baseline",
                "\"baseline\": 2|\"baseline\": 1e999|SUPPORT_MEMBER_KIND|baseline",
                "\"to\": \"2026-03-09T08:06|\"to\": \"2026-03-09T07:06|SUPPORT_MEMBER_KIND|outages[0].to",
                "\"launch\": \"2026-03-02\"|\"launch\": \"0001-01-01\"|SUPPORT_MEMBER_KIND|launch",
                "\"at\": \"2026-03-09T12|\"at\": \"1826-03-09T12|SUPPORT_MEMBER_KIND|at",
                "\"at\": \"2026-03-09T12|\"at\": \"+999999999-03-09T12|SUPPORT_MEMBER_KIND|at",
                "\"at\": \"2026-03-09T09:30|\"at\": \"+999999999-03-09T09:30|SUPPORT_MEMBER_KIND|tickets[0].events[1].at",
                "\"paired\"|{\"P1\": {\"response\": \"PT90000H\"}, \"P2\": {\"response\": \"PT1H\"}, \"P3\": {\"response\": \"PT1H\"}, \"P4\": {\"response\": \"PT1H\"}}|SUPPORT_MEMBER_KIND|targets.P1",
                "\"laybys_created\"|\"laybys_creatd\"|SUPPORT_MEMBER_UNKNOWN|figures.laybys_creatd",
                "\"wins\"|\"winz\"|SUPPORT_MEMBER_UNKNOWN|lines.winz",
                "\"helped\": 3|\"least\": -5|SUPPORT_MEMBER_KIND|least",
                "\"helped\": 3|\"least\": \"100.01\"|SUPPORT_MEMBER_KIND|least",
                "{\"id\": \"T-1\"|{\"id\": \"T-0\", \"events\": []}, {\"id\": \"T-1\"|SUPPORT_MEMBER_MISSING|tickets[0].events",
                "{\"id\": \"T-1\"|{\"id\": \"T-0\"}, {\"id\": \"T-1\"|SUPPORT_MEMBER_MISSING|tickets[0].events",
                "\"MUST\"|\"MAYBE\"|SUPPORT_MEMBER_KIND|gates[0].tier",
                "{\"calendar\"|[{\"calendar\"|SUPPORT_JSON|11"
            })
    void whatCannotBeUsedIsAProblemWithItsPlace(String before, String after, String code, String place) {
        assertThat(FILE).contains(before);

        Assertions.assertThatThrownBy(() -> SupportReader.parse(FILE.replace(before, after)))
                .isInstanceOfSatisfying(ProblemException.class, failure -> {
                    assertThat(failure.problem().code()).isEqualTo(code);
                    assertThat(failure.problem().where().toString()).isEqualTo(place);
                });
    }

    @Test
    void aTicketStandsOnce() throws IOException {
        ObjectNode twice = file();
        twice.withArray("tickets").add(twice.at("/tickets/0").deepCopy());

        Assertions.assertThatThrownBy(() -> SupportReader.read(twice, Set.of()))
                .hasMessageContaining("SUPPORT_TICKET_DOUBLE at tickets[1].id");
    }

    @Test
    @Tag("SLA-04")
    void aDeadlineIsAskedWithItsCalendar() throws IOException {
        String question = """
                {"calendar": {"zone": "America/Santiago", "hours": {"MONDAY": [["09:00", "18:00"]], "FRIDAY": [["09:00", "18:00"]]}},
                 "created": "2026-03-06T17:00:00-03:00", "target": "PT4H",
                 "pauses": [{"from": "2026-03-09T09:00:00-03:00", "to": "2026-03-09T10:00:00-03:00"}],
                 "done": "2026-03-09T13:00:00-03:00"}
                """;
        DeadlineQuestion.Answer answer =
                DeadlineQuestion.read(Canonical.parse(question), Set.of()).answer();

        assertThat(answer.deadline()).isEqualTo(Desk.at("09T13:00"));
        assertThat(answer.met()).contains(true);
        Assertions.assertThatThrownBy(
                        () -> DeadlineQuestion.read(Canonical.parse(question.replace("PT4H", "PT999999H")), Set.of()))
                .hasMessageContaining("SUPPORT_MEMBER_KIND at target");
        Assertions.assertThatThrownBy(() -> DeadlineQuestion.read(
                        Canonical.parse(question.replace("PT4H", "PT999999999999999H")), Set.of()))
                .isInstanceOf(ProblemException.class);
        Assertions.assertThatThrownBy(() -> DeadlineQuestion.read(
                        Canonical.parse(question.replaceFirst("2026-03-09T09", "1826-03-09T09")), Set.of()))
                .hasMessageContaining("SUPPORT_MEMBER_KIND at pauses[0].from");
    }

    @Test
    void whatIsWrongIsSaidInOneLanguage() throws IOException {
        ObjectNode closed = file();
        closed.withObject("/calendar/hours").removeAll();

        Assertions.assertThatThrownBy(() -> SupportReader.read(closed, Set.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().message().es())
                                .isEqualTo("El calendario no se puede usar: ningún día de la semana está abierto."));
    }
}
