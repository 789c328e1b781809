package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REPLY = "layby-first-reply";

    @TempDir
    Path dir;

    private static ObjectNode example() throws IOException {
        return JSON.readTree(SchemaCommand.schema("messages.preview"))
                .at("/example/input")
                .deepCopy();
    }

    @Test
    void theExampleOfTheSchemaIsAnsweredAsItSays() throws IOException {
        Cli call = Cli.with(example().toString(), "messages", "preview", REPLY, "--in", "-", "--lang", "en", "--json");

        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isZero();
        assertThat(JSON.readTree(call.out()))
                .isEqualTo(
                        JSON.readTree(SchemaCommand.schema("messages.preview")).at("/example/output"));
    }

    /** The example of the page about the command line. */
    @Test
    void whatThePageShowsIsWhatIsPrinted() throws IOException {
        String page = Files.readString(Path.of("..", "cli.md"));
        Matcher shown = Pattern.compile(
                        "with `reply.json`\n\n```json\n(.*?)\n```\n\nprints\n\n```text\n(.*?)\n```", Pattern.DOTALL)
                .matcher(page);
        assertThat(shown.find()).isTrue();
        Path file = Files.writeString(dir.resolve("reply.json"), shown.group(1));

        Cli call = Cli.run("messages", "preview", REPLY, "--in", file.toString(), "--lang", "en");

        assertThat(call.out().strip()).isEqualTo(shown.group(2));
    }

    @Test
    void theFilesAreTheTextThePageAndTheJson() throws IOException {
        Path out = dir.resolve("out");
        Cli call = Cli.with(
                example().toString(),
                "messages",
                "preview",
                REPLY,
                "--in",
                "-",
                "--lang",
                "es",
                "--out",
                out.toString());

        assertThat(call.out().lines()).hasSize(3);
        assertThat(Files.readString(out.resolve(REPLY + ".es.txt")))
                .startsWith("Recibimos su consulta LB-104\n\nHola, Ana Rojas:");
        assertThat(Files.readString(out.resolve(REPLY + ".es.html")))
                .isEqualTo(Cli.with(
                                example().toString(),
                                "messages",
                                "preview",
                                REPLY,
                                "--in",
                                "-",
                                "--lang",
                                "es",
                                "--html")
                        .out());
        JsonNode json = JSON.readTree(Files.readString(out.resolve(REPLY + ".es.json")));
        assertThat(json.path("language").asText()).isEqualTo("es");
    }

    @Test
    void allThatIsMissingIsToldAtOnce() throws IOException {
        ObjectNode document = example();
        ((ObjectNode) document.get("values")).remove(java.util.List.of("ticket", "agent"));
        ((ObjectNode) document.get("values")).put("colour", "red").put("answerBy", "soon");

        Cli call = Cli.with(document.toString(), "messages", "preview", REPLY, "--in", "-", "--lang", "en");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        JsonNode error = JSON.readTree(call.err()).get("error");
        assertThat(error.get("code").asText()).isEqualTo("MESSAGE_VALUES");
        assertThat(error.get("message").asText())
                .contains("agent (person)", "ticket (text)", "colour", "answerBy (instant)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{} ~ INPUT_KIND",
                "[] ~ DOCUMENT_NOT_JSON",
                "{} {} ~ DOCUMENT_NOT_JSON",
                "{\"values\": {}, \"x\": 1} ~ INPUT_UNKNOWN_MEMBER",
                "{\"values\": {}, \"zone\": \"Mars\"} ~ INPUT_KIND",
                "{\"values\": {}, \"on\": \"soon\"} ~ INPUT_KIND",
                "{\"values\": {}, \"on\": 7} ~ INPUT_KIND",
                "{\"values\": []} ~ INPUT_KIND"
            })
    void aDocumentThatCannotBeUsedIsOneJsonError(String document, String code) throws IOException {
        Cli call = Cli.with(document, "messages", "preview", REPLY, "--in", "-", "--lang", "en");

        assertThat(call.code()).isEqualTo(2);
        assertThat(JSON.readTree(call.err()).at("/error/code").asText()).isEqualTo(code);
    }

    @Test
    void aTemplateThatThereIsNotNamesThoseThereAre() throws IOException {
        Cli call = Cli.with("{}", "messages", "preview", "none", "--in", "-", "--lang", "en");

        assertThat(call.code()).isEqualTo(2);
        assertThat(JSON.readTree(call.err()).at("/error/code").asText()).isEqualTo("MESSAGE_UNKNOWN");
        assertThat(JSON.readTree(call.err()).at("/error/remedy").asText()).contains(REPLY);
    }

    @Test
    void aTextMessageThatDoesNotFitIsAFinding() throws IOException {
        ObjectNode document = JSON.createObjectNode();
        ObjectNode values = document.put("on", "2026-09-04").putObject("values");
        values.put("recipient", "Ana").put("company", "á".repeat(250)).put("goLive", "2026-09-07T08:00:00-03:00");
        values.put("helpUrl", "https://ayuda.example.test/");

        Cli call = Cli.with(
                document.toString(), "messages", "preview", "layby-live-tomorrow", "--in", "-", "--lang", "en");

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("Lay-bys go live in 3 days", "SMS_TOO_LONG");
    }

    @Test
    void theListIsThatOfOnePlanAndOfTheHost() throws IOException {
        Path file = Files.writeString(dir.resolve("mine.json"), """
                {"schema": 1, "pack": "mine", "templates": [{"key": "note", "owner": "me", "audience": ["all"],
                 "channels": ["mail"], "variables": {}, "texts": {"es": {"subject": "Aviso", "body": [{"paragraph": "Ya."}]}}}]}""");

        assertThat(Cli.run("messages", "list", "--pack", "mine", "--templates", file.toString())
                        .out()
                        .strip())
                .isEqualTo("note  mail  all");
        JsonNode all = JSON.readTree(Cli.run("messages", "list", "--json").out());
        assertThat(all).hasSizeGreaterThan(50);
        assertThat(all.get(0).at("/variables/callAt").asText()).isEqualTo("instant?");
        Files.writeString(file, "{\"schema\": 1, \"colour\": 1}");
        Cli unknown = Cli.run("messages", "list", "--pack", "nada", "--lang", "en");
        assertThat(unknown.code()).isEqualTo(Main.UNUSABLE);
        assertThat(unknown.err())
                .contains("PACK_UNKNOWN", "There is no pack nada", "boleta-launch, customer-onboarding, layby-launch");
        Cli broken = Cli.run("messages", "list", "--templates", file.toString());
        assertThat(broken.code()).isEqualTo(2);
        assertThat(JSON.readTree(broken.err()).at("/error/code").asText()).isEqualTo("MESSAGE_MEMBER_UNKNOWN");
    }
}
