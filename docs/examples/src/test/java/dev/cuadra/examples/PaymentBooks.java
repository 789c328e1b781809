package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.service.Disbursements;
import dev.cuadra.examples.rules.PaymentPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** The sample's month in a database, and nothing of it paid unless a list says so. */
record PaymentBooks(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SAMPLES = List.of("contratistas.csv", "informeMensualREC_202609.xls");

    static PaymentBooks closed(Path folder, Optional<String> payments) throws IOException {
        for (String name : SAMPLES) {
            Files.write(folder.resolve(name), sample(name));
        }
        Path paid = Files.writeString(folder.resolve("pagos.csv"), payments.orElse("rut,folio,fecha_pago\n"));
        PaymentBooks books = new PaymentBooks(folder);
        Cli close = books.run(
                "month-close",
                "--payer",
                "76000000-0",
                "--period",
                "2026-09",
                "--contractors",
                folder.resolve(SAMPLES.get(0)).toString(),
                "--received",
                folder.resolve(SAMPLES.get(1)).toString(),
                "--payments",
                paid.toString(),
                "--out",
                folder.toString());
        assertThat(close.code()).as(close.err()).isEqualTo(1);
        return books;
    }

    static byte[] sample(String name) throws IOException {
        try (InputStream in = Main.class.getResourceAsStream("sample/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /** The same books in another folder. */
    PaymentBooks copy(Path to) throws IOException {
        for (String name : List.of("books.db", "books.db.keys", "payments.json")) {
            Files.copy(folder.resolve(name), to.resolve(name));
        }
        return new PaymentBooks(to);
    }

    String url() {
        return "jdbc:sqlite:" + folder.resolve("books.db");
    }

    Path proposal() {
        return folder.resolve("payments.json");
    }

    Cli run(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--db", url(), "--lang", "en"));
        return Cli.run(all.toArray(String[]::new));
    }

    /** A command about payments. */
    Cli pay(String... args) {
        List<String> all = new ArrayList<>(List.of("payments"));
        all.addAll(Arrays.asList(args));
        return run(all.toArray(String[]::new));
    }

    /** The document that a command about payments answers with. */
    JsonNode told(int code, String... args) throws IOException {
        Cli call = pay(args);
        assertThat(call.code()).as(call.err()).isEqualTo(code);
        return JSON.readTree(call.out());
    }

    /** The code with which a command about payments is refused. */
    String refused(String... args) throws IOException {
        Cli call = pay(args);
        assertThat(call.code()).as(call.out()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        return JSON.readTree(call.err()).at("/error/code").asText();
    }

    /** Opens a batch as Ana. */
    JsonNode open(String... boletas) throws IOException {
        List<String> args =
                new ArrayList<>(List.of("open", "--payer", "76000000-0", "--pay-on", "2026-10-02", "--as", "ana"));
        args.addAll(Arrays.asList(boletas));
        return told(0, args.toArray(String[]::new));
    }

    /** A batch that Ana opened and Berta approved and released. */
    String released(String... boletas) throws IOException {
        JsonNode open = open(boletas);
        String batch = open.get("batch").asText();
        told(0, "submit", batch, "--as", "ana");
        told(0, "approve", batch, "--hash", open.get("hash").asText(), "--as", "berta");
        told(0, "release", batch, "--as", "berta");
        return batch;
    }

    JsonNode write(int code, String batch, Path out, String... more) throws IOException {
        List<String> args = new ArrayList<>(
                List.of("write", batch, "--layout", "generico-csv", "--account", "10203040", "--as", "berta", "--out"));
        args.add(out.toString());
        args.addAll(Arrays.asList(more));
        return told(code, args.toArray(String[]::new));
    }

    <T> T within(BiFunction<Host, Disbursements, T> work) {
        HostOptions options = new HostOptions();
        options.db = url();
        try (Host host = Host.existing(options, Optional.empty())) {
            return work.apply(host, new PaymentDesk(host, PaymentPolicy.OPEN, Locale.ENGLISH).payments());
        }
    }
}
