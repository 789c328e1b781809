package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Pays boletas by the command line under known keys, step by step, until it is done or killed. */
public final class PayingBoletas {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final String url;
    private final String prefix;
    private final Path out;
    private final Consumer<String> told;

    private PayingBoletas(Path folder, String prefix, Path out, Consumer<String> told) {
        this.folder = folder;
        this.url = "jdbc:sqlite:" + folder.resolve("books.db");
        this.prefix = prefix;
        this.out = out;
        this.told = told;
    }

    /**
     * Pays, and says each step.
     *
     * @param arguments the folder with the books, the prefix of the keys, where files go, and the boletas
     */
    public static void main(String[] arguments) throws IOException {
        run(
                Path.of(arguments[0]),
                arguments[1],
                Path.of(arguments[2]),
                Arrays.asList(arguments).subList(3, arguments.length),
                step -> {
                    System.out.println(step);
                    System.out.flush();
                });
    }

    /**
     * Pays the boletas: of the first a part, and the last is rejected; then what is left of both, in another batch.
     *
     * @param told hears of each command that is done
     */
    static void run(Path folder, String prefix, Path out, List<String> boletas, Consumer<String> told)
            throws IOException {
        List<String> first = new ArrayList<>(boletas);
        first.set(0, boletas.get(0) + "=10000");
        String last = boletas.get(boletas.size() - 1);
        new PayingBoletas(folder, prefix + "-1", out, told).batch(first, last);
        new PayingBoletas(folder, prefix + "-2", out, told).batch(List.of(boletas.get(0), last), "");
    }

    private void batch(List<String> boletas, String rejected) throws IOException {
        List<String> open =
                new ArrayList<>(List.of("open", "--payer", "76000000-0", "--pay-on", "2026-10-02", "--as", "ana"));
        open.addAll(boletas);
        JsonNode batch = call(0, open);
        String id = batch.get("batch").asText();
        call(0, List.of("submit", id, "--as", "ana"));
        call(0, List.of("approve", id, "--hash", batch.get("hash").asText(), "--as", "berta"));
        call(0, List.of("release", id, "--as", "berta"));
        call(
                0,
                List.of(
                        "write",
                        id,
                        "--layout",
                        "generico-csv",
                        "--account",
                        "10203040",
                        "--as",
                        "berta",
                        "--out",
                        out.toString()));
        StringBuilder text = new StringBuilder("referencia;monto;estado;motivo_codigo;motivo_texto\n");
        for (JsonNode line : batch.get("lines")) {
            boolean no = line.get("boleta").asText().equals(rejected);
            text.append(line.get("reference").asText())
                    .append(';')
                    .append(line.get("amount").asLong())
                    .append(no ? ";RECHAZADO;;cerrada\n" : ";PAGADO;;\n");
        }
        Path answer = Files.writeString(folder.resolve("answer-" + id + ".csv"), text);
        call(
                rejected.isEmpty() ? 0 : 1,
                List.of("answer", id, answer.toString(), "--profile", "generico", "--as", "berta"));
    }

    private JsonNode call(int code, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(List.of("payments"));
        all.addAll(command);
        all.addAll(List.of("--order", prefix + "-" + command.get(0), "--db", url, "--lang", "en"));
        Cli call = Cli.run(all.toArray(String[]::new));
        if (call.code() != code) {
            throw new IllegalStateException(command.get(0) + " ended with " + call.code() + ": " + call.err());
        }
        told.accept(command.get(0));
        return JSON.readTree(call.out());
    }
}
