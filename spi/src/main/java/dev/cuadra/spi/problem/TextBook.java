package dev.cuadra.spi.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one module: a Spanish and an English properties file (UTF-8) with the same keys and the same named
 * placeholders, such as {@code {date}}. A book whose languages disagree fails when it is read. Immutable, safe for
 * many threads.
 */
public final class TextBook {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private final Map<String, Text> texts;

    private TextBook(Map<String, Text> texts) {
        this.texts = texts;
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
        Map<String, Text> texts = new TreeMap<>();
        spanish.forEach((key, text) -> {
            String other = english.getOrDefault(key, "");
            if (!placeholders(text).equals(placeholders(other))) {
                throw new IllegalStateException("Placeholders differ between the languages in " + key);
            }
            texts.put(key, new Text(text, other));
        });
        return new TextBook(texts);
    }

    /** The keys of this book, in order. */
    public Set<String> keys() {
        return Set.copyOf(texts.keySet());
    }

    /**
     * The text for {@code key} with its placeholders filled. A value that is a {@link Text} is filled in the language of
     * the text around it.
     *
     * @throws IllegalArgumentException for an unknown key or a placeholder without a value
     */
    public Text text(String key, Map<String, ?> values) {
        Text text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No text for " + key);
        }
        return new Text(fill(key, text.es(), values, Text::es), fill(key, text.en(), values, Text::en));
    }

    /** The problem {@code code}, worded by the keys {@code code.message} and {@code code.remedy}. */
    public Problem problem(String code, Place where, Map<String, ?> values) {
        return new Problem(code, text(code + ".message", values), text(code + ".remedy", values), where);
    }

    private static String fill(String key, String text, Map<String, ?> values, Function<Text, String> language) {
        int open = text.indexOf('{');
        if (open < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length() + 64);
        int done = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            String name = close < 0 ? "" : text.substring(open + 1, close);
            if (named(name)) {
                Object value = values.get(name);
                if (value == null) {
                    throw new IllegalArgumentException("No value for {" + name + "} in " + key);
                }
                filled.append(text, done, open);
                filled.append(value instanceof Text worded ? language.apply(worded) : value.toString());
                done = close + 1;
            }
            open = text.indexOf('{', Math.max(done, open + 1));
        }
        return filled.append(text, done, text.length()).toString();
    }

    /** What {@link #PLACEHOLDER} says, sign by sign: texts are filled often. */
    private static boolean named(String name) {
        for (int i = 0; i < name.length(); i++) {
            char sign = name.charAt(i);
            boolean letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
            if (!letter && (i == 0 || sign < '0' || sign > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
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
