package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.Paging;
import dev.cuadra.simulator.SimulatedService;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;

/** What a simulator is like, and the day it lives in. */
public record Settings(
        Clock clock,
        long seed,
        Paging receivedPaging,
        Map<SimulatedService, Integer> callsPerMinute,
        Duration slowness,
        Duration sessionLife,
        int wrongPasswords,
        boolean anyUserAgent,
        boolean tokenOpensPages,
        String pendingLetter) {
    private static final ZoneId CHILE = ZoneId.of("America/Santiago");

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), CHILE);
    }

    LocalDate today() {
        return now().toLocalDate();
    }
}
