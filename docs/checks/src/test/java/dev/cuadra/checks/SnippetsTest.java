package dev.cuadra.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetsTest {
    // Its markers are put together here, so that this file has no region of its own.
    private static final String CODE = """
            class A {
                // MARK:add
                int add() {
                    return 1;
                }
                // DONE:add
            }
            """.replace("MARK", "snippet").replace("DONE", "end");
    private static final String ADD = "```java\nint add() {\n    return 1;\n}\n```\n";

    @TempDir
    Path folder;

    @Test
    void theJavaOfEveryDocumentIsCutFromCode() {
        List<String> problems = new Snippets(Repository.ours()).problems();

        assertThat(problems).withFailMessage(() -> Sources.told(problems)).isEmpty();
    }

    @Test
    void aBlockThatEqualsItsRegionIsFine() throws IOException {
        write("a/A.java", CODE);
        write("README.md", "# A\n\n<!-- snippet: a/A.java#add -->\n" + ADD + "\n```sh\nmvn verify\n```\n");

        assertThat(problems()).isEmpty();
    }

    @Test
    void aBlockThatDiffersIsCaught() throws IOException {
        write("a/A.java", CODE);
        write("docs/guide.md", "<!-- snippet: a/A.java#add -->\n" + ADD.replace("1", "2"));

        assertThat(problems()).singleElement().asString().startsWith("docs/guide.md:2 differs from a/A.java#add");
    }

    @Test
    void javaThatIsCutFromNowhereIsCaught() throws IOException {
        write("docs/guide.md", "Text.\n\n" + ADD);

        assertThat(problems())
                .containsExactly("docs/guide.md:3 is java without a comment <!-- snippet: FILE#REGION --> before it");
    }

    @Test
    void aNameWithoutARegionAndARegionWithoutADocumentAreCaught() throws IOException {
        write("a/A.java", CODE);
        write("docs/guide.md", "<!-- snippet: a/A.java#sum -->\n" + ADD);

        assertThat(problems())
                .containsExactly(
                        "docs/guide.md:2 names a snippet that is not there: a/A.java#sum",
                        "a/A.java#add is cut for no document");
    }

    @Test
    void markersThatDoNotPairAreCaught() throws IOException {
        write("a/A.java", "// snippet:one\n// end:two\n");

        assertThat(problems()).containsExactly("a/A.java:2 ends two, which has not begun", "a/A.java never ends one");
    }

    @Test
    void aNameBeforeSomethingElseIsCaught() throws IOException {
        write("a/A.java", CODE);
        write(
                "docs/guide.md",
                "<!-- snippet: a/A.java#add -->\n```sh\nmvn\n```\n<!-- snippet: a/A.java#add -->\n" + ADD);
        assertThat(problems()).containsExactly("docs/guide.md:2 names a snippet, but is no block of java");

        write("docs/guide.md", "<!-- snippet: a/A.java#add -->\nText.\n\n<!-- snippet: a/A.java#add -->\n" + ADD);
        assertThat(problems()).containsExactly("docs/guide.md:2 stands between a snippet's name and its block");
    }

    private List<String> problems() {
        return new Snippets(new Repository(folder)).problems();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
