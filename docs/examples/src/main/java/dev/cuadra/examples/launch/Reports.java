package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.Texts;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.knowledge.KnownIssue;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.onboarding.support.Share;
import dev.cuadra.onboarding.support.SummaryInput;
import dev.cuadra.onboarding.support.SummaryKind;
import dev.cuadra.onboarding.support.SupportGoal;
import dev.cuadra.onboarding.support.SupportJson;
import dev.cuadra.onboarding.support.SupportStatus;
import dev.cuadra.onboarding.support.SupportSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the house reports, at the moments of its agenda. */
final class Reports {
    private static final int DECIMALS = 2;
    private static final int WEEKDAYS = 7;
    private static final String MANAGER = "Marta";

    private final LaunchHouse house;
    private final Locale language;
    private final Shelf shelf;
    private final DayPages pages;
    private final FinalReports last;

    Reports(LaunchHouse house, Scenario scenario, Shelf shelf) {
        this.house = house;
        this.language = scenario.locale();
        this.shelf = shelf;
        this.pages = new DayPages(house, scenario, shelf);
        this.last = new FinalReports(house, scenario, shelf);
    }

    static String two(int day) {
        return String.format(Locale.ROOT, "day-%02d", day);
    }

    // ---- moments

    /** At noon of a day on which support is at work: the day so far. */
    void midday(Step step, MeasuredSteps post) {
        int day = house.days().day(step.at());
        if (house.days().open(day)) {
            Figures figures = Figures.of(house, house.days().start(day), step.at());
            summary("summaries/" + two(day) + "-midday", SummaryKind.MIDDAY, day, figures);
            post.send(step, "midday-" + day, "layby-midday-update", midday(step, figures));
            pages.day(day, two(day) + "-midday", step.at());
        }
    }

    private static ObjectNode midday(Step step, Figures figures) {
        ObjectNode values = Story.what()
                .put("at", step.at().toString())
                .put("laybys", figures.opened())
                .put("payments", figures.payments())
                .put("opened", figures.support().opened().size())
                .put("resolved", figures.support().solved().size())
                .put("critical", figures.support().critical().size())
                .put("manager", MANAGER);
        adoption(figures).ifPresent(percent -> values.put("adoption", percent));
        return values;
    }

    /** At the end of a day. */
    void close(Step step, MeasuredSteps post) {
        int day = house.days().day(step.at());
        Figures figures = Figures.of(house, house.days().start(day), step.at());
        SupportSummary summary = summary("summaries/" + two(day), SummaryKind.DAILY, day, figures);
        house.marks().found("colour/" + day, summary.status().colour().name());
        post.send(step, "daily-" + day, "layby-daily-status", daily(day, figures, summary));
        pages.day(day, two(day), step.at());
        pages.dashboards(day, step.at());
        new IncidentReports(house, language, shelf).write(step.at());
    }

    private ObjectNode daily(int day, Figures figures, SupportSummary summary) {
        ObjectNode values = Story.what()
                .put("day", house.days().date(day).toString())
                .put("status", shown(summary, "status_colour").orElseThrow())
                .put("laybys", figures.opened())
                .put("payments", figures.payments())
                .put("tickets", figures.support().opened().size())
                .put("manager", MANAGER);
        percent(figures.support().resolution()).ifPresent(percent -> values.put("resolution", percent));
        common(values, figures, summary);
        return values;
    }

    /** What letters about a day and about a week have in common. */
    private void common(ObjectNode values, Figures figures, SupportSummary summary) {
        shown(summary, "csat_rating").ifPresent(rating -> values.put("satisfaction", rating));
        values.putArray("focus").add(focus(figures));
        List<String> issues = issues();
        if (!issues.isEmpty()) {
            values.set("issues", Story.texts(issues));
        }
    }

    private Optional<String> shown(SupportSummary summary, String field) {
        return summary.entry(field).shown().map(text -> text.in(language));
    }

    /** At the end of a week, or of the last days of a launch that is not over by weeks. */
    void week(Step step) {
        int day = house.days().day(step.at());
        summary("summaries/week-" + week(day), SummaryKind.WEEKLY, day, weekly(step));
        new CustomerReports(house, language, shelf).portfolio("customers/week-" + week(day), step.at());
    }

    /** The week so far, to the management. */
    void letter(Step step, MeasuredSteps post) {
        int day = house.days().day(step.at());
        Figures figures = weekly(step);
        ObjectNode values = new WeeklyLetter(house, language).values(figures);
        values.put("manager", MANAGER);
        percent(figures.support().resolution()).ifPresent(percent -> values.put("resolution", percent));
        adoption(figures).ifPresent(percent -> values.put("adoption", percent));
        common(values, figures, SupportSummary.of(SummaryKind.WEEKLY, input(day, figures)));
        post.send(step, "weekly-" + week(day), WeeklyLetter.TEMPLATE, values);
    }

    private static int week(int day) {
        return (day + WEEKDAYS - 1) / WEEKDAYS;
    }

    private Figures weekly(Step step) {
        int first = (week(house.days().day(step.at())) - 1) * WEEKDAYS + 1;
        return Figures.of(house, house.days().start(first), step.at());
    }

    /** When it is over. */
    void end(Step step) {
        pages.rota();
        new IncidentReports(house, language, shelf).write(step.at());
        new CustomerReports(house, language, shelf).write(step.at());
        last.write(step.at());
    }

    // ---- summaries

    private SupportSummary summary(String name, SummaryKind kind, int day, Figures figures) {
        SupportSummary summary = SupportSummary.of(kind, input(day, figures));
        shelf.put(name + ".json", SupportJson.summary(summary).toPrettyString() + "\n");
        String text = summary.lines(house.days().zone()).stream()
                .map(line -> line.in(language))
                .collect(Collectors.joining("\n", "", "\n"));
        shelf.put(name + ".txt", text);
        return summary;
    }

    private SummaryInput input(int day, Figures figures) {
        Map<String, List<String>> lines = new TreeMap<>();
        lines.put("issues", issues());
        lines.put("focus", List.of(focus(figures)));
        lines.put("next_focus", List.of(focus(figures)));
        Outcome service = SupportGoal.service().judge(figures.support().compliance());
        return new SummaryInput(
                figures.period(),
                figures.support(),
                SummaryInput.openCritical(figures.tickets()),
                given(figures),
                lines,
                gates(day, figures.period().to()),
                service);
    }

    /** What lay-bys and articles come to and what others measure; what nobody said is not there. */
    private Map<String, String> given(Figures figures) {
        Map<String, String> given = new TreeMap<>();
        given.put("laybys_created", Long.toString(figures.opened()));
        given.put("payments_recorded", Long.toString(figures.payments()));
        if (!figures.value().isEmpty()) {
            given.put("layby_total_value", figures.money());
        }
        adoption(figures).ifPresent(percent -> given.put("adoption_pct", percent));
        figures.amount("active_users").ifPresent(value -> given.put("active_users", value.toPlainString()));
        HelpPages help = HelpPages.of(house, figures.period());
        given.put("kb_articles", Long.toString(help.published()));
        given.put("faq_updates", Long.toString(help.revised()));
        help.mostViewed().ifPresent(title -> given.put("kb_most_viewed", title.in(language)));
        return given;
    }

    private static Optional<String> percent(Share share) {
        return share.percent(DECIMALS, RoundingMode.HALF_UP).map(BigDecimal::toPlainString);
    }

    private static Optional<String> adoption(Figures figures) {
        return figures.share("users_with_layby_pct").flatMap(Reports::percent);
    }

    /** The gate that the day has to pass: that of the launch on the first day, that of the first week afterwards. */
    private List<SupportStatus.Standing> gates(int day, Instant at) {
        var definition = house.watch().laybys();
        Inputs inputs =
                Inputs.of(at, house.days().zone(), house.watch().readings().laybys(definition, at));
        return Evaluation.of(definition, inputs)
                .gate(day == 1 ? "launch-day-success" : "response-goals")
                .members()
                .stream()
                .map(member -> new SupportStatus.Standing(
                        member.finding().condition(),
                        member.member().tier(),
                        member.finding().outcome()))
                .toList();
    }

    private List<String> issues() {
        return house.lists().knowledge().issues(house.tenant()).stream()
                .map(issue -> issue.id() + " · " + issue.status().label().in(language) + " · " + said(issue))
                .toList();
    }

    private static String said(KnownIssue issue) {
        return issue.report().description();
    }

    private String focus(Figures figures) {
        long open = figures.tickets().stream()
                .filter(ticket -> ticket.state().open())
                .count();
        return Texts.BOOK.text("launch.focus", Map.of("open", open)).in(language);
    }
}
