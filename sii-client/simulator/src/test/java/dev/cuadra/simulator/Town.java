package dev.cuadra.simulator;

import dev.cuadra.spi.memory.SettableClock;
import java.time.Instant;
import java.time.YearMonth;

/** Clocks and worlds that several tests use. */
final class Town {
    static final String COMPANY = "77777777-7";
    static final String OTHER = "76000000-0";
    static final String ANA = "11111111-1";
    static final String PEDRO = "12345678-5";
    static final String EVA = "22222222-2";

    private Town() {}

    /** 2 June 2026, 11:00 in Chile. */
    static SettableClock june() {
        return SettableClock.at(Instant.parse("2026-06-02T15:00:00Z"));
    }

    static SiiSimulator sample() {
        return sample(june());
    }

    static SiiSimulator sample(SettableClock clock) {
        return SiiSimulator.builder().clock(clock).start();
    }

    /** One company that receives so many boletas in May 2026. */
    static World crowded(int boletas) {
        return World.generated(5, new WorldPlan(1, 40, boletas, YearMonth.of(2026, 5), 1));
    }

    /** The company of a generated world. */
    static final String CROWDED = "77000000-9";
}
