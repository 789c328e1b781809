package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code month-close --sii}, from outside; figures by hand: 15.25 % of 1.000.000 and of 600.000. */
class SiiMonthCloseTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TITLES =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";
    private static final String ROWS = "153,05/09/2026,VIGENTE,,12345678-5,ANA,NO,1000000,152500,847500\n"
            + "9,21/09/2026,VIGENTE,,11111111-1,LUIS,NO,600000,91500,508500\n";
    private static final String WORLD = "{\"taxpayers\":["
            + "{\"rut\":\"76000000-0\",\"name\":\"EJEMPLO SPA\",\"kind\":\"COMPANY\",\"password\":\"clave-secreta\"},"
            + "{\"rut\":\"77777777-7\",\"name\":\"OTRA SPA\",\"kind\":\"COMPANY\",\"password\":\"otra\"},"
            + "{\"rut\":\"12345678-5\",\"name\":\"ANA\",\"kind\":\"PERSON\"},"
            + "{\"rut\":\"11111111-1\",\"name\":\"LUIS\",\"kind\":\"PERSON\"}],"
            + "\"boletas\":["
            + "{\"issuer\":\"12345678-5\",\"folio\":153,\"receiver\":\"76000000-0\",\"date\":\"2026-09-05\","
            + "\"gross\":1000000},"
            + "{\"issuer\":\"11111111-1\",\"folio\":10,\"receiver\":\"76000000-0\",\"date\":\"2026-09-30\","
            + "\"gross\":200000}],"
            + "\"proposals\":[{\"rut\":\"76000000-0\",\"month\":\"2026-09\",\"codes\":{}}]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path out = Path.of("");

    @BeforeEach
    void files() throws IOException {
        out = folder.resolve("out");
        write("people.csv", "rut,nombre\n12345678-5,Ana\n11111111-1,Luis\n");
        write("received.csv", TITLES + ROWS);
        write("password", "clave-secreta\n");
    }

    @Test
    void aCleanMonthIsTheProposalAndEndsWithZero() throws IOException {
        Cli call = close("--sii", "simulator", "--lang", "es");

        assertThat(call.code()).isZero();
        assertThat(call.out()).contains("Su propuesta es nuestra declaración").contains("reconciliation.json");
        JsonNode told = reconciliation();
        assertThat(told.at("/state").asText()).isEqualTo("COMPLETE");
        assertThat(told.at("/received/declared").asInt()).isEqualTo(2);
        assertThat(told.at("/received/received").asInt()).isEqualTo(2);
        assertThat(told.at("/received/complete").asBoolean()).isTrue();
        assertThat(told.at("/received/retained").asLong()).isEqualTo(244_000);
        assertThat(told.at("/proposal/agrees").asBoolean()).isTrue();
        assertThat(told.at("/annual/difference").asLong()).isZero();
        assertThat(told.at("/reconciliation/difference").asLong()).isZero();
        assertThat(told.at("/reconciliation/buckets")).isEmpty();
        assertThat(told.at("/declarations")).isEmpty();
        assertThat(told.at("/faults")).isEmpty();
        assertThat(out.resolve("manual-pack.xlsx")).isNotEmptyFile();
        JsonNode pack = JSON.readTree(Files.readString(out.resolve("manual-pack.json")));
        assertThat(pack.at("/checksum")).isEqualTo(told.at("/manualPack/checksum"));
        assertThat(pack.at("/codes/0/value").asLong()).isEqualTo(244_000);
    }

    @Test
    void everyPesoOfTheDifferenceIsInOneBucket() throws IOException {
        // Luis is paid in October; of Rosa, 5 % is kept back, which no rule explains.
        write("received.csv", TITLES + ROWS + "77,28/09/2026,VIGENTE,,22222222-2,ROSA,NO,200000,10000,190000\n");
        write("paid.csv", "rut,folio,fecha_pago\n12345678-5,153,2026-09-05\n11111111-1,9,2026-10-03\n");

        Cli call = close(
                "--sii", "simulator", "--payments", folder.resolve("paid.csv").toString(), "--lang", "en");

        assertThat(call.code()).isEqualTo(1);
        JsonNode made = reconciliation().get("reconciliation");
        assertThat(made.get("theirs").asLong()).isEqualTo(152_500 + 91_500 + 10_000);
        assertThat(made.get("ours").asLong()).isEqualTo(152_500);
        assertThat(made.get("difference").asLong()).isEqualTo(101_500);
        assertThat(sums(made)).containsExactly("MISSING_HERE 10000", "PERIOD 91500");
        assertThat(made.at("/buckets/1/parts/0/boleta").asText()).isEqualTo("11111111-1/9");
        JsonNode code = reconciliation().at("/proposal/codes/0");
        assertThat(code.get("standing").asText()).isEqualTo("DIFFERS");
        assertThat(code.get("because")).hasSize(2);
        assertThat(code.get("unexplained").asLong()).isZero();
        assertThat(Files.readString(out.resolve("findings.csv")))
                .contains("SII_MONTH_DIFFERS")
                .contains("SII_PROPOSAL_DIFFERS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void anOutageLeavesThePackAndTheReconciliationFollowsWhenTheSiiIsBack(String language) throws IOException {
        Cli call = close("--sii", "simulator:outage", "--lang", language);

        assertThat(call.code()).isEqualTo(1);
        boolean es = language.equals("es");
        assertThat(call.out())
                .contains(es ? "El SII se cayó" : "The SII went away")
                .contains("manual-pack.html")
                .contains(es ? "El SII volvió" : "The SII is back")
                .contains("SII_UNAVAILABLE");
        JsonNode told = reconciliation();
        assertThat(told.get("state").asText()).isEqualTo("COMPLETE");
        assertThat(told.at("/reconciliation/difference").asLong()).isZero();
        assertThat(told.get("faults")).hasSize(4);
        for (JsonNode fault : told.get("faults")) {
            assertThat(fault.get("kind").asText()).isEqualTo("UNAVAILABLE");
            assertThat(fault.get("round").asInt()).isEqualTo(1);
            assertThat(fault.get("remedy").asText()).isNotBlank();
        }
        assertThat(told.at("/faults/0/evidence/status").asInt()).isEqualTo(503);
        // The second call of a service that is known to be away is not sent, and brings nothing.
        assertThat(told.at("/faults/3/evidence").isNull()).isTrue();
        assertThat(Files.readString(out.resolve("form29.json"))).contains("244000");
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws IOException {
        close("--sii", "simulator:outage");
        byte[] first = Files.readAllBytes(out.resolve("reconciliation.json"));
        byte[] pack = Files.readAllBytes(out.resolve("manual-pack.xlsx"));
        close("--sii", "simulator:outage");

        assertThat(out.resolve("reconciliation.json")).hasBinaryContent(first);
        assertThat(out.resolve("manual-pack.xlsx")).hasBinaryContent(pack);
    }

    @Test
    void whatAnEarlierRunSaidOfTheSiiIsGoneWhenThisOneDoesNotAsk() {
        close("--sii", "simulator");
        assertThat(out.resolve("reconciliation.json")).exists();

        assertThat(close().code()).isZero();
        assertThat(out.resolve("reconciliation.json")).doesNotExist();
        assertThat(out.resolve("manual-pack.json")).doesNotExist();
        assertThat(out.resolve("manual-pack.xlsx")).doesNotExist();
        assertThat(out.resolve("manual-pack.html")).doesNotExist();
    }

    @Test
    void aSimulatorInAnotherProcessIsReadOverHttpWithThePasswordOfAFile() throws Exception {
        write("world.json", WORLD);
        int port = free();
        Process sii = new KilledProgram(folder)
                .start("sii", "simulate", "--port", Integer.toString(port), "--world", "world.json");
        try {
            awaitListening(sii, port);
            Cli call = close(
                    "--sii",
                    "http://127.0.0.1:" + port + "/",
                    "--sii-password-file",
                    folder.resolve("password").toString());

            assertThat(call.code()).isEqualTo(1);
            assertThat(call.out() + call.err()).doesNotContain("clave-secreta");
            JsonNode told = reconciliation();
            assertThat(told.get("state").asText()).isEqualTo("COMPLETE");
            // The SII has 10 of Luis (30.500), the books 9 (91.500).
            assertThat(told.at("/reconciliation/theirs").asLong()).isEqualTo(183_000);
            assertThat(told.at("/reconciliation/ours").asLong()).isEqualTo(244_000);
            assertThat(sums(told.get("reconciliation"))).containsExactly("MISSING_HERE 30500", "MISSING_AT_SII -91500");
            assertThat(Files.readString(out.resolve("reconciliation.json"))).doesNotContain("clave-secreta");
        } finally {
            sii.destroyForcibly();
            assertThat(sii.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRefusedPasswordIsAFindingAndIsTriedOnce() throws Exception {
        write("world.json", WORLD);
        write("password", "wrong-one");
        int port = free();
        Process sii = new KilledProgram(folder)
                .start("sii", "simulate", "--port", Integer.toString(port), "--world", "world.json");
        try {
            awaitListening(sii, port);
            Cli call = close(
                    "--sii",
                    "http://127.0.0.1:" + port,
                    "--sii-password-file",
                    folder.resolve("password").toString());

            assertThat(call.code()).isEqualTo(1);
            assertThat(call.out() + call.err())
                    .contains("SII_CREDENTIAL_REJECTED")
                    .doesNotContain("wrong-one");
            JsonNode told = reconciliation();
            assertThat(told.get("state").asText()).isEqualTo("AWAY");
            assertThat(told.get("faults")).hasSize(1);
            assertThat(told.at("/faults/0/kind").asText()).isEqualTo("CREDENTIAL_REJECTED");
            assertThat(told.get("notAsked")).hasSize(4);
            assertThat(told.get("reconciliation").isNull()).isTrue();
        } finally {
            sii.destroyForcibly();
            assertThat(sii.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nobodyAtTheAddressIsAFindingWithThePack() throws IOException {
        Cli call = close(
                "--sii",
                "http://127.0.0.1:" + free(),
                "--sii-password-file",
                folder.resolve("password").toString());

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).doesNotContain("error").doesNotContain("Exception");
        assertThat(reconciliation().get("state").asText()).isEqualTo("AWAY");
        assertThat(reconciliation().at("/faults/0/kind").asText()).isEqualTo("UNAVAILABLE");
        assertThat(out.resolve("manual-pack.xlsx")).isNotEmptyFile();
        assertThat(Files.readString(out.resolve("form29.json"))).contains("244000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sii",
                "http://localhost:8029",
                "http://www.sii.cl",
                "http://10.0.0.7/",
                "ftp://127.0.0.1/",
                "https://user:geheim@sii.example",
                "https://www.sii.cl/other",
                "https://sii.example/?key=geheim",
                "http://127.0.0.1:80 80",
                "simulator:elsewhere"
            })
    void anAddressThatIsNoneIsRefusedBeforeAnythingIsStored(String address) throws IOException {
        Cli call = close(
                "--sii",
                address,
                "--sii-password-file",
                folder.resolve("password").toString());

        assertThat(call.code()).isEqualTo(2);
        assertThat(JSON.readTree(call.err()).at("/error/code").asText()).isEqualTo("SII_PLACE");
        assertThat(call.err()).doesNotContain("geheim@");
        assertThat(out).doesNotExist();
    }

    @Test
    void anAddressWithoutAPasswordIsRefusedAndSoIsOneWithTwo() throws IOException {
        String place = "http://127.0.0.1:8029";
        write("empty", "\n");
        String file = folder.resolve("password").toString();

        List<Cli> calls = List.of(
                close("--sii", place),
                close("--sii", place, "--sii-password-file", file, "--sii-password-env", "PATH"),
                close("--sii", place, "--sii-password-env", "NO_SUCH_VARIABLE_HERE"),
                close(
                        "--sii",
                        place,
                        "--sii-password-file",
                        folder.resolve("empty").toString()),
                close(
                        "--sii",
                        place,
                        "--sii-password-file",
                        folder.resolve("none").toString()));

        for (Cli call : calls) {
            assertThat(call.code()).isEqualTo(2);
            assertThat(JSON.readTree(call.err()).at("/error/code").asText()).isEqualTo("SII_PASSWORD");
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void killedInTheMiddleItIsCalledAgainAndEndsAsIfNothingHadHappened() throws Exception {
        String db = "jdbc:sqlite:" + folder.resolve("books.db");
        String[] args = arguments("--sii", "simulator:outage", "--db", db);
        Process first = new KilledProgram(folder).start(args);
        Path pack = out.resolve("manual-pack.json");
        while (first.isAlive() && !Files.exists(pack)) {
            first.waitFor(5, TimeUnit.MILLISECONDS);
        }
        first.destroyForcibly();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(close("--sii", "simulator:outage", "--db", db).code()).isEqualTo(1);
        assertThat(reconciliation().at("/reconciliation/difference").asLong()).isZero();
        assertThat(Cli.run("journal", "verify", "--db", db).code()).isZero();
    }

    private Cli close(String... more) {
        return Cli.run(arguments(more));
    }

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "month-close",
                "--payer",
                "76000000-0",
                "--period",
                "2026-09",
                "--contractors",
                folder.resolve("people.csv").toString(),
                "--received",
                folder.resolve("received.csv").toString(),
                "--out",
                out.toString()));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    /** What was written, which always fits its schema. */
    private JsonNode reconciliation() throws IOException {
        JsonNode told = JSON.readTree(Files.readString(out.resolve("reconciliation.json")));
        JsonNode schema =
                JSON.readTree(SchemaCommand.schema("reconciliation.json")).get("output");
        assertThat(SchemaCommandTest.faults(schema, told, "output")).isEmpty();
        return told;
    }

    /** Each bucket with its sum; they have to add up to the difference. */
    private static List<String> sums(JsonNode made) {
        List<String> all = new ArrayList<>();
        long sum = 0;
        for (JsonNode bucket : made.get("buckets")) {
            long parts = 0;
            for (JsonNode part : bucket.get("parts")) {
                parts += part.get("difference").asLong();
            }
            assertThat(parts).isEqualTo(bucket.get("sum").asLong());
            sum += parts;
            all.add(bucket.get("bucket").asText() + " " + parts);
        }
        assertThat(sum).isEqualTo(made.get("difference").asLong());
        return all;
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void awaitListening(Process program, int port) throws Exception {
        while (program.isAlive()) {
            try (java.net.Socket socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (java.net.ConnectException e) {
                program.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("It ended with " + program.exitValue());
    }
}
