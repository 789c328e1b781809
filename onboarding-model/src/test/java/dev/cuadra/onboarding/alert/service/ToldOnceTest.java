package dev.cuadra.onboarding.alert.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.alert.Alert;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.storage.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everybody is told everything once: under killed commits, two who watch at once, and threads. */
class ToldOnceTest {
    private final LaunchHouse house = new LaunchHouse();

    private static final int HOURS = 8;

    /** What is told without any fault. */
    private static final Set<String> EXPECTED = expected();

    private static Set<String> expected() {
        LaunchHouse calm = new LaunchHouse();
        hours(calm);
        for (int hour = 1; hour <= HOURS; hour++) {
            calm.look(hour);
        }
        return texts(calm.delivered());
    }

    private static void hours(LaunchHouse house) {
        long[] failed = {0, 60, 70, 0, 0, 80, 0, 90};
        for (int hour = 1; hour <= HOURS; hour++) {
            house.hour(hour, failed[hour - 1]);
        }
    }

    private static Set<String> texts(List<Message> messages) {
        Set<String> texts = new TreeSet<>();
        messages.forEach(message -> texts.add(message.recipient() + "|" + message.subject() + "|" + message.body()));
        return texts;
    }

    @Property(tries = 8)
    @net.jqwik.api.Tag("ALERT-5")
    void everybodyIsToldEverythingExactlyOnceHoweverOftenCommitsAreKilled(
            @ForAll @Size(min = 4, max = 24) List<LaunchHouse.Fault> faults) {
        LaunchHouse house = new LaunchHouse();
        hours(house);
        house.look(1);
        house.faults(faults.toArray(LaunchHouse.Fault[]::new));
        for (int hour = 1; hour <= HOURS; hour++) {
            persist(house, hour);
        }
        List<Message> delivered = house.delivered();
        assertThat(texts(delivered)).isEqualTo(EXPECTED).hasSameSizeAs(delivered);
        assertThat(Alert.fold("BL-163", house.records.events(LaunchHouse.ACME, "boleta-launch")))
                .isEqualTo(
                        house.records.alerts(LaunchHouse.ACME, "boleta-launch").alert("BL-163"));
        assertThat(house.records.broken(LaunchHouse.ACME, "boleta-launch", StoredEvaluation.ROLLOUT))
                .isEmpty();
    }

    private static void persist(LaunchHouse house, int hour) {
        for (int run = 0; run < 40; run++) {
            try {
                house.look(hour);
                return;
            } catch (StorageException e) {
                // The host's scheduler comes again.
            }
        }
        throw new AssertionError("Never stored");
    }

    @Test
    @Tag("ALERT-5")
    void ofTwoWhoWatchAtOnceOneTellsPeopleAndTheOtherFindsItDone() {
        house.hour(1, 0);
        house.hour(2, 60);
        house.look(1);
        List<Watched> other = new ArrayList<>();
        LaunchWatch second = new LaunchWatch(house.vault, house.terms, house.post());
        house.meanwhile(() -> other.add(house.look(second, LaunchHouse.end(2))));
        Watched late = house.look(2);
        assertThat(other)
                .singleElement()
                .satisfies(one -> assertThat(one.told().letters()).hasSize(2));
        assertThat(late.told().letters()).isEmpty();
        assertThat(late.records()).isEmpty();
        assertThat(late.alerts()).isEqualTo(other.get(0).alerts());
        assertThat(house.delivered()).hasSize(2);
        assertThat(house.records.at(LaunchHouse.ACME, "boleta-launch", LaunchHouse.end(2)))
                .hasSize(2);
    }

    @Test
    @Tag("ALERT-5")
    void threadsThatWatchAtOnceTellEverybodyOnce() throws Exception {
        hours(house);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int hour = 1; hour <= HOURS; hour++) {
                Instant at = LaunchHouse.end(hour);
                house.clock.set(at);
                Callable<Watched> look = () -> house.look(house.watch, at);
                for (Future<Watched> one : threads.invokeAll(List.of(look, look, look))) {
                    one.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        List<Message> delivered = house.delivered();
        assertThat(texts(delivered)).isEqualTo(EXPECTED).hasSameSizeAs(delivered);
        assertThat(house.records.broken(LaunchHouse.ACME, "boleta-launch", StoredEvaluation.ROLLOUT))
                .isEmpty();
    }
}
