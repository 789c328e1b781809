package dev.cuadra.onboarding.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.PlainTime;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a calendar of working hours; throws a {@link ProblemException} that names the place. */
final class CalendarReader {
    private static final String END = "24:00";

    private CalendarReader() {}

    static WorkingHours read(Members node) {
        ZoneId zone = node.parsed("zone", "zone", ZoneId::of);
        if (node.flag("always", false)) {
            node.end();
            return WorkingHours.always(zone);
        }
        Members hours = node.object("hours");
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (String day : hours.names()) {
            week.put(hours.named(day, "weekday", DayOfWeek::valueOf), windows(hours, day));
        }
        Set<LocalDate> holidays = new TreeSet<>(node.parsedTexts("holidays", "date", PlainTime::date));
        Map<LocalDate, List<Hours>> overrides = new TreeMap<>();
        node.optionalObject("overrides")
                .ifPresent(dates -> dates.names()
                        .forEach(date ->
                                overrides.put(dates.named(date, "date", PlainTime::date), windows(dates, date))));
        node.end();
        try {
            return new WorkingHours(zone, week, holidays, overrides);
        } catch (IllegalArgumentException e) {
            Map<String, ?> values = Map.of("detail", Refused.why(e));
            throw new ProblemException(
                    node.problem("SUPPORT_CALENDAR", "hours", values).problem(), e);
        }
    }

    /** An instant that calendars know. */
    static Instant instant(Members node, String name) {
        Instant instant = node.instant(name);
        if (!WorkingHours.knows(instant)) {
            throw node.kind(name, "instant_of_calendar");
        }
        return instant;
    }

    /** What follows from a target: one that no calendar can add is said at its place. */
    static void targeted(Members node, String place, Runnable deadline) {
        try {
            deadline.run();
        } catch (IllegalArgumentException e) {
            throw node.kind(place, "target");
        }
    }

    /** A stretch of time. */
    static Stretch stretch(Members node) {
        Instant from = instant(node, "from");
        Instant to = instant(node, "to");
        if (to.isBefore(from)) {
            throw node.kind("to", "stretch");
        }
        return new Stretch(from, to);
    }

    private static List<Hours> windows(Members node, String name) {
        List<Hours> all = new ArrayList<>();
        for (JsonNode pair : node.list(name)) {
            String place = name + "[" + all.size() + "]";
            if (!pair.isArray() || pair.size() != 2) {
                throw node.kind(place, "window");
            }
            all.add(window(node, place, pair));
        }
        return all;
    }

    private static Hours window(Members node, String place, JsonNode pair) {
        LocalTime from = time(node, place + "[0]", pair.get(0).asText());
        String end = pair.get(1).asText();
        boolean whole = end.equals(END);
        LocalTime to = whole ? LocalTime.MIDNIGHT : time(node, place + "[1]", end);
        // Midnight as an end would be the end of the day, which is written otherwise.
        if (!whole && !from.isBefore(to)) {
            throw node.kind(place, "window");
        }
        return new Hours(from, to);
    }

    private static LocalTime time(Members node, String place, String text) {
        try {
            LocalTime time = LocalTime.parse(text);
            if (time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below, with the place.
        }
        throw node.kind(place, "time");
    }
}
