package dev.cuadra.examples;

import dev.cuadra.boleta.service.ContractorData;
import dev.cuadra.layby.service.Consumers;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.KeyRotation;
import dev.cuadra.runtime.RotationProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "keys", subcommands = KeysCommand.Rotate.class)
final class KeysCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "rotate", footer = "  java -jar cuadra.jar keys rotate --db jdbc:sqlite:cuadra.db")
    static final class Rotate implements Callable<Integer> {
        private static final int STEP = 1_000;

        private final Console console;

        @Option(names = "--by", paramLabel = "ID", defaultValue = "command-line")
        private String by = "command-line";

        @Mixin
        private final HostOptions host = new HostOptions();

        Rotate(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (Host opened = Host.existing(host, Optional.empty())) {
                // Whatever is not named here would be left under keys that are given up in the end.
                List<DocumentType<?>> types = new ArrayList<>(ContractorData.types());
                types.addAll(Consumers.types());
                KeyRotation rotation = new KeyRotation(opened.vault(), types);
                boolean underWay = rotation.progress(opened.tenant())
                        .filter(known -> !known.finished())
                        .isPresent();
                if (underWay) {
                    console.err().println(console.text("rotation.resumed", Map.of()));
                }
                RotationProgress progress = rotation.begin(opened.tenant(), by);
                while (!progress.finished()) {
                    RotationProgress next = rotation.step(opened.tenant(), STEP);
                    if (next.done() != progress.done()) {
                        tell(next);
                    }
                    progress = next;
                }
                if (console.terminal()) {
                    console.err().println();
                }
                console.print(
                        progress.retired() ? "rotation.done" : "rotation.done.kept",
                        Map.of("documents", progress.done()));
            }
            return Main.DONE;
        }

        private void tell(RotationProgress progress) {
            String text = console.text(
                    "progress.rotation",
                    Map.of("done", progress.done(), "total", progress.total(), "left", progress.remaining()));
            if (console.terminal()) {
                console.err().print("\r" + text + "   ");
            } else {
                console.err().println(text);
            }
        }
    }
}
