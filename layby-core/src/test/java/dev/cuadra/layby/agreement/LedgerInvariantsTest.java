package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** What holds whatever happens to a lay-by. */
class LedgerInvariantsTest {
    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    @Tag("LED-I1")
    @Tag("LED-I3")
    @Tag("LED-I5")
    @Tag("REF-03")
    @Tag("INT-11")
    void whateverHappensTheBooksAddUpAndTheLogReplays(@ForAll long seed) {
        RandomLife life = new RandomLife(seed);
        for (int i = 0; i < 20; i++) {
            life.live(5);
            Invariants.check(life.layby());
        }
        assertThat(Story.RULES.replay("L1", life.layby().log())).isEqualTo(life.layby());
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    @Tag("LED-I2")
    void whatIsInTheLogStaysAsItIs(@ForAll long seed) {
        RandomLife life = new RandomLife(seed);
        for (int i = 0; i < 10; i++) {
            List<Recorded> before = life.layby().log();
            List<Recorded> after = life.live(5).layby().log();
            assertThat(after).startsWith(before.toArray(Recorded[]::new));
        }
    }

    /** The short answer and the long one, on every day of two months. */
    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    @Tag("FEE-02")
    void whetherADayBringsWorkIsWhatTheDaysWorkSays(@ForAll long seed) {
        RandomLife life = new RandomLife(seed);
        for (int i = 0; i < 6; i++) {
            Layby layby = life.live(5).layby();
            LocalDate last = layby.log().get(layby.log().size() - 1).on();
            for (LocalDate day = last.minusDays(3); day.isBefore(last.plusDays(60)); day = day.plusDays(1)) {
                Acting acting = new Acting(
                        "night",
                        day.atStartOfDay(layby.terms().zone()).toInstant(),
                        day,
                        Optional.empty(),
                        Optional.empty());
                Decision decision =
                        Story.RULES.decide(layby.id(), Optional.of(layby), new LaybyCommand.Daily(), acting);
                assertThat(Story.RULES.awaitsDaily(layby, day)).isEqualTo(decision instanceof Decision.Taken);
            }
        }
    }
}
