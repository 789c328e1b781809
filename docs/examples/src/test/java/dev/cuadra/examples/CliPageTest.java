package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.examples.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about the command line shows what really goes in and comes out. */
class CliPageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- example: (\\S+) (input|output) -->\n```json\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void everyExampleOnThePageIsTheOneThatIsRun() throws IOException {
        List<String> shown = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "cli.md")));
        while (example.find()) {
            String name = example.group(1);
            assertThat(JSON.readTree(example.group(3)))
                    .as("%s %s", name, example.group(2))
                    .isEqualTo(JSON.readTree(SchemaCommand.schema(name))
                            .get("example")
                            .get(example.group(2)));
            shown.add(name + " " + example.group(2));
        }

        List<String> expected = new ArrayList<>();
        Rules.operations().forEach(name -> expected.addAll(List.of(name + " input", name + " output")));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
    }
}
