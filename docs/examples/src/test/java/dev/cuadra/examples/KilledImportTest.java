package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import is killed in another process, without a chance to clean up. */
class KilledImportTest {
    private static final int ROWS = 30_000;
    private static final int KILLS = Integer.getInteger("cuadra.import.kills", 6);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void anImportKilledAgainAndAgainEndsLikeOneThatWasNot() throws Exception {
        Path list = folder.resolve("people.csv");
        Files.writeString(list, people());
        Random random = new Random(20260911);
        int killed = 0;
        for (int attempt = 0; attempt < KILLS; attempt++) {
            Process process = start(list);
            int chunks = random.nextInt(3);
            String line = "";
            var progress = process.errorReader(StandardCharsets.UTF_8);
            for (int seen = 0; seen <= chunks && line != null; seen++) {
                line = progress.readLine();
            }
            if (!process.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
            }
        }
        assertThat(killed).as("runs that were killed in the middle").isGreaterThan(KILLS / 4);

        Cli last = importing(list, "--resume");
        assertThat(last.code()).isEqualTo(1);
        assertThat(last.out()).contains("Contractors: " + (ROWS - 1) + " new, 0 changed, 0 unchanged, 1 rejected.");
        assertThat(Files.readString(folder.resolve("out/rejects-contractors.csv")))
                .hasLineCount(2);

        Cli again = importing(list);
        assertThat(again.out()).contains("Contractors: 0 new, 0 changed, " + (ROWS - 1) + " unchanged, 1 rejected.");
    }

    private Cli importing(Path list, String... more) {
        return Cli.run(arguments(list, more).toArray(String[]::new));
    }

    private List<String> arguments(Path list, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "contractors",
                "import",
                list.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--db",
                "jdbc:sqlite:" + folder.resolve("books.db"),
                "--lang",
                "en"));
        args.addAll(List.of(more));
        return args;
    }

    private Process start(Path list) throws IOException {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(value -> value != null && !value.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        // On the module path surefire gives folders of modules; all of them stand on the class path here.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                path + File.pathSeparator + "target/classes",
                "dev.cuadra.examples.Main"));
        command.addAll(arguments(list, "--resume"));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String people() {
        StringBuilder text = new StringBuilder("rut,nombre\n");
        for (int i = 0; i < ROWS; i++) {
            Rut rut = new Rut(8_000_000 + i * 7);
            text.append(i == 17_500 ? rut.number() + "-x" : rut)
                    .append(",Persona Inventada ")
                    .append(i)
                    .append('\n');
        }
        return text.toString();
    }
}
