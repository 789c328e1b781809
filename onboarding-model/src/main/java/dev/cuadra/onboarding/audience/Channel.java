package dev.cuadra.onboarding.audience;

import java.util.Locale;

/** Where a message goes. */
public enum Channel {
    /** Mail. */
    MAIL,
    /** A notice in the product. */
    IN_APP,
    /** A text message to a telephone. */
    SMS,
    /** JSON to another system. */
    WEBHOOK;

    /** The name of the channel, as notifiers serve it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
