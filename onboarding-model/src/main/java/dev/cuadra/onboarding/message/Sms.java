package dev.cuadra.onboarding.message;

import java.util.Objects;

/**
 * A text message and what it takes on the air: 160 characters of the basic alphabet or 70 of any other in one message,
 * 153 and 67 in each part of a longer one. One accent outside the basic alphabet moves the whole text to the other.
 *
 * @param text the text
 * @param basic whether every character is of the basic alphabet
 * @param parts how many parts it is sent in
 * @source MSG-8
 */
public record Sms(String text, boolean basic, int parts) {
    /** The most parts that a message may have. */
    public static final int MOST_PARTS = 3;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String DOUBLE = "^{}\\[~]|€";

    public Sms {
        Objects.requireNonNull(text, "text");
    }

    /** The text message for a text. */
    public static Sms of(String text) {
        String plain = text.strip();
        boolean basic = plain.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || DOUBLE.indexOf(c) >= 0);
        int size =
                basic ? plain.chars().map(c -> DOUBLE.indexOf(c) >= 0 ? 2 : 1).sum() : plain.length();
        int alone = basic ? 160 : 70;
        int each = basic ? 153 : 67;
        return new Sms(plain, basic, size <= alone ? 1 : (size + each - 1) / each);
    }

    /** Whether it has no more parts than a message may have. */
    public boolean fits() {
        return parts <= MOST_PARTS;
    }
}
