package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanEvent;
import dev.cuadra.onboarding.plan.Templates;
import dev.cuadra.onboarding.plan.service.PlanView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What happens to customers in onboarding. */
final class CustomerSteps {
    private final LaunchHouse house;

    CustomerSteps(LaunchHouse house) {
        this.house = house;
    }

    void start(Step step) {
        Plan plan = Plan.of(
                step.text("customer"),
                Templates.shipped().newest(CustomerStory.TEMPLATE),
                LocalDate.parse(step.text("kickoff")),
                house.days().zone(),
                WorkingDays.mondayToFriday(Set.of()));
        noted(step, house.plans().start(house.tenant(), plan));
    }

    void events(Step step) {
        List<PlanEvent> events = new ArrayList<>();
        for (JsonNode one : step.what().path("events")) {
            events.add(event(step.number() + "-" + events.size(), one));
        }
        noted(step, house.plans().record(house.tenant(), step.text("customer"), events));
    }

    private static PlanEvent event(String id, JsonNode one) {
        return PlanEvent.of(
                        id,
                        Instant.parse(one.path("at").asText()),
                        PlanEvent.Kind.valueOf(one.path("kind").asText()),
                        one.path("subject").asText(),
                        one.path("who").asText(),
                        one.path("role").asText())
                .because(one.path("why").asText())
                .naming(one.path("other").asText());
    }

    private void noted(Step step, PlanView view) {
        for (int number = 0; number < view.refused().size(); number++) {
            house.marks().refused(step, "plan-" + number, view.refused().get(number));
        }
    }
}
