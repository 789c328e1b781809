package dev.cuadra.onboarding.observe;

import dev.cuadra.onboarding.internal.PlainTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * An instant as people write it: with an offset, or a date or a local time in a zone. A date means its beginning.
 *
 * @param instant the instant; empty when it cannot be read
 * @param ambiguous whether the local time was there twice or never, when the clocks were changed
 */
record WrittenInstant(Optional<Instant> instant, boolean ambiguous) {
    private static final WrittenInstant NONE = new WrittenInstant(Optional.empty(), false);

    static WrittenInstant read(String text, ZoneId zone) {
        String joined =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        try {
            if (joined.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return of(LocalDate.parse(joined).atStartOfDay(zone).toInstant());
            } else if (joined.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+")) {
                return local(LocalDateTime.parse(joined), zone);
            }
            return of(PlainTime.instant(joined));
        } catch (DateTimeException e) {
            return NONE;
        }
    }

    private static WrittenInstant local(LocalDateTime time, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return offsets.size() == 1 ? of(time.toInstant(offsets.get(0))) : new WrittenInstant(Optional.empty(), true);
    }

    private static WrittenInstant of(Instant instant) {
        return new WrittenInstant(Optional.of(instant), false);
    }
}
