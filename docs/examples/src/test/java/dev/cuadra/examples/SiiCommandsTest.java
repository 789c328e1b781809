package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of {@code sii}, from outside, over a month that was closed before. */
class SiiCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TITLES =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String db = "";

    @BeforeEach
    void closed() throws IOException {
        db = "jdbc:sqlite:" + folder.resolve("books.db");
        Files.writeString(folder.resolve("people.csv"), "rut,nombre\n12345678-5,Ana\n11111111-1,Luis\n");
        Files.writeString(
                folder.resolve("received.csv"),
                TITLES + "153,05/09/2026,VIGENTE,,12345678-5,ANA,NO,1000000,152500,847500\n"
                        + "9,21/09/2026,VIGENTE,,11111111-1,LUIS,NO,600000,91500,508500\n");
        // Luis is not paid yet.
        Files.writeString(folder.resolve("paid.csv"), "rut,folio,fecha_pago\n12345678-5,153,2026-09-05\n");
        Cli close = Cli.run(
                "month-close",
                "--payer",
                "76000000-0",
                "--period",
                "2026-09",
                "--contractors",
                folder.resolve("people.csv").toString(),
                "--received",
                folder.resolve("received.csv").toString(),
                "--payments",
                folder.resolve("paid.csv").toString(),
                "--db",
                db,
                "--out",
                folder.resolve("closed").toString());
        assertThat(close.err()).doesNotContain("error");
    }

    @Test
    void theProposalIsComparedCodeByCode() throws IOException {
        Cli call = month("proposal", "--sii", "simulator", "--json");

        assertThat(call.code()).isEqualTo(1);
        JsonNode told = JSON.readTree(call.out());
        assertThat(told.get("agrees").asBoolean()).isFalse();
        assertThat(told.at("/codes/0/code").asText()).isEqualTo("151");
        assertThat(told.at("/codes/0/ours").asLong()).isEqualTo(152_500);
        assertThat(told.at("/codes/0/theirs").asLong()).isEqualTo(244_000);
        assertThat(told.get("fault").isNull()).isTrue();

        Cli away = month("proposal", "--sii", "simulator:outage", "--json");
        assertThat(away.code()).isEqualTo(1);
        assertThat(JSON.readTree(away.out()).at("/fault/kind").asText()).isEqualTo("UNAVAILABLE");
        assertThat(JSON.readTree(away.out()).get("agrees").isNull()).isTrue();
    }

    @Test
    void theReconciliationOfTheBooksAddsUp() throws IOException {
        Cli call = month(
                "reconcile", "--sii", "simulator", "--out", folder.resolve("r").toString());

        assertThat(call.code()).isEqualTo(1);
        JsonNode made = JSON.readTree(Files.readString(folder.resolve("r").resolve("reconciliation.json")))
                .get("reconciliation");
        assertThat(made.get("difference").asLong()).isEqualTo(91_500);
        assertThat(made.get("buckets")).hasSize(1);
        assertThat(made.at("/buckets/0/bucket").asText()).isEqualTo("PERIOD");
        assertThat(made.at("/buckets/0/sum").asLong()).isEqualTo(91_500);
    }

    @Test
    void aReturnIsFiledOnceAPersonAcceptsExactlyWhatWasShown() throws IOException {
        String out = folder.resolve("f").toString();
        Cli first = month("file", "--sii", "simulator", "--practice", "--json", "--out", out);
        assertThat(first.code()).isEqualTo(1);
        JsonNode ready = JSON.readTree(first.out());
        assertThat(ready.get("result").asText()).isEqualTo("READY");
        assertThat(ready.get("differences")).hasSize(4);
        assertThat(filings()).isEmpty();

        String content = ready.get("content").asText();
        String[] word = {"--by", "berta", "--reason", "Luis is paid in October"};
        Cli other = file(out, "0".repeat(64), word);
        assertThat(JSON.readTree(other.out()).get("result").asText()).isEqualTo("READY");
        Cli nobody = file(out, content);
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("SII_FILING_ACCEPTANCE");

        Cli filed = file(out, content, word);
        assertThat(filed.code()).isZero();
        String folio = JSON.readTree(filed.out()).get("folio").asText();
        assertThat(folio).isEqualTo("8000000001");
        assertThat(filings()).containsExactly(folio);

        // The same again files nothing more, and the SII's pages show the return.
        assertThat(JSON.readTree(file(out, content, word).out()).get("folio").asText())
                .isEqualTo(folio);
        assertThat(filings()).containsExactly(folio);
        Cli after = month("reconcile", "--sii", "simulator", "--out", out, "--lang", "en");
        assertThat(after.out()).contains("Declared: folio " + folio).doesNotContain("SII_DECLARED");
    }

    @Test
    void aChannelThatIsAwayLeavesThePackAndNothingInTheBooks() throws IOException {
        String out = folder.resolve("f").toString();
        JsonNode ready = JSON.readTree(month("file", "--sii", "simulator", "--practice", "--json", "--out", out)
                .out());

        Cli away = month(
                "file",
                "--sii",
                "simulator:outage",
                "--practice",
                "--json",
                "--out",
                out,
                "--accept",
                ready.get("content").asText(),
                "--by",
                "berta",
                "--reason",
                "as agreed");

        assertThat(away.code()).isEqualTo(1);
        assertThat(JSON.readTree(away.out()).get("result").asText()).isEqualTo("MANUAL");
        assertThat(JSON.readTree(away.out()).get("reason").asText()).isEqualTo("AWAY");
        assertThat(folder.resolve("f").resolve("manual-pack.xlsx")).isNotEmptyFile();
        assertThat(filings()).isEmpty();
    }

    @Test
    void aSimulatorFilesIntoNoBooksThatAreNotForPractice() throws IOException {
        Cli call =
                month("file", "--sii", "simulator", "--out", folder.resolve("f").toString());

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("SII_FILE_PRACTICE");
        assertThat(filings()).isEmpty();
    }

    @Test
    void anAddressHasNoChannelAndLeavesThePack() throws IOException {
        Files.writeString(folder.resolve("password"), "clave");
        Cli call = month(
                "file",
                "--sii",
                "http://127.0.0.1:" + SiiMonthCloseTest.free(),
                "--sii-password-file",
                folder.resolve("password").toString(),
                "--json",
                "--out",
                folder.resolve("f").toString());

        assertThat(call.code()).isEqualTo(1);
        assertThat(JSON.readTree(call.out()).get("reason").asText()).isEqualTo("NO_CHANNEL");
        assertThat(JSON.readTree(call.out()).get("proposalRead").asBoolean()).isFalse();
        assertThat(folder.resolve("f").resolve("manual-pack.json")).exists();
    }

    @Test
    void thePackNeedsNoSii() throws IOException {
        Cli call = month("manual-pack", "--out", folder.resolve("p").toString());

        assertThat(call.code()).isZero();
        JsonNode pack = JSON.readTree(Files.readString(folder.resolve("p").resolve("manual-pack.json")));
        assertThat(pack.at("/codes/0/value").asLong()).isEqualTo(152_500);
        // The 12th of October 2026 is a holiday.
        assertThat(pack.at("/dueDates/12").asText()).isEqualTo("2026-10-13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proposal", "reconcile", "file", "manual-pack"})
    void anotherCompanyAndAMonthThatWasNotClosedAreSaid(String command) {
        for (String[] what : new String[][] {{"77777777-7", "2026-09"}, {"76000000-0", "2026-08"}}) {
            List<String> args =
                    new ArrayList<>(List.of("sii", command, "--payer", what[0], "--period", what[1], "--db", db));
            if (!command.equals("proposal")) {
                args.addAll(List.of("--out", folder.resolve("x").toString()));
            }
            if (!command.equals("manual-pack")) {
                args.addAll(List.of("--sii", "simulator"));
            }
            if (command.equals("file")) {
                args.add("--practice");
            }
            Cli call = Cli.run(args.toArray(String[]::new));
            assertThat(call.code()).isEqualTo(2);
            assertThat(call.err()).contains("SII_MONTH_NOT_CLOSED");
        }
    }

    @Test
    void aWorldOfTheReportsIsReadByTheSimulator() throws Exception {
        Cli world = Cli.run(
                "sii",
                "world",
                "--payer",
                "76000000-0",
                "--period",
                "2026-09",
                "--received",
                folder.resolve("received.csv").toString());
        assertThat(world.code()).isZero();
        Files.writeString(folder.resolve("world.json"), world.out());
        int port = SiiMonthCloseTest.free();
        Process sii = new KilledProgram(folder)
                .start(
                        "sii",
                        "simulate",
                        "--port",
                        Integer.toString(port),
                        "--world",
                        "world.json",
                        "--faults",
                        "BTE_CGI=SERVER_ERROR");
        try {
            SiiMonthCloseTest.awaitListening(sii, port);
            Files.writeString(folder.resolve("password"), "simulador\n");
            Cli call = month(
                    "reconcile",
                    "--sii",
                    "http://127.0.0.1:" + port,
                    "--sii-password-file",
                    folder.resolve("password").toString(),
                    "--out",
                    folder.resolve("r").toString());

            assertThat(call.code()).isEqualTo(1);
            JsonNode told = JSON.readTree(Files.readString(folder.resolve("r").resolve("reconciliation.json")));
            assertThat(told.get("state").asText()).isEqualTo("PARTIAL");
            assertThat(told.at("/received/retained").asLong()).isEqualTo(244_000);
            assertThat(told.at("/faults/0/part").asText()).isEqualTo("BTE");
            // With a list missing nothing is said about what would look missing.
            assertThat(told.get("reconciliation").isNull()).isTrue();
            assertThat(told.at("/proposal/codes/0/theirs").asLong()).isEqualTo(244_000);
        } finally {
            sii.destroyForcibly();
            assertThat(sii.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theSimulatorSaysWhereItIsAndEndsWhenItIsInterrupted() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream telling = new OutputStream() {
            @Override
            public void write(int one) {
                out.write(one);
                if (one == '\n') {
                    said.countDown();
                }
            }
        };
        AtomicInteger code = new AtomicInteger(-1);
        Thread program = new Thread(() -> code.set(Main.run(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(telling, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                "sii",
                "simulate",
                "--seed",
                "7",
                "--faults",
                "once:SDI=JSON_CUT",
                "--faults",
                "storm:3:10")));
        program.start();
        assertThat(said.await(60, TimeUnit.SECONDS)).isTrue();
        program.interrupt();
        program.join(TimeUnit.SECONDS.toMillis(60));

        assertThat(program.isAlive()).isFalse();
        assertThat(code).hasValue(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("http://127\\.0\\.0\\.1:[0-9]+/\\R");
    }

    @Test
    void whatASimulatorCannotBeIsSaid() throws IOException {
        Files.writeString(folder.resolve("world.json"), "{\"people\":[]}");
        String world = folder.resolve("world.json").toString();

        assertThat(simulate("--world", world)).isEqualTo("SII_WORLD");
        assertThat(simulate("--world", world + "x")).isEqualTo("FILE_UNREADABLE");
        assertThat(simulate("--port", "65536")).isEqualTo("OPTION_VALUE");
        assertThat(simulate("--seed", "x")).isEqualTo("OPTION_VALUE");
        assertThat(simulate("--faults", "LOA=SERVER_ERROR")).isEqualTo("SII_FAULTS");
        assertThat(simulate("--faults", "SDI=TIRED")).isEqualTo("SII_FAULTS");
        assertThat(simulate("--faults", "storm:1:101")).isEqualTo("SII_FAULTS");
    }

    private static String simulate(String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("sii", "simulate"));
        args.addAll(Arrays.asList(options));
        Cli call = Cli.run(args.toArray(String[]::new));
        assertThat(call.code()).isEqualTo(2);
        return JSON.readTree(call.err()).at("/error/code").asText();
    }

    private Cli file(String out, String content, String... word) {
        List<String> args = new ArrayList<>(
                List.of("--sii", "simulator", "--practice", "--json", "--out", out, "--accept", content));
        args.addAll(Arrays.asList(word));
        return month("file", args.toArray(String[]::new));
    }

    private Cli month(String command, String... more) {
        List<String> args =
                new ArrayList<>(List.of("sii", command, "--payer", "76000000-0", "--period", "2026-09", "--db", db));
        args.addAll(Arrays.asList(more));
        return Cli.run(args.toArray(String[]::new));
    }

    private List<String> filings() throws IOException {
        Cli list = Cli.run("filings", "list", "--payer", "76000000-0", "--year", "2026", "--db", db, "--json");
        List<String> folios = new ArrayList<>();
        JSON.readTree(list.out()).findValues("folio").forEach(folio -> folios.add(folio.asText()));
        return folios;
    }
}
