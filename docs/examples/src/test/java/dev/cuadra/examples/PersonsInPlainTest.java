package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.bank.AccountCheck;
import dev.cuadra.boleta.contractor.OnboardingDocument;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.Onboardings;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One contractor whose number, name, address, telephone and account cannot be mistaken for anything else goes through
 * everything that the command line does, and is then looked for in everything that it left. The files that a user names
 * with {@code --out} are looked into as well where they are no reports on people; those that are, and standard output,
 * which says what a finding is about, are what somebody asked for.
 */
class PersonsInPlainTest {
    private static final TenantId DEFAULT = TenantId.of("default");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RUT = "17654329-9";
    private static final List<String> MARKERS = List.of(
            RUT,
            "17.654.329-9",
            "17654329",
            "Zoraida",
            "Quillahuasi",
            "Ñancupeo",
            "zoraida.q@correo.example",
            "987612345",
            "0098761234501",
            "00-98761234501");
    private static final String TITLES =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";
    private static final String ROWS = "153,05/09/2026,VIGENTE,," + RUT
            + ",ZORAIDA QUILLAHUASI ÑANCUPEO,NO,1000000,152500,847500\n"
            + "9,21/09/2026,VIGENTE,,11111111-1,LUIS,NO,600000,91500,508500\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** What one call came to. */
    private record Call(int code, String out, String err) {}

    @BeforeEach
    void files() throws IOException {
        write(
                "people.csv",
                "rut,nombre,correo,telefono,banco,tipo_cuenta,numero_cuenta\n"
                        + RUT
                        + ",Zoraida Quillahuasi Ñancupeo,zoraida.q@correo.example,+56987612345,BCI,corriente,0098761234501\n"
                        + "11111111-1,Luis,,,,,\n");
        // The same person with a wrong digit, a broken address and a broken account, and twice.
        write(
                "broken.csv",
                "rut,nombre,correo,telefono,banco,tipo_cuenta,numero_cuenta\n"
                        + "17654329-6,Zoraida Quillahuasi Ñancupeo,zoraida.q@correo.example,+56987612345,,,\n"
                        + RUT + ",Zoraida Quillahuasi Ñancupeo,zoraida.q correo.example,,,,00-98761234501x\n"
                        + RUT + ",Zoraida Quillahuasi Ñancupeo,,,,,\n"
                        + RUT + ",Zoraida Quillahuasi Ñancupeo,,,,,\n");
        write("received.csv", TITLES + ROWS);
        write("broken-received.csv", TITLES + ROWS.replace("1000000", "un millon") + "x,y,z,,17654329-6,ZORAIDA,,,,\n");
    }

    @Test
    void aContractorIsNowhereInPlainAndFiguresOutliveThem() throws Exception {
        assertThat(run("contractors", "import", file("people.csv"), "--out", file("out"))
                        .code())
                .isZero();
        assertThat(run("contractors", "import", file("broken.csv"), "--out", file("out"))
                        .code())
                .isEqualTo(1);
        takeOn();
        assertThat(close("received.csv").code()).isZero();
        assertThat(close("broken-received.csv").code()).isNotZero();
        assertThat(close("received.csv").code()).isZero();
        assertThat(run("month-close", "--payer", RUT, "--decide", RUT + "/153=what")
                        .code())
                .isEqualTo(2);
        assertThat(run("contractors", "export-person", RUT, RUT).code()).isEqualTo(2);
        assertThat(run("contractors", "export-person", "17654329-6", "--out", file("person"), "--db", db())
                        .code())
                .isEqualTo(2);
        nobodyIsInPlain();

        Call export = run("contractors", "export-person", RUT, "--out", file("person"), "--db", db());
        assertThat(export.code()).isZero();
        JsonNode held = JSON.readTree(folder.resolve("person/person.json").toFile());
        assertThat(held.get("documents")).hasSize(3);
        assertThat(held.toString())
                .contains("archivo/zoraida-quillahuasi")
                .contains("zoraida.q@correo.example")
                .contains("\"gross\":1000000");
        assertThat(export.out()).doesNotContain("17654329").contains("17******-9");

        Call rotated = run("keys", "rotate", "--db", db());
        assertThat(rotated.code()).isZero();
        assertThat(rotated.out()).contains("old look-up keys are given up");
        assertThat(rotated.err()).contains("0 left");
        nobodyIsInPlain();

        Call refused = run("contractors", "erase", RUT, "--reason", "asked for it", "--db", db());
        assertThat(refused.code()).isEqualTo(2);
        JsonNode error = JSON.readTree(refused.err()).get("error");
        assertThat(error.get("code").asText()).isEqualTo("PERSON_KEPT_BY_LAW");
        // Paid in September 2026, due in October, six years.
        assertThat(error.get("message").asText()).contains("2032-10-31").contains("17******-9");

        byte[] before = Files.readAllBytes(folder.resolve("books.db"));
        Call erased = run("contractors", "erase", RUT, "--reason", "a court ordered it", "--override", "--db", db());
        assertThat(erased.code()).isZero();
        assertThat(erased.out()).contains("Erased: 3 documents");
        assertThat(Files.readAllBytes(folder.resolve("books.db"))).isNotEqualTo(before);
        assertThat(run("contractors", "export-person", RUT, "--out", file("person2"), "--db", db())
                        .code())
                .isEqualTo(2);
        nobodyIsInPlain();

        // The same report again: the figures are those of before, and the person does not come back.
        write("people.csv", "rut,nombre\n11111111-1,Luis\n");
        assertThat(close("received.csv").code()).isZero();
        JsonNode form = JSON.readTree(folder.resolve("out/form29.json").toFile());
        // 152,500 of the erased, 91,500 of Luis.
        assertThat(form.at("/codes/151").asLong()).isEqualTo(244_000);
        assertThat(form.get("boletas").get("151").toString()).contains("11111111-1/9", "erased-", "/153");
        assertThat(form.toString()).doesNotContain("17654329");
        nobodyIsInPlain();
        journalHolds();
    }

    /** What the command line does not do: the person is taken on, with references that name it. */
    private void takeOn() {
        try (JdbcStorage storage = JdbcStorage.open(folder.resolve("books.db"));
                FileKeyRing keys = FileKeyRing.open(folder.resolve("books.db.keys"))) {
            Clock clock = Clock.systemUTC();
            Vault vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
            Onboardings onboardings = new Onboardings(vault, new AccountCheck());
            Rut rut = Rut.parse(RUT);
            onboardings.identity(DEFAULT, rut, true, "Zoraida's colleague");
            onboardings.account(DEFAULT, rut, "marta");
            onboardings.document(DEFAULT, rut, OnboardingDocument.CONTRACT, "archivo/zoraida-quillahuasi", "marta");
        }
    }

    @Test
    void aRotationKilledOnTheWayGoesOnAndAFileThatIsNotThereIsNotMade() throws Exception {
        StringBuilder people = new StringBuilder("rut,nombre\n");
        for (int i = 0; i < 4_000; i++) {
            people.append(new dev.cuadra.boleta.rut.Rut(8_000_000 + i))
                    .append(",Persona ")
                    .append(i)
                    .append('\n');
        }
        write("many.csv", people.toString());
        assertThat(run("contractors", "import", file("many.csv"), "--out", file("out"))
                        .code())
                .isZero();
        Process process = start("keys", "rotate", "--db", db());
        try (var progress = process.errorReader(StandardCharsets.UTF_8)) {
            String line = progress.readLine();
            while (line != null && !line.startsWith("2000 ")) {
                line = progress.readLine();
            }
            process.toHandle().destroyForcibly();
        }
        process.waitFor();

        Call resumed = run("keys", "rotate", "--db", db());
        assertThat(resumed.err()).contains("Going on with the rotation");
        // 4,000 people and the import.
        assertThat(resumed.out()).contains("4001 documents").contains("given up");
        assertThat(run("contractors", "import", file("many.csv"), "--out", file("out"))
                        .out())
                .contains("0 new, 0 changed, 4000 unchanged");
        journalHolds();

        Call missing = run("keys", "rotate", "--db", "jdbc:sqlite:" + folder.resolve("nowhere.db"));
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("DB_MISSING");
        assertThat(folder.resolve("nowhere.db")).doesNotExist();
        assertThat(run("keys", "rotate").err()).contains("DB_MISSING");
    }

    /** Looks into everything that was left, but for the reports that the user asked for. */
    private void nobodyIsInPlain() throws IOException {
        Map<String, byte[]> left = new LinkedHashMap<>();
        for (String name : List.of("books.db", "books.db-wal", "books.db-shm", "books.db.keys", "logged.txt")) {
            if (Files.exists(folder.resolve(name))) {
                left.put(name, Files.readAllBytes(folder.resolve(name)));
            }
        }
        left.put("standard error", errors.toByteArray());
        left.put("tenant export", exported());
        if (Files.exists(folder.resolve("out/findings.csv"))) {
            left.put("findings", Files.readAllBytes(folder.resolve("out/findings.csv")));
        }
        assertThat(left).containsKeys("books.db", "books.db.keys", "logged.txt");
        // The search would find it: what is plain is there.
        assertThat(new String(exported(), StandardCharsets.ISO_8859_1)).contains("boleta.contractor");
        List<String> found = new ArrayList<>();
        left.forEach((where, bytes) -> found.addAll(found(where, bytes)));
        assertThat(found).isEmpty();
    }

    private static List<String> found(String where, byte[] bytes) {
        // One character for each byte, so that a search in the text is a search in the bytes; case does not count.
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (String marker : MARKERS) {
            for (Charset charset : List.of(
                    StandardCharsets.UTF_8,
                    StandardCharsets.ISO_8859_1,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE)) {
                for (String spelling :
                        List.of(marker, marker.toUpperCase(Locale.ROOT), marker.toLowerCase(Locale.ROOT))) {
                    if (text.contains(latin(spelling.getBytes(charset)).toLowerCase(Locale.ROOT))) {
                        found.add(where + ": " + marker + " as " + charset);
                    }
                }
            }
            base64(marker)
                    .filter(part -> text.contains(part.toLowerCase(Locale.ROOT)))
                    .forEach(part -> found.add(where + ": " + marker + " in Base64"));
            String hex = java.util.HexFormat.of().formatHex(marker.getBytes(StandardCharsets.UTF_8));
            if (text.contains(hex)) {
                found.add(where + ": " + marker + " in hexadecimal");
            }
        }
        return found;
    }

    /** The middle of the Base64 of {@code marker} at each of the three places where it can begin in a group. */
    private static Stream<String> base64(String marker) {
        return Stream.of(0, 1, 2)
                .map(shift -> {
                    byte[] plain = (" ".repeat(shift) + marker).getBytes(StandardCharsets.UTF_8);
                    String all = Base64.getEncoder().withoutPadding().encodeToString(plain);
                    return all.substring(shift == 0 ? 0 : 4, plain.length / 3 * 4);
                })
                .filter(part -> part.length() >= 8);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void theSearchFindsAMarkerInEveryDisguise() {
        for (String marker : MARKERS) {
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)) {
                assertThat(found("x", ("abc" + marker + "def").getBytes(charset)))
                        .as(marker)
                        .isNotEmpty();
            }
            if (marker.length() >= 10) {
                for (String before : List.of("", "a", "ab")) {
                    byte[] wrapped = ("{" + before + marker + "}").getBytes(StandardCharsets.UTF_8);
                    assertThat(found("x", Base64.getEncoder().encode(wrapped)))
                            .as(marker)
                            .isNotEmpty();
                }
            }
        }
    }

    private byte[] exported() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (JdbcStorage storage = JdbcStorage.open(folder.resolve("books.db"))) {
            storage.export(DEFAULT, document -> {
                all.writeBytes(document.key().toString().getBytes(StandardCharsets.UTF_8));
                all.writeBytes(document.body().toArray());
            });
        }
        return all.toByteArray();
    }

    private void journalHolds() {
        try (JdbcStorage storage = JdbcStorage.open(folder.resolve("books.db"));
                FileKeyRing keys = FileKeyRing.open(folder.resolve("books.db.keys"))) {
            assertThat(new JournalVerifier(storage, keys).verify(DEFAULT).findings())
                    .isEmpty();
        }
    }

    private Call close(String received) throws Exception {
        return run(
                "month-close",
                "--payer",
                "76000000-0",
                "--period",
                "2026-09",
                "--contractors",
                file("people.csv"),
                "--received",
                file(received),
                "--out",
                file("out"));
    }

    private Call run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--db") && all.contains("--out")) {
            all.addAll(List.of("--db", db()));
        }
        Path out = folder.resolve("stdout.txt");
        Path err = folder.resolve("stderr.txt");
        Process process = builder(all)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.waitFor();
        errors.writeBytes(Files.readAllBytes(err));
        Call call = new Call(code, Files.readString(out), Files.readString(err));
        assertThat(call.err()).doesNotContain("\tat ").doesNotContain("INTERNAL");
        return call;
    }

    private Process start(String... arguments) throws IOException {
        return builder(List.of(arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Another process, where everything that is logged goes to a file. */
    private ProcessBuilder builder(List<String> arguments) {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(value -> value != null && !value.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dslf4j.provider=" + CapturingLogs.class.getName(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dcuadra.log=" + folder.resolve("logged.txt"),
                "-cp",
                String.join(File.pathSeparator, path, "target/classes", "target/test-classes"),
                Main.class.getName()));
        if (Runtime.version().feature() >= 22) {
            // As the manifest of the jar has it: else newer releases warn of the database driver on standard error.
            command.add(1, "--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(arguments);
        command.addAll(List.of("--lang", "en"));
        return new ProcessBuilder(command);
    }

    private String db() {
        return "jdbc:sqlite:" + folder.resolve("books.db");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
