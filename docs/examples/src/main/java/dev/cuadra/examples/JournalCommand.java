package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.runtime.BrokenJournalException;
import dev.cuadra.runtime.Finding;
import dev.cuadra.runtime.JournalSeal;
import dev.cuadra.runtime.JournalSealer;
import dev.cuadra.runtime.KeptRoot;
import dev.cuadra.runtime.Verification;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
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

@Command(
        name = "journal",
        subcommands = {JournalCommand.Verify.class, JournalCommand.Seal.class})
final class JournalCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "verify",
            footer = "  java -jar cuadra.jar journal verify --db jdbc:sqlite:cuadra.db --tenant acme --root 12:9f86d0…")
    static final class Verify implements Callable<Integer> {
        /** A chain cut in bulk can be a hundred thousand findings; the first ones say what happened. */
        private static final int SHOWN = 50;

        private final Console console;

        @Option(names = "--root", paramLabel = "NUMBER:HEX")
        private List<String> roots = List.of();

        @Option(names = "--json")
        private boolean asJson;

        @Mixin
        private final JournalOptions options = new JournalOptions();

        Verify(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            List<KeptRoot> kept = roots.stream().map(Verify::root).toList();
            try (JournalHost host = JournalHost.open(options)) {
                List<TenantId> tenants = kept.isEmpty() ? host.tenants() : List.of(host.tenant());
                boolean sound = true;
                ArrayNode answers = JsonNodeFactory.instance.arrayNode();
                for (TenantId tenant : tenants) {
                    Verification verification = host.verify(tenant, kept);
                    sound &= verification.sound();
                    if (asJson) {
                        answers.add(json(tenant, verification));
                    } else {
                        tell(tenant, verification);
                    }
                }
                if (asJson) {
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    answer.put("sound", sound);
                    answer.set("tenants", answers);
                    console.out().println(answer.toPrettyString());
                }
                return sound ? Main.DONE : Main.FINDINGS;
            }
        }

        private static KeptRoot root(String text) {
            try {
                return KeptRoot.parse(text);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(
                        Texts.BOOK.problem("JOURNAL_ROOT", Place.member("--root"), Map.of("root", text)), e);
            }
        }

        private void tell(TenantId tenant, Verification verification) {
            console.print(
                    verification.sound() ? "journal.sound" : "journal.broken",
                    Map.of(
                            "tenant", tenant.value(),
                            "entries", verification.entries(),
                            "documents", verification.documents(),
                            "findings", verification.findings().size()));
            verification.first().ifPresent(first -> {
                console.print("journal.first", Map.of());
                tell(first);
            });
            if (verification.findings().size() > 1) {
                console.print("journal.others", Map.of());
                verification.findings().stream().skip(1).limit(SHOWN).forEach(this::tell);
            }
            if (verification.findings().size() > SHOWN + 1) {
                console.print(
                        "journal.more", Map.of("count", verification.findings().size() - SHOWN - 1));
            }
            if (verification.sound()) {
                verification.seal().ifPresentOrElse(this::tell, () -> console.print("journal.unsealed", Map.of()));
            }
        }

        private void tell(JournalSeal seal) {
            console.print(
                    "journal.seal",
                    Map.of("number", seal.number(), "at", seal.at(), "heads", seal.heads(), "root", seal.kept()));
        }

        private void tell(Finding finding) {
            console.out().println("  " + finding.kind() + " · " + finding.key() + " v" + finding.version());
            console.out().println("    " + console.text("journal.finding." + finding.kind(), Map.of()));
        }

        private ObjectNode json(TenantId tenant, Verification verification) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("tenant", tenant.value());
            answer.put("sound", verification.sound());
            answer.put("entries", verification.entries());
            answer.put("documents", verification.documents());
            answer.set("seal", verification.seal().map(JournalCommand::json).orElse(null));
            answer.set("first", verification.first().map(this::json).orElse(null));
            ArrayNode findings = answer.putArray("findings");
            verification.findings().forEach(finding -> findings.add(json(finding)));
            return answer;
        }

        private ObjectNode json(Finding finding) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("kind", finding.kind().name());
            json.put("collection", finding.key().collection());
            json.put("id", finding.key().id().toString());
            json.put("version", finding.version());
            json.put("message", console.text("journal.finding." + finding.kind(), Map.of()));
            json.put("detail", finding.detail());
            return json;
        }
    }

    @Command(name = "seal", footer = "  java -jar cuadra.jar journal seal --db jdbc:sqlite:cuadra.db")
    static final class Seal implements Callable<Integer> {
        private final Console console;

        @Option(names = "--json")
        private boolean asJson;

        @Mixin
        private final JournalOptions options = new JournalOptions();

        Seal(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (JournalHost host = JournalHost.open(options)) {
                JournalSealer sealer = new JournalSealer(host.vault());
                ArrayNode answers = JsonNodeFactory.instance.arrayNode();
                List<TenantId> broken = new ArrayList<>();
                for (TenantId tenant : host.tenants()) {
                    ObjectNode answer = answers.addObject().put("tenant", tenant.value());
                    try {
                        Optional<JournalSeal> seal = sealer.seal(tenant);
                        answer.set("seal", seal.map(JournalCommand::json).orElse(null));
                        if (!asJson) {
                            tell(tenant, seal);
                        }
                    } catch (BrokenJournalException e) {
                        // One broken journal is no reason to leave the others unsealed.
                        broken.add(tenant);
                        answer.putNull("seal").put("detail", e.getMessage());
                        if (!asJson) {
                            console.print("journal.refused", Map.of("tenant", tenant.value()));
                        }
                    }
                }
                if (asJson) {
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    answer.put("sealed", broken.isEmpty());
                    answer.set("tenants", answers);
                    console.out().println(answer.toPrettyString());
                }
                return broken.isEmpty() ? Main.DONE : Main.FINDINGS;
            }
        }

        private void tell(TenantId tenant, Optional<JournalSeal> seal) {
            seal.ifPresentOrElse(
                    done -> console.print(
                            "journal.sealed",
                            Map.of(
                                    "tenant", tenant.value(),
                                    "number", done.number(),
                                    "at", done.at(),
                                    "heads", done.heads(),
                                    "changed", done.changed(),
                                    "root", done.kept())),
                    () -> console.print("journal.empty", Map.of("tenant", tenant.value())));
        }
    }

    private static ObjectNode json(JournalSeal seal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("number", seal.number());
        json.put("at", seal.at().toString());
        json.put("entries", seal.entries());
        json.put("heads", seal.heads());
        json.put("changed", seal.changed());
        json.put("root", seal.root().toString());
        return json;
    }
}
