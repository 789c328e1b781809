package dev.cuadra.examples;

import dev.cuadra.examples.launch.Player;
import dev.cuadra.examples.launch.Scenario;
import dev.cuadra.examples.launch.ScenarioGenerator;
import dev.cuadra.examples.launch.SimulationSize;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A launch that is lived through from a seed, and lived through again. */
@Command(
        name = "launch",
        subcommands = {LaunchCommands.Simulate.class, LaunchCommands.Replay.class})
final class LaunchCommands implements Runnable {
    private static final String SCENARIO = "scenario.jsonl";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Plays to the end, and tells on standard error each time another day begins. */
    private static void play(Console console, Player player, int days) {
        int told = 0;
        do {
            int day = player.day();
            if (day != told) {
                told = day;
                console.err()
                        .println(console.text(
                                "launch.progress",
                                Map.of("day", day, "days", days, "done", player.done(), "steps", player.steps())));
            }
        } while (player.next());
    }

    @Command(name = "simulate", footer = "  java -jar cuadra.jar launch simulate --out launch --seed 2026")
    static final class Simulate implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final OutOption out = new OutOption();

        @Option(names = "--seed", paramLabel = "N")
        private String seed = Long.toString(SimulationSize.STANDARD.seed());

        @Option(names = "--days", paramLabel = "N")
        private String days = Integer.toString(SimulationSize.STANDARD.days());

        @Option(names = "--tickets", paramLabel = "N")
        private String tickets = Integer.toString(SimulationSize.STANDARD.tickets());

        @Option(names = "--laybys", paramLabel = "N")
        private String laybys = Integer.toString(SimulationSize.STANDARD.laybys());

        @Option(names = "--customers", paramLabel = "N")
        private String customers = Integer.toString(SimulationSize.STANDARD.customers());

        @Mixin
        private final HostOptions host = new HostOptions();

        Simulate(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            SimulationSize size = new SimulationSize(
                    number("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE),
                    small("--days", days),
                    small("--tickets", tickets),
                    small("--laybys", laybys),
                    small("--customers", customers));
            String language = console.locale().getLanguage().equals("en") ? "en" : "es";
            Scenario scenario = ScenarioGenerator.make(size, language);
            LaunchFiles files = LaunchFiles.begin(out.directory(), SCENARIO, scenario.lines());
            if (host.db == null) {
                play(console, new Player(scenario, LaunchMedium.passing(), files), size.days());
            } else {
                kept(scenario, files);
            }
            int count = files.finish();
            console.print("launch.done", Map.of("files", count, "dir", out.directory()));
            return Main.DONE;
        }

        /** In a database a run that was interrupted goes on. */
        private void kept(Scenario scenario, LaunchFiles files) {
            try (Host opened = Host.kept(host)) {
                Player player = new Player(scenario, LaunchMedium.of(opened), files);
                if (player.done() > 0 && !files.begun()) {
                    throw new ProblemException(Texts.BOOK.problem(
                            "LAUNCH_FILES_ELSEWHERE", Place.member("--out"), Map.of("dir", out.directory())));
                }
                play(console, player, scenario.days().days());
            }
        }

        private static int small(String option, String text) {
            return (int) number(option, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }

        private static long number(String option, String text, long least, long most) {
            try {
                long number = Long.parseLong(text.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new ProblemException(
                    Texts.BOOK.problem("LAUNCH_NUMBER", Place.member(option), Map.of("option", option, "text", text)));
        }
    }

    @Command(name = "replay", footer = "  java -jar cuadra.jar launch replay launch")
    static final class Replay implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "DIR", descriptionKey = "dir")
        @SuppressWarnings("NullAway.Init")
        private Path dir;

        Replay(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Path file = dir.resolve(SCENARIO);
            if (!Files.isRegularFile(file)) {
                throw new ProblemException(
                        Texts.BOOK.problem("LAUNCH_NOT_THERE", Place.member("DIR"), Map.of("dir", dir)));
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Scenario scenario = Scenario.read(text);
            Map<String, String> again = new TreeMap<>();
            again.put(SCENARIO, text);
            play(
                    console,
                    new Player(scenario, LaunchMedium.passing(), again::put),
                    scenario.days().days());
            List<String> differences = LaunchFiles.differences(console, dir, again);
            differences.forEach(console.out()::println);
            if (differences.isEmpty()) {
                console.print("launch.replayed", Map.of("files", again.size()));
            }
            return differences.isEmpty() ? Main.DONE : Main.FINDINGS;
        }
    }
}
