package dev.cuadra.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has no place in a repository that others clone. */
class RepositoryTest {
    private static final Repository OURS = Repository.ours();

    /** Folders of one machine. */
    private static final Pattern MACHINE =
            Pattern.compile("(?<![\\w.:/-])/(?:work|tmp|root|home)/|[A-Z]:\\\\Users\\\\");

    /** Where one build happened to fetch from. */
    private static final Pattern REGISTRY = Pattern.compile("(?i)\\brepo1?\\.mav" + "en\\.|maven\\.org/mav"
            + "en2|artifact" + "ory|\\bnex" + "us\\.|\\bjf" + "rog\\b|registry\\.np" + "mjs|pypi\\.o" + "rg");

    /** What was left for later. */
    private static final Pattern LATER = Pattern.compile("\\b(?:" + "TO" + "DO|FIX" + "ME|HA" + "CK)\\b");

    @Test
    void noFileNamesAFolderOfOneMachine() {
        assertThat(lines(MACHINE)).isEmpty();
    }

    @Test
    void noFileNamesARegistry() {
        assertThat(lines(REGISTRY)).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(lines(LATER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"see /work" + "/notes.md", "\"/tmp" + "/x\"", "(/root" + "/.m2)", "C:\\Users" + "\\ana"})
    void foldersOfAMachineAreRecognised(String text) {
        assertThat(MACHINE.matcher(text).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/home" + "/page", "docs/work" + "/plan", "target/tmp" + "/x"})
    void otherPathsAreNot(String text) {
        assertThat(MACHINE.matcher(text).find()).isFalse();
    }

    @Test
    void theFilesOfTheRepositoryAreSeen() {
        assertThat(OURS.files())
                .contains("LICENSE", "pom.xml", "docs/checks/pom.xml")
                .noneMatch(file -> file.contains("target/"));
    }

    private static List<String> lines(Pattern unwanted) {
        List<String> found = new ArrayList<>();
        for (String file : OURS.texts()) {
            List<String> lines = OURS.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (unwanted.matcher(lines.get(i)).find()) {
                    found.add(file + ":" + (i + 1) + " " + lines.get(i).strip());
                }
            }
        }
        return found;
    }
}
