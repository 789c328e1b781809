package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

class LastHourTest {
    /** Beside a plain list of what happened. */
    @Property(tries = 100)
    @Tag("SII-SEE-1")
    void theLastHourHoldsTheRunningMinuteAndThe59Before(@ForAll long seed) {
        record Seen(Instant at, boolean failed) {}
        Random random = new Random(seed);
        LastHour hour = new LastHour();
        List<Seen> all = new ArrayList<>();
        Instant now = Bench.START;
        for (int step = 0; step < 200; step++) {
            now = now.plusSeconds(random.nextInt(random.nextInt(10) == 0 ? 4_000 : 120));
            Seen seen = new Seen(now, random.nextInt(3) == 0);
            all.add(seen);
            hour.count(seen.at, seen.failed);
            long oldest = now.getEpochSecond() / 60 - 59;
            List<Seen> within = all.stream()
                    .filter(one -> one.at.getEpochSecond() / 60 >= oldest)
                    .toList();
            assertThat(hour.answers(now)).isEqualTo(within.size());
            assertThat(hour.faults(now))
                    .isEqualTo((int) within.stream().filter(one -> one.failed).count());
        }
    }
}
