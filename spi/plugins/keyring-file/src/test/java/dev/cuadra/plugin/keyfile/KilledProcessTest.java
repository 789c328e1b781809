package dev.cuadra.plugin.keyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KilledProcessTest {
    private static final TenantId ACME = TenantId.of("acme");

    @Test
    void everyAcknowledgedKeyOpensItsDataAfterTheProcessIsKilled() throws IOException, InterruptedException {
        Path file = KeyFiles.fresh();
        Map<UUID, Bytes> acknowledged = new HashMap<>();
        for (int round = 1; round <= 3; round++) {
            runAndKill(file, 400 + 300 * round, acknowledged);
            try (FileKeyRing ring = FileKeyRing.open(file)) {
                acknowledged.forEach((subject, bytes) ->
                        assertThat(ring.open(ACME, subject, "c", bytes).utf8()).isEqualTo(subject.toString()));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(2000);
    }

    private static void runAndKill(Path file, int lines, Map<UUID, Bytes> acknowledged)
            throws IOException, InterruptedException {
        String classPath = Stream.of(
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"),
                        "target/classes",
                        "target/test-classes")
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        EnsuringChild.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int read = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] parts = line.split(" ", -1);
                // The last line may be cut off by the kill.
                if (parts.length == 2 && parts[1].length() == acknowledgedLength()) {
                    acknowledged.put(UUID.fromString(parts[0]), Bytes.parse(parts[1]));
                }
                if (++read == lines) {
                    // Not through the process itself, which would close the stream that is still to be read.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** Header, nonce, the text of a UUID and a tag, in hexadecimal. */
    private static int acknowledgedLength() {
        return 2 * (5 + 12 + 36 + 16);
    }
}
