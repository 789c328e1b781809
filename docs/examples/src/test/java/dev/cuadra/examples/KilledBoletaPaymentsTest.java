package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.rut.Rut;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payments of boletas are killed in another process, without a chance to clean up, and then done again under the same
 * keys. How often is said by the system property {@code cuadra.boleta.kills}.
 */
class KilledBoletaPaymentsTest {
    private static final int KILLS = Integer.getInteger("cuadra.boleta.kills", 3);
    /** So many that the sample's boletas suffice. */
    private static final int PER_ROUND = Math.max(3, (KILLS + 29) / 30);

    private static final int BOLETAS = 4;
    private static final int STEPS = 12;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Rut PAYER = Rut.parse("76000000-0");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What there is to pay and what is kept back of it, by boleta. */
    private final Map<String, JsonNode> paid = new TreeMap<>();

    @Test
    @Tag("PAYM-6")
    void noBoletaIsPaidTwiceAndNoLineLostHoweverOftenTheyAreKilled() throws Exception {
        PaymentBooks books = PaymentBooks.closed(folder, Optional.empty());
        List<JsonNode> lines = payable(books);
        Random random = new Random(20261002);
        int killed = 0;
        int rounds = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            // All kills of a round but the first fall on payments that were killed before.
            String round = "round-" + kill / PER_ROUND;
            int at = kill / PER_ROUND * BOLETAS;
            List<String> boletas = names(lines.subList(at, at + BOLETAS));
            killed += killedWhilePaying(round, kill, boletas, random) ? 1 : 0;
            if (kill % PER_ROUND == PER_ROUND - 1 || kill == KILLS - 1) {
                PayingBoletas.run(folder, round, folder.resolve("bank-" + round + "-end"), boletas, step -> {});
                lines.subList(at, at + BOLETAS)
                        .forEach(line -> paid.put(line.get("boleta").asText(), line));
                rounds++;
                check(books, rounds);
            }
        }
        assertThat(killed).as("payments that were killed in the middle").isPositive();
    }

    /** Boletas that nothing speaks against: what is kept back is 15.25 %, halves up. */
    private static List<JsonNode> payable(PaymentBooks books) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode line : JSON.readTree(books.proposal().toFile()).get("lines")) {
            long gross = line.get("gross").asLong();
            boolean lawful = line.get("retained").asLong() == (gross * 1_525 + 5_000) / 10_000;
            if (lawful && line.get("remarks").isEmpty() && line.get("open").asLong() > 20_000) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static List<String> names(List<JsonNode> lines) {
        return lines.stream().map(line -> line.get("boleta").asText()).toList();
    }

    /** Kills after some commands; whether they were still at work. */
    private boolean killedWhilePaying(String round, int kill, List<String> boletas, Random random) throws Exception {
        Process process = start(round, folder.resolve("bank-" + round + "-" + kill), boletas);
        int commands = random.nextInt(STEPS - 1);
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            String line = "";
            for (int seen = 0; seen <= commands && line != null; seen++) {
                line = told.readLine();
            }
            if (process.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS)) {
                assertThat(process.exitValue()).isZero();
                return false;
            }
            process.destroyForcibly().waitFor();
            return true;
        }
    }

    private Process start(String round, Path out, List<String> boletas) throws IOException {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(value -> value != null && !value.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        // On the module path surefire gives folders of modules; all of them stand on the class path here.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                String.join(File.pathSeparator, path, "target/classes", "target/test-classes"),
                PayingBoletas.class.getName(),
                folder.toString(),
                round,
                out.toString()));
        command.addAll(boletas);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void check(PaymentBooks books, int rounds) throws IOException {
        JsonNode batches = books.told(0, "show", "--payer", PAYER.toString()).get("batches");
        assertThat(batches).as("no batch was opened twice").hasSize(2 * rounds);
        assertThat(batches)
                .allSatisfy(batch -> assertThat(batch.get("phase").asText())
                        .as("every line has its end")
                        .isEqualTo("SETTLED"));
        Map<String, long[]> booked = booked(books);
        assertThat(booked.keySet()).isEqualTo(paid.keySet());
        paid.forEach((boleta, line) -> assertThat(booked.get(boleta))
                .as(boleta)
                .containsExactly(
                        line.get("gross").asLong(), line.get("retained").asLong()));
        JsonNode proposal = books.told(0, "propose", "--payer", PAYER.toString(), "--up-to", "2026-09-30");
        assertThat(names(children(proposal))).doesNotContainAnyElementsOf(paid.keySet());
        filesAreTheSame();
    }

    private static List<JsonNode> children(JsonNode proposal) {
        List<JsonNode> lines = new ArrayList<>();
        proposal.get("lines").forEach(lines::add);
        return lines;
    }

    /** Gross and retained of all payments, by boleta. */
    private static Map<String, long[]> booked(PaymentBooks books) {
        Map<String, long[]> sums = new TreeMap<>();
        YearMonth october = YearMonth.of(2026, 10);
        List<RetainedPart> parts =
                books.within((host, payments) -> payments.parts(host.tenant(), PAYER, october, october));
        for (RetainedPart part : parts) {
            long[] sum = sums.computeIfAbsent(part.boleta().toString(), any -> new long[2]);
            sum[0] += part.part().gross().pesos();
            sum[1] += part.part().retained().pesos();
        }
        return sums;
    }

    /** A file that several processes wrote has the same bytes; what was cut off is none. */
    private void filesAreTheSame() throws IOException {
        Map<String, Path> first = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(path -> path.toString().contains("bank-round-"))
                    .filter(path -> path.getFileName().toString().endsWith(".csv"))
                    .toList()) {
                Path before = first.putIfAbsent(file.getFileName().toString(), file);
                if (before != null) {
                    assertThat(file).hasSameBinaryContentAs(before);
                }
            }
        }
        assertThat(first).isNotEmpty();
    }
}
