package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A meeting in which the team talks every day.
 *
 * @param key its name
 * @param row the catalogue row that it is
 * @param at when it begins, in the zone of the plan
 * @param role who answers for it
 * @param name what people call it
 * @source MSG-9
 */
public record TeamMeeting(String key, String row, LocalTime at, String role, Text name) {
    public TeamMeeting {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(name, "name");
    }

    /** The meetings that ship: the stand-up and the debrief. */
    public static List<TeamMeeting> shipped() {
        return ChannelBook.shipped().meetings();
    }

    /** What is odd about a meeting while the support is open: it takes away those who should answer. */
    public Optional<Problem> clash(LocalTime opens, LocalTime closes) {
        if (at.isBefore(opens) || !at.isBefore(closes)) {
            return Optional.empty();
        }
        return Optional.of(Texts.BOOK.problem(
                "MESSAGE_MEETING_OPEN",
                Place.member(key),
                Map.of("name", name, "at", at, "opens", opens, "closes", closes)));
    }
}
