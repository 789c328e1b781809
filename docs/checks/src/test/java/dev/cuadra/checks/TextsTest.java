package dev.cuadra.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What users read: in Spanish and in English, and always with what to do about it. */
class TextsTest {
    private static final Repository OURS = Repository.ours();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9]*}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Set<String> NOUNS = Set.of("Boletas", "Boleta", "de", "honorarios", "Formulario");
    private static final Pattern PROBLEM = Pattern.compile("\\b(?:problem|refused|broken)\\(\\s*\"([A-Z][A-Z0-9_]*)\"");

    @Test
    void everyTextStandsInBothLanguages() {
        List<String> problems = new ArrayList<>();
        for (String spanish : OURS.files("_es.properties")) {
            String english = spanish.replace("_es.properties", "_en.properties");
            if (!OURS.has(english)) {
                problems.add(english + " is missing");
                continue;
            }
            Map<String, String> es = texts(spanish);
            Map<String, String> en = texts(english);
            es.keySet().stream().filter(key -> !en.containsKey(key)).forEach(key -> problems.add(english + ": " + key));
            en.keySet().stream().filter(key -> !es.containsKey(key)).forEach(key -> problems.add(spanish + ": " + key));
            es.forEach((key, text) -> {
                if (text.isBlank() || en.getOrDefault(key, "-").isBlank()) {
                    problems.add(spanish + ": " + key + " is empty");
                }
                if (text.equals(en.get(key)) && sentence(text)) {
                    problems.add(spanish + ": " + key + " is the same in both languages: " + text);
                }
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyProblemSaysWhatToDo() {
        List<String> problems = new ArrayList<>();
        for (String file : OURS.files("texts_en.properties")) {
            Map<String, String> texts = texts(file);
            texts.keySet().stream()
                    .filter(key -> key.endsWith(".message"))
                    .map(key -> key.replace(".message", ".remedy"))
                    .filter(remedy -> !texts.containsKey(remedy))
                    .forEach(remedy -> problems.add(file + ": " + remedy));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyProblemThatCodeRaisesHasItsText() {
        List<String> problems = new ArrayList<>();
        for (String book : OURS.files("texts_en.properties")) {
            Map<String, String> texts = texts(book);
            String module = book.substring(0, book.indexOf("/src/"));
            for (String file : OURS.files(".java")) {
                if (file.startsWith(module + "/src/main/")) {
                    Matcher raised = PROBLEM.matcher(OURS.read(file));
                    while (raised.find()) {
                        if (texts.keySet().stream().noneMatch(key -> words(key, raised.group(1)))) {
                            problems.add(book + ": no text for " + raised.group(1) + " of " + file);
                        }
                    }
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void booksAreFound() {
        assertThat(OURS.files("texts_es.properties")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(texts("boleta-core/src/main/resources/dev/cuadra/boleta/internal/texts_es.properties"))
                .containsKey("step.RET-2");
    }

    /** A code that ends in an underscore is the beginning of several. */
    private static boolean words(String key, String code) {
        return code.endsWith("_") ? key.startsWith(code) : key.equals(code + ".message");
    }

    /** Names, formulas and the law's own nouns may be the same in any language; three other words are a sentence. */
    private static boolean sentence(String text) {
        Matcher words = WORD.matcher(PLACEHOLDER.matcher(text).replaceAll(""));
        return words.results().filter(word -> !NOUNS.contains(word.group())).count() >= 3;
    }

    private static Map<String, String> texts(String file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(OURS.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
