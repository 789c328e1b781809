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
    /** The day of the launch is day 1. */
    private static final int BEGIN = -2;

    /** Of what was reached before anybody was at work for the launch nobody is told any more. */
    Optional<Filled> of(MilestoneReached reached) {
        return Optional.of(reached)
                .filter(one -> !one.reached().isBefore(scenario.days().start(BEGIN)))
                .map(this::filled);
    }

    private Filled filled(MilestoneReached reached) {
        Template template = templates.template(reached.message());
        LocalDate day = LocalDate.ofInstant(reached.reached(), scenario.days().zone());
        return new Filled(
                template,
                Values.common(
                        template,
                        Map.of(
                                "company", new Value.Words(DayPages.COMPANY),
                                "manager", new Value.Person("Paula"),
                                "milestone", new Value.Words(reached.title().in(scenario.locale())),
                                "reachedOn", new Value.Day(day),
                                "result", words("launch.milestone.result"),
                                "next", words("launch.milestone.next"))));
    }

    private Value words(String key) {
        return new Value.Words(Texts.BOOK.text(key, Map.of()).in(scenario.locale()));
    }
}
