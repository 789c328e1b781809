package dev.cuadra.sii.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.sii.SiiService;
import dev.cuadra.simulator.SimulatedFault;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operations of every kind in a storm in which three calls in ten go wrong, in virtual time. */
@Tag("SII-CALL-1")
@Tag("SII-CALL-4")
class StormTest {
    /** More with {@code -Dcuadra.sii.storm=10000}. */
    private static final int OPERATIONS = Integer.getInteger("cuadra.sii.storm", 300);

    private static final System.Logger LOG = System.getLogger("storm");
    private static final long SEED = Long.getLong("cuadra.sii.storm.seed", 11);

    @Test
    @Tag("SII-CALL-2")
    @Tag("SII-CALL-3")
    @Tag("SII-CALL-7")
    @Tag("SII-FILE-2")
    void everyRuleHoldsInTheStorm() {
        try (Storm storm = new Storm(SEED)) {
            storm.blow(OPERATIONS);
            itWasAStorm(storm);
            somethingWentWell(storm);
            storm.calm();
            storm.discretion.keptSilent(storm.town.world, storm.watch.secrets());
        }
    }

    private static void itWasAStorm(Storm storm) {
        LOG.log(System.Logger.Level.INFO, summary(storm));
        assertThat(storm.deeds).hasSize(OPERATIONS);
        assertThat(storm.deeds.stream().filter(Storm.Deed::disturbed).count())
                .isGreaterThanOrEqualTo(OPERATIONS * 3L / 10);
        assertThat(storm.faults()).containsOnlyKeys(SimulatedFault.values());
        assertThat(storm.watch.logins.refusals()).isPositive();
        assertThat(storm.refusedAtOnce()).isGreaterThan(OPERATIONS / 100);
        assertThat(storm.watch.breaker(SiiService.BHE).opened()).isGreaterThan(OPERATIONS / 100);
        assertThat(storm.watch.breaker(SiiService.BHE).closed()).isGreaterThan(OPERATIONS / 100);
    }

    /** Operations of every kind went well now and then, or there is nothing to see; of most in a short storm. */
    private static void somethingWentWell(Storm storm) {
        Map<String, Long> well = storm.deeds.stream()
                .filter(deed -> deed.fault().isEmpty())
                .collect(Collectors.groupingBy(Storm.Deed::what, TreeMap::new, Collectors.counting()));
        assertThat(well).hasSizeGreaterThan(12);
        for (Readings.Kind kind : OPERATIONS < 2_000 ? new Readings.Kind[0] : Readings.Kind.values()) {
            assertThat(well).containsKey(kind.name());
        }
        assertThat(storm.watch.logins.sent()).isGreaterThan(OPERATIONS / 100);
    }

    private static String summary(Storm storm) {
        Map<String, Long> ends = storm.deeds.stream()
                .collect(Collectors.groupingBy(
                        deed -> deed.fault().map(Enum::name).orElse("WELL"), TreeMap::new, Collectors.counting()));
        Map<String, Long> what = storm.deeds.stream()
                .filter(deed -> deed.fault().isEmpty())
                .collect(Collectors.groupingBy(Storm.Deed::what, TreeMap::new, Collectors.counting()));
        Map<SiiService, Integer> opened = Arrays.stream(SiiService.values())
                .collect(Collectors.toMap(
                        Function.identity(), s -> storm.watch.breaker(s).opened()));
        long disturbed = storm.deeds.stream().filter(Storm.Deed::disturbed).count();
        return OPERATIONS + " operations, " + disturbed + " disturbed, "
                + storm.watch.calls().size() + " calls, "
                + storm.watch.logins.sent() + " logins, " + storm.watch.logins.refusals() + " refusals, "
                + storm.watch.logins.locks() + " locks, " + storm.refusedAtOnce() + " turned away\n" + ends + "\n"
                + what
                + "\n" + storm.faults() + "\n" + storm.watch.broken() + "\n" + opened;
    }

    @Test
    void theSameSeedGivesTheSameStorm() {
        assertThat(deeds(3)).isEqualTo(deeds(3)).isNotEqualTo(deeds(4));
    }

    private static String deeds(long seed) {
        try (Storm storm = new Storm(seed)) {
            storm.blow(60);
            return storm.deeds + " " + storm.watch.calls();
        }
    }
}
