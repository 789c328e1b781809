package dev.cuadra.onboarding.exposure;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What identifies a customer: the host's own id of it, taken letter by letter; nothing is folded or trimmed.
 *
 * @source EXPO-4
 */
public final class Customers {
    private static final int LONGEST = 200;

    private Customers() {}

    /** Whether that identifies a customer: 1 to 200 characters, not all blank, no control characters. */
    public static boolean identified(String customer) {
        int length = customer.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        boolean blank = true;
        for (int i = 0; i < length; i++) {
            char c = customer.charAt(i);
            if (Character.isISOControl(c)) {
                return false;
            }
            blank &= Character.isWhitespace(c);
        }
        return !blank;
    }

    /**
     * A copy in the order of the ids, each once.
     *
     * @throws IllegalArgumentException when one identifies nobody
     */
    static Set<String> copy(Collection<String> customers) {
        TreeSet<String> all = new TreeSet<>(customers);
        if (!all.stream().allMatch(Customers::identified)) {
            throw new IllegalArgumentException("A customer is not identified");
        }
        return Collections.unmodifiableSet(all);
    }
}
