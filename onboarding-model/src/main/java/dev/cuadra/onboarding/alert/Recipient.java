package dev.cuadra.onboarding.alert;

import java.util.Locale;
import java.util.Objects;

/**
 * A person to whom something is told.
 *
 * @param channel the channel, such as {@code mail} or {@code sms}
 * @param address the address on it, one line
 * @param language in which language; whatever is not English is Spanish
 */
public record Recipient(String channel, String address, Locale language) {
    public Recipient {
        Objects.requireNonNull(language, "language");
        if (channel.isBlank() || address.isBlank() || address.lines().count() > 1) {
            throw new IllegalArgumentException("A recipient has a channel, and an address of one line");
        }
    }

    /** The channel alone: addresses stay out of logs. */
    @Override
    public String toString() {
        return "Recipient[" + channel + "]";
    }
}
