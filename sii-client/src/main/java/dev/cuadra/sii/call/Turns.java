package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiService;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One operation at a time for a taxpayer: the pages of the SII keep state in the session. Whoever waits does so on the
 * given clock, which no lock of the JDK can. Safe for many threads.
 *
 * @source SII-CALL-3
 */
final class Turns {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Set<Rut> busy = ConcurrentHashMap.newKeySet();

    void take(Rut taxpayer, SiiService service, Budget budget) {
        while (!busy.add(taxpayer)) {
            budget.pause(LOOK, service);
        }
    }

    void give(Rut taxpayer) {
        busy.remove(taxpayer);
    }
}
