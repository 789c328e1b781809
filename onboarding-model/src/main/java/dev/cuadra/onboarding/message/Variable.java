package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Refused;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A variable that a template declares.
 *
 * @param name letters and digits, beginning with a small letter
 * @param type what it holds
 * @param optional whether a message can do without it
 * @source MSG-1
 */
public record Variable(String name, VariableType type, boolean optional) {
    /** The variable that every template may use without declaring it: who reads the message. */
    public static final String RECIPIENT = "recipient";

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    public Variable {
        Objects.requireNonNull(type, "type");
        if (!NAME.matcher(name).matches()) {
            throw Refused.because("VARIABLE", Map.of("text", name));
        }
    }
}
