package dev.cuadra.examples.launch;

import dev.cuadra.examples.Texts;
import dev.cuadra.onboarding.message.Filled;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Value;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.onboarding.plan.service.MilestoneReached;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What a customer is told who reached a milestone. */
record MilestoneLetter(Scenario scenario, TemplateSet templates) {
    Optional<Filled> of(MilestoneReached reached) {
        Template template = templates.template(reached.message());
        return Optional.of(new Filled(
                template,
                Values.common(
                        template,
                        Map.of(
                                "company", new Value.Words(reached.customer()),
                                "manager", new Value.Person("Paula"),
                                "milestone", new Value.Words(reached.title().in(scenario.locale())),
                                "reachedOn",
                                        new Value.Day(LocalDate.ofInstant(
                                                reached.reached(),
                                                scenario.days().zone())),
                                "result", words("launch.milestone.result"),
                                "next", words("launch.milestone.next")))));
    }

    private Value words(String key) {
        return new Value.Words(Texts.BOOK.text(key, Map.of()).in(scenario.locale()));
    }
}
