package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** English help showed {@code AAAA-MM-DD}, which are the letters of the Spanish words. */
class ParamLabelsTest {
    @ParameterizedTest
    @CsvSource({
        "en, support transition, --launch=YYYY-MM-DD, AAAA",
        "es, support transition, --launch=AAAA-MM-DD, YYYY",
        "en, payments propose, --up-to=YYYY-MM-DD, AAAA",
        "en, month-close, --period=YYYY-MM, AAAA",
        "es, month-close, --period=AAAA-MM, YYYY"
    })
    void datesAreSpelledInTheLanguageOfTheHelp(String language, String command, String label, String foreign) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--help", "--lang", language));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);

        int code = Main.run(new ByteArrayInputStream(new byte[0]), printed, printed, words.toArray(String[]::new));

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(label).doesNotContain(foreign);
    }
}
