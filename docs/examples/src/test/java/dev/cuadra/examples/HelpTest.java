package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {
    private static CommandLine line(String language) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return Main.line(new Console(
                new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Locale.forLanguageTag(language), false));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTest::all));
    }

    /** The help of "boletas add" spoke of 3 % and picocli warned on every call of it. */
    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void everyCommandAndEveryOptionSaysWhatItIsFor(String language) {
        List<String> silent = new ArrayList<>();
        ByteArrayOutputStream warnings = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
        try {
            look(language, silent);
        } finally {
            System.setErr(before);
        }
        assertThat(silent).isEmpty();
        assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static void look(String language, List<String> silent) {
        all(line(language)).forEach(command -> {
            String name = command.getCommandSpec().qualifiedName();
            if (String.join("", command.getCommandSpec().usageMessage().description())
                    .isBlank()) {
                silent.add(name);
            }
            for (ArgSpec argument : command.getCommandSpec().args()) {
                if (String.join("", argument.description()).isBlank()) {
                    silent.add(name + " " + argument);
                }
            }
            if (command.getSubcommands().isEmpty()) {
                assertThat(command.getUsageMessage()).as(name).contains("java -jar cuadra.jar");
            }
        });
    }

    /** English help asked for AAAA-MM-DD. */
    @ParameterizedTest
    @CsvSource({"es, AAAA, YYYY", "en, YYYY, AAAA"})
    void daysAndMonthsAreSpelledInTheLanguageOfTheHelp(String language, String own, String other) {
        assertThat(all(line(language)).map(CommandLine::getUsageMessage))
                .noneMatch(help -> help.contains(other))
                .anyMatch(help -> help.contains("=" + own + "-MM-DD"))
                .anyMatch(help -> help.contains("=" + own + "-MM "));
    }

    /** Picocli speaks English; a call in Spanish got half an answer in each language. */
    @ParameterizedTest
    @CsvSource({
        "es, onboarding status --at x, falta --plan=FILE",
        "en, onboarding status --at x, --plan=FILE is missing",
        "es, messages preview, 'falta --in=FILE, NAME'",
        "es, support sumary, no se conoce sumary; ¿será summary?",
        "en, rules --fast, --fast is not known",
        "es, support summary --in x --kind mensual, '--kind no acepta «mensual», sino una de: MIDDAY, DAILY, WEEKLY'"
    })
    void aWrongCallIsSaidInTheLanguageOfTheCaller(String language, String call, String said) {
        Cli cli = Cli.run((call + " --lang " + language).split(" ", -1));
        assertThat(cli.code()).isEqualTo(Main.UNUSABLE);
        assertThat(cli.err()).contains("\"USAGE\"", said).doesNotContain("required", "Unmatched", "expected");
    }

    /** An example that is broken over two lines cannot be copied. */
    @Test
    void helpIsInOneLanguageAndItsExamplesStandOnALine() {
        String help = Cli.run("gates", "backtest", "--help", "--lang", "es").out();
        assertThat(help).startsWith("Uso: cuadra gates backtest").doesNotContain("Usage");
        assertThat(help.lines().filter(line -> line.contains("java -jar cuadra.jar")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("--from", "--to"));
        assertThat(Cli.run("gates", "--help", "--lang", "es").out()).contains("Comandos:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--lang=xx", "--lang=", "--lang=EN", "--lang=es-CL"})
    void aLanguageThatThereIsNotIsRefused(String option) {
        Cli cli = Cli.run("rules", option);
        assertThat(cli.code()).isEqualTo(Main.UNUSABLE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("OPTION_VALUE", "--lang", "es o en");
    }
}
