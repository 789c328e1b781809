package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.rules.Rules;
import dev.cuadra.onboarding.support.SummaryKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "support",
        subcommands = {
            SupportCommands.Deadlines.class,
            SupportCommands.Metrics.class,
            SupportCommands.Summary.class,
            SupportCommands.Transition.class,
            SupportCommands.Review.class
        })
final class SupportCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** One file in, one document out. */
    private abstract static class OneFile implements Callable<Integer> {
        private final Console console;
        private final String operation;
        private final String name;

        @Option(names = "--in", paramLabel = "FILE", required = true)
        private String in = "";

        @Option(names = "--at", paramLabel = "INSTANT")
        @Nullable
        private String at;

        @Option(names = "--out", paramLabel = "DIR")
        @Nullable
        private Path out;

        OneFile(Console console, String operation) {
            this(console, operation, operation.substring(operation.indexOf('.') + 1));
        }

        /** What is written is called {@code name}. */
        OneFile(Console console, String operation, String name) {
            this.console = console;
            this.operation = operation;
            this.name = name;
        }

        @Override
        public Integer call() throws IOException {
            String text = Inputs.text(in, console);
            ObjectNode document = Inputs.within(in, () -> Rules.object(text));
            if (at != null) {
                document.put("at", at);
            }
            add(document);
            ObjectNode answer = new Rules(console.locale()).document(operation, document.toString());
            complain(answer);
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

        /** Says on standard error what has to be said beside the result. */
        void complain(JsonNode answer) {}

        /** What goes to standard output where no directory is named. */
        List<String> shown(JsonNode answer) {
            return List.of(answer.toPrettyString());
        }

        /** Files besides the answer, by name. */
        Map<String, String> files(JsonNode answer) {
            return Map.of();
        }

        private void write(ObjectNode answer) {
            if (out == null) {
                shown(answer).forEach(console.out()::println);
                return;
            }
            OutDirectory directory = new OutDirectory(out);
            directory.text(name + ".json", answer.toPrettyString() + "\n");
            files(answer).forEach(directory::text);
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

    /** Gates of the way back to normal operation: their records, as {@code gates evaluate} writes them. */
    private abstract static class Gates extends OneFile {
        private final Console console;

        @Option(names = "--launch", paramLabel = "AAAA-MM-DD")
        @Nullable
        private String launch;

        Gates(Console console, String name) {
            super(console, "support.transition", name);
            this.console = console;
        }

        /** The gates asked for; those that the file names where this is empty. */
        abstract List<String> gates(ObjectNode document);

        @Override
        void add(ObjectNode document) {
            if (launch != null) {
                document.put("launch", launch);
            }
            List<String> asked = gates(document);
            if (!asked.isEmpty()) {
                asked.forEach(document.putArray("gates")::add);
            }
        }

        @Override
        boolean findings(JsonNode answer) {
            for (JsonNode record : answer.get("records")) {
                String verdict = record.get("verdict").asText();
                if (verdict.equals("FAIL") || verdict.equals("INCONCLUSIVE")) {
                    return true;
                }
            }
            return false;
        }

        /** What was not taken is said beside the result, which is records alone. */
        @Override
        void complain(JsonNode answer) {
            for (JsonNode problem : answer.get("refused")) {
                console.err()
                        .println(problem.get("code").asText() + " · "
                                + problem.get("where").asText() + " · "
                                + problem.get("message").asText() + " → "
                                + problem.get("remedy").asText());
            }
        }

        @Override
        List<String> shown(JsonNode answer) {
            return texts(answer.get("records"), JsonNode::toString);
        }

        @Override
        Map<String, String> files(JsonNode answer) {
            Map<String, String> files = new LinkedHashMap<>();
            answer.get("records")
                    .forEach(record -> files.put("gate-" + record.get("gate").asText() + ".json", record + "\n"));
            return files;
        }

        @Override
        List<String> lines(JsonNode answer) {
            return texts(answer.get("text"), JsonNode::asText);
        }

        static List<String> texts(JsonNode list, Function<JsonNode, String> text) {
            List<String> all = new ArrayList<>();
            list.forEach(one -> all.add(text.apply(one)));
            return all;
        }
    }

    @Command(
            name = "transition",
            footer = "  java -jar cuadra.jar support transition --in transition.json --at 2026-03-16T08:00:00-03:00")
    static final class Transition extends Gates {
        /** Those that are no list. */
        private static final List<String> USUAL =
                List.of("transition", "coverage-week-3", "coverage-week-4", "coverage-month-2");

        @Option(names = "--gate", paramLabel = "ID")
        private List<String> named = List.of();

        Transition(Console console) {
            super(console, "transition");
        }

        @Override
        List<String> gates(ObjectNode document) {
            if (!named.isEmpty()) {
                return named;
            }
            return document.has("gates") ? List.of() : USUAL;
        }
    }

    @Command(
            name = "review",
            footer =
                    "  java -jar cuadra.jar support review --in review.json --at 2026-04-01T17:00:00-03:00 --out review")
    static final class Review extends Gates {
        Review(Console console) {
            super(console, "review");
        }

        @Override
        List<String> gates(ObjectNode document) {
            return List.of("checklist-review-day30");
        }

        @Override
        List<String> lines(JsonNode answer) {
            List<String> lines = new ArrayList<>(super.lines(answer));
            lines.addAll(texts(answer.get("review").get("text"), JsonNode::asText));
            return lines;
        }
    }
}
