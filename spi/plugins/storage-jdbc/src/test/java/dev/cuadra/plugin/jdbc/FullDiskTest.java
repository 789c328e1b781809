package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real disk that is full: a small one in memory, mounted for the child process alone. */
class FullDiskTest {
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void aFullDiskRefusesTheCommitKeepsWhatWasThereAndGoesOnOnceThereIsRoom(String database)
            throws IOException, InterruptedException {
        Path disk = Files.createTempDirectory(Files.createDirectories(Path.of("target", "disks")), "small")
                .toAbsolutePath();
        assumeTrue(run(mounted(disk, "true")).code == 0, "this system lets nobody mount a disk");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Ended child = run(mounted(
                disk,
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                FillingChild.class.getName(),
                database,
                disk.toString()));
        assertThat(child.said).contains("whole: true", "went on: true");
        assertThat(child.said)
                .anyMatch(line -> line.startsWith("fault: Committing failed") && line.endsWith("disk is full"));
    }

    private static String[] mounted(Path disk, String... command) {
        String quoted = Stream.of(command).map(part -> "'" + part + "'").collect(Collectors.joining(" "));
        return new String[] {
            "unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=24m tmpfs '" + disk + "' && exec " + quoted
        };
    }

    private record Ended(int code, List<String> said) {}

    private static Ended run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            return new Ended(127, List.of("no such program: " + e.getMessage()));
        }
    }

    static String classPath() {
        return Stream.of(
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"),
                        "target/classes",
                        "target/test-classes")
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
