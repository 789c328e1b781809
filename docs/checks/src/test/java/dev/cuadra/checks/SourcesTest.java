package dev.cuadra.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final String HEAD =
            "| id | rule | source | where read | read on | confidence |\n|---|---|---|---|---|---|\n";

    @TempDir
    Path folder;

    @Test
    void everyRuleHasItsRowItsCodeAndItsTest() {
        assertThat(new Sources(Repository.ours()).problems())
                .withFailMessage(() -> Sources.told(new Sources(Repository.ours()).problems()))
                .isEmpty();
    }

    @Test
    void ruleWithRowCodeAndTestIsFine() throws IOException {
        write("docs/sources.md", HEAD + row("AB-1", "certain") + row("AB-2", "assumption") + row("AB-3", "likely"));
        write(
                "core/src/main/java/A.java",
                "/**\n * @source AB-1, and\n *     AB-2 for the rest\n * @since AB-9\n */\n");
        write("core/src/main/java/B.java", "step(\"AB-3-OTHER\"); charset(\"UTF-8\");");
        write("core/src/test/java/ATest.java", "@Tag(\"AB-1\")\n@Tag(\"AB-2\")\n@Tag(\"AB-3\")");

        assertThat(problems()).isEmpty();
    }

    @Test
    void anIdMayNameACountryOrAnInvariant() throws IOException {
        write(
                "docs/sources.md",
                HEAD + row("TAX-AU-1", "certain") + row("AU-1", "certain") + row("LED-I1", "assumption"));
        write("core/src/main/java/A.java", "/** @source TAX-AU-1, LED-I1 */");
        write("core/src/test/java/ATest.java", "@Tag(\"TAX-AU-1\") @Tag(\"AU-1\") @Tag(\"LED-I1\")");

        assertThat(problems())
                .containsExactly("AU-1 has a row in docs/sources.md, but no code cites it with @source AU-1");
    }

    @Test
    void aCitedRuleWithoutARowIsCaught() throws IOException {
        write("docs/sources.md", HEAD);
        write("core/src/main/java/A.java", "/** @source AB-1 */");
        write("core/src/main/resources/texts_en.properties", "step.AB-2-LATE = so\n");

        assertThat(problems())
                .containsExactly(
                        "AB-1 has no row in docs/sources.md, but is cited in [core/src/main/java/A.java]",
                        "AB-2 has no row in docs/sources.md, but is cited in [core/src/main/resources/texts_en.properties]");
    }

    @Test
    void aRowWithoutCodeOrTestIsCaught() throws IOException {
        write("docs/sources.md", HEAD + row("AB-1", "certain"));

        assertThat(problems())
                .containsExactly(
                        "AB-1 has a row in docs/sources.md, but no code cites it with @source AB-1",
                        "AB-1 has a row in docs/sources.md, but no test carries @Tag(\"AB-1\"); its code is in []");
    }

    @Test
    void aTestOfAnUnknownRuleIsCaught() throws IOException {
        write("docs/sources.md", HEAD);
        write("spi/audit-kit/src/main/java/A.java", "@Tag(\"AB-7\")");

        assertThat(problems())
                .containsExactly(
                        "AB-7 has no row in docs/sources.md, but is a tag in [spi/audit-kit/src/main/java/A.java]");
    }

    @Test
    void aRowThatLeavesSomethingOutIsCaught() throws IOException {
        write(
                "docs/sources.md",
                HEAD + "| AB-1 | rule | source | where | someday | certain |\n| AB-2 | rule | source |\n"
                        + row("AB-3", "sure"));
        write("core/src/main/java/A.java", "/** @source AB-1, AB-2, AB-3 */");
        write("core/src/test/java/ATest.java", "@Tag(\"AB-1\") @Tag(\"AB-2\") @Tag(\"AB-3\")");

        assertThat(problems())
                .satisfiesExactly(
                        day -> assertThat(day).startsWith("AB-1 does not say on which day"),
                        columns -> assertThat(columns).startsWith("AB-2 does not fill the columns"),
                        confidence -> assertThat(confidence).startsWith("AB-3 has a confidence other than"));
    }

    @Test
    void aMissingTableIsCaught() {
        assertThat(problems()).containsExactly("docs/sources.md is missing");
    }

    private java.util.List<String> problems() {
        return new Sources(new Repository(folder)).problems();
    }

    private static String row(String id, String confidence) {
        return "| " + id + " | rule | law | FAQ | 2026-11-21 | " + confidence + " |\n";
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
