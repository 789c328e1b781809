package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.audience.Channel;
import java.util.Locale;
import java.util.Objects;

/**
 * Where somebody who asks is answered.
 *
 * @param channel on which channel
 * @param address the address there, one line
 * @param language the language that they read as a language tag; whatever is not English is answered in Spanish
 */
public record ReplyTo(Channel channel, String address, String language) {
    public ReplyTo {
        Objects.requireNonNull(channel, "channel");
        if (address.isBlank() || address.lines().count() > 1) {
            throw new IllegalArgumentException("Who asks has an address of one line");
        }
        if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new IllegalArgumentException("Nobody reads no language: '" + language + "'");
        }
    }

    /** By mail. */
    public static ReplyTo mail(String address, String language) {
        return new ReplyTo(Channel.MAIL, address, language);
    }

    /** The channel alone: addresses stay out of logs. */
    @Override
    public String toString() {
        return "ReplyTo[" + channel + "]";
    }
}
