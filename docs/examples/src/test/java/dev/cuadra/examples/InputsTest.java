package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents as editors really save them. */
class InputsTest {
    private static final String PLAN = "{\"customer\":\"Ñuñoa SpA\",\n\"template\":\"customer-onboarding\","
            + "\"kickoff\":\"2026-03-02\",\"zone\":\"America/Santiago\"}";

    @TempDir
    private Path dir;

    private Cli status(String text, Charset charset) throws IOException {
        Path file = Files.write(dir.resolve("plan.json"), text.getBytes(charset));
        return Cli.run(
                "onboarding", "status", "--plan", file.toString(), "--at", "2026-03-02T12:00:00Z", "--lang", "en");
    }

    @Test
    void theMarkThatWindowsEditorsBeginAFileWithIsNoPartOfIt() throws IOException {
        Cli call = status("\uFEFF" + PLAN.replace("\n", "\r\n"), StandardCharsets.UTF_8);

        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains("Ñuñoa SpA");
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, plan.json:1", "UTF-16, plan.json:1"})
    void lettersOfAnotherCharsetAreRefusedAndNotGuessed(Charset charset, String place) throws IOException {
        Cli call = status(PLAN, charset);

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("FILE_NOT_UTF8", place, "Save it again as UTF-8");
    }

    @Test
    void theLineOfTheFirstSuchLetterIsNamed() throws IOException {
        Cli call =
                status(PLAN.replace("Ñuñoa", "Nunoa").replace("\"zone\"", "\n\n\"zoné\""), StandardCharsets.ISO_8859_1);

        assertThat(call.err()).contains("plan.json:4");
    }

    @Test
    void namesFromAFileGiveNoOrdersToATerminal() throws IOException {
        Cli call = status(PLAN.replace("Ñuñoa", "\\u001B[2J\\u202EÑuñoa"), StandardCharsets.UTF_8);

        assertThat(call.out()).startsWith("\uFFFD[2J\uFFFDÑuñoa SpA");
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() throws IOException {
        Path file = Files.writeString(dir.resolve("plan.json"), PLAN);
        String[] call = {"onboarding", "status", "--plan", file.toString(), "--at", "2026-03-12T12:00:00Z", "--lang"};

        assertThat(Cli.run(withLast(call, "es")).out()).contains("esperado 11,0 %");
        assertThat(Cli.run(withLast(call, "en")).out()).contains("expected 11.0 %");
    }

    private static String[] withLast(String[] call, String last) {
        String[] more = java.util.Arrays.copyOf(call, call.length + 1);
        more[call.length] = last;
        return more;
    }
}
