package dev.cuadra.sii.page;

import dev.cuadra.sii.SiiFault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may be kept of a page: the words that are the SII's own, and its structure. Names, numbers and addresses in it
 * are somebody's.
 */
final class Evidences {
    private static final int EXCERPT = 300;
    private static final int SHAPE = 16;
    private static final Pattern TAG = Pattern.compile("<([a-zA-Z][a-zA-Z0-9]{0,20})");
    private static final Pattern KEY = Pattern.compile("\\[\\s*['\"]([a-zA-Z_]{1,40})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Set<String> WORDS =
            Arrays.stream(Resource.text("page-words.txt").split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());

    private Evidences() {}

    static SiiFault.Evidence of(SiiPage page) {
        return new SiiFault.Evidence(
                page.status(),
                Optional.ofNullable(page.uri().getHost()).orElse(""),
                Optional.ofNullable(page.uri().getPath()).orElse(""),
                page.pdf() ? "" : excerpt(PageWords.of(page.text())),
                shape(page.text()));
    }

    /** Known words stay, numbers become {@code #}, and a run of anything else {@code ·}. */
    static String excerpt(String words) {
        StringBuilder kept = new StringBuilder();
        for (String word : words.split("[^\\p{L}\\p{N}]+", -1)) {
            String shown = shown(word);
            boolean again = !WORDS.contains(shown) && kept.toString().endsWith(shown);
            if (word.isEmpty() || again) {
                continue;
            }
            if (kept.length() + shown.length() >= EXCERPT) {
                break;
            }
            kept.append(kept.isEmpty() ? "" : " ").append(shown);
        }
        return kept.toString();
    }

    private static String shown(String word) {
        if (WORDS.contains(word)) {
            return word;
        }
        return NUMBER.matcher(word).matches() ? "#" : "·";
    }

    private static String shape(String text) {
        Set<String> parts = new TreeSet<>();
        for (Pattern pattern : new Pattern[] {TAG, KEY}) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                parts.add(found.group(1).toLowerCase(Locale.ROOT));
            }
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(" ", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SHAPE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
