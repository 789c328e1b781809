package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.adapter.report.LaunchReport;
import dev.cuadra.adapter.report.LaunchReportPage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.examples.Texts;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.service.LaybyRecord;
import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.gate.Verdict;
import dev.cuadra.onboarding.support.TicketFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The page that everything else is linked from. */
final class IndexPage {
    private static final Set<AlertEvent.Kind> SHOWN = Set.of(
            AlertEvent.Kind.FIRED,
            AlertEvent.Kind.CLEARED,
            AlertEvent.Kind.ESCALATED,
            AlertEvent.Kind.ACKNOWLEDGED,
            AlertEvent.Kind.LATCHED,
            AlertEvent.Kind.REOPENED);
    private static final Set<String> BAD =
            Set.of(Verdict.FAIL.name(), RolloutDecision.Move.ROLL_BACK.name(), AlertEvent.Kind.FIRED.name());
    private static final Set<String> GOOD = Set.of(
            Verdict.PASS.name(),
            Verdict.WAIVED.name(),
            RolloutDecision.Move.ADVANCE.name(),
            AlertEvent.Kind.CLEARED.name());

    private final LaunchHouse house;
    private final Scenario scenario;

    IndexPage(LaunchHouse house, Scenario scenario) {
        this.house = house;
        this.scenario = scenario;
    }

    void write(Shelf shelf, Figures whole, JsonNode totals, GateReports gates) {
        LaunchReport report = new LaunchReport(
                house.days().launch(), house.days().zone(), figures(totals), days(whole), decisions(gates), files());
        PageOptions options = PageOptions.in(scenario.locale()).withCompanyName(DayPages.COMPANY);
        shelf.put("index.html", LaunchReportPage.render(report, options));
    }

    private String say(String key) {
        return Texts.BOOK.text("launch." + key, Map.of()).in(scenario.locale());
    }

    private List<LaunchReport.Figure> figures(JsonNode totals) {
        JsonNode gates = totals.path("gates");
        boolean again = gates.path("records").equals(gates.path("same"));
        JsonNode tickets = totals.path("tickets");
        JsonNode laybys = totals.path("laybys");
        long parked = totals.path("messages").path("parked").asLong();
        long refused = totals.path("refused").asLong();
        return List.of(
                figure("tickets", tickets.path("opened").asText(), false),
                figure(
                        "kept",
                        tickets.path("kept").asText() + " / "
                                + tickets.path("judged").asText(),
                        false),
                figure("laybys", laybys.path("accepted").asText(), false),
                figure("payments", laybys.path("payments").asText(), false),
                figure("customers", Integer.toString(customers()), false),
                figure("messages", totals.path("messages").path("delivered").asText(), false),
                figure("parked", Long.toString(parked), parked > 0),
                figure("refused", Long.toString(refused), refused > 0),
                figure(
                        "sound",
                        say(laybys.path("sound").asBoolean() ? "yes" : "no"),
                        !laybys.path("sound").asBoolean()),
                figure(
                        "again",
                        gates.path("same").asText() + " / "
                                + gates.path("records").asText(),
                        !again));
    }

    private int customers() {
        return house.plans().portfolio(house.tenant(), house.now()).size();
    }

    private LaunchReport.Figure figure(String key, String value, boolean bad) {
        return new LaunchReport.Figure(say("figure." + key), value, bad);
    }

    // ---- days

    private List<LaunchReport.Day> days(Figures whole) {
        List<LaybyRecord> records = Figures.records(house);
        List<LaunchReport.Day> days = new ArrayList<>();
        for (int day = 1; day <= house.days().days(); day++) {
            Stretch period = new Stretch(house.days().start(day), house.days().start(day + 1));
            TicketFigures tickets = TicketFigures.of(
                    whole.tickets(),
                    house.desk().terms(),
                    period,
                    whole.period().to());
            days.add(new LaunchReport.Day(
                    house.days().date(day),
                    tickets.opened().size(),
                    tickets.solved().size(),
                    tickets.critical().size(),
                    Figures.count(records, period, LaybyEvent.Accepted.class::isInstance),
                    Figures.count(records, period, LaybyEvent.PaymentReceived.class::isInstance),
                    house.marks().found("colour/" + day).orElse("RED"),
                    links(day)));
        }
        return days;
    }

    private List<LaunchReport.Link> links(int day) {
        String name = Reports.two(day);
        List<LaunchReport.Link> links = new ArrayList<>();
        links.add(link("summary", "summaries/" + name + ".txt"));
        if (house.days().open(day)) {
            links.add(link("midday", "summaries/" + name + "-midday.txt"));
            links.add(link("board", "launch/" + name + ".html"));
        }
        links.add(link("dashboard", "dashboards/" + name + "-laybys.html"));
        links.add(link("pilot", "dashboards/" + name + "-boletas.html"));
        return links;
    }

    private LaunchReport.Link link(String key, String file) {
        return new LaunchReport.Link(say("link." + key), file);
    }

    // ---- decisions

    private List<LaunchReport.Decision> decisions(GateReports gates) {
        Stream<LaunchReport.Decision> verdicts = gates.decided().stream()
                .filter(one -> !one.verdict().equals(Verdict.NOT_DUE.name())
                        && !one.subject().equals("triggers"))
                .map(one -> new LaunchReport.Decision(
                        one.at(),
                        one.definition() + " · " + one.subject(),
                        one.verdict(),
                        Optional.of(one.before()).filter(text -> !text.isEmpty()),
                        tone(one.verdict()),
                        Optional.of(GateReports.file(one.definition(), one.subject()))));
        Stream<LaunchReport.Decision> alerts = gates.alerted().stream()
                .filter(one -> SHOWN.contains(one.event().kind()))
                .map(one -> new LaunchReport.Decision(
                        one.event().at(),
                        one.definition() + " · " + one.event().trigger(),
                        one.event().kind().name(),
                        Optional.empty(),
                        tone(one.event().kind().name()),
                        Optional.of("gates/alerts.jsonl")));
        return Stream.concat(verdicts, alerts)
                .sorted(Comparator.comparing(LaunchReport.Decision::at))
                .toList();
    }

    private static LaunchReport.Tone tone(String what) {
        if (BAD.contains(what)) {
            return LaunchReport.Tone.BAD;
        }
        return GOOD.contains(what) ? LaunchReport.Tone.GOOD : LaunchReport.Tone.OPEN;
    }

    // ---- files

    private List<LaunchReport.Files> files() {
        List<LaunchReport.Link> weeks = new ArrayList<>();
        for (int week = 1; week <= (house.days().days() + 6) / 7; week++) {
            weeks.add(new LaunchReport.Link(say("link.week") + " " + week, "summaries/week-" + week + ".txt"));
        }
        house.lists()
                .incidents()
                .all(house.tenant())
                .forEach(view -> weeks.add(new LaunchReport.Link(
                        view.incident().id(), "incidents/" + view.incident().id() + ".txt")));
        weeks.add(link("coverage", "staffing/coverage.txt"));
        weeks.add(link("knowledge", "knowledge.json"));
        List<LaunchReport.Link> customers = new ArrayList<>();
        customers.add(link("portfolio", "customers/portfolio.html"));
        house.plans()
                .portfolio(house.tenant(), house.now())
                .forEach(line -> customers.add(
                        new LaunchReport.Link(line.customer(), "customers/" + line.customer() + ".html")));
        return List.of(
                new LaunchReport.Files(say("files.support"), weeks),
                new LaunchReport.Files(say("files.customers"), customers),
                new LaunchReport.Files(
                        say("files.laybys"),
                        List.of(link("laybys", "laybys/portfolio.html"), link("integrity", "laybys/integrity.json"))),
                new LaunchReport.Files(
                        say("files.records"),
                        List.of(
                                link("verdicts", "gates/verdicts.jsonl"),
                                link("alerts", "gates/alerts.jsonl"),
                                link("parked", "messages/parked.jsonl"),
                                link("refused", "refused.jsonl"),
                                link("totals", "totals.json"),
                                link("scenario", "scenario.jsonl"))));
    }
}
