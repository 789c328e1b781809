package dev.cuadra.onboarding.message;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Where and when a message is read.
 *
 * @param zone the zone in which moments are told
 * @param on the day on which it goes out, from which {@code relative} days are counted
 */
public record Setting(ZoneId zone, LocalDate on) {
    public Setting {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(on, "on");
    }
}
