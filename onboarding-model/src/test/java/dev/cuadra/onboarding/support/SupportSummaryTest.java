package dev.cuadra.onboarding.support;

import static dev.cuadra.onboarding.support.Desk.PLAN;
import static dev.cuadra.onboarding.support.Desk.at;
import static dev.cuadra.onboarding.support.Desk.story;
import static dev.cuadra.onboarding.support.Desk.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Tier;
import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.onboarding.operation.IncidentAct;
import dev.cuadra.onboarding.operation.IncidentStatus;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportSummaryTest {
    private static final Stretch DAY = new Stretch(at("09T00:00"), at("10T00:00"));

    private static SupportSummary summary(SummaryKind kind, List<Ticket> tickets, Map<String, String> given) {
        TicketFigures figures = TicketFigures.of(tickets, PLAN, DAY, at("09T12:00"));
        return SupportSummary.of(
                kind,
                new SummaryInput(
                        DAY,
                        figures,
                        SummaryInput.openCritical(tickets),
                        given,
                        Map.of("wins", List.of("The first plan after ten minutes")),
                        List.of(),
                        SupportGoal.afterLaunch().get(0).judge(figures.compliance())));
    }

    private static List<Ticket> two() {
        return List.of(
                ticket(
                        "T-1",
                        "09T12:00",
                        story(
                                "09T09:00",
                                Priority.P3,
                                "REPLY 09T10:30",
                                "ASSIGN 09T10:31",
                                "START 09T10:32",
                                "RESOLVE 09T11:00",
                                "RATE 09T11:30 4")),
                ticket("T-2", "09T12:00", story("09T11:00", Priority.P2)));
    }

    private static List<String> english(SupportSummary summary) {
        return summary.lines(ZoneId.of("America/Santiago")).stream()
                .map(Text::en)
                .toList();
    }

    @Test
    @Tag("SUP-10")
    void atNoonSixFiguresAreToldAndWhatNobodyKnowsIsNoZero() {
        SupportSummary summary = summary(SummaryKind.MIDDAY, two(), Map.of("laybys_created", "12"));

        assertThat(english(summary))
                .containsExactly(
                        "Mid-day, 2026-03-09 00:00 to 2026-03-10 00:00 (America/Santiago)",
                        "Lay-bys created: 12",
                        "Payments recorded: not available",
                        "Tickets opened: 2",
                        "Tickets resolved: 1",
                        "Critical issues: 0",
                        "Adoption: not available");
        assertThat(rows(SummaryKind.MIDDAY))
                .containsExactly("LL-087", "LL-088", "LL-089", "LL-090", "LL-091", "LL-092");
    }

    private static List<String> rows(SummaryKind kind) {
        return SummaryField.of(kind).stream()
                .map(SummaryField::row)
                .filter(row -> !row.isEmpty())
                .toList();
    }

    @Test
    @Tag("SUP-10")
    void theDayHasItsColourItsCountsAndItsLines() {
        SupportSummary summary = summary(SummaryKind.DAILY, two(), Map.of());

        assertThat(english(summary))
                .contains(
                        "Overall status: green",
                        "Support tickets: 2",
                        "Resolution rate: 50.00% (1/2)",
                        "Satisfaction (1 to 5): 4.00 (n=1)",
                        "  - The first plan after ten minutes",
                        "Tomorrow's focus: not available");
        assertThat(english(summary).get(0))
                .isEqualTo("Summary of the day, 2026-03-09 00:00 to 2026-03-10 00:00 (America/Santiago)");
        assertThat(summary.lines(ZoneId.of("America/Santiago")).stream().map(Text::es))
                .contains(
                        "Estado general: verde", "Tasa de resolución: 50,00 % (1/2)", "Foco de mañana: no disponible");
        assertThat(rows(SummaryKind.DAILY)).hasSize(6).startsWith("LL-258").endsWith("LL-263");
    }

    @Test
    @Tag("SUP-10")
    void theWeekHasThirteenFiguresAndNoTicketsMakeNoRate() {
        SupportSummary summary = summary(SummaryKind.WEEKLY, List.of(), Map.of("layby_total_value", "1250000 CLP"));

        assertThat(english(summary))
                .contains(
                        "Total value: 1250000 CLP",
                        "Support tickets: 0",
                        "Resolution rate: not available",
                        "Mean response (hours): not available");
        assertThat(rows(SummaryKind.WEEKLY)).hasSize(13).startsWith("LL-264").endsWith("LL-276");
        assertThat(SupportJson.canonical(SupportJson.summary(summary)))
                .isEqualTo(SupportJson.canonical(SupportJson.summary(
                        summary(SummaryKind.WEEKLY, List.of(), Map.of("layby_total_value", "1250000 CLP")))))
                .contains("\"row\":\"LL-266\"", "\"available\":false");
    }

    @Test
    @Tag("STATUS-01")
    void theWorstThatHoldsMakesTheColour() {
        SupportStatus.Standing must = new SupportStatus.Standing("LL-303", Tier.MUST, Outcome.NOT_MET);
        SupportStatus.Standing should = new SupportStatus.Standing("LL-308", Tier.SHOULD, Outcome.NOT_MET);
        SupportStatus.Standing nice = new SupportStatus.Standing("LL-312", Tier.NICE, Outcome.NOT_MET);
        SupportStatus.Standing unknown = new SupportStatus.Standing("LL-304", Tier.MUST, Outcome.UNKNOWN);

        assertThat(colour(List.of(), List.of(), Outcome.MET)).isEqualTo(SupportStatus.Colour.GREEN);
        assertThat(colour(List.of(), List.of(nice), Outcome.MET)).isEqualTo(SupportStatus.Colour.GREEN);
        assertThat(colour(List.of(), List.of(should), Outcome.MET)).isEqualTo(SupportStatus.Colour.YELLOW);
        assertThat(colour(List.of(), List.of(), Outcome.NOT_MET)).isEqualTo(SupportStatus.Colour.YELLOW);
        assertThat(colour(List.of(), List.of(must, should), Outcome.MET)).isEqualTo(SupportStatus.Colour.RED);
        assertThat(colour(List.of("T-1"), List.of(), Outcome.MET)).isEqualTo(SupportStatus.Colour.RED);
        SupportStatus nobody = SupportStatus.of(List.of(), List.of(unknown), Outcome.UNKNOWN);
        assertThat(nobody.colour()).isEqualTo(SupportStatus.Colour.GREEN);
        assertThat(nobody.reasons()).hasSize(2);
        assertThat(nobody.reasons().get(0).en()).contains("LL-304");
    }

    @Test
    @Tag("STATUS-01")
    void theReasonsNameWhatIsTheMatter() {
        SupportStatus.Standing must = new SupportStatus.Standing("LL-303", Tier.MUST, Outcome.NOT_MET);
        SupportStatus.Standing should = new SupportStatus.Standing("LL-308", Tier.SHOULD, Outcome.NOT_MET);
        SupportStatus status = SupportStatus.of(List.of("T-2", "T-1"), List.of(should, must), Outcome.MET);

        assertThat(status.reasons().stream().map(Text::en))
                .satisfiesExactly(
                        critical -> assertThat(critical).contains("T-1, T-2"),
                        second -> assertThat(second).contains("LL-308"),
                        third -> assertThat(third).contains("LL-303"));
        // What has to be is said in other words than what should be.
        assertThat(status.reasons().get(1).en().replace("LL-308", "LL-303"))
                .isNotEqualTo(status.reasons().get(2).en());
    }

    @Test
    @Tag("STATUS-01")
    void criticalIsWhatIsOpenAndCriticalNow() {
        String[] solved = {"REPLY 09T10:05", "ASSIGN 09T10:06", "START 09T10:07", "RESOLVE 09T10:30"};
        List<Ticket> tickets = List.of(
                ticket("T-4", "09T12:00", story("09T10:00", Priority.P1)),
                ticket("T-3", "09T12:00", story("09T10:00", Priority.P1, solved)),
                ticket("T-2", "09T12:00", story("09T10:00", Priority.P1, "RECLASSIFY 09T10:10 P2")),
                ticket("T-1", "09T12:00", story("09T10:00", Priority.P3, "RECLASSIFY 09T10:10 P1")));

        assertThat(SummaryInput.openCritical(tickets)).containsExactly("T-1", "T-4");
    }

    /** At noon of Monday 9 March: that morning, that day, and the seven days from Tuesday 3 March on. */
    @ParameterizedTest
    @CsvSource({"MIDDAY, 09T00:00, 09T12:00:00.000000001", "DAILY, 09T00:00, 10T00:00", "WEEKLY, 03T00:00, 10T00:00"})
    @Tag("SUP-10")
    void aSummaryIsAboutItsMorningItsDayOrItsWeek(SummaryKind kind, String from, String to) {
        assertThat(input(Optional.empty()).period(kind)).isEqualTo(new Stretch(at(from), at(to)));
        assertThat(input(Optional.of(DAY)).period(kind)).isEqualTo(DAY);
    }

    /** Figures begin with the first event that is known, and with now where none is. */
    @Test
    @Tag("METRIC-3")
    void figuresBeginWithTheFirstEvent() {
        Instant soon = at("09T12:00").plusNanos(1);
        List<TicketEvent> later = story("11T09:00", Priority.P3);
        List<TicketEvent> early = story("05T09:00", Priority.P3, "REPLY 06T09:00");

        assertThat(input(Optional.empty(), early, later).period()).isEqualTo(new Stretch(at("05T09:00"), soon));
        assertThat(input(Optional.empty(), later).period()).isEqualTo(new Stretch(at("09T12:00"), soon));
        assertThat(input(Optional.of(DAY), early).period()).isEqualTo(DAY);
    }

    @SafeVarargs
    private static SupportInput input(Optional<Stretch> stated, List<TicketEvent>... tickets) {
        Map<String, List<TicketEvent>> events = new TreeMap<>();
        for (List<TicketEvent> ticket : tickets) {
            events.put("T-" + events.size(), ticket);
        }
        return new SupportInput(
                Desk.PLAN,
                at("09T12:00"),
                stated,
                events,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    private static SupportStatus.Colour colour(
            List<String> critical, List<SupportStatus.Standing> gates, Outcome service) {
        return SupportStatus.of(critical, gates, service).colour();
    }

    @Test
    @Tag("SUP-11")
    @Tag("LL-277")
    @Tag("LL-278")
    void aCriticalAlertSaysWhenItIsHeardOfAgain() {
        CriticalAlert alert = new CriticalAlert(
                "INC-7",
                Priority.P1,
                IncidentStatus.IDENTIFIED,
                new Text("No se registran pagos", "Payments are not recorded"),
                Optional.of(Share.counted(37, 180)),
                Optional.empty(),
                Optional.empty(),
                at("09T10:00"),
                Duration.ofMinutes(15));

        assertThat(alert.nextUpdate()).contains(at("09T10:15"));
        assertThat(alert.late(at("09T10:15"))).isFalse();
        assertThat(alert.late(at("09T10:15:01"))).isTrue();
        assertThat(alert.lines(ZoneId.of("America/Santiago")).stream().map(Text::es))
                .containsExactly(
                        "Prioridad: P1",
                        "Estado: Identificado",
                        "Impacto: No se registran pagos",
                        "Afectados: 20,6 % (37/180)",
                        "Mientras tanto: no disponible",
                        "Se espera para: no disponible",
                        "Próxima noticia: 2026-03-09 10:15 (America/Santiago)");
        assertThat(SupportJson.alert(alert).get("workaround").isNull()).isTrue();
        assertThatThrownBy(() -> new CriticalAlert(
                        "INC-7",
                        Priority.P1,
                        IncidentStatus.IDENTIFIED,
                        new Text("a", "b"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        at("09T10:00"),
                        Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("SUP-11")
    void anAlertOfAnIncidentSaysWhatWasDeclaredAndWhenUsersHeardOfItLast() {
        Incident incident = new Incident(
                "INC-7",
                Duration.ofMinutes(15),
                List.of(
                        act(IncidentAct.Kind.DETECTED, "09T10:00", "Las cajas no pagan"),
                        act(IncidentAct.Kind.DECLARED, "09T10:05", "No hay pagos")
                                .affecting(30, 60),
                        act(IncidentAct.Kind.UPDATED, "09T10:20", "Disco lleno")
                                .with(IncidentStatus.IDENTIFIED)
                                .affecting(3, 60),
                        act(IncidentAct.Kind.RESOLVED, "09T10:50", "Listo"),
                        act(IncidentAct.Kind.REOPENED, "09T11:30", "Otra vez")));

        CriticalAlert first = CriticalAlert.of(incident, Priority.P1, at("09T10:25"));
        CriticalAlert over = CriticalAlert.of(incident, Priority.P1, at("09T11:00"));
        CriticalAlert again = CriticalAlert.of(incident, Priority.P1, at("09T11:31"));

        assertThat(first.impact().es()).isEqualTo("No hay pagos");
        assertThat(first.status()).isEqualTo(IncidentStatus.IDENTIFIED);
        assertThat(first.affected()).contains(Share.counted(30, 60));
        assertThat(first.nextUpdate()).contains(at("09T10:35"));
        assertThat(over.nextUpdate()).isEmpty();
        assertThat(again.nextUpdate()).contains(at("09T11:45"));
        assertThat(CriticalAlert.of(incident, Priority.P1, at("09T10:01"))
                        .impact()
                        .es())
                .isEqualTo("Las cajas no pagan");
    }

    private static IncidentAct act(IncidentAct.Kind kind, String at, String text) {
        return IncidentAct.of(kind, at(at), "ramiro", "technical-lead", text);
    }

    @Test
    @Tag("SUP-10")
    void aFieldIsShownAsEachLanguageWritesIt() {
        SupportSummary summary = summary(SummaryKind.DAILY, two(), Map.of());

        assertThat(summary.entry("status_colour").shown()).contains(new Text("verde", "green"));
        assertThat(summary.entry("csat_rating").shown()).contains(new Text("4,00 (n=1)", "4.00 (n=1)"));
        assertThat(summary.entry("resolution_rate_pct").shown()).contains(new Text("50,00 % (1/2)", "50.00% (1/2)"));
        assertThat(summary.entry("payments_recorded").shown()).isEmpty();
        assertThatThrownBy(() -> summary.entry("adoption_pct")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("SUP-10")
    void aFieldWithLinesEndsInItsColon() {
        SupportSummary summary = summary(SummaryKind.DAILY, two(), Map.of());

        assertThat(english(summary)).contains("Wins:", "  - The first plan after ten minutes");
    }
}
