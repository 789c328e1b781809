package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes through a pipe: reading it whole once failed with "Illegal seek" and was taken for a failed disk. */
class PipedInputTest {
    @Test
    void aDocumentThroughAPipeIsReadToItsEnd() throws Exception {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(value -> value != null && !value.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        Process call = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, path, "target/classes"),
                        Main.class.getName(),
                        "layby",
                        "replay",
                        "--in",
                        "-"))
                .start();
        call.getOutputStream().write("{broken".getBytes(StandardCharsets.UTF_8));
        call.getOutputStream().close();

        String told = new String(call.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(call.waitFor()).isEqualTo(Main.UNUSABLE);
        assertThat(told).contains("DOCUMENT_NOT_JSON");
    }
}
