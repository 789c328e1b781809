package dev.cuadra.layby.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StockChangeTest {
    private static final Map<String, Integer> NOTHING = Map.of();

    @Test
    @Tag("STK-01")
    void ifOneLineIsShortNothingIsHeld() {
        StockOutcome outcome = StockChange.between(NOTHING, Map.of("SOFA", 1, "LAMP", 3), NOTHING)
                .on(Map.of("SOFA", new StockLevel("SOFA", 5, 0), "LAMP", new StockLevel("LAMP", 4, 2)));

        assertThat(outcome)
                .isEqualTo(new StockOutcome.Lacking(List.of(new Shortage("LAMP", Shortage.Kind.HOLD, 3, 2))));
    }

    @Test
    @Tag("STK-02")
    void goodsThatNobodyKnowsAreNotAvailable() {
        StockOutcome outcome =
                StockChange.between(NOTHING, Map.of("GHOST", 1), NOTHING).on(Map.of());

        assertThat(outcome)
                .isEqualTo(new StockOutcome.Lacking(List.of(new Shortage("GHOST", Shortage.Kind.HOLD, 1, 0))));
    }

    @Test
    @Tag("STK-03")
    void whatIsCollectedLeavesTheStoreAndWhatIsGivenUpDoesNot() {
        Map<String, StockLevel> levels = Map.of("LAMP", new StockLevel("LAMP", 10, 4));

        assertThat(StockChange.between(Map.of("LAMP", 4), NOTHING, Map.of("LAMP", 4))
                        .on(levels))
                .isEqualTo(new StockOutcome.Changed(Map.of("LAMP", new StockLevel("LAMP", 6, 0))));
        assertThat(StockChange.between(Map.of("LAMP", 4), NOTHING, NOTHING).on(levels))
                .isEqualTo(new StockOutcome.Changed(Map.of("LAMP", new StockLevel("LAMP", 10, 0))));
    }

    @Test
    @Tag("STK-03")
    void anAmendmentMovesTheDifferenceAlone() {
        StockChange change = StockChange.between(Map.of("LAMP", 2, "SOFA", 1), Map.of("LAMP", 3, "CHAIR", 4), NOTHING);

        assertThat(change.held()).isEqualTo(Map.of("LAMP", 1, "SOFA", -1, "CHAIR", 4));
        assertThat(change.handedOver()).isEmpty();
    }

    @Test
    @Tag("STK-05")
    void lostGoodsThatWereHeldAreMissingAndCannotBeHandedOver() {
        StockLevel lost = new StockLevel("LAMP", 5, 4).moved(-3);

        assertThat(lost.available()).isZero();
        assertThat(lost.missing()).isEqualTo(2);
        assertThat(StockChange.between(Map.of("LAMP", 3), NOTHING, Map.of("LAMP", 3))
                        .on(Map.of("LAMP", lost)))
                .isEqualTo(new StockOutcome.Lacking(List.of(new Shortage("LAMP", Shortage.Kind.HAND_OVER, 3, 2))));
        assertThat(lost.release(2)).isEqualTo(new StockLevel("LAMP", 2, 2));
    }

    @Test
    void nobodyTakesAlongWhatWasNotHeld() {
        assertThatThrownBy(() -> StockChange.between(NOTHING, NOTHING, Map.of("LAMP", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A random life of several lay-bys on one kind of goods: never more is held than there is. */
    @Property
    @net.jqwik.api.Tag("STK-02")
    void whateverIsAskedNeverMoreIsHeldThanIsThere(
            @ForAll @IntRange(max = 20) int onHand,
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> wishes,
            @ForAll @Size(max = 60) List<Boolean> takenAlong) {
        StockLevel level = new StockLevel("LAMP", onHand, 0);
        Map<Integer, Integer> held = new HashMap<>();
        int gone = 0;
        for (int step = 0; step < wishes.size(); step++) {
            int layby = step % 4;
            int before = held.getOrDefault(layby, 0);
            int after = wishes.get(step);
            boolean collects = after < before && step < takenAlong.size() && takenAlong.get(step);
            Map<String, Integer> over = collects ? Map.of("LAMP", before - after) : NOTHING;
            StockOutcome outcome =
                    StockChange.between(lamps(before), lamps(after), over).on(Map.of("LAMP", level));
            if (outcome instanceof StockOutcome.Changed changed) {
                level = changed.levels().getOrDefault("LAMP", level);
                held.put(layby, after);
                gone += collects ? before - after : 0;
            }
            int all = held.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(level).isEqualTo(new StockLevel("LAMP", onHand - gone, all));
            assertThat(level.missing()).isZero();
        }
    }

    private static Map<String, Integer> lamps(int quantity) {
        Map<String, Integer> lamps = new TreeMap<>();
        if (quantity > 0) {
            lamps.put("LAMP", quantity);
        }
        return lamps;
    }
}
