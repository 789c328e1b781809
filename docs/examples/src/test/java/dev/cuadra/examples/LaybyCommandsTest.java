package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaybyCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"quote", "terminate", "replay", "check"})
    void theExampleOfTheSchemaIsAnsweredFromAFileAndFromStandardInput(String command) throws IOException {
        JsonNode example =
                JSON.readTree(SchemaCommand.schema("layby." + command)).get("example");
        ObjectNode document = example.get("input").deepCopy();
        Path file = Files.writeString(dir.resolve("in.json"), document.toPrettyString());
        document.remove(List.of("id", "op"));

        Cli named = Cli.run("layby", command, "--in", file.toString(), "--lang", "en");
        Cli standard = Cli.with(document.toString(), "layby", command, "--in", "-", "--lang", "en");

        ObjectNode expected = example.get("output").deepCopy();
        expected.remove(List.of("id", "ok"));
        assertThat(JSON.readTree(named.out())).isEqualTo(expected);
        assertThat(standard).isEqualTo(named);
        assertThat(named.err()).isEmpty();
        assertThat(named.code()).isEqualTo(command.equals("check") ? 1 : 0);
    }

    @Test
    void whatTheLawDoesNotAllowIsAFinding() throws IOException {
        ObjectNode document = input("layby.terminate");
        document.put("endedBy", "SUPPLIER").put("ground", "OTHER");

        Cli call = Cli.with(document.toString(), "layby", "terminate", "--in", "-");

        assertThat(call.code()).isEqualTo(1);
        assertThat(JSON.readTree(call.out()).get("allowed").asBoolean()).isFalse();
        assertThat(JSON.readTree(call.out()).get("refusals")).isNotEmpty();
    }

    @Test
    void anEventThatTheRulesRefuseIsAFinding() throws IOException {
        ObjectNode document = input("layby.replay");
        document.withArray("events").addObject().put("type", "COLLECT").put("on", "2026-04-03");

        assertThat(Cli.with(document.toString(), "layby", "replay", "--in", "-").code())
                .isEqualTo(1);
    }

    @Test
    void aDocumentThatCannotBeUsedIsOneJsonErrorOnStandardError() throws IOException {
        ObjectNode odd = input("layby.quote");
        odd.put("colour", "red");
        ObjectNode other = input("layby.replay");

        assertError(Cli.with(odd.toString(), "layby", "quote", "--in", "-"), "INPUT_UNKNOWN_MEMBER");
        assertError(Cli.with(other.toString(), "layby", "quote", "--in", "-"), "DOCUMENT_OTHER_OPERATION");
        assertError(Cli.with("{} {}", "layby", "quote", "--in", "-"), "DOCUMENT_NOT_JSON");
        assertError(Cli.with("[]", "layby", "quote", "--in", "-"), "DOCUMENT_NOT_JSON");
        assertError(Cli.with("", "layby", "quote", "--in", "-"), "DOCUMENT_NOT_JSON");
        assertError(Cli.run("layby", "quote", "--in", dir.resolve("none.json").toString()), "FILE_UNREADABLE");
        assertError(Cli.run("layby", "quote", "--in", "a\u0000b"), "FILE_UNREADABLE");
        assertError(Cli.run("layby", "quote"), "USAGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"layby", "layby quote", "layby terminate", "layby replay", "layby check"})
    void helpSaysWhatItIsForAndHowToCallIt(String command) {
        for (String lang : List.of("es", "en")) {
            Cli help = Cli.run((command + " --help --lang " + lang).split(" ", -1));

            assertThat(help.code()).isZero();
            assertThat(help.out()).contains(command.contains(" ") ? "--in" : "quote");
            assertThat(help.out()).doesNotContain("option.").doesNotContain("help.");
        }
    }

    private static void assertError(Cli call, String code) throws IOException {
        assertThat(call.code()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(JSON.readTree(call.err()).at("/error/code").asText()).isEqualTo(code);
    }

    private static ObjectNode input(String op) throws IOException {
        return JSON.readTree(SchemaCommand.schema(op))
                .get("example")
                .get("input")
                .deepCopy();
    }
}
