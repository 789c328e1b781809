package dev.cuadra.examples;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "schema", footer = "  java -jar cuadra.jar schema retention.fromGross")
final class SchemaCommand implements Callable<Integer> {
    /** Everything that has a schema: operations, and documents that commands write or read. */
    static final List<String> NAMES = List.of(
            "analytics.json",
            "annual.row",
            "as-of.json",
            "bank.checkAccount",
            "bank.layout",
            "boleta.match",
            "boleta.state",
            "boleta.yearBoundary",
            "calendar.isHoliday",
            "dj1879.json",
            "form29.assemble",
            "form29.compare",
            "form29.correction",
            "form29.dueDate",
            "form29.json",
            "form29.lateCharges",
            "gate.evaluate",
            "health.score",
            "layby.check",
            "layby.import",
            "layby.quote",
            "layby.replay",
            "layby.terminate",
            "messages.preview",
            "onboarding.status",
            "payment.gate",
            "payment.split",
            "payments.batch",
            "payments.json",
            "payments.policy",
            "plan.schedule",
            "reconciliation.json",
            "retention.fromGross",
            "retention.fromNet",
            "rollout.assign",
            "rollout.decide",
            "rut.parse",
            "sii.judgePage",
            "stats.interval",
            "support.deadline",
            "support.deadlines",
            "support.metrics",
            "support.summary",
            "support.transition");

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "OP", descriptionKey = "operation")
    @Nullable
    private String name;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (name == null) {
            NAMES.forEach(console.out()::println);
        } else {
            console.out().print(schema(name));
        }
        return Main.DONE;
    }

    /**
     * The schema of {@code name}, as it ships.
     *
     * @throws ProblemException with code {@code SCHEMA_UNKNOWN}
     */
    static String schema(String name) throws IOException {
        if (NAMES.contains(name)) {
            try (InputStream in = SchemaCommand.class.getResourceAsStream("schema/" + name + ".json")) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new ProblemException(Texts.BOOK.problem(
                "SCHEMA_UNKNOWN", Place.member("OP"), Map.of("name", name, "known", String.join(", ", NAMES))));
    }
}
