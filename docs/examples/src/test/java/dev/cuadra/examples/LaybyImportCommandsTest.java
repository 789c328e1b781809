package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.rules.LaybyControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaybyImportCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROWS = """
        A-1,SYD,Mere Tane,mere@example.com,en,AU,2026-01-10,AUD,TV,Television,1,500.00,,,20.00,40.00,2026-01-24,CARD,FORTNIGHTLY,3,2026-02-07,
        A-2,SYD,Bo Li,,,AU,2026-01-10,AUD,SOFA,,1,100.00,,,20.00,40.00,2026-01-24,CASH,WEEKLY,2,2026-02-07,
        """;

    @TempDir
    Path dir;

    private Path list(String rows) throws IOException {
        String header = Cli.run("layby", "template", "--lang", "en").out();
        return Files.writeString(dir.resolve("laybys.csv"), header + rows);
    }

    private static ObjectNode control() throws IOException {
        return JSON.readTree(SchemaCommand.schema("layby.import"))
                .at("/example/input")
                .deepCopy();
    }

    private Cli layby(Path list, ObjectNode control, String... more) throws IOException {
        Path beside = Files.writeString(dir.resolve("control.json"), control.toString());
        List<String> arguments = new java.util.ArrayList<>(List.of("layby", "import", list.toString()));
        arguments.addAll(List.of(
                "--control", beside.toString(), "--out", dir.resolve("out").toString()));
        arguments.addAll(List.of("--lang", "en"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private String out(String name) throws IOException {
        return Files.readString(dir.resolve("out").resolve(name));
    }

    @Test
    void theExampleOfTheSchemaIsAControlDocument() throws IOException {
        LaybyControl control = LaybyControl.read(control().toString());

        assertThat(control.total().agreements()).isEqualTo(2);
        assertThat(control.settings().business()).isEqualTo("ACME");
        assertThat(control.settings().policy().graceDays()).isEqualTo(7);
    }

    @Test
    void aListThatComesToItsTotalComesInAndIsFoundAgain() throws IOException {
        Path list = list(ROWS);

        Cli looked = layby(list, control(), "--dry-run");
        assertThat(looked.code()).isZero();
        assertThat(looked.out()).contains("comes to its control total", "80.00 AUD", "Nothing was written");

        Cli done = layby(list, control());
        assertThat(done.code()).isZero();
        assertThat(done.out()).contains("Lay-bys in the books: 2", "80.00 AUD", "0 rejected");
        assertThat(done.err()).contains("2 of 2 lay-bys in the books");
        assertThat(dir.resolve("out/rejects-laybys.csv")).doesNotExist();

        Cli again = layby(list, control(), "--resume");
        assertThat(again.out()).contains("Lay-bys in the books: 2");

        Path database = dir.resolve("out/cuadra.db");
        Cli twice = layby(
                list,
                control(),
                "--db",
                "jdbc:sqlite:" + database,
                "--keys",
                dir.resolve("out/cuadra.keys").toString());
        assertThat(twice.code()).isEqualTo(1);
        assertThat(twice.out()).contains("Nothing was written", "LAYBY_OPENING_COUNT");
        assertThat(out("findings.csv")).contains("LAYBY_IMPORT_KNOWN");
    }

    @Test
    void whatIsRejectedComesInFromItsOwnFileOnceItIsMended() throws IOException {
        Path list = list(ROWS.replace("CASH,WEEKLY", "SHELLS,WEEKLY"));

        Cli refused = layby(list, control());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("does not come to its control total", "LAYBY_OPENING_SUM");
        assertThat(out("findings.csv")).contains("laybys.csv,3,tender,LAYBY_LIST_TENDER");

        ObjectNode one = control().put("agreements", 1);
        one.withArray("paid").removeAll().addObject().put("amount", "40.00").put("currency", "AUD");
        String database = "jdbc:sqlite:" + dir.resolve("books.db");
        Cli first = layby(list, one, "--db", database);
        assertThat(first.code()).isEqualTo(1);
        assertThat(first.out()).contains("Lay-bys in the books: 1", "1 rejected");

        Path mended = Files.writeString(
                dir.resolve("mended.csv"), out("rejects-laybys.csv").replace("SHELLS", "CASH"));
        Cli second = layby(mended, one, "--db", database);
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("Lay-bys in the books: 1", "0 rejected");
    }

    @Test
    void goodsThatNobodyCountedAreNotThere() throws IOException {
        Cli call = layby(list(ROWS), control().put("goods", "ON_HAND"));

        assertThat(call.code()).isEqualTo(1);
        assertThat(out("findings.csv")).contains("LAYBY_IMPORT_NO_GOODS");
    }

    @Test
    void aControlDocumentThatCannotBeUsedIsAnErrorAndOpensNothing() throws IOException {
        Path list = list(ROWS);

        assertError(layby(list, control().put("zone", "Mars/Base")), "INPUT_KIND");
        assertError(layby(list, control().put("agreements", 0)), "INPUT_RANGE");
        assertError(layby(list, control().put("colour", "red")), "INPUT_UNKNOWN_MEMBER");
        ObjectNode nothing = control();
        nothing.withArray("paid").removeAll();
        assertError(layby(list, nothing), "INPUT_KIND");
        ObjectNode twice = control();
        twice.withArray("paid").addObject().put("amount", "1.00").put("currency", "AUD");
        assertError(layby(list, twice), "INPUT_KIND");
        assertError(layby(dir.resolve("none.csv"), control()), "FILE_UNREADABLE");
        assertThat(dir.resolve("out/cuadra.db")).doesNotExist();
    }

    private static void assertError(Cli call, String code) throws IOException {
        assertThat(call.code()).isEqualTo(2);
        assertThat(JSON.readTree(call.err().lines().reduce("", (first, last) -> last))
                        .at("/error/code")
                        .asText())
                .isEqualTo(code);
    }

    @Test
    void theTemplateIsInTheLanguageAskedFor() {
        assertThat(Cli.run("layby", "template", "--lang", "es").out()).startsWith("numero,tienda,nombre");
        assertThat(Cli.run("layby", "template", "--lang", "en").out()).startsWith("number,store,name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"layby import", "layby template"})
    void helpSaysWhatItIsForAndHowToCallIt(String command) {
        for (String lang : List.of("es", "en")) {
            Cli help = Cli.run((command + " --help --lang " + lang).split(" ", -1));

            assertThat(help.code()).isZero();
            assertThat(help.out()).contains("java -jar cuadra.jar " + command);
            assertThat(help.out()).doesNotContain("option.").doesNotContain("help.");
        }
    }
}
