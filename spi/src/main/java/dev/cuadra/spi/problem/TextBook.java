package dev.cuadra.spi.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one module: a Spanish and an English properties file (UTF-8) with the same keys and the same named
 * placeholders, such as {@code {date}}. A book whose languages disagree fails when it is read. Immutable, safe for
 * many threads.
 */
public final class TextBook {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private final Map<String, Entry> entries;

    private record Entry(Wording es, Wording en) {}

    private TextBook(Map<String, Entry> entries) {
        this.entries = Map.copyOf(entries);
    }

    /** One language's words around the values: text, name, text, name, … text. */
    private record Wording(String key, List<String> texts, List<String> names) {
        static Wording of(String key, String written) {
            List<String> texts = new ArrayList<>();
            List<String> names = new ArrayList<>();
            Matcher placeholder = PLACEHOLDER.matcher(written);
            int done = 0;
            while (placeholder.find()) {
                texts.add(written.substring(done, placeholder.start()));
                names.add(placeholder.group(1));
                done = placeholder.end();
            }
            texts.add(written.substring(done));
            return new Wording(key, List.copyOf(texts), List.copyOf(names));
        }

        String filled(Map<String, ?> values, Function<Text, String> language) {
            if (names.isEmpty()) {
                return texts.get(0);
            }
            StringBuilder filled = new StringBuilder(texts.get(0));
            for (int i = 0; i < names.size(); i++) {
                Object value = values.get(names.get(i));
                if (value == null) {
                    throw new IllegalArgumentException("No value for {" + names.get(i) + "} in " + key);
                }
                filled.append(value instanceof Text worded ? language.apply(worded) : value.toString());
                filled.append(texts.get(i + 1));
            }
            return filled.toString();
        }
    }

    /**
     * Reads a book and closes both streams.
     *
     * @param es the Spanish file; null, as a missing class-path resource is, fails with a message
     * @param en the English file
     * @throws IllegalStateException when a file is missing, or keys or placeholders differ between the languages
     */
    public static TextBook read(@Nullable InputStream es, @Nullable InputStream en) {
        Map<String, String> spanish = load(es, "es");
        Map<String, String> english = load(en, "en");
        if (!spanish.keySet().equals(english.keySet())) {
            Set<String> odd = new TreeSet<>(spanish.keySet());
            odd.addAll(english.keySet());
            odd.removeIf(key -> spanish.containsKey(key) && english.containsKey(key));
            throw new IllegalStateException("Texts that only one language has: " + odd);
        }
        Map<String, Entry> entries = new TreeMap<>();
        spanish.forEach((key, text) -> {
            Entry entry = new Entry(Wording.of(key, text), Wording.of(key, english.getOrDefault(key, "")));
            if (!Set.copyOf(entry.es().names()).equals(Set.copyOf(entry.en().names()))) {
                throw new IllegalStateException("Placeholders differ between the languages in " + key);
            }
            entries.put(key, entry);
        });
        return new TextBook(entries);
    }

    /** The keys of this book. */
    public Set<String> keys() {
        return entries.keySet();
    }

    /**
     * The text for {@code key} with its placeholders filled. A value that is a {@link Text} is filled in the language of
     * the text around it.
     *
     * @throws IllegalArgumentException for an unknown key or a placeholder without a value
     */
    public Text text(String key, Map<String, ?> values) {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw new IllegalArgumentException("No text for " + key);
        }
        return new Text(entry.es().filled(values, Text::es), entry.en().filled(values, Text::en));
    }

    /** The problem {@code code}, worded by the keys {@code code.message} and {@code code.remedy}. */
    public Problem problem(String code, Place where, Map<String, ?> values) {
        return new Problem(code, text(code + ".message", values), text(code + ".remedy", values), where);
    }

    private static Map<String, String> load(@Nullable InputStream stream, String language) {
        if (stream == null) {
            throw new IllegalStateException("The " + language + " texts are missing");
        }
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            Map<String, String> texts = new TreeMap<>();
            properties.forEach((key, value) -> texts.put(key.toString(), value.toString()));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
