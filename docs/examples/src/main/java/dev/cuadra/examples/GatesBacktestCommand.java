package dev.cuadra.examples;

import dev.cuadra.onboarding.backtest.Backtest;
import dev.cuadra.onboarding.backtest.BacktestCursor;
import dev.cuadra.onboarding.backtest.BacktestPlan;
import dev.cuadra.onboarding.backtest.BacktestResult;
import dev.cuadra.onboarding.backtest.Incident;
import dev.cuadra.onboarding.backtest.Incidents;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backtest",
        footer = "  java -jar cuadra.jar gates backtest --pack launch.json --observations observations.csv"
                + " --from 2025-09-26 --to 2025-10-26 --out result")
final class GatesBacktestCommand implements Callable<Integer> {
    private static final String CURSOR = "backtest-cursor.json";
    private static final long PART = 500;

    private final Console console;

    @Mixin
    private final GateOptions gates = new GateOptions();

    @Option(names = "--observations", required = true, paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private Path observations;

    @Option(names = "--from", required = true, paramLabel = "INSTANT")
    private String from = "";

    @Option(
            names = {"--to", "--at"},
            required = true,
            paramLabel = "INSTANT")
    private String to = "";

    @Option(names = "--step", paramLabel = "DURATION", defaultValue = "PT1H")
    private String step = "PT1H";

    @Option(names = "--against", paramLabel = "NAME|FILE")
    @Nullable
    private String against;

    @Option(names = "--incidents", paramLabel = "FILE")
    @Nullable
    private String incidents;

    @Option(names = "--phase", paramLabel = "NAME")
    @Nullable
    private String phase;

    @Option(names = "--history", paramLabel = "FILE")
    @Nullable
    private String history;

    @Option(names = "--decide")
    private boolean decide;

    @Option(names = "--looks", paramLabel = "N", defaultValue = "0")
    private long looks;

    @Option(names = "--resume")
    private boolean resume;

    @Option(names = "--out", paramLabel = "DIR")
    @Nullable
    private Path out;

    GatesBacktestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (looks < 0) {
            throw OptionValues.wrong("--looks", Long.toString(looks), Texts.KIND_FROM);
        }
        GateOptions.ofPhase(phase, "--history", history != null);
        GateOptions.ofPhase(phase, "--decide", decide);
        Definition definition = gates.definition();
        Linter.check(definition);
        GateReadings readings = GateReadings.read(console, observations, definition, gates.zone());
        BacktestPlan plan = plan(definition, readings);
        Backtest backtest = Backtest.of(plan);
        BacktestCursor cursor = run(backtest, plan);
        BacktestResult result = backtest.result(cursor);
        readings.complain();
        if (out == null) {
            console.out().println(result.json());
        } else {
            write(new OutDirectory(out), result, readings);
        }
        boolean findings = readings.rejects()
                || !result.complete()
                || !result.missed().isEmpty()
                || !result.differences().isEmpty()
                || (incidents != null && !result.falseAlarms().isEmpty());
        return findings ? Main.FINDINGS : Main.DONE;
    }

    private BacktestPlan plan(Definition definition, GateReadings readings) throws IOException {
        Instant begin = gates.instant("--from", from);
        Instant end = gates.instant("--to", to);
        Optional<Definition> before = against == null ? Optional.empty() : Optional.of(gates.other(against));
        List<Definition> about =
                Stream.concat(Stream.of(definition), before.stream()).toList();
        List<Incident> known = incidents == null ? List.of() : Incidents.parse(Inputs.text(incidents));
        boolean decided = decide || history == null;
        Optional<BacktestPlan.Course> course = phase == null
                ? Optional.empty()
                : Optional.of(new BacktestPlan.Course(phase, GateOptions.history(history, definition), decided));
        try {
            return new BacktestPlan(
                    definition,
                    before,
                    gates.inputs(about, begin, readings.readings()),
                    begin,
                    end,
                    Duration.parse(step),
                    course,
                    known,
                    BacktestPlan.REACH);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ProblemException(
                    Texts.BOOK.problem(
                            "GATES_SPAN", Place.member("--step"), Map.of("from", from, "to", to, "step", step)),
                    e);
        }
    }

    /** Runs in parts; what is done is kept in a file from which an interrupted run goes on. */
    private BacktestCursor run(Backtest backtest, BacktestPlan plan) throws IOException {
        Optional<OutDirectory> directory = Optional.ofNullable(out).map(OutDirectory::new);
        BacktestCursor cursor = resume ? kept() : backtest.begin();
        long left = plan.looks() - cursor.looks();
        long most = cursor.looks() + (looks == 0 ? left : Math.min(left, looks));
        while (cursor.looks() < most) {
            long until = Math.min(most, cursor.looks() + PART);
            cursor = backtest.run(cursor, (done, all) -> done < until);
            String state = cursor.json();
            directory.ifPresent(open -> open.text(CURSOR, state + "\n"));
            console.err().println(console.text("gates.looked", Map.of("done", cursor.looks(), "all", plan.looks())));
        }
        return cursor;
    }

    private BacktestCursor kept() throws IOException {
        Optional<Path> file =
                Optional.ofNullable(out).map(dir -> dir.resolve(CURSOR)).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            throw new ProblemException(
                    Texts.BOOK.problem("GATES_NOTHING_TO_RESUME", Place.member("--resume"), Map.of("file", CURSOR)));
        }
        return BacktestCursor.parse(Inputs.text(file.get().toString()));
    }

    private void write(OutDirectory directory, BacktestResult result, GateReadings readings) {
        directory.text("backtest.json", result.json() + "\n");
        String text = result.text().in(console.locale());
        directory.text("backtest.txt", text + "\n");
        readings.write(directory);
        if (result.complete()) {
            directory.forget(CURSOR);
        }
        console.out().println(text);
        directory.written().forEach(path -> console.out().println("  " + path));
    }
}
