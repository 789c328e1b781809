package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.operation.ChecklistAct;
import dev.cuadra.onboarding.operation.ChecklistRun;
import dev.cuadra.onboarding.operation.Contradictions;
import dev.cuadra.onboarding.operation.Coverage;
import dev.cuadra.onboarding.operation.CoverageReport;
import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.onboarding.operation.IncidentAct;
import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.onboarding.operation.Presence;
import dev.cuadra.onboarding.operation.Rota;
import dev.cuadra.onboarding.operation.RunDecision;
import dev.cuadra.onboarding.operation.RunFrame;
import dev.cuadra.onboarding.operation.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class LaunchDayPageTest {
    private static final PageOptions ES = PageOptions.in(Locale.forLanguageTag("es-CL"));
    private static final PageOptions EN = PageOptions.in(Locale.ENGLISH).withCompanyName("Tienda & Cía <b>");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    private static final OperationPack PACK = OperationPack.shipped();
    private static final Instant NOON = at("12:20");

    private static Instant at(String time) {
        return LocalDateTime.parse("2026-03-02T" + time).atZone(SANTIAGO).toInstant();
    }

    private static ChecklistRun run() {
        ChecklistRun run =
                ChecklistRun.begun(PACK.checklist("hour-plan"), RunFrame.of(MONDAY, SANTIAGO, Instant.EPOCH));
        for (int row = 45; row <= 76; row++) {
            String id = "LL-0" + row;
            if (run.checklist().item(id).isPresent() && row != 62 && row != 75) {
                run = said(run, ChecklistAct.tick(id, at(row < 58 ? "07:40" : "08:30"), "Marta", "support-manager"));
            }
        }
        run = said(
                run,
                ChecklistAct.leaveOut("LL-075", at("09:30"), "Marta", "support-manager", "no question came <twice>"));
        return said(run, ChecklistAct.attest("LL-085", at("12:10"), "Marta", "support-manager", "figures.csv"));
    }

    private static ChecklistRun said(ChecklistRun run, ChecklistAct act) {
        RunDecision decision = run.say(act, NOON);
        assertThat(decision.refusal()).isEmpty();
        return decision.run();
    }

    private static CoverageReport cover() {
        List<Shift> shifts = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Shift.Break lunch = new Shift.Break(at(i < 4 ? "12:00" : "12:30"), at(i < 4 ? "12:30" : "13:00"));
            shifts.add(new Shift(
                    "p" + i,
                    "tier1-support",
                    at("08:00"),
                    at(i == 6 ? "17:30" : "20:00"),
                    Presence.ON_SITE,
                    List.of(lunch)));
        }
        shifts.add(shift("marta", "support-manager", Presence.ON_SITE));
        shifts.add(shift("t2a", "tier2-technical", Presence.ON_SITE));
        shifts.add(shift("t3a", "tier3-developers", Presence.ON_SITE));
        shifts.add(shift("t3b", "tier3-developers", Presence.ON_CALL));
        shifts.add(shift("quim", "qa-lead", Presence.ON_CALL));
        shifts.add(new Shift("t2b", "tier2-technical", at("10:00"), at("20:00"), Presence.ON_SITE, List.of()));
        return Coverage.of(PACK.staffing(), MONDAY, SANTIAGO, true, new Rota(shifts));
    }

    private static Shift shift(String person, String tier, Presence presence) {
        return new Shift(person, tier, at("08:00"), at("20:00"), presence, List.of());
    }

    private static Incident incident() {
        return new Incident(
                "I-1",
                Duration.ofMinutes(15),
                List.of(
                        act(IncidentAct.Kind.DETECTED, "11:38", "Payments hang"),
                        act(IncidentAct.Kind.DECLARED, "11:40", "No payment can be recorded")
                                .affecting(60, 120),
                        act(IncidentAct.Kind.UPDATED, "11:54", "We look for the reason")));
    }

    private static IncidentAct act(IncidentAct.Kind kind, String time, String text) {
        return IncidentAct.of(kind, at(time), "tom", "technical-lead", text);
    }

    private static LaunchDay day() {
        return new LaunchDay(
                run(), NOON, Optional.of(cover()), Optional.of(incident()), Contradictions.of(PACK, MONDAY));
    }

    @Test
    void theBoardSaysWhatIsDoneLateAndOpenHourByHour() {
        Document page = Jsoup.parse(LaunchDayPage.render(day(), ES));

        assertThat(page.select("h1").text()).isEqualTo("El día del lanzamiento, hora por hora · 2026-03-02");
        assertThat(page.select("[data-figure]").eachText()).containsExactly("17", "16", "1", "1", "2");
        // 17 of 34: 50 %.
        assertThat(page.select("[data-percent]").text()).isEqualTo("50 % de lo que corresponde está hecho");
        assertThat(page.select(".hour").eachAttr("data-hour"))
                .containsExactly(
                        "07:00–08:00",
                        "08:00–09:00",
                        "09:00–12:00",
                        "12:00–13:00",
                        "13:00–17:00",
                        "17:00–18:00",
                        "18:00–20:00");
        assertThat(page.select(".hour.current").eachAttr("data-hour")).containsExactly("12:00–13:00");
        assertThat(page.select("tr.OVERDUE").eachText())
                .containsExactly("Atrasado Flujos principales probados en producción equipo de soporte 09:00");
        assertThat(page.select("tr.NOT_APPLICABLE").text()).contains("Marta, 09:30 · no question came <twice>");
        assertThat(page.select("tr.DONE").eachText())
                .last()
                .asString()
                .contains("Hecho Cifras de mediodía revisadas")
                .contains("figures.csv");
    }

    @Test
    void coverAndGapsAreShownByTier() {
        Document page = Jsoup.parse(LaunchDayPage.render(day(), ES));

        assertThat(page.select(".cover .bar .word").eachText())
                .containsExactly(
                        "cubierto todo el día",
                        "sin cubrir: hasta 1",
                        "sin cubrir: hasta 1",
                        "cubierto todo el día",
                        "cubierto todo el día",
                        "cubierto todo el día");
        assertThat(page.select(".gaps li").eachText())
                .containsExactly("17:30–20:00: sin cubrir 1 de 6, nivel 1", "08:00–10:00: sin cubrir 1 de 2, nivel 2");
        // Two of twelve hours are a sixth of the bar.
        assertThat(page.select("rect.gap").eachAttr("width")).last().isEqualTo("166");
        assertThat(page.select("rect.here").eachAttr("x")).first().isEqualTo("361");
    }

    @Test
    void aBreakIsToldFromFullCoverByMoreThanItsColour() {
        Document page = Jsoup.parse(LaunchDayPage.render(day(), ES));

        assertThat(page.select("rect.rest").eachAttr("height")).containsOnly("5");
        assertThat(page.select(".draw rect.full").eachAttr("height")).containsOnly("10");
    }

    @Test
    void anIncidentThatIsNotOverStandsAbove() {
        Document page = Jsoup.parse(LaunchDayPage.render(day(), EN));

        assertThat(page.select("[data-incident]").text())
                .isEqualTo("Incident I-1: Investigating, since 11:38 We look for the reason Concerns 60 of 120 users"
                        + " Users should have been told again by 12:09 1 update did not come in time");
        Incident over = incident()
                .say(act(IncidentAct.Kind.RESOLVED, "12:15", "Payments run"), NOON)
                .incident();
        LaunchDay calm = new LaunchDay(run(), NOON, Optional.empty(), Optional.of(over), List.of());
        assertThat(Jsoup.parse(LaunchDayPage.render(calm, EN)).select("[data-incident]"))
                .isEmpty();
    }

    @Test
    void theListAloneIsAPageToo() {
        ChecklistRun run =
                ChecklistRun.begun(PACK.checklist("emergency-recovery"), RunFrame.of(MONDAY, SANTIAGO, NOON));
        Document page = Jsoup.parse(LaunchDayPage.render(LaunchDay.of(run, NOON), EN));

        assertThat(page.select("#cover")).isEmpty();
        assertThat(page.select(".hour").eachAttr("data-hour")).containsExactly("At any time");
        assertThat(page.select("tr")).hasSize(8);
    }

    @Test
    void thePageIsWellFormedClosedInItselfAndEscapesWhatItIsGiven() {
        String html = LaunchDayPage.render(day(), EN);

        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document parsed = parser.parseInput(html, "");
        assertThat(parser.getErrors()).isEmpty();
        assertThat(parsed.select("script, link, img, iframe, [src], [onclick]")).isEmpty();
        assertThat(html).doesNotContain("<script", "http://", "https://", "<twice>", "Cía <b>");
        assertThat(html).contains("Tienda &amp; Cía &lt;b&gt;").contains("default-src 'none'");
        assertThat(LaunchDayPage.render(day(), EN)).isEqualTo(html);
        assertThat(Jsoup.parse(html).select("#notes li")).hasSize(7);
    }
}
