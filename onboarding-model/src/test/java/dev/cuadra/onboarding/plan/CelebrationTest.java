package dev.cuadra.onboarding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.plan.Celebration.Counted;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CelebrationTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T12:00:00Z");
    private static final Celebration TEN = new Celebration("ten", "boletas", 10, "message", new Text("Diez", "Ten"));

    static List<Counted> receipts(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(number -> new Counted("boleta-" + number, MORNING.plusSeconds(60L * number)))
                .toList();
    }

    @Test
    @Tag("PLAN-9")
    @Tag("BL-127")
    void fortyFiveReceiptsAtOnceAreDatedAtTheTenth() {
        assertThat(TEN.reached(receipts(9))).isEmpty();
        assertThat(TEN.reached(receipts(10))).hasValue(MORNING.plusSeconds(600));
        assertThat(TEN.reached(receipts(45))).hasValue(MORNING.plusSeconds(600));
        assertThatIllegalArgumentException().isThrownBy(() -> new Counted(" ", MORNING));
        assertThatIllegalArgumentException().isThrownBy(() -> new Celebration("none", "boletas", 0, "m", TEN.title()));
    }

    @Property(tries = 50)
    @net.jqwik.api.Tag("PLAN-9")
    void orderAndRepetitionDoNotMatter(@ForAll @IntRange(max = 40) int many, @ForAll @LongRange long seed) {
        List<Counted> mixed = new ArrayList<>(receipts(many));
        mixed.addAll(receipts(many / 2));
        Collections.shuffle(mixed, new Random(seed));
        assertThat(TEN.reached(mixed)).isEqualTo(TEN.reached(receipts(many)));
    }
}
