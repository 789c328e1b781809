package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.onboarding.message.service.Order;
import dev.cuadra.onboarding.message.service.Outcome;
import dev.cuadra.onboarding.observe.ObservationTerms;
import dev.cuadra.onboarding.observe.service.ObservationListener;
import dev.cuadra.onboarding.observe.service.ObservationOrder;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.TableSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What comes from outside: readings that others measured, the beginning of a phase, and orders for announcements. */
final class MeasuredSteps {
    private final LaunchHouse house;
    private final TemplateSet templates = TemplateSet.shipped();

    MeasuredSteps(LaunchHouse house) {
        this.house = house;
    }

    void observe(Step step) {
        observe(step, step.text("pack"), step.what().path("readings").toString());
    }

    /** Takes in a list of readings; what is wrong with a line of it is noted. */
    void observe(Step step, String pack, String readings) {
        ObservationOrder order = ObservationOrder.of(
                ObservationTerms.of(definition(pack), house.days().zone()));
        List<Problem> problems = new ArrayList<>();
        house.measured().run(house.tenant(), TableSource.ofText(pack + ".json", readings), order, new Wrong(problems));
        for (int number = 0; number < problems.size(); number++) {
            house.marks().refused(step, "reading-" + number, problems.get(number));
        }
    }

    private record Wrong(List<Problem> problems) implements ObservationListener {
        @Override
        public void rejected(dev.cuadra.onboarding.observe.ObservationLine line) {
            problems.addAll(line.problems());
        }
    }

    private Definition definition(String pack) {
        if (pack.equals(house.watch().laybys().id())) {
            return house.watch().laybys();
        }
        return pack.equals(house.watch().pilot().id())
                ? house.watch().pilot()
                : house.watch().of(house.plans().plan(house.tenant(), pack));
    }

    static Act act(Instant at, String who, String role, String why) {
        return new Act(who, role, why, at);
    }

    /** A phase begins once, however often it is said. */
    void phase(Step step) {
        begun(step.text("phase"), step.at());
    }

    void begun(String phase, Instant at) {
        String name = "phase/" + phase;
        if (house.marks().named(name).isEmpty()) {
            Act act = act(at, "elena", "engineering-lead", "Begins with " + phase);
            house.watch()
                    .service()
                    .acts()
                    .happened(house.tenant(), house.watch().pilot(), HistoryEvent.Kind.PHASE_STARTED, phase, act);
            house.marks().name(name, new UUID(0, 1));
        }
    }

    void announce(Step step) {
        Template template = templates.template(step.text("template"));
        Values values = Values.common(template, (ObjectNode) step.what().path("values"));
        Order order = Order.of(step.text("template"), template, values, Instant.parse(step.text("at")));
        Act act = act(step.at(), "marta", "support-manager", "The launch");
        noted(step, house.letters().schedule(house.tenant(), order, act));
    }

    /** Sends a message about the launch at once. */
    void send(Step step, String id, String name, ObjectNode values) {
        Template template = templates.template(name);
        Order order = Order.of(id, template, Values.common(template, values), step.at());
        noted(step, house.letters().sendNow(house.tenant(), order, act(step.at(), "marta", "support-manager", id)));
    }

    private void noted(Step step, Outcome outcome) {
        outcome.refusal().ifPresent(problem -> house.marks().refused(step, outcome.id(), problem));
    }
}
