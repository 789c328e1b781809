package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One company's month with the sample files that ship here, one lay-by's life and one rollout decision; ends well only if
 * every step ends as the sample expects.
 */
@Command(name = "quickstart", footer = "  java -jar cuadra.jar quickstart --out result")
final class QuickstartCommand implements Callable<Integer> {
    private static final String CONTRACTORS = "contratistas.csv";
    private static final String RECEIVED = "informeMensualREC_202609.xls";
    private static final String BTE = "bte_202609.html";
    private static final String PAYMENTS = "pagos_202609.csv";
    private static final List<String> BANK =
            List.of("politica_pagos.json", "respuesta_banco.csv", "respuesta_banco.json");

    private final Console console;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "cuadra-quickstart")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    QuickstartCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        OutDirectory directory = new OutDirectory(out);
        OutDirectory samples = new OutDirectory(out.resolve("sample"));
        MonthFiles files = files(samples);
        for (String name : BANK) {
            copy(samples, name);
        }
        JsonNode expected = JsonMapper.builder().build().readTree(resource("expected.json"));
        try (Host host = Host.open(new HostOptions(), directory)) {
            MonthJob job = new MonthJob(console, host, directory);
            MonthJob.Outcome outcome = job.run(files);
            job.tell(outcome);
            List<String> odd = differences(outcome, expected);
            odd.addAll(
                    QuickstartPayments.tell(console, directory, host, samples.directory(), expected.get("payments")));
            odd.addAll(
                    QuickstartFiling.tell(console, directory, host, outcome, files.contractors(), expected.get("sii")));
            odd.addAll(LaybyLife.tell(console, directory, host));
            odd.addAll(QuickstartLaunch.tell(
                    console, directory, copy(samples, QuickstartLaunch.OBSERVATIONS), expected.get("launch")));
            odd.forEach(what -> console.print("quickstart.differs", Map.of("what", what)));
            if (odd.isEmpty()) {
                console.print("quickstart.as-expected", Map.of());
            }
            console.print("quickstart.look", Map.of("page", directory.resolve("report.html")));
            console.print("quickstart.look", Map.of("page", directory.resolve("layby.html")));
            console.print("quickstart.look", Map.of("page", directory.resolve(QuickstartLaunch.PAGE)));
            return odd.isEmpty() ? Main.DONE : Main.FINDINGS;
        }
    }

    private static MonthFiles files(OutDirectory samples) throws IOException {
        return new MonthFiles(
                Rut.parse("76000000-0"),
                YearMonth.of(2026, 9),
                PeriodRule.PAYMENT_DATE,
                copy(samples, CONTRACTORS),
                copy(samples, RECEIVED),
                Optional.of(copy(samples, BTE)),
                Optional.empty(),
                Optional.of(copy(samples, PAYMENTS)),
                Map.of(),
                Set.of());
    }

    /** The user finds the samples beside the result, to play with. */
    private static TableSource copy(OutDirectory samples, String name) throws IOException {
        byte[] content = resource(name);
        samples.write(name, part -> {
            try {
                Files.write(part, content);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return Inputs.file(samples.resolve(name));
    }

    /** What came out otherwise than an independent calculation of the sample says. */
    private static List<String> differences(MonthJob.Outcome outcome, JsonNode expected) {
        List<String> odd = new ArrayList<>();
        expected.get("codes").properties().forEach(code -> {
            BigDecimal value = outcome.close().form29().value(F29Code.of(code.getKey()));
            if (value.compareTo(code.getValue().decimalValue()) != 0) {
                odd.add("F29 " + code.getKey() + ": " + value.toPlainString() + " ≠ " + code.getValue());
            }
        });
        compare(odd, expected, "contractorsAccepted", outcome.contractors().accepted());
        compare(odd, expected, "contractorsRejected", outcome.contractors().rejected());
        compare(
                odd,
                expected,
                "receivedRejected",
                outcome.close().reports().get(0).rejects().size());
        compare(odd, expected, "unexplained", outcome.close().unexplained().size());
        return odd;
    }

    private static void compare(List<String> odd, JsonNode expected, String name, long value) {
        if (expected.get(name).asLong() != value) {
            odd.add(name + ": " + value + " ≠ " + expected.get(name));
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = QuickstartCommand.class.getResourceAsStream("sample/" + name)) {
            if (in == null) {
                throw new IOException("Missing sample " + name);
            }
            return in.readAllBytes();
        }
    }
}
