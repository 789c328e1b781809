package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.adapter.report.LaybyPortfolio;
import dev.cuadra.adapter.report.LaybyPortfolioPage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.integrity.IntegritySummary;
import dev.cuadra.layby.service.IntegrityListener;
import dev.cuadra.onboarding.knowledge.Effectiveness;
import dev.cuadra.onboarding.knowledge.KnownIssue;
import dev.cuadra.runtime.Workers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What is written when a launch is over: books, knowledge, gates, post, refusals, and what it all came to. */
final class FinalReports {
    private final LaunchHouse house;
    private final Scenario scenario;
    private final Shelf shelf;

    FinalReports(LaunchHouse house, Scenario scenario, Shelf shelf) {
        this.house = house;
        this.scenario = scenario;
        this.shelf = shelf;
    }

    void write(Instant at) {
        LaunchDays days = house.days();
        Figures whole = Figures.of(house, days.start(1), at);
        IntegritySummary books = laybys();
        knowledge(whole);
        refusals();
        GateReports gates = new GateReports(house, shelf);
        gates.write(at);
        PostReports post = new PostReports(house, shelf);
        post.write();
        ObjectNode totals = totals(whole, books, gates, post);
        shelf.put("totals.json", totals.toPrettyString() + "\n");
        new IndexPage(house, scenario).write(shelf, whole, totals, gates);
    }

    private ObjectNode totals(Figures whole, IntegritySummary books, GateReports gates, PostReports post) {
        ObjectNode totals = Story.what();
        totals.put("launch", house.days().launch().toString())
                .put("days", house.days().days());
        totals.putObject("tickets")
                .put("opened", whole.support().opened().size())
                .put("solved", whole.support().solved().size())
                .put("critical", whole.support().critical().size())
                .put("kept", whole.support().compliance().hits())
                .put("judged", whole.support().compliance().of());
        ObjectNode laybys = totals.putObject("laybys");
        laybys.put("accepted", whole.opened()).put("payments", whole.payments());
        laybys.put("collected", whole.collected()).put("ended", whole.cancelled());
        ObjectNode value = laybys.putObject("value");
        whole.value().forEach((currency, sum) -> value.put(currency, dev.cuadra.layby.money.MinorUnits.text(sum)));
        laybys.put("sound", books.sound()).put("checked", books.agreements());
        totals.putObject("gates")
                .put("records", gates.records())
                .put("same", gates.same())
                .put("unbroken", gates.sound());
        totals.putObject("messages").put("delivered", post.delivered()).put("parked", post.parked());
        totals.put("refused", house.marks().refused().size());
        return totals;
    }

    private IntegritySummary laybys() {
        LocalDate last = house.days().date(house.days().days());
        List<Layby> all;
        try (Stream<Layby> laybys = house.laybys().books().laybys(house.tenant(), Workers.caller())) {
            all = laybys.toList();
        }
        LaybyPortfolio portfolio =
                LaybyPortfolio.of(LaunchHouse.RULES, all, house.days().launch(), last, last.plusDays(30));
        PageOptions options = PageOptions.in(scenario.locale()).withCompanyName(DayPages.COMPANY);
        shelf.put("laybys/portfolio.html", LaybyPortfolioPage.render(portfolio, options));
        IntegritySummary books = house.integrity().check(house.clerk(), IntegrityListener.SILENT);
        ObjectNode told = Story.what().put("agreements", books.agreements()).put("sound", books.sound());
        ObjectNode findings = told.putObject("findings");
        books.findings().forEach((check, count) -> findings.put(check.name(), count));
        told.set("customerFunds", Story.texts(books.customerFunds()));
        shelf.put("laybys/integrity.json", told.toPrettyString() + "\n");
        return books;
    }

    private void knowledge(Figures whole) {
        ObjectNode told = Story.what();
        ArrayNode issues = told.putArray("issues");
        for (KnownIssue issue : house.lists().knowledge().issues(house.tenant())) {
            ObjectNode one = issues.addObject();
            issue.fields().forEach((name, value) -> one.put(name, value));
        }
        Effectiveness helped = house.lists()
                .knowledge()
                .effectiveness(
                        house.tenant(),
                        house.days().launch(),
                        house.days().date(house.days().days()),
                        whole.support().opened().size());
        ObjectNode articles = told.putObject("articles");
        articles.put("views", helped.views()).put("solved", helped.solved()).put("tickets", helped.tickets());
        ArrayNode used = articles.putArray("used");
        helped.articles()
                .forEach(one -> used.addObject()
                        .put("article", one.article())
                        .put("views", one.views())
                        .put("solved", one.solved())
                        .put("tickets", one.tickets()));
        shelf.put("knowledge.json", told.toPrettyString() + "\n");
    }

    private void refusals() {
        StringBuilder lines = new StringBuilder();
        boolean english = scenario.language().equals("en");
        for (Marks.Refused one : house.marks().refused()) {
            lines.append(Story.what()
                            .put("step", one.step())
                            .put("at", one.at().toString())
                            .put("do", one.kind())
                            .put("code", one.code())
                            .put("message", english ? one.en() : one.es()))
                    .append('\n');
        }
        shelf.put("refused.jsonl", lines.toString());
    }
}
