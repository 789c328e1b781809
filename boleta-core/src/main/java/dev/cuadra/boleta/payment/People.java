package dev.cuadra.boleta.payment;

import java.text.Normalizer;
import java.util.Locale;

/** Who is who among users: nobody becomes somebody else by capitals, blanks, or marks that cannot be seen. */
public final class People {
    private People() {}

    /**
     * The one spelling of a user id: a host that looks up rights or limits by it asks for the same person as the rules
     * here. Empty where nothing of the id can be seen. Letters of other scripts that look alike stay different.
     */
    public static String canonical(String user) {
        String plain = Normalizer.normalize(user, Normalizer.Form.NFKC).replaceAll("[\\p{Z}\\p{C}]+", "");
        // Twice, since some capitals have two small letters.
        return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
