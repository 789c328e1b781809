package dev.cuadra.sii.commit;

import dev.cuadra.sii.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What may stand in an order and in a form. */
final class OrderText {
    private OrderText() {}

    static void reference(String reference) {
        if (!reference.matches("[A-Za-z0-9._-]{1,60}")) {
            throw new IllegalArgumentException("Not the reference of an order: '" + reference + "'");
        }
    }

    /**
     * Refuses what a form of the SII cannot carry: every character outside Latin-1, and control characters.
     *
     * @throws ProblemException with code {@code SII_COMMIT_CHARACTER}
     */
    static String carried(String member, String text) {
        text.codePoints()
                .filter(point -> point > 0xFF || Character.isISOControl(point))
                .findFirst()
                .ifPresent(point -> {
                    String name = String.format(Locale.ROOT, "U+%04X", point);
                    throw problem("SII_COMMIT_CHARACTER", member, Map.of("member", member, "character", name));
                });
        return text;
    }

    /** The same for what a page gave: line ends are part of it. */
    static byte[] latin(String member, String text) {
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            carried(member, text);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String needed(String member, String text) {
        if (text.isBlank()) {
            throw problem("SII_COMMIT_MISSING", member, Map.of("member", member));
        }
        return carried(member, text);
    }

    static ProblemException problem(String code, String member, Map<String, ?> facts) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(member), Map.copyOf(facts)));
    }
}
