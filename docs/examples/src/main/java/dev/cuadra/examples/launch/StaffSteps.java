package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.knowledge.ArticleVersion;
import dev.cuadra.onboarding.knowledge.IssueMove;
import dev.cuadra.onboarding.knowledge.IssueStatus;
import dev.cuadra.onboarding.operation.ChecklistAct;
import dev.cuadra.onboarding.operation.IncidentAct;
import dev.cuadra.onboarding.operation.IncidentStatus;
import dev.cuadra.onboarding.operation.service.Beginning;
import dev.cuadra.onboarding.operation.service.IncidentView;
import dev.cuadra.onboarding.operation.service.KnowledgeBase;
import dev.cuadra.onboarding.operation.service.LaunchIncidents;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What those do who run the days: lists, the incident, its issue, and articles. */
final class StaffSteps {
    private final LaunchHouse house;

    StaffSteps(LaunchHouse house) {
        this.house = house;
    }

    void begin(Step step) {
        Beginning beginning = Beginning.of(
                        step.text("run"),
                        step.text("pack"),
                        step.text("list"),
                        house.days().launch(),
                        house.days().zone())
                .on(LocalDate.parse(step.text("on")));
        house.lists().begin(house.tenant(), step.key("begin"), beginning);
    }

    void say(Step step) {
        ChecklistAct act = new ChecklistAct(
                ChecklistAct.Kind.valueOf(step.text("do")),
                step.text("item"),
                step.at(),
                step.text("by"),
                step.text("role"),
                step.text("reason"),
                step.text("evidence"));
        house.lists()
                .say(house.tenant(), step.key("say"), step.text("run"), act)
                .refusal()
                .ifPresent(problem -> house.marks().refused(step, "list", problem));
    }

    void incident(Step step) {
        LaunchIncidents incidents = house.lists().incidents();
        JsonNode what = step.what();
        IncidentAct.Kind kind = IncidentAct.Kind.valueOf(step.text("do"));
        IncidentAct act = IncidentAct.of(kind, step.at(), step.text("by"), step.text("role"), step.text("text"));
        act = what.has("status") ? act.with(IncidentStatus.valueOf(step.text("status"))) : act;
        act = what.has("users")
                ? act.affecting(what.path("users").asLong(), what.path("of").asLong())
                : act;
        String incident = step.text("incident");
        if (kind == IncidentAct.Kind.DETECTED) {
            Duration interval = Duration.ofMinutes(what.path("interval").asLong());
            incidents.open(house.tenant(), step.key("incident"), incident, interval, act);
            return;
        }
        incidents
                .say(house.tenant(), step.key("incident"), incident, act)
                .refusal()
                .ifPresent(problem -> house.marks().refused(step, "incident", problem));
    }

    void issue(Step step) {
        IncidentView view = house.lists().incidents().find(house.tenant(), step.text("incident"));
        Optional<String> issue = view.issue();
        IssueMove move =
                new IssueMove(IssueStatus.valueOf(step.text("to")), step.at(), step.text("by"), step.text("text"));
        issue.flatMap(id -> house.lists()
                        .knowledge()
                        .move(house.tenant(), step.key("issue"), id, move)
                        .refusal())
                .ifPresent(problem -> house.marks().refused(step, "issue", problem));
    }

    void article(Step step) {
        String title = step.text("title");
        String body = step.text("body");
        ArticleVersion version =
                new ArticleVersion(new Text(title, title), new Text(body, body), List.of(), step.at(), step.text("by"));
        house.lists()
                .knowledge()
                .publish(
                        house.tenant(),
                        step.key("article"),
                        step.text("article"),
                        TicketSteps.texts(step.what().path("topics")),
                        version);
    }

    void used(Step step) {
        house.lists()
                .knowledge()
                .used(
                        house.tenant(),
                        step.key("use"),
                        step.text("article"),
                        LocalDate.ofInstant(step.at(), house.days().zone()),
                        KnowledgeBase.Use.valueOf(step.text("use")));
    }
}
