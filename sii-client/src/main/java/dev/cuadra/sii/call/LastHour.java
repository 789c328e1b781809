package dev.cuadra.sii.call;

import dev.cuadra.sii.health.ServiceHealth;
import java.time.Instant;

/** Counts by the minute, for as long as {@link ServiceHealth#WINDOW}. For one thread at a time. */
final class LastHour {
    private static final int MINUTES = (int) ServiceHealth.WINDOW.toMinutes();
    private static final int SECONDS = 60;

    private final long[] minutes = new long[MINUTES];
    private final int[] answers = new int[MINUTES];
    private final int[] faults = new int[MINUTES];

    void count(Instant at, boolean failed) {
        long minute = minute(at);
        int slot = Math.floorMod(minute, MINUTES);
        if (minutes[slot] != minute) {
            minutes[slot] = minute;
            answers[slot] = 0;
            faults[slot] = 0;
        }
        answers[slot]++;
        faults[slot] += failed ? 1 : 0;
    }

    int answers(Instant now) {
        return sum(answers, now);
    }

    int faults(Instant now) {
        return sum(faults, now);
    }

    private int sum(int[] counts, Instant now) {
        long last = minute(now);
        int sum = 0;
        for (int slot = 0; slot < MINUTES; slot++) {
            sum += minutes[slot] > last - MINUTES && minutes[slot] <= last ? counts[slot] : 0;
        }
        return sum;
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }
}
