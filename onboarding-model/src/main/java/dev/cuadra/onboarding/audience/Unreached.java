package dev.cuadra.onboarding.audience;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.Map;
import java.util.Objects;

/**
 * A group that was to be told something and in which nobody can be reached. It is reported, never silent.
 *
 * @param message the message
 * @param about what it was about
 * @param group the name of the group
 * @param fallback whether others were told instead; false when nobody could be
 * @source ALERT-5
 */
public record Unreached(String message, String about, String group, boolean fallback) {
    public Unreached {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(group, "group");
    }

    /** That nobody was told, or others, in words. */
    public Problem reason() {
        return Texts.BOOK.problem(
                fallback ? "MESSAGE_FALLBACK" : "MESSAGE_NOBODY", Place.member(message), Map.of("audience", group));
    }
}
