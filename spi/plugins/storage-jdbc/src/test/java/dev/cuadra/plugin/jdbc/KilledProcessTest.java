package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Query;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KilledProcessTest {
    @Test
    void everyAcknowledgedCommitIsWholeAfterTheProcessIsKilled() throws IOException, InterruptedException {
        Path file = TemporaryDatabases.file();
        long acknowledged = 0;
        for (int round = 1; round <= 3; round++) {
            acknowledged = runAndKill(file, acknowledged + 1, 60 * round);
            try (JdbcStorage storage = JdbcStorage.open(file)) {
                acknowledged = assertWhole(storage, acknowledged);
            }
        }
        assertThat(acknowledged).isGreaterThanOrEqualTo(60 + 120 + 180);
    }

    /** Returns the last commit that is there; the one under way may be, and then whole, but no later one. */
    private static long assertWhole(JdbcStorage storage, long acknowledged) {
        Map<String, Integer> told = new HashMap<>();
        JournalPage page = storage.journal(CommittingChild.TENANT, 0, 10_000);
        while (!page.entries().isEmpty()) {
            for (JournalEntry entry : page.entries()) {
                told.merge(entry.body().utf8(), 1, Integer::sum);
            }
            page = storage.journal(CommittingChild.TENANT, page.position(), 10_000);
        }
        long last = told.size();
        assertThat(last).isBetween(acknowledged, acknowledged + 1);
        Set<String> sent = new HashSet<>();
        List<LeasedMessage> leased = storage.lease(Instant.now(), Duration.ofNanos(1), 1000);
        leased.forEach(message -> sent.add(message.message().body().utf8()));
        assertThat(sent).hasSize((int) last);
        for (long number = 1; number <= last; number++) {
            String text = "commit " + number;
            Query query = Query.of("thing", "commit").equalTo(IndexValue.of(number));
            assertThat(storage.query(CommittingChild.TENANT, query).documents())
                    .as(text)
                    .hasSize(CommittingChild.DOCUMENTS)
                    .allMatch(document -> document.body().utf8().equals(text));
            assertThat(told).as(text).containsEntry(text, CommittingChild.DOCUMENTS);
            assertThat(storage.answer(CommittingChild.TENANT, text)).as(text).isPresent();
            assertThat(sent).contains(text);
        }
        return last;
    }

    private static long runAndKill(Path file, long first, int lines) throws IOException, InterruptedException {
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
                        "-cp",
                        classPath,
                        CommittingChild.class.getName(),
                        file.toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int read = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("committed ") && line.endsWith(".")) {
                    last = Long.parseLong(line.substring("committed ".length(), line.length() - 1));
                }
                if (++read == lines) {
                    // Not through the process itself, which would close the stream that is still to be read.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(last).as("the child committed").isPositive();
        return last;
    }
}
