package dev.cuadra.sii.page;

import java.text.Normalizer;
import java.util.Locale;
import org.jsoup.parser.Parser;

/** What a page says, without tags, accents and capitals, so that it can be compared. What scripts say is part of it. */
final class PageWords {
    /** Pages that are errors are short. */
    private static final int BEGINNING = 64 << 10;

    private PageWords() {}

    static String of(String html) {
        String beginning = html.length() > BEGINNING ? html.substring(0, BEGINNING) : html;
        return fold(Parser.unescapeEntities(withoutTags(beginning), false));
    }

    /** The same without accents, capitals and runs of blanks. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00A0]+", " ")
                .strip();
    }

    private static String withoutTags(String html) {
        StringBuilder text = new StringBuilder(html.length());
        boolean inTag = false;
        for (int at = 0; at < html.length(); at++) {
            char next = html.charAt(at);
            if (inTag) {
                inTag = next != '>';
            } else if (next == '<' && opensTag(html, at + 1)) {
                inTag = true;
                text.append(' ');
            } else {
                text.append(next);
            }
        }
        return text.toString();
    }

    private static boolean opensTag(String html, int at) {
        if (at >= html.length()) {
            return false;
        }
        char next = html.charAt(at);
        return next == '/' || next == '!' || next == '?' || Character.isLetter(next);
    }
}
