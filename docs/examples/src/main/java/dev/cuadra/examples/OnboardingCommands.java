package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.adapter.report.OnboardingPage;
import dev.cuadra.examples.rules.Rules;
import dev.cuadra.onboarding.operation.RoleNames;
import dev.cuadra.onboarding.plan.Blocker;
import dev.cuadra.onboarding.plan.PlanPhase;
import dev.cuadra.onboarding.plan.PlanReader;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.TaskState;
import dev.cuadra.onboarding.plan.Templates;
import dev.cuadra.spi.problem.Problem;
import java.io.IOException;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "onboarding",
        subcommands = {OnboardingCommands.Status.class, OnboardingTemplateCommand.class})
final class OnboardingCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "status",
            footer = "  java -jar cuadra.jar onboarding status --plan plan.json --at 2026-04-15T12:00:00-04:00")
    static final class Status implements Callable<Integer> {
        private static final String OLD_BLOCKER = "PLAN_BLOCKER_OLD";
        private static final int FIRST_YEAR = 1900;
        private static final int LAST_YEAR = 2199;

        private final Console console;

        @Option(names = "--plan", required = true, paramLabel = "FILE")
        private String plan = "";

        @Option(names = "--at", required = true, paramLabel = "INSTANT")
        private String at = "";

        @Option(names = "--json")
        private boolean json;

        @Option(names = "--html", paramLabel = "FILE")
        @Nullable
        private String html;

        Status(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Instant instant = instant();
            String text = Inputs.text(plan);
            PlanReader.PlanFile file = Inputs.within(plan, () -> PlanReader.read(text, Templates.shipped()));
            PlanStatus status = PlanStatus.of(file.plan(), instant, file.templates());
            Optional<ObjectNode> health = health(file, status);
            if (html != null) {
                OutFile.named("--html", html).text(OnboardingPage.render(status, console.locale()));
            }
            if (json) {
                ObjectNode answer = OnboardingJson.write(status, console.locale());
                answer.set("health", health.orElse(null));
                console.out().println(answer.toPrettyString());
            } else {
                new Telling(console, status).tell();
                health.ifPresent(score -> console.out()
                        .println(score.path("sentence").path(language()).asText()));
            }
            boolean findings = !status.warnings().isEmpty() || !status.refused().isEmpty();
            return findings ? Main.FINDINGS : Main.DONE;
        }

        /** By the same operation that anybody can ask; a blocker that is open for too long is a red flag, too. */
        private Optional<ObjectNode> health(PlanReader.PlanFile file, PlanStatus status) {
            if (file.indicators().isEmpty() && file.redFlags().isEmpty()) {
                return Optional.empty();
            }
            ObjectNode asked = JsonNodeFactory.instance.objectNode();
            asked.set("indicators", file.indicators().orElseGet(JsonNodeFactory.instance::arrayNode));
            ArrayNode flags = asked.putArray("redFlags");
            file.redFlags().forEach(flags::add);
            status.warnings().stream()
                    .filter(warning -> warning.problem().code().equals(OLD_BLOCKER))
                    .forEach(warning -> flags.add(warning.subject()));
            return Optional.of(new Rules(console.locale()).document("health.score", asked.toString()));
        }

        private String language() {
            return console.locale().getLanguage().equals("en") ? "en" : "es";
        }

        private Instant instant() {
            try {
                OffsetDateTime instant = OffsetDateTime.parse(at);
                if (instant.getYear() > FIRST_YEAR && instant.getYear() < LAST_YEAR) {
                    return instant.toInstant();
                }
            } catch (DateTimeException e) {
                // Said below.
            }
            throw OptionValues.wrong("--at", at, Texts.KIND_INSTANT);
        }
    }

    /** For people. */
    private record Telling(Console console, PlanStatus status) {
        private static final int NEXT = 5;

        void tell() {
            console.print(
                    "onboarding.head",
                    Map.of(
                            "customer", status.plan().customer(),
                            "day", status.day(),
                            "phase",
                                    status.phase()
                                            .map(PlanPhase::title)
                                            .map(title -> title.in(console.locale()))
                                            .orElse("—")));
            console.print(
                    "onboarding.progress",
                    Map.of(
                            "done",
                                    status.progress()
                                            .percent(1)
                                            .map(console::decimal)
                                            .orElse("?"),
                            "expected", console.decimal(status.expected().percent(1))));
            console.print(
                    "onboarding.finish",
                    Map.of(
                            "planned", status.schedule().planned().finish(),
                            "forecast", status.schedule().forecast().finish(),
                            "working", status.schedule().slip().workingDays(),
                            "calendar", status.schedule().slip().calendarDays()));
            blockers();
            next();
            problems(
                    "onboarding.warnings",
                    status.warnings().stream().map(one -> one.problem()).toList());
            problems("onboarding.refused", status.refused());
        }

        private void blockers() {
            List<Blocker> open = status.state().openBlockers();
            if (!open.isEmpty()) {
                console.print("onboarding.blockers", Map.of("count", open.size()));
                open.forEach(blocker -> console.print(
                        "onboarding.blocker",
                        Map.of(
                                "name", blocker.name(),
                                "why", blocker.why(),
                                "days", console.decimal(status.age(blocker).setScale(1, RoundingMode.DOWN)))));
            }
        }

        private void next() {
            console.print("onboarding.next", Map.of());
            status.next().forEach((role, tasks) -> {
                console.line("  " + RoleNames.of(role).in(console.locale()));
                tasks.stream().limit(NEXT).forEach(this::task);
                if (tasks.size() > NEXT) {
                    console.print("onboarding.more", Map.of("count", tasks.size() - NEXT));
                }
            });
        }

        private void task(TaskState task) {
            console.print(
                    "onboarding.task",
                    Map.of(
                            "task", task.task().title().in(console.locale()),
                            "key", task.task().key(),
                            "due", task.due(status.plan().kickoff())));
        }

        private void problems(String title, List<Problem> problems) {
            if (!problems.isEmpty()) {
                console.print(title, Map.of("count", problems.size()));
                problems.forEach(console::print);
            }
        }
    }
}
