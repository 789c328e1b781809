package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.gate.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When people meet over a list, which is their agenda then.
 *
 * @param from when it begins
 * @param length how long it is to take; empty when the plan does not say
 * @param attendees the roles that are asked to come; empty for everybody on duty
 * @param figures what they look at
 */
public record Meeting(Moment from, Optional<Duration> length, List<String> attendees, List<MeetingFigure> figures) {
    public Meeting {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(length, "length");
        attendees = List.copyOf(attendees);
        figures = List.copyOf(figures);
    }
}
