package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.rules.Rules;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "layby",
        subcommands = {
            LaybyCommands.Quote.class,
            LaybyCommands.Terminate.class,
            LaybyCommands.Replay.class,
            LaybyCommands.Check.class,
            LaybyImportCommands.Import.class,
            LaybyImportCommands.Template.class
        })
final class LaybyCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** One document in, one out. */
    private abstract static class OneDocument implements Callable<Integer> {
        private final Console console;
        private final String operation;

        @Option(names = "--in", paramLabel = "FILE", required = true)
        private String in = "";

        OneDocument(Console console, String operation) {
            this.console = console;
            this.operation = operation;
        }

        @Override
        public Integer call() throws IOException {
            String text = Inputs.text(in, console);
            ObjectNode answer = Inputs.within(in, () -> new Rules(console.locale()).document(operation, text));
            console.out().println(answer.toPrettyString());
            return findings(answer) ? Main.FINDINGS : Main.DONE;
        }

        /** Whether there is something that a person must look at. */
        abstract boolean findings(JsonNode answer);
    }

    @Command(name = "quote", footer = "  java -jar cuadra.jar layby quote --in quote.json")
    static final class Quote extends OneDocument {
        Quote(Console console) {
            super(console, "layby.quote");
        }

        @Override
        boolean findings(JsonNode answer) {
            return false;
        }
    }

    @Command(name = "terminate", footer = "  java -jar cuadra.jar layby terminate --in end.json")
    static final class Terminate extends OneDocument {
        Terminate(Console console) {
            super(console, "layby.terminate");
        }

        @Override
        boolean findings(JsonNode answer) {
            return !answer.get("allowed").asBoolean();
        }
    }

    @Command(name = "replay", footer = "  java -jar cuadra.jar layby replay --in life.json")
    static final class Replay extends OneDocument {
        Replay(Console console) {
            super(console, "layby.replay");
        }

        @Override
        boolean findings(JsonNode answer) {
            return !answer.get("refused").isEmpty() || !answer.get("integrity").isEmpty();
        }
    }

    @Command(name = "check", footer = "  java -jar cuadra.jar layby check --in books.json")
    static final class Check extends OneDocument {
        Check(Console console) {
            super(console, "layby.check");
        }

        @Override
        boolean findings(JsonNode answer) {
            return !answer.get("sound").asBoolean();
        }
    }
}
