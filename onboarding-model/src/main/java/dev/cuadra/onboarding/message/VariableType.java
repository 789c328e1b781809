package dev.cuadra.onboarding.message;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a variable of a message holds.
 *
 * @source MSG-1
 */
public enum VariableType {
    /** One line of text. */
    TEXT,
    /** The name of a person. */
    PERSON,
    /** A day. */
    DATE,
    /** A moment, told in the zone of the reader. */
    INSTANT,
    /** A time that something takes, in whole seconds. */
    DURATION,
    /** An amount and its currency. */
    MONEY,
    /** Amounts in several currencies, one in each. */
    AMOUNTS,
    /** A percentage: 62.5 is 62.5 %. */
    PERCENT,
    /** A whole number. */
    INTEGER,
    /** An address on the web, by {@code https} only. */
    URL,
    /** Several lines of text. */
    LIST;

    private static final Pattern FORMS = Pattern.compile("[^|]+\\|[^|]+");

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a marker may ask for the value in this way; the empty text is the usual way, which every type knows.
     *
     * <p>A day knows {@code short}, {@code weekday} and {@code relative}; a moment those, {@code date} and
     * {@code clock}; a whole number knows the two forms of what is counted, {@code boleta|boletas}.
     */
    public boolean knows(String format) {
        if (format.isEmpty()) {
            return true;
        }
        return switch (this) {
            case DATE -> day(format);
            case INSTANT -> day(format) || format.equals("date") || format.equals("clock");
            case INTEGER -> FORMS.matcher(format).matches();
            default -> false;
        };
    }

    private static boolean day(String format) {
        return format.equals("short") || format.equals("weekday") || format.equals("relative");
    }
}
