package dev.cuadra.onboarding.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as words that are compared: without accents and capitals, and without those that every text has. */
final class Words {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Set<String> EVERYWHERE = Set.of(
            "a", "al", "an", "and", "are", "as", "at", "by", "can", "como", "con", "de", "del", "do", "does", "el",
            "en", "es", "for", "from", "how", "i", "in", "is", "it", "la", "las", "lo", "los", "me", "mi", "my", "o",
            "of", "on", "or", "para", "por", "que", "se", "su", "the", "this", "to", "un", "una", "what", "with", "y");

    private Words() {}

    /** The words of a text, in order. */
    static List<String> of(String text) {
        String plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        NO_WORD.splitAsStream(plain)
                .filter(word -> !word.isEmpty() && !EVERYWHERE.contains(word))
                .forEach(words::add);
        return words;
    }
}
