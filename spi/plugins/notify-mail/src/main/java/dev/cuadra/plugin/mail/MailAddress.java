package dev.cuadra.plugin.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One mail address, without a name beside it. What is before the at sign is letters, digits and the marks that need no
 * quotes, all of ASCII; the domain has at least two labels and may be written with letters of any script.
 *
 * @param local what is before the at sign, 1 to 64 characters
 * @param domain the domain as the name service knows it: lower case, {@code xn--} for other scripts
 */
public record MailAddress(String local, String domain) {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;

    public MailAddress {
        if (local.length() > LONGEST_LOCAL
                || local.length() + 1 + domain.length() > LONGEST
                || !LOCAL.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("Not a mail address");
        }
    }

    /**
     * Reads an address such as {@code ana@example.test}.
     *
     * @throws IllegalArgumentException for anything else; the message does not repeat it
     */
    public static MailAddress parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST) {
            throw new IllegalArgumentException("Not a mail address");
        }
        String domain;
        try {
            domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not a mail address");
        }
        return new MailAddress(text.substring(0, at), domain.toLowerCase(Locale.ROOT));
    }

    /** The address in ASCII. */
    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
