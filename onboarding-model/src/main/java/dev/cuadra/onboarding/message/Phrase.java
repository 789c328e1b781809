package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Clean;
import dev.cuadra.onboarding.internal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with markers, such as {@code {name}} or {@code {launch:relative}}. A value is put in as it is: what looks like a
 * marker in it is text.
 *
 * @param pieces words and markers, as they stand
 */
public record Phrase(List<Piece> pieces) {
    /** No words at all. */
    static final Phrase NONE = new Phrase(List.of());

    private static final Pattern MARKER = Pattern.compile("\\{([a-z][A-Za-z0-9]*)(?::([^{}:]+))?}");

    /**
     * Words, or a marker.
     *
     * @param variable the variable of a marker; empty where these are words
     * @param text the words, or the format that the marker asks for
     */
    public record Piece(String variable, String text) {
        /** Whether a value stands here. */
        public boolean marker() {
            return !variable.isEmpty();
        }
    }

    public Phrase {
        pieces = List.copyOf(pieces);
    }

    /**
     * Reads a text with markers.
     *
     * @throws IllegalArgumentException for a brace that belongs to no marker, and for characters that cannot be seen
     */
    public static Phrase parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher markers = MARKER.matcher(text);
        int from = 0;
        while (markers.find()) {
            words(pieces, text.substring(from, markers.start()));
            String format = markers.group(2);
            pieces.add(new Piece(markers.group(1), format == null ? "" : format));
            from = markers.end();
        }
        words(pieces, text.substring(from));
        return new Phrase(pieces);
    }

    private static void words(List<Piece> pieces, String words) {
        if (words.indexOf('{') >= 0 || words.indexOf('}') >= 0 || !Clean.clean(words)) {
            throw Refused.because("PHRASE", Map.of("text", Clean.line(words)));
        }
        if (!words.isEmpty()) {
            pieces.add(new Piece("", words));
        }
    }

    /** The markers, as they come. */
    public List<Piece> markers() {
        return pieces.stream().filter(Piece::marker).toList();
    }

    /** The words between the markers, each marker a space. */
    String words() {
        StringBuilder all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.marker() ? " " : piece.text()));
        return all.toString();
    }
}
