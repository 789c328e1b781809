package dev.cuadra.examples;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.ContractorData;
import dev.cuadra.boleta.service.ErasureRequest;
import dev.cuadra.runtime.Erased;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a contractor may ask for: all that is held on them, and to be forgotten. */
final class PersonCommands {
    private PersonCommands() {}

    private static ContractorData people(Host host) {
        return new ContractorData(host.vault(), host.outbox());
    }

    @Command(
            name = "export-person",
            footer = "  java -jar cuadra.jar contractors export-person 12345678-5 --db jdbc:sqlite:cuadra.db --out"
                    + " person")
    static final class Export implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "RUT", descriptionKey = "number")
        @SuppressWarnings("NullAway.Init")
        private String rut;

        @Mixin
        private final OutOption out = new OutOption();

        @Mixin
        private final HostOptions host = new HostOptions();

        Export(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut whose = Rut.parse(rut);
            OutDirectory directory = new OutDirectory(out.directory());
            try (Host opened = Host.existing(host, Optional.of(directory))) {
                String json = people(opened).export(opened.tenant(), whose).toPrettyString();
                directory.text("person.json", json + "\n");
            }
            console.print("person.exported", Map.of("rut", whose.masked(), "dir", directory.directory()));
            return Main.DONE;
        }
    }

    @Command(
            name = "erase",
            footer = "  java -jar cuadra.jar contractors erase 12345678-5 --reason \"asked for it\" --db"
                    + " jdbc:sqlite:cuadra.db")
    static final class Erase implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "RUT", descriptionKey = "number")
        @SuppressWarnings("NullAway.Init")
        private String rut;

        @Option(names = "--reason", required = true, paramLabel = "TEXT")
        @SuppressWarnings("NullAway.Init")
        private String reason;

        @Option(names = "--by", paramLabel = "ID", defaultValue = "command-line")
        private String by = "command-line";

        @Option(names = "--override")
        private boolean override;

        @Mixin
        private final HostOptions host = new HostOptions();

        Erase(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut whose = Rut.parse(rut);
            if (reason.isBlank()) {
                throw new ProblemException(
                        Texts.BOOK.problem("REASON_MISSING", Place.member("--reason"), Map.of("option", "--reason")));
            }
            try (Host opened = Host.existing(host, Optional.empty())) {
                ContractorData people = people(opened);
                List<Erased> finished = people.resume(opened.tenant());
                finished.forEach(erased -> tell("person.resumed", erased));
                if (finished.isEmpty() || isHeld(people.held(opened.tenant(), whose))) {
                    tell(
                            "person.erased",
                            people.erase(opened.tenant(), new ErasureRequest(whose, by, reason, override)));
                }
            }
            return Main.DONE;
        }

        /** After an erasure that a crash cut short there may be nothing left to erase. */
        private static boolean isHeld(dev.cuadra.boleta.service.HeldData held) {
            return held.registered() || held.boletas() > 0;
        }

        private void tell(String key, Erased erased) {
            console.print(key, Map.of("documents", erased.documents(), "id", erased.erasure()));
        }
    }
}
