package dev.cuadra.sii.call;

import dev.cuadra.boleta.service.ContractorData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When nothing is asked of the SII. Immutable.
 *
 * @source SII-WINDOW
 */
final class Windows {
    private static final ZoneRules CHILE = ContractorData.CHILE.getRules();
    /** Windows that leave no gap would go on for ever. */
    private static final int MOST = 1_000;

    private record Span(Instant from, Instant until) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private final List<MaintenanceWindow> windows;

    Windows(List<MaintenanceWindow> windows) {
        this.windows = List.copyOf(windows);
    }

    /** When the SII may be asked again, windows that follow one another included; empty when it may be asked now. */
    Optional<Instant> end(Instant now) {
        Instant end = now;
        for (int step = 0; step < MOST; step++) {
            Instant here = end;
            Optional<Instant> later = windows.stream()
                    .flatMap(window -> spans(window, here))
                    .filter(span -> span.holds(here))
                    .map(Span::until)
                    .max(Comparator.naturalOrder());
            if (later.isEmpty()) {
                break;
            }
            end = later.get();
        }
        return end.equals(now) ? Optional.empty() : Optional.of(end);
    }

    /** The spans of a window that can hold {@code at}. */
    private static Stream<Span> spans(MaintenanceWindow window, Instant at) {
        if (window instanceof MaintenanceWindow.Daily daily) {
            LocalDate today = at.atOffset(CHILE.getOffset(at)).toLocalDate();
            return Stream.of(today.minusDays(1), today).map(day -> span(daily, day));
        }
        MaintenanceWindow.Dated dated = (MaintenanceWindow.Dated) window;
        return Stream.of(new Span(instant(dated.from(), false), instant(dated.until(), true)));
    }

    private static Span span(MaintenanceWindow.Daily daily, LocalDate day) {
        boolean overnight = !daily.until().isAfter(daily.from());
        return new Span(
                instant(day.atTime(daily.from()), false),
                instant((overnight ? day.plusDays(1) : day).atTime(daily.until()), true));
    }

    /** When the clocks show {@code time}; of two such moments the {@code last} or the first. */
    private static Instant instant(LocalDateTime time, boolean last) {
        ZoneOffsetTransition change = CHILE.getTransition(time);
        if (change == null) {
            return time.toInstant(CHILE.getOffset(time));
        }
        if (change.isGap()) {
            return change.getInstant();
        }
        return time.toInstant(last ? change.getOffsetAfter() : change.getOffsetBefore());
    }
}
