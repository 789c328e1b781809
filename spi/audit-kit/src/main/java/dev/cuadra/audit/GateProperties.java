package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.audit.GateAnswer.Move;
import dev.cuadra.audit.GateAnswer.Verdict;
import dev.cuadra.audit.GateCase.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * What every engine that evaluates gates has to keep, whatever its formats and its clock. Extend it, name the engine, run
 * it with JUnit. Holds no state.
 */
public abstract class GateProperties {
    private static final int CASES = 150;
    private static final int CUSTOMERS = 60;

    /** For the auditor's class. */
    protected GateProperties() {}

    /** The engine under audit. */
    protected abstract GateEngine engine();

    /** Whoever knows less may not pass where who knows more does not. */
    @Property(tries = CASES)
    @Tag("GATE-5")
    public void takingDataAwayTurnsNothingIntoAPass(@ForAll("cases") GateCase asked) {
        GateAnswer whole = engine().answer(asked);
        for (GateBar bar : asked.bars()) {
            GateAnswer less = engine().answer(asked.without(bar.metric()));
            assertTrue(
                    less.verdict() != Verdict.PASS || whole.verdict() == Verdict.PASS,
                    () -> "GATE-5: passes only without the readings of " + bar.metric() + ": " + asked);
            assertTrue(
                    less.verdict() != Verdict.PASS || !bar.must(),
                    () -> "GATE-5: passes though nobody read " + bar.metric() + ": " + asked);
        }
    }

    /** The order of readings, and how often the same one comes, does not matter. */
    @Property(tries = CASES)
    @Tag("GATE-25")
    public void orderAndRepetitionOfReadingsDoNotMatter(@ForAll("cases") GateCase asked, @ForAll long dice) {
        List<GateSight> mixed = new ArrayList<>(asked.seen());
        mixed.addAll(asked.seen().subList(0, asked.seen().size() / 2));
        Collections.shuffle(mixed, new Random(dice));
        assertEquals(
                engine().answer(asked),
                engine().answer(asked.seeing(mixed)),
                () -> "GATE-25: the order of the readings of " + asked);
    }

    /** Repeated, an evaluation leaves the same record. */
    @Property(tries = CASES)
    @Tag("GATE-25")
    public void repeatedItLeavesTheSameRecord(@ForAll("cases") GateCase asked) {
        String first = engine().answer(asked).record();
        String second = engine().answer(asked).record();
        assertEquals(first, second, () -> "GATE-25: the record of " + asked);
    }

    /** What is recorded later is not known yet, whatever it says. */
    @Property(tries = CASES)
    @Tag("GATE-25")
    public void whatIsRecordedLaterChangesNoEarlierAnswer(@ForAll("cases") GateCase asked) {
        List<GateSight> more = new ArrayList<>(asked.seen());
        Instant later = asked.at().plusSeconds(1);
        for (GateBar bar : asked.bars()) {
            for (BigDecimal value : List.of(
                    bar.bar().subtract(BigDecimal.ONE), bar.bar(), bar.bar().add(BigDecimal.ONE))) {
                more.add(new GateSight("late-" + more.size(), bar.metric(), asked.at(), value, later));
            }
        }
        asked.seen().stream()
                .filter(sight -> sight.at().isBefore(later))
                .forEach(sight -> more.add(new GateSight(
                        sight.id(),
                        sight.metric(),
                        sight.at(),
                        sight.value().negate(),
                        later.plusSeconds(more.size()))));
        assertEquals(
                engine().answer(asked),
                engine().answer(asked.seeing(more)),
                () -> "GATE-25: what was known at " + asked.at() + " in " + asked);
    }

    /** One thing that must be met and is not decides, however much else is met; nothing else fails a gate. */
    @Property(tries = CASES)
    @Tag("GATE-18")
    public void aMustIsNeverOutvoted(@ForAll("cases") GateCase asked) {
        boolean failed = asked.any(asked.bars(), Standing.NOT_MET, GateBar::must);
        assertEquals(
                failed, engine().answer(asked).verdict() == Verdict.FAIL, () -> "GATE-18: whether " + asked + " fails");
        List<GateBar> more = new ArrayList<>(asked.bars());
        asked.bars()
                .forEach(bar -> asked.newest(bar.metric())
                        .ifPresent(value -> more.add(new GateBar(
                                "more-" + more.size(), bar.metric(), GateBar.Sign.AT_LEAST, value, false))));
        assertEquals(
                engine().answer(asked).verdict(),
                engine().answer(asked.barred(more)).verdict(),
                () -> "GATE-18: the verdict once more is met, in " + asked);
    }

    /** What nobody knows opens no gate, lets no phase begin, and takes nothing back. */
    @Property(tries = CASES)
    @Tag("GATE-17")
    @Tag("GATE-23")
    public void theUnknownPromotesNothingAndTakesNothingBack(@ForAll("cases") GateCase asked) {
        holdsBack(asked);
        // The same with a gate that is open: then the triggers alone decide.
        List<GateBar> met = asked.bars().stream()
                .filter(bar -> asked.standing(bar) == Standing.MET)
                .toList();
        if (met.stream().anyMatch(GateBar::must)) {
            holdsBack(asked.barred(met));
        }
    }

    private void holdsBack(GateCase asked) {
        GateAnswer answer = engine().answer(asked);
        if (asked.any(asked.bars(), Standing.UNKNOWN, GateBar::must)) {
            assertNotEquals(Verdict.PASS, answer.verdict(), () -> "GATE-17: a gate with something unknown: " + asked);
            assertNotEquals(Move.ADVANCE, answer.move(), () -> "GATE-23: onwards with something unknown: " + asked);
        }
        if (asked.any(asked.rollbacks(), Standing.UNKNOWN, any -> true)) {
            assertNotEquals(Move.ADVANCE, answer.move(), () -> "GATE-23: onwards with a trigger unknown: " + asked);
        }
        boolean fires = asked.any(asked.rollbacks(), Standing.MET, any -> true);
        assertEquals(fires, answer.move() == Move.ROLL_BACK, () -> "GATE-23: whether it goes back: " + asked);
        boolean open = answer.verdict() == Verdict.PASS
                && asked.rollbacks().stream().allMatch(bar -> asked.standing(bar) == Standing.NOT_MET);
        assertEquals(open, answer.move() == Move.ADVANCE, () -> "GATE-23: whether it goes on: " + asked);
    }

    /** A strict bar is not met by its own value, and a bar that is not strict is. */
    @Property(tries = CASES)
    @Tag("GATE-1")
    public void equalityBelongsToTheOperatorAsItIsWritten(@ForAll("cases") GateCase asked) {
        for (GateBar bar : asked.bars()) {
            GateBar must = new GateBar("only", bar.metric(), bar.sign(), bar.bar(), true);
            GateSight equal =
                    new GateSight("equal", bar.metric(), asked.at(), bar.bar().setScale(3), asked.at());
            GateCase exactly = new GateCase(List.of(must), List.of(), List.of(equal), asked.at());
            boolean strict = bar.sign() == GateBar.Sign.LESS || bar.sign() == GateBar.Sign.MORE;
            assertEquals(
                    strict ? Verdict.FAIL : Verdict.PASS,
                    engine().answer(exactly).verdict(),
                    () -> "GATE-1: " + equal.value() + " " + bar.sign().written() + " " + bar.bar());
        }
    }

    /** Who is exposed at a share is exposed at every larger one; at nothing nobody is, at 100 % everybody. */
    @Property(tries = CASES)
    @Tag("EXPO-1")
    public void exposureNeverShrinksAsTheShareGrows(
            @ForAll @IntRange(max = 10_000) int share,
            @ForAll @IntRange(max = 10_000) int more,
            @ForAll("salts") String salt) {
        List<String> customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> "customer-" + number)
                .toList();
        BigDecimal small = BigDecimal.valueOf(Math.min(share, more), 2);
        BigDecimal large = BigDecimal.valueOf(Math.max(share, more), 2);
        Set<String> few = engine().assigned(salt, customers, small);
        Set<String> many = engine().assigned(salt, customers, large);
        assertTrue(
                many.containsAll(few),
                () -> "EXPO-1: who is in at " + small + " % is out at " + large + " %, with salt " + salt);
        assertEquals(
                Set.copyOf(customers),
                engine().assigned(salt, customers, BigDecimal.valueOf(100)),
                () -> "EXPO-1: everybody at 100 %, with salt " + salt);
        assertEquals(Set.of(), engine().assigned(salt, customers, BigDecimal.ZERO), () -> "EXPO-1: nobody at 0 %");
    }

    /** {@link GateCases#any}. */
    @Provide
    public Arbitrary<GateCase> cases() {
        return GateCases.any();
    }

    /** Salts as flags have them. */
    @Provide
    public Arbitrary<String> salts() {
        return net.jqwik.api.Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(12);
    }
}
