package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.rules.Rules;
import dev.cuadra.onboarding.support.SummaryKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "support",
        subcommands = {SupportCommands.Deadlines.class, SupportCommands.Metrics.class, SupportCommands.Summary.class})
final class SupportCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** One file of tickets in, one document out. */
    private abstract static class OneFile implements Callable<Integer> {
        private final Console console;
        private final String operation;

        @Option(names = "--in", paramLabel = "FILE", required = true)
        private String in = "";

        @Option(names = "--at", paramLabel = "INSTANT")
        @Nullable
        private String at;

        @Option(names = "--out", paramLabel = "DIR")
        @Nullable
        private Path out;

        OneFile(Console console, String operation) {
            this.console = console;
            this.operation = operation;
        }

        @Override
        public Integer call() throws IOException {
            ObjectNode document = Rules.object(Inputs.text(in, console));
            if (at != null) {
                document.put("at", at);
            }
            add(document);
            ObjectNode answer = new Rules(console.locale()).document(operation, document.toString());
            write(answer);
            return findings(answer) || !answer.get("refused").isEmpty() ? Main.FINDINGS : Main.DONE;
        }

        /** What the command line says besides the file. */
        void add(ObjectNode document) {}

        /** Whether there is something that a person must look at. */
        abstract boolean findings(JsonNode answer);

        /** The lines to read, if there are any. */
        List<String> lines(JsonNode answer) {
            return List.of();
        }

        private void write(ObjectNode answer) {
            if (out == null) {
                console.out().println(answer.toPrettyString());
                return;
            }
            OutDirectory directory = new OutDirectory(out);
            String name = operation.substring(operation.indexOf('.') + 1);
            directory.text(name + ".json", answer.toPrettyString() + "\n");
            List<String> lines = lines(answer);
            if (!lines.isEmpty()) {
                directory.text(name + ".txt", String.join("\n", lines) + "\n");
            }
            directory.written().forEach(console.out()::println);
        }
    }

    @Command(name = "deadlines", footer = "  java -jar cuadra.jar support deadlines --in tickets.json")
    static final class Deadlines extends OneFile {
        Deadlines(Console console) {
            super(console, "support.deadlines");
        }

        @Override
        boolean findings(JsonNode answer) {
            for (JsonNode ticket : answer.get("tickets")) {
                if (!ticket.get("timers").isEmpty() || !ticket.get("findings").isEmpty()) {
                    return true;
                }
                for (JsonNode clock : ticket.get("clocks")) {
                    if (clock.get("outcome").asText().equals("MISSED")) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    @Command(name = "metrics", footer = "  java -jar cuadra.jar support metrics --in tickets.json --out figures")
    static final class Metrics extends OneFile {
        Metrics(Console console) {
            super(console, "support.metrics");
        }

        @Override
        boolean findings(JsonNode answer) {
            return false;
        }
    }

    @Command(
            name = "summary",
            footer = "  java -jar cuadra.jar support summary --in tickets.json --kind daily --out today")
    static final class Summary extends OneFile {
        @Option(names = "--kind", paramLabel = "midday|daily|weekly")
        @Nullable
        private SummaryKind kind;

        Summary(Console console) {
            super(console, "support.summary");
        }

        @Override
        void add(ObjectNode document) {
            if (kind != null) {
                document.put("kind", kind.name());
            }
        }

        @Override
        boolean findings(JsonNode answer) {
            return !answer.get("colour").asText().equals("GREEN");
        }

        @Override
        List<String> lines(JsonNode answer) {
            List<String> lines = new ArrayList<>();
            answer.get("text").forEach(line -> lines.add(line.asText()));
            return lines;
        }
    }
}
