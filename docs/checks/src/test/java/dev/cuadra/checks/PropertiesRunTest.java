package dev.cuadra.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A property that carries an annotation of JUnit Jupiter is not run, and nothing fails: jqwik leaves it to the other
 * engine, which does not know it. Two properties of the retention had not been run for that reason.
 */
class PropertiesRunTest {
    private static final String JUPITER_TAG = "import org.junit.jupiter.api.Tag;";
    private static final Pattern ANNOTATED = Pattern.compile(
            "((?:@[\\w.]+(?:\\([^)]*\\))?\\s+)+)(?:(?:public|protected|private|static)\\s+)*\\w+\\s+(\\w+)\\(");
    private static final Pattern PROPERTY = Pattern.compile("@(?:Property|Example)\\b");

    @Test
    void noPropertyCarriesATagOfTheOtherEngine() {
        Repository ours = Repository.ours();

        assertThat(ours.files(".java").stream()
                        .flatMap(file -> notRun(ours.read(file)).map(method -> file + " " + method)))
                .isEmpty();
    }

    @Test
    void aPropertyWithAJupiterTagIsFound() {
        String both =
                JUPITER_TAG + "\nclass T {\n    @Property(tries = 10)\n    @Tag(\"RET-1\")\n    void holds(int x) {}\n";

        assertThat(notRun(both)).containsExactly("holds");
        assertThat(notRun(both.replace("@Tag(", "@net.jqwik.api.Tag("))).isEmpty();
        assertThat(notRun(both.replace("@Property(tries = 10)", "@Test"))).isEmpty();
        assertThat(notRun(both.replace(JUPITER_TAG, "import net.jqwik.api.Tag;")))
                .isEmpty();
    }

    private static Stream<String> notRun(String source) {
        if (!source.contains(JUPITER_TAG)) {
            return Stream.empty();
        }
        Matcher methods = ANNOTATED.matcher(source);
        List<String> found = methods.results()
                .filter(method -> PROPERTY.matcher(method.group(1)).find()
                        && method.group(1).contains("@Tag("))
                .map(method -> method.group(2))
                .toList();
        return found.stream();
    }
}
