package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanEvent;
import dev.cuadra.onboarding.plan.PlanEvent.Kind;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.Template;
import dev.cuadra.onboarding.plan.Templates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class OnboardingPageTest {
    private static final Locale ES = Locale.forLanguageTag("es-CL");
    private static final ZoneId ZONE = ZoneId.of("America/Santiago");
    private static final LocalDate KICKOFF = LocalDate.of(2026, 3, 2);
    private static final Templates TEMPLATES = Templates.shipped();
    private static final Template TEMPLATE = TEMPLATES.newest("customer-onboarding");

    private static Instant noon(LocalDate date) {
        return date.atTime(12, 0).atZone(ZONE).toInstant();
    }

    private static PlanEvent event(Kind kind, String subject, LocalDate date, String why) {
        return PlanEvent.of(kind + subject + date, noon(date), kind, subject, "marta", "customer-success-manager")
                .because(why);
    }

    private static PlanStatus status(List<PlanEvent> events, LocalDate date) {
        WorkingDays calendar = WorkingDays.mondayToFriday(List.of(LocalDate.of(2026, 4, 3)));
        Plan plan = Plan.of("Panadería <Los Aromos> & Cía.", TEMPLATE, KICKOFF, ZONE, calendar)
                .and(events);
        return PlanStatus.of(plan, noon(date), TEMPLATES);
    }

    private static List<PlanEvent> done(String... phases) {
        List<PlanEvent> events = new ArrayList<>();
        TEMPLATE.tasks().values().stream()
                .filter(task -> List.of(phases).contains(task.phase()))
                .forEach(task ->
                        events.add(event(Kind.DONE, task.key(), task.days().last(KICKOFF), "acta")));
        return events;
    }

    private static PlanStatus late() {
        List<PlanEvent> events = done("pre-kickoff");
        events.add(event(Kind.DONE, "kickoff_meeting_held", LocalDate.of(2026, 3, 9), "acta"));
        events.add(event(Kind.STARTED, "security_review_done", LocalDate.of(2026, 3, 12), ""));
        events.add(event(Kind.BLOCKED, "security_review_done", LocalDate.of(2026, 3, 13), "Falta <acceso> a la VPN"));
        events.add(event(Kind.NOT_APPLICABLE, "initial_migration_done", LocalDate.of(2026, 3, 13), "sin datos"));
        events.add(event(Kind.RISK_RAISED, "risk_technical_delay", LocalDate.of(2026, 3, 16), "dos semanas"));
        return status(events, LocalDate.of(2026, 3, 31));
    }

    private static Document page(PlanStatus status, Locale language) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document page = Jsoup.parse(OnboardingPage.render(status, language), "", parser);
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }

    private static String text(Document page, String css) {
        Element element = page.selectFirst(css);
        return element == null ? "" : element.text();
    }

    @Test
    void aLatePlanSaysHowLateWhatIsInTheWayAndWhoHasWhatToDo() {
        Document page = page(late(), ES);
        assertThat(text(page, "h1")).isEqualTo("Panadería <Los Aromos> & Cía.");
        assertThat(text(page, "[data-figure=done]")).isEqualTo("1 %");
        assertThat(text(page, "[data-figure=expected]")).isEqualTo("30 %");
        assertThat(text(page, "[data-figure=slip]")).contains("días hábiles").contains("después");
        assertThat(text(page, "#blockers")).contains("Falta <acceso> a la VPN").contains("18 días");
        assertThat(text(page, "#warnings")).contains("Riesgo abierto: Atraso técnico");
        assertThat(text(page, "#next"))
                .contains("Encargado de éxito de clientes")
                .contains("vencida");
        assertThat(page.select("#handoff tr")).hasSize(17);
    }

    @Test
    void theTimelineHasEveryTaskAndMarksTheCriticalPathByMoreThanColour() {
        Document page = page(late(), Locale.ENGLISH);
        assertThat(page.select("#timeline .phase")).hasSize(5);
        assertThat(page.select("#timeline g")).hasSize(TEMPLATE.tasks().size());
        assertThat(page.select("#timeline g text.crit"))
                .isNotEmpty()
                .allMatch(one -> one.text().equals("▶"));
        assertThat(page.select("#timeline .line line.now")).hasSize(5);
        assertThat(page.select("#timeline g.off")).hasSize(1);
        assertThat(page.select("#timeline g.done rect.done")).hasSize(13);
        assertThat(text(page, "#timeline g title")).contains("float");
    }

    @Test
    void aRoleWithManyTasksIsToldHowManyAreNotShown() {
        List<PlanEvent> events = done("pre-kickoff", "phase1-foundation", "phase2-implementation", "phase3-launch");
        events.removeIf(
                event -> event.subject().startsWith("auto_") || event.subject().endsWith("_assessed"));
        events.add(event(Kind.DONE, "handoff_meeting_held", LocalDate.of(2026, 6, 1), "acta"));
        Document page = page(status(events, LocalDate.of(2026, 6, 2)), Locale.ENGLISH);

        assertThat(page.select("#next li")).hasSize(8);
        assertThat(text(page, "#next .days > div > p")).isEqualTo("and 3 more");
        assertThat(page.select("#next .days > div > p")).hasSize(1);
    }

    @Test
    void oneDayIsOneDay() {
        List<PlanEvent> events = done("pre-kickoff", "phase1-foundation", "phase2-implementation", "phase3-launch");
        events.addAll(done("handoff").stream()
                .map(event -> event(Kind.DONE, event.subject(), LocalDate.of(2026, 6, 3), "acta"))
                .toList());
        PlanStatus status = status(events, LocalDate.of(2026, 6, 4));

        assertThat(text(page(status, ES), "[data-figure=slip]"))
                .isEqualTo("Se espera terminar 1 día hábil (1 corrido) después de lo previsto.");
        assertThat(text(page(status, Locale.ENGLISH), "[data-figure=slip]"))
                .isEqualTo("The end is expected 1 working day (1 day) later than planned.");
    }

    @Test
    void aPlanOnTimeIsCalm() {
        Document page = page(status(done("pre-kickoff", "phase1-foundation"), LocalDate.of(2026, 3, 31)), ES);
        assertThat(text(page, "[data-figure=slip]")).isEqualTo("El término previsto se mantiene.");
        assertThat(page.select("#blockers")).isEmpty();
        assertThat(page.select("#next h3").eachText()).containsExactly("Equipo de implementación");
    }

    @Test
    void thePageStandsAloneAndIsTheSameEachTime() {
        String html = OnboardingPage.render(late(), ES);
        assertThat(html)
                .doesNotContain("<script", "http://", "https://", "src=")
                .isEqualTo(OnboardingPage.render(late(), ES));
        assertThat(page(late(), ES).select("html").attr("lang")).isEqualTo("es");
        assertThat(page(late(), Locale.ENGLISH).select("html").attr("lang")).isEqualTo("en");
    }
}
