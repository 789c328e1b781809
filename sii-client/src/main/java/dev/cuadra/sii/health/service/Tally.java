package dev.cuadra.sii.health.service;

import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.call.SiiCall;
import dev.cuadra.sii.call.SiiExchange;
import dev.cuadra.sii.health.AnswerTimes;
import dev.cuadra.sii.health.SiiFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was heard and is not stored yet, by hour and service, for at most so many hours. Safe for many threads. */
final class Tally {
    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final int most;
    private SortedMap<Long, Map<SiiService, SiiFigures>> hours = new TreeMap<>();
    private long lost;

    Tally(int most) {
        this.most = most;
    }

    static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), HOUR);
    }

    static Instant start(long hour) {
        return Instant.ofEpochSecond(hour * HOUR);
    }

    void ended(SiiCall call, Instant at) {
        long micros = call.duration().toNanos() / 1_000;
        AnswerTimes none = AnswerTimes.NONE;
        SiiFigures figures = switch (call.outcome()) {
            case GIVEN -> new SiiFigures(1, 0, 0, 0, micros, 0, none);
            case FAILED -> new SiiFigures(0, 1, 0, 0, micros, 0, none);
            case DEGRADED -> new SiiFigures(0, 0, 1, 0, 0, 0, none);
            case NEUTRAL -> new SiiFigures(0, 0, 0, 1, 0, 0, none);
        };
        add(call.service(), figures, at);
    }

    void exchanged(SiiExchange exchange, Instant at) {
        AnswerTimes taken = AnswerTimes.of(exchange.duration());
        add(exchange.service(), new SiiFigures(0, 0, 0, 0, 0, exchange.failed() ? 1 : 0, taken), at);
    }

    private synchronized void add(SiiService service, SiiFigures figures, Instant at) {
        hours.computeIfAbsent(hour(at), any -> new EnumMap<>(SiiService.class))
                .merge(service, figures, SiiFigures::plus);
        while (hours.size() > most) {
            hours.remove(hours.firstKey());
            lost++;
        }
    }

    /** Hands over what there is, and begins anew. */
    synchronized SortedMap<Long, Map<SiiService, SiiFigures>> take() {
        SortedMap<Long, Map<SiiService, SiiFigures>> taken = hours;
        hours = new TreeMap<>();
        return taken;
    }

    /** How many hours were dropped because nobody stored them. */
    synchronized long lost() {
        return lost;
    }
}
