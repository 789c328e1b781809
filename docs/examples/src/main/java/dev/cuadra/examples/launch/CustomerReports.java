package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.adapter.report.OnboardingPage;
import dev.cuadra.adapter.report.OnboardingPortfolio;
import dev.cuadra.adapter.report.OnboardingPortfolioPage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.onboarding.health.HealthScore;
import dev.cuadra.onboarding.plan.PlanPhase;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.service.PortfolioLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How customers in onboarding stand: a page for each, and one line for each in the portfolio. */
final class CustomerReports {
    private static final int DECIMALS = 2;

    private final LaunchHouse house;
    private final Locale language;
    private final Shelf shelf;

    CustomerReports(LaunchHouse house, Locale language, Shelf shelf) {
        this.house = house;
        this.language = language;
        this.shelf = shelf;
    }

    void write(Instant at) {
        for (PortfolioLine line : portfolio("customers/portfolio", at)) {
            PlanStatus status = house.plans().status(house.tenant(), line.customer(), at);
            shelf.put("customers/" + line.customer() + ".html", OnboardingPage.render(status, language));
        }
    }

    List<PortfolioLine> portfolio(String name, Instant at) {
        List<PortfolioLine> lines = house.plans().portfolio(house.tenant(), at);
        ArrayNode all = Story.what().putArray("customers");
        lines.forEach(line -> all.add(json(line, health(line, at))));
        shelf.put(name + ".json", all.toPrettyString() + "\n");
        shelf.put(name + ".html", page(lines, at));
        return lines;
    }

    private String page(List<PortfolioLine> lines, Instant at) {
        List<OnboardingPortfolio.Customer> customers = lines.stream()
                .map(line -> new OnboardingPortfolio.Customer(
                        line, Optional.of(health(line, at)), Optional.of(line.customer() + ".html")))
                .toList();
        LocalDate day = LocalDate.ofInstant(at, house.days().zone());
        return OnboardingPortfolioPage.render(
                new OnboardingPortfolio(day, customers),
                PageOptions.in(language).withCompanyName(DayPages.COMPANY));
    }

    private HealthScore health(PortfolioLine line, Instant at) {
        return house.watch()
                .readings()
                .health(line.customer(), house.watch().of(house.plans().plan(house.tenant(), line.customer())), at);
    }

    private static ObjectNode json(PortfolioLine line, HealthScore health) {
        ObjectNode json = Story.what().put("customer", line.customer()).put("day", line.day());
        json.put("phase", line.phase().map(PlanPhase::key).orElse(null));
        json.put(
                "progress",
                line.progress().percent(DECIMALS).map(Object::toString).orElse(null));
        json.put("expected", line.expected().percent(DECIMALS).toPlainString());
        json.put("finish", line.finish().toString()).put("slipDays", line.slip().calendarDays());
        json.put("blockers", line.blockers()).put("warnings", line.warnings());
        json.put("handoff", line.handoff().name());
        json.put("health", health.band().name());
        json.put(
                "score",
                health.known()
                        .map(score -> HealthScore.shown(score, DECIMALS).toPlainString())
                        .orElse(null));
        return json;
    }
}
