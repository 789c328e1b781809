package dev.cuadra.onboarding.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * What all letters about a definition have in common.
 *
 * @param about the id of the definition
 * @param zone the zone in which times are told
 * @param link the address of a page, to which the reference of the letter is added; empty for none
 */
public record Correspondence(String about, ZoneId zone, String link) {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    public Correspondence {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(link, "link");
        if (about.isBlank()) {
            throw new IllegalArgumentException("Letters are about something");
        }
    }

    String told(Instant instant) {
        return FORM.format(instant.atZone(zone)) + " (" + zone.getId() + ")";
    }

    /** What the letter is referred to by: the same in every letter of one episode. */
    String reference(String subject, int episode) {
        return about + "/" + subject + "/" + episode;
    }
}
