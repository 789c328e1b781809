package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.record.EvaluationRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickstartCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theSampleMonthEndsAsAnIndependentCalculationSays() throws IOException {
        Cli call = Cli.run("quickstart", "--out", folder.toString(), "--lang", "es");

        assertThat(call.err()).doesNotContain("error");
        assertThat(call.code()).isZero();
        assertThat(call.out())
                .contains("27.769.608")
                .contains("Todo terminó como la muestra lo espera")
                .contains("rejects-contractors.csv")
                .contains("→")
                .contains("Presentado por el canal simulado con folio 8000000001")
                .contains("manual-pack.html queda para presentar a mano")
                .contains("diferencia de 1.902.745 conciliada")
                .contains("la compuerta beta-exit está en INCONCLUSIVE", "critical_support_tickets < 2")
                .contains("la compuerta beta-exit (PASS); una persona puede abrir controlled");
        // The second record names the hash of the first.
        List<String> records = Files.readAllLines(folder.resolve("launch.jsonl"));
        assertThat(records).hasSize(2);
        assertThat(EvaluationRecord.broken(records)).isEmpty();
        assertThat(folder.resolve("manual-pack.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("manual-pack.html")).content().contains("Folio");
        Cli filings = Cli.run(
                "filings",
                "list",
                "--payer",
                "76000000-0",
                "--year",
                "2026",
                "--db",
                "jdbc:sqlite:" + folder.resolve("cuadra.db"),
                "--keys",
                folder.resolve("cuadra.keys").toString());
        assertThat(filings.out()).contains("8000000001");
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
        assertThat(folder.resolve("form29.html")).isNotEmptyFile();
    }

    @Test
    void twoRunsWriteTheSameBytes() throws IOException {
        Path other = folder.resolve("b");
        Cli.run("quickstart", "--out", folder.resolve("a").toString(), "--lang", "en");
        Cli.run("quickstart", "--out", other.toString(), "--lang", "en");

        for (String name : List.of(
                "form29.json",
                "form29.html",
                "report.html",
                "findings.csv",
                "rejects-contractors.csv",
                "reconciliation.json",
                "launch.html",
                "launch.jsonl",
                "manual-pack.html",
                "manual-pack.json",
                "manual-pack.xlsx")) {
            assertThat(other.resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
    }

    @Test
    void theDatabaseHoldsNoNameAndNoNumberInPlain() throws IOException {
        Cli.run("quickstart", "--out", folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("cuadra."))
                    .toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes)
                        .doesNotContain("19754771")
                        .doesNotContain("19.754.771")
                        .doesNotContain("Cheuque")
                        .doesNotContain("correo.example.cl");
            }
        }
    }

    @Test
    void theTemplateIsAHeaderThatImportsAsAnEmptyList() throws IOException {
        Cli template = Cli.run("contractors", "template");
        Path file = folder.resolve("template.csv");
        Files.writeString(file, template.out());

        assertThat(template.out()).startsWith("rut,nombre,").hasLineCount(1);
        assertThat(Cli.run("contractors", "import", file.toString(), "--out", folder.toString())
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"es, Uso", "en, Usage"})
    void helpIsThereForEveryCommandInBothLanguages(String language, String word) {
        for (String command : List.of("", " quickstart", " month-close", " contractors", " rules", " schema")) {
            Cli call = Cli.run(("--lang " + language + command + " --help").split(" ", -1));
            assertThat(call.code()).isZero();
            assertThat(call.out()).contains(word).contains("--lang");
        }
    }
}
