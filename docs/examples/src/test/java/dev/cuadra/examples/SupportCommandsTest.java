package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupportCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path dir;

    private static ObjectNode example(String operation, String side) throws IOException {
        return JSON.readTree(SchemaCommand.schema(operation))
                .get("example")
                .get(side)
                .deepCopy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deadlines", "metrics", "summary"})
    void theExampleOfTheSchemaIsAnsweredFromAFileAndFromStandardInput(String command) throws IOException {
        ObjectNode document = example("support." + command, "input");
        Path file = Files.writeString(dir.resolve("in.json"), document.toPrettyString());
        document.remove(List.of("id", "op"));

        Cli named = Cli.run("support", command, "--in", file.toString(), "--lang", "en");
        Cli standard = Cli.with(document.toString(), "support", command, "--in", "-", "--lang", "en");

        ObjectNode expected = example("support." + command, "output");
        expected.remove(List.of("id", "ok"));
        assertThat(JSON.readTree(named.out())).isEqualTo(expected);
        assertThat(standard).isEqualTo(named);
        assertThat(named.code()).isEqualTo(1);
    }

    @Test
    @Tag("SUP-10")
    void aSummaryIsWrittenToReadAndToBeReadByPrograms() throws IOException {
        Path file = Files.writeString(
                dir.resolve("in.json"), example("support.summary", "input").toString());
        String out = dir.resolve("today").toString();

        Cli call = Cli.run(
                "support", "summary", "--in", file.toString(), "--kind", "midday", "--out", out, "--lang", "es");

        assertThat(call.err()).isEmpty();
        assertThat(Files.readString(dir.resolve("today/summary.txt")))
                .startsWith("Mediodía, ")
                .contains("Apartados creados: 12", "Pagos registrados: no disponible", "Tickets abiertos: 2");
        assertThat(JSON.readTree(Files.readString(dir.resolve("today/summary.json")))
                        .get("kind")
                        .asText())
                .isEqualTo("MIDDAY");
    }

    @Test
    @Tag("SLA-05")
    void atAnEarlierInstantNothingWasLate() throws IOException {
        ObjectNode document = example("support.deadlines", "input");
        String early = "2026-03-09T09:01:00-03:00";

        Cli call = Cli.with(document.toString(), "support", "deadlines", "--in", "-", "--at", early, "--lang", "en");

        JsonNode answer = JSON.readTree(call.out());
        assertThat(answer.get("tickets")).hasSize(1);
        assertThat(answer.at("/tickets/0/clocks/0/outcome").asText()).isEqualTo("RUNNING");
        assertThat(call.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "deadlines, --at, yesterday, SUPPORT_MEMBER_KIND",
        "metrics, --in, none.json, FILE_UNREADABLE",
        "summary, --kind, monthly, USAGE",
        "deadlines, --colour, red, USAGE"
    })
    void whatCannotBeUsedIsOneJsonError(String command, String option, String value, String code) throws IOException {
        Path file = Files.writeString(
                dir.resolve("in.json"), example("support." + command, "input").toString());
        String[] call = option.equals("--in")
                ? new String[] {"support", command, option, dir.resolve(value).toString()}
                : new String[] {"support", command, "--in", file.toString(), option, value};

        Cli said = Cli.run(call);

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(JSON.readTree(said.err()).at("/error/code").asText()).isEqualTo(code);
    }

    @Test
    void aWrongPlaceIsNamed() throws IOException {
        ObjectNode document = example("support.metrics", "input");
        ((ObjectNode) document.at("/tickets/0/events/4")).put("at", "soon");
        Cli said = Cli.with(document.toString(), "support", "metrics", "--in", "-", "--lang", "en");

        assertThat(JSON.readTree(said.err()).at("/error/where").asText()).isEqualTo("tickets[0].events[4].at");
        assertThat(Cli.with("[]", "support", "metrics", "--in", "-").err()).contains("DOCUMENT_NOT_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "support deadlines", "support metrics", "support summary"})
    void helpSaysWhatItIsForAndHowToCallIt(String command) {
        for (String lang : List.of("es", "en")) {
            Cli help = Cli.run((command + " --help --lang " + lang).split(" ", -1));

            assertThat(help.code()).isZero();
            assertThat(help.out()).doesNotContain("option.").doesNotContain("help.");
        }
    }
}
