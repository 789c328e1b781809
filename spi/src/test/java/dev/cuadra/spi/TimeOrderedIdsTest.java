package dev.cuadra.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.memory.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

    private final SettableClock clock = SettableClock.at(NOON);
    private final TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(1));

    @Test
    void anIdIsOfVersionSevenAndHoldsItsTime() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void eachIdSortsAfterTheOneBeforeWhileTheClockStandsStill() {
        UUID last = ids.next();
        for (int i = 0; i < 20_000; i++) {
            UUID next = ids.next();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(ids.next()).isGreaterThan(last);
    }

    @Test
    void aClockThatIsSetBackChangesNothingInTheOrder() {
        UUID before = ids.next();
        clock.advance(Duration.ofHours(-1));
        UUID after = ids.next();
        assertThat(after).isGreaterThan(before);
        assertThat(after.version()).isEqualTo(7);
    }

    @Test
    void threadsNeverShareAnId() throws InterruptedException {
        TimeOrderedIds system = TimeOrderedIds.system();
        List<Set<UUID>> drawn = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Set<UUID> own = new HashSet<>();
            drawn.add(own);
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 5000; n++) {
                    own.add(system.next());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Set<UUID> all = new HashSet<>();
        drawn.forEach(all::addAll);
        assertThat(all).hasSize(20_000);
    }

    @Test
    void aTimeBeforeTheEpochIsRefused() {
        clock.set(Instant.EPOCH.minusMillis(1));
        assertThatIllegalArgumentException().isThrownBy(ids::next);
    }
}
