package dev.cuadra.plugin.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyDestroyedException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two processes work on one file and are killed; a third, this one, looks on. */
class KilledProcessesTest {
    private static final TenantId ACME = TenantId.of("acme");

    private final Path file = TemporaryFiles.fresh("keysets.bin");
    private final Path master = TemporaryFiles.fresh("master.json");
    private final Map<UUID, Bytes> sealed = new ConcurrentHashMap<>();
    private final Set<UUID> destroyed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger rotations = new AtomicInteger();

    @Test
    void everyAcknowledgedKeyIsThereAndEveryDestroyedOneGoneAfterProcessesAreKilled() {
        MasterKeyFile.create(master);
        try (FileKeysetStore watching = FileKeysetStore.open(file)) {
            TinkKeyRing watcher = new TinkKeyRing(MasterKeyFile.open(master), watching);
            for (int round = 1; round <= 2; round++) {
                int lines = 200 * round;
                List<CompletableFuture<Void>> both = Stream.of(lines, lines + 75)
                        .map(limit -> CompletableFuture.runAsync(() -> runAndKill(limit)))
                        .toList();
                both.forEach(CompletableFuture::join);
                assertEverythingIn(watcher);
            }
        }
        try (FileKeysetStore again = FileKeysetStore.open(file)) {
            assertEverythingIn(new TinkKeyRing(MasterKeyFile.open(master), again));
        }
        assertThat(sealed).hasSizeGreaterThan(500);
        assertThat(destroyed).hasSizeGreaterThan(25);
        assertThat(rotations.get()).isPositive();
    }

    private void assertEverythingIn(TinkKeyRing ring) {
        sealed.forEach((subject, bytes) -> {
            if (destroyed.contains(subject)) {
                assertThatExceptionOfType(KeyDestroyedException.class)
                        .isThrownBy(() -> ring.open(ACME, subject, "c", bytes));
            } else {
                try {
                    assertThat(ring.open(ACME, subject, "c", bytes).utf8()).isEqualTo(subject.toString());
                } catch (KeyDestroyedException e) {
                    // The kill came between the destruction and its word.
                    destroyed.add(subject);
                }
            }
        });
        assertThat(ring.tokens(ACME, "f", "v")).hasSizeGreaterThanOrEqualTo(1 + rotations.get());
    }

    private void runAndKill(int lines) {
        String classPath = Stream.of(
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"),
                        "target/classes",
                        "target/test-classes")
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        try {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classPath,
                            EnsuringChild.class.getName(),
                            file.toString(),
                            master.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            listen(child, lines);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen(Process child, int lines) throws IOException, InterruptedException {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int read = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                // The last line may be cut off by the kill.
                if (line.endsWith(" .")) {
                    take(line.split(" ", -1));
                }
                if (++read == lines) {
                    // Not through the process itself, which would close the stream that is still to be read.
                    child.toHandle().destroyForcibly();
                }
            }
            assertThat(read).as("lines of the child").isGreaterThanOrEqualTo(lines);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void take(String[] words) {
        switch (words[0]) {
            case "sealed" -> sealed.put(UUID.fromString(words[1]), Bytes.parse(words[2]));
            case "destroyed" -> destroyed.add(UUID.fromString(words[1]));
            default -> rotations.incrementAndGet();
        }
    }
}
