package dev.cuadra.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoingLiveTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC);
    private static final Path PAGE = Path.of("..", "going-live.md");
    private static final String BEGIN = "<!-- said -->\n```text\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> said = new ArrayList<>();

    /** The number of the ticket is another each time. */
    private String said() {
        return String.join("\n", said).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…");
    }

    @Test
    void theFirstDaySaysWhatThePageShows() throws IOException {
        GoingLive.inMemory(NOON, said::add);

        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        assertThat(said()).isEqualTo(page.substring(begin, page.indexOf("\n```", begin)));
    }

    @Test
    void onSqliteItIsTheSameAndTheSecondTimeNobodyIsToldAgain() {
        GoingLive.inMemory(NOON, said::add);
        String inMemory = said();
        said.clear();
        GoingLive.onSqlite(folder, NOON, said::add);
        assertThat(said()).isEqualTo(inMemory);

        said.clear();
        GoingLive.onSqlite(folder, NOON, said::add);
        assertThat(said)
                .noneMatch(line -> line.startsWith("to "))
                .contains("cust-1: false, ROLLED_BACK", "answered in time: 1 of 1");
    }
}
