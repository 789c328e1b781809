package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.Correspondence;
import dev.cuadra.onboarding.alert.Routing;
import dev.cuadra.onboarding.record.Inputs;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How definitions are watched.
 *
 * @param routing who is told of what
 * @param zone the zone of the plans, in which letters tell times
 * @param calendar which edition of the calendar holds
 * @param link the address of a page, to which the reference of a letter is added; empty for none
 */
public record LaunchTerms(Routing routing, ZoneId zone, String calendar, String link) {
    public LaunchTerms {
        Objects.requireNonNull(routing, "routing");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(link, "link");
        if (calendar.isBlank()) {
            throw new IllegalArgumentException("A calendar has an edition");
        }
    }

    /** The routing that ships, without an edition of the calendar and without a link. */
    public static LaunchTerms shipped(ZoneId zone) {
        return new LaunchTerms(Routing.shipped(), zone, Inputs.NO_EDITION, "");
    }

    Correspondence letters(String definition) {
        return new Correspondence(definition, zone, link);
    }
}
