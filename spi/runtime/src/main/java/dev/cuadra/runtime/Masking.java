package dev.cuadra.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what may identify a person in a text that others wrote, such as what a mail server answered, before it is
 * logged or kept in plain. Names cannot be told from other words: a text that may hold one is neither logged nor kept.
 */
public final class Masking {
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"']+@[^\\s@<>\"']+");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** Six digits or more, as RUTs, telephone and account numbers are written; after two slashes stands a host. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![0-9A-Za-z]|//[0-9.]{0,15})\\+?[0-9](?:[.\\- ]?[0-9]){4,}[.\\- ]?[0-9Kk](?![0-9A-Za-z])");

    private Masking() {}

    /** {@code text} with mail addresses hidden, and of long numbers all but the first two digits and the last. */
    public static String text(String text) {
        String mailless = MAIL.matcher(text).replaceAll("***@***");
        return NUMBER.matcher(mailless).replaceAll(found -> Matcher.quoteReplacement(number(found.group())));
    }

    private static String number(String written) {
        if (DATE.matcher(written).matches()) {
            return written;
        }
        return written.substring(0, 2) + "******" + written.charAt(written.length() - 1);
    }
}
