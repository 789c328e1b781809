package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchCommandsTest {
    @TempDir
    private Path folder;

    private Cli simulate(Path out, String... more) {
        String[] all = new String[4 + more.length];
        System.arraycopy(new String[] {"launch", "simulate", "--out", out.toString()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return Cli.run(all);
    }

    private Cli small(Path out, String... more) {
        String[] all = new String[10 + more.length];
        System.arraycopy(
                new String[] {"--days", "1", "--tickets", "4", "--laybys", "2", "--customers", "1", "--lang", "en"},
                0,
                all,
                0,
                10);
        System.arraycopy(more, 0, all, 10, more.length);
        return simulate(out, all);
    }

    @Test
    void aLaunchIsWrittenReplayedAndAChangedLineIsNamed() throws IOException {
        Path out = folder.resolve("launch");
        Cli made = small(out);
        assertThat(made.code()).isZero();
        assertThat(made.out()).contains("index.html");
        assertThat(made.err()).contains("Day 1 of 1");
        assertThat(out.resolve("summaries/day-01.txt")).exists();

        Cli again = Cli.run("launch", "replay", out.toString(), "--lang", "en");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("all the same");

        Path totals = out.resolve("totals.json");
        Files.writeString(totals, Files.readString(totals).replaceFirst("\"days\" : 1", "\"days\" : 2"));
        Files.writeString(out.resolve("more.txt"), "x");
        Files.delete(out.resolve("knowledge.json"));
        Cli changed = Cli.run("launch", "replay", out.toString(), "--lang", "en");
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out())
                .contains("totals.json, line 3")
                .contains("more.txt: is too much")
                .contains("knowledge.json: is missing");
    }

    @Test
    void theSameCommandAgainWritesTheSameFilesAndAnotherIsRefused() {
        Path out = folder.resolve("launch");
        assertThat(small(out).code()).isZero();
        assertThat(small(out).code()).isZero();
        Cli other = small(out, "--seed", "9");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("LAUNCH_DIR_USED");
    }

    @Test
    void inADatabaseAFinishedRunStaysAndItsFilesAreAskedFor() {
        String db = "jdbc:sqlite:" + folder.resolve("launch.db");
        Path out = folder.resolve("launch");
        assertThat(small(out, "--db", db).code()).isZero();
        assertThat(small(out, "--db", db).code()).isZero();
        assertThat(small(folder.resolve("elsewhere"), "--db", db).err()).contains("LAUNCH_FILES_ELSEWHERE");
        assertThat(small(folder.resolve("other"), "--db", db, "--seed", "9").err())
                .contains("LAUNCH_OTHER_RUN");
        assertThat(Cli.run("launch", "replay", out.toString(), "--lang", "en").code())
                .isZero();
    }

    @Test
    void whatCannotBeUsedIsSaidWithItsOption() throws IOException {
        assertThat(simulate(folder, "--tickets", "-1", "--lang", "es").err()).contains("LAUNCH_SIZE", "--tickets");
        assertThat(simulate(folder, "--days", "0", "--lang", "en").err()).contains("LAUNCH_SIZE", "goes from 1 to 28");
        assertThat(simulate(folder, "--seed", "lucky", "--lang", "es").err()).contains("LAUNCH_NUMBER", "lucky");
        assertThat(simulate(folder, "--laybys", "99999999999", "--lang", "es").code())
                .isEqualTo(2);
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(simulate(file.resolve("out"), "--lang", "es").err()).contains("OUT_UNUSABLE");
        assertThat(simulate(folder, "--lang", "es").err()).contains("LAUNCH_DIR_USED");
        assertThat(Cli.run("launch", "replay", folder.toString(), "--lang", "es")
                        .err())
                .contains("LAUNCH_NOT_THERE");
        Files.writeString(folder.resolve("scenario.jsonl"), "{}");
        assertThat(Cli.run("launch", "replay", folder.toString(), "--lang", "es")
                        .err())
                .contains("LAUNCH_SCENARIO");
    }
}
