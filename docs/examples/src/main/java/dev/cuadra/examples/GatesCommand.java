package dev.cuadra.examples;

import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Lint;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.gate.Verdict;
import dev.cuadra.onboarding.observe.ObservationList;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.EvaluationRecord;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gates and rollouts. */
@Command(
        name = "gates",
        subcommands = {
            GatesCommand.Check.class,
            GatesCommand.Evaluate.class,
            GatesBacktestCommand.class,
            GatesCommand.Template.class
        })
final class GatesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "lint", footer = "  java -jar cuadra.jar gates lint --pack launch.json")
    static final class Check implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final GateOptions gates = new GateOptions();

        @Option(names = "--observations", paramLabel = "FILE")
        @Nullable
        private Path observations;

        @Option(names = "--json")
        private boolean json;

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Definition definition = gates.definition();
            List<Lint> found = Linter.lint(definition);
            boolean rejects = false;
            if (observations != null) {
                GateReadings readings = GateReadings.read(console, observations, definition, gates.zone());
                readings.complain();
                rejects = readings.rejects();
            }
            if (json) {
                found.forEach(lint -> console.out().println(Form29Json.problem(lint.problem(), console.locale())));
            } else {
                tell(definition, found);
            }
            return found.isEmpty() && !rejects ? Main.DONE : Main.FINDINGS;
        }

        private void tell(Definition definition, List<Lint> found) {
            found.forEach(lint -> {
                console.print("gates.lint." + lint.severity().name(), Map.of("code", lint.code()));
                console.print(lint.problem());
            });
            console.print(
                    "gates.lint",
                    Map.of(
                            "id", definition.id(),
                            "version", definition.version(),
                            "errors", count(found, Lint.Severity.ERROR),
                            "warnings", count(found, Lint.Severity.WARNING)));
        }

        private static long count(List<Lint> found, Lint.Severity severity) {
            return found.stream().filter(lint -> lint.severity() == severity).count();
        }
    }

    @Command(
            name = "evaluate",
            footer = "  java -jar cuadra.jar gates evaluate --pack launch.json --observations observations.csv"
                    + " --at 2025-10-10T00:00:00-03:00")
    static final class Evaluate implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final GateOptions gates = new GateOptions();

        @Option(names = "--observations", required = true, paramLabel = "FILE")
        @SuppressWarnings("NullAway.Init")
        private Path observations;

        @Option(names = "--at", required = true, paramLabel = "INSTANT")
        private String at = "";

        @Option(names = "--gate", paramLabel = "ID")
        @Nullable
        private String gate;

        @Option(names = "--scope", paramLabel = "WHO")
        @Nullable
        private String scope;

        @Option(names = "--phase", paramLabel = "NAME")
        @Nullable
        private String phase;

        @Option(names = "--history", paramLabel = "FILE")
        @Nullable
        private String history;

        @Option(names = "--out", paramLabel = "DIR")
        @Nullable
        private Path out;

        Evaluate(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            GateOptions.ofPhase(phase, "--history", history != null);
            Definition definition = gates.definition();
            Linter.check(definition);
            Instant instant = gates.instant("--at", at);
            List<HistoryEvent> events = GateOptions.history(history, definition);
            GateReadings readings = GateReadings.read(console, observations, definition, gates.zone());
            Evaluation evaluation =
                    Evaluation.of(definition, gates.inputs(List.of(definition), instant, readings.readings()));
            Map<String, String> records = new LinkedHashMap<>();
            boolean findings = readings.rejects();
            for (String id : asked(definition)) {
                GateFinding finding = scope == null ? evaluation.gate(id) : evaluation.gate(id, scope);
                findings |= finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.INCONCLUSIVE;
                records.put(
                        "gate-" + OutDirectory.named(id) + ".json",
                        (scope == null ? evaluation.gateRecord(id) : evaluation.gateRecord(id, scope)).json());
                tell(finding.sentence().in(console.locale()));
                answering(definition.owners().answering(finding));
            }
            if (definition.gates().isEmpty() && phase == null) {
                EvaluationRecord triggers = triggers(definition, evaluation);
                findings |= !triggers.verdict().equals(TriggerState.CLEAR.name());
                records.put("triggers.json", triggers.json());
            }
            if (phase != null) {
                RolloutDecision decision = evaluation.rollout(phase, events);
                findings |= alarming(decision);
                records.put(
                        "rollout.json", evaluation.rolloutRecord(phase, events).json());
                tell(decision.sentence().in(console.locale()));
            }
            write(records, readings);
            return findings ? Main.FINDINGS : Main.DONE;
        }

        /** Where there is no gate, how the triggers stand: an answer about nothing would look like a good one. */
        private static EvaluationRecord triggers(Definition definition, Evaluation evaluation) {
            if (definition.triggers().isEmpty()) {
                throw new ProblemException(
                        Texts.BOOK.problem("GATES_NOTHING", Place.member("--pack"), Map.of("id", definition.id())));
            }
            return evaluation.triggersRecord();
        }

        /** The gates asked for; all where none is named. */
        private List<String> asked(Definition definition) {
            return gate != null
                    ? List.of(gate)
                    : definition.gates().stream().map(Gate::id).toList();
        }

        private static boolean alarming(RolloutDecision decision) {
            return decision.move() == RolloutDecision.Move.ROLL_BACK
                    || decision.reason() == RolloutDecision.Reason.P0_FIRING
                    || decision.reason() == RolloutDecision.Reason.DATA_MISSING
                    || decision.reason() == RolloutDecision.Reason.BREACH_IN_PROGRESS;
        }

        /** Who answers for what is not met or not known. */
        private void answering(Map<String, List<String>> roles) {
            roles.forEach((role, ids) ->
                    tell("  " + console.text("gates.answering", Map.of("role", role, "ids", String.join(", ", ids)))));
        }

        private void tell(String sentence) {
            if (out != null) {
                console.out().println(sentence);
            }
        }

        private void write(Map<String, String> records, GateReadings readings) {
            readings.complain();
            if (out == null) {
                records.values().forEach(console.out()::println);
                return;
            }
            OutDirectory directory = new OutDirectory(out);
            records.forEach((name, json) -> directory.text(name, json + "\n"));
            readings.write(directory);
            directory.written().forEach(path -> console.out().println("  " + path));
        }
    }

    @Command(name = "template", footer = "  java -jar cuadra.jar gates template > observations.csv")
    static final class Template implements Callable<Integer> {
        private final Console console;

        Template(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            console.out()
                    .print(ObservationList.template(
                            !console.locale().getLanguage().equals("en")));
            return Main.DONE;
        }
    }
}
