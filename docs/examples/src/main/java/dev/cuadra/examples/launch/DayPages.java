package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.adapter.report.DashboardPage;
import dev.cuadra.adapter.report.LaunchDay;
import dev.cuadra.adapter.report.LaunchDayPage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.onboarding.alert.service.ReadingSource;
import dev.cuadra.onboarding.dashboard.Dashboard;
import dev.cuadra.onboarding.dashboard.DashboardReader;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.operation.Contradictions;
import dev.cuadra.onboarding.operation.Coverage;
import dev.cuadra.onboarding.operation.CoverageReport;
import dev.cuadra.onboarding.operation.CoverageSegment;
import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.onboarding.operation.IncidentStatus;
import dev.cuadra.onboarding.operation.Rota;
import dev.cuadra.onboarding.operation.RunReport;
import dev.cuadra.onboarding.operation.service.IncidentView;
import dev.cuadra.onboarding.operation.service.RunView;
import dev.cuadra.onboarding.record.Inputs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages of a day: its list with staffing and incident, and the dashboards. */
final class DayPages {
    static final String COMPANY = "Ejemplo Muebles";

    private final LaunchHouse house;
    private final Shelf shelf;
    private final PageOptions options;
    private final Optional<CoverageReport> coverage;

    DayPages(LaunchHouse house, Scenario scenario, Shelf shelf) {
        this.house = house;
        this.shelf = shelf;
        this.options = PageOptions.in(scenario.locale()).withCompanyName(COMPANY);
        this.coverage = scenario.steps().stream()
                .filter(step -> step.kind().equals("rota"))
                .findFirst()
                .map(step -> coverage(house, step));
    }

    private static CoverageReport coverage(LaunchHouse house, Step step) {
        LaunchDays days = house.days();
        Rota rota = Rota.read("rota", step.what().path("rota").toString(), days.zone());
        return Coverage.of(house.pack().staffing(), days.launch(), days.zone(), true, rota);
    }

    /** The list of a day, where there is one. */
    void day(int day, String name, Instant at) {
        for (RunView view : house.lists().runs(house.tenant())) {
            if (view.name().equals(StaffStory.run(day))) {
                LaunchDay shown = new LaunchDay(
                        view.run(),
                        at,
                        coverage,
                        incident(at),
                        day == 1 ? Contradictions.of(house.pack(), house.days().launch()) : List.of());
                shelf.put("launch/" + name + ".html", LaunchDayPage.render(shown, options));
                shelf.put("launch/" + name + ".txt", text(view, at));
            }
        }
    }

    private String text(RunView view, Instant at) {
        return RunReport.of(view.run(), at).lines().stream()
                .map(line -> line.in(options.language()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Optional<Incident> incident(Instant at) {
        return house.lists().incidents().all(house.tenant()).stream()
                .map(IncidentView::incident)
                .filter(incident -> incident.figures(at).status() != IncidentStatus.RESOLVED)
                .findFirst();
    }

    void dashboards(int day, Instant at) {
        HouseWatch watch = house.watch();
        dashboard(Reports.two(day) + "-laybys", "layby-launch", watch.laybys(), at);
        dashboard(Reports.two(day) + "-boletas", "boleta-launch", watch.pilot(), at);
    }

    private void dashboard(String name, String rows, Definition definition, Instant at) {
        ReadingSource source = house.watch().source(definition, "");
        Inputs inputs = Inputs.of(at, house.days().zone(), source.read(house.tenant(), definition, at));
        Dashboard dashboard = Dashboard.of(DashboardReader.shipped(rows), definition, inputs);
        shelf.put("dashboards/" + name + ".html", DashboardPage.render(dashboard, options));
        shelf.put("dashboards/" + name + ".json", dashboard.json() + "\n");
    }

    /** How well the rota covers the plan; nothing when nobody handed one in. */
    void rota() {
        coverage.ifPresent(report -> {
            shelf.put(
                    "staffing/coverage.txt",
                    report.lines().stream()
                            .map(line -> line.in(options.language()))
                            .collect(Collectors.joining("\n", "", "\n")));
            shelf.put("staffing/coverage.json", json(report).toPrettyString() + "\n");
        });
    }

    private static ObjectNode json(CoverageReport report) {
        ObjectNode tree = Story.what().put("covered", report.covered()).put("missingMinutes", report.missingMinutes());
        ArrayNode gaps = tree.putArray("gaps");
        for (CoverageSegment gap : report.gaps()) {
            gaps.addObject()
                    .put("day", gap.day())
                    .put("tier", gap.tier())
                    .put("from", gap.from().toString())
                    .put("until", gap.until().toString())
                    .put("needed", gap.needed())
                    .put("missing", gap.missing());
        }
        return tree;
    }
}
