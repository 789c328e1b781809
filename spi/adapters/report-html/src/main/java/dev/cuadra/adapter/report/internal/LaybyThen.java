package dev.cuadra.adapter.report.internal;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** A lay-by as it stood at an earlier time, from the beginning of its log. */
final class LaybyThen {
    private LaybyThen() {}

    /** As it stood in the evening of a day. */
    static Layby on(Layby layby, LaybyEngine engine, LocalDate day) {
        int events = before(layby, recorded -> recorded.on().isAfter(day));
        if (events == 0) {
            throw new IllegalArgumentException("There was no lay-by " + layby.id() + " on " + day);
        }
        return first(layby, engine, events);
    }

    /** As it stood before it ended early; as it stands where it did not. */
    static Layby beforeEnd(Layby layby, LaybyEngine engine) {
        return first(layby, engine, before(layby, recorded -> recorded.event() instanceof LaybyEvent.Ended));
    }

    /** As it stood after an event and all that the same command brought about. */
    static Layby after(Layby layby, LaybyEngine engine, Recorded event) {
        int events = layby.log().indexOf(event) + 1;
        while (events < layby.log().size() && together(layby.log().get(events), event)) {
            events++;
        }
        return first(layby, engine, events);
    }

    private static boolean together(Recorded one, Recorded other) {
        return one.command().equals(other.command()) && one.at().equals(other.at());
    }

    private static int before(Layby layby, Predicate<Recorded> end) {
        List<Recorded> log = layby.log();
        int events = 0;
        while (events < log.size() && !end.test(log.get(events))) {
            events++;
        }
        return events;
    }

    private static Layby first(Layby layby, LaybyEngine engine, int events) {
        return events == layby.version()
                ? layby
                : engine.replay(layby.id(), layby.log().subList(0, events));
    }
}
