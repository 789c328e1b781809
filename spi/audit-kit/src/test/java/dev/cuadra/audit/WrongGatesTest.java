package dev.cuadra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.cuadra.audit.GateAnswer.Move;
import dev.cuadra.audit.GateAnswer.Verdict;
import dev.cuadra.audit.GateCase.Standing;
import dev.cuadra.host.OurGates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each property of gates catches the mistake it is there for. */
class WrongGatesTest {
    private static final GateEngine RIGHT = new OurGates();

    /** An engine with one mistake, and the property that has to notice. */
    private record Mistake(String name, GateEngine engine, String caughtBy) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    "what nobody read is left out of the gate",
                    answering((asked, right) -> {
                        boolean failed = asked.any(asked.bars(), Standing.NOT_MET, GateBar::must);
                        return new GateAnswer(failed ? Verdict.FAIL : Verdict.PASS, right.move(), right.record());
                    }),
                    "takingDataAwayTurnsNothingIntoAPass"),
            new Mistake(
                    "what nobody read is taken for nothing",
                    asking(asked -> {
                        List<GateSight> all = new ArrayList<>(asked.seen());
                        asked.bars().stream()
                                .filter(bar -> asked.newest(bar.metric()).isEmpty())
                                .forEach(bar -> all.add(new GateSight(
                                        "zero-" + all.size(), bar.metric(), asked.at(), BigDecimal.ZERO, asked.at())));
                        return asked.seeing(all);
                    }),
                    "takingDataAwayTurnsNothingIntoAPass"),
            new Mistake(
                    "the reading that comes last is the newest",
                    asking(asked -> {
                        Map<String, GateSight> last = new LinkedHashMap<>();
                        asked.seen().forEach(sight -> last.put(sight.metric(), sight));
                        return asked.seeing(List.copyOf(last.values()));
                    }),
                    "orderAndRepetitionOfReadingsDoNotMatter"),
            new Mistake("the record has a running number", numbered(), "repeatedItLeavesTheSameRecord"),
            new Mistake(
                    "a reading is known from when it was measured",
                    asking(asked -> asked.seeing(asked.seen().stream()
                            .map(sight -> new GateSight(
                                    sight.id() + sight.recordedAt(),
                                    sight.metric(),
                                    sight.at(),
                                    sight.value(),
                                    sight.at()))
                            .toList())),
                    "whatIsRecordedLaterChangesNoEarlierAnswer"),
            new Mistake(
                    "the majority decides",
                    answering((asked, right) -> {
                        long met = count(asked, Standing.MET);
                        boolean outvoted = right.verdict() == Verdict.FAIL && met > count(asked, Standing.NOT_MET);
                        return outvoted ? new GateAnswer(Verdict.PASS, right.move(), right.record()) : right;
                    }),
                    "aMustIsNeverOutvoted"),
            new Mistake(
                    "what should be met fails the gate",
                    answering((asked, right) -> asked.any(asked.bars(), Standing.NOT_MET, any -> true)
                            ? new GateAnswer(Verdict.FAIL, right.move(), right.record())
                            : right),
                    "aMustIsNeverOutvoted"),
            new Mistake(
                    "a trigger that nobody read is clear",
                    asking(asked -> new GateCase(
                            asked.bars(),
                            asked.rollbacks().stream()
                                    .filter(bar -> asked.standing(bar) != Standing.UNKNOWN)
                                    .toList(),
                            asked.seen(),
                            asked.at())),
                    "theUnknownPromotesNothingAndTakesNothingBack"),
            new Mistake(
                    "a trigger that nobody read fires",
                    answering((asked, right) -> asked.any(asked.rollbacks(), Standing.UNKNOWN, any -> true)
                            ? new GateAnswer(right.verdict(), Move.ROLL_BACK, right.record())
                            : right),
                    "theUnknownPromotesNothingAndTakesNothingBack"),
            new Mistake(
                    "strict bars are met by their own value",
                    asking(asked -> asked.barred(asked.bars().stream()
                            .map(bar -> new GateBar(bar.id(), bar.metric(), lenient(bar.sign()), bar.bar(), bar.must()))
                            .toList())),
                    "equalityBelongsToTheOperatorAsItIsWritten"),
            new Mistake(
                    "each share is drawn anew",
                    drawing((salt, percent) -> salt + percent.toBigInteger()),
                    "exposureNeverShrinksAsTheShareGrows"));

    @TestFactory
    Stream<DynamicTest> eachMistakeIsCaught() {
        return MISTAKES.stream()
                .map(mistake -> dynamicTest(
                        mistake.name(),
                        () -> assertThat(failures(mistake.engine(), mistake.caughtBy()))
                                .hasEntrySatisfying(
                                        mistake.caughtBy(),
                                        message -> assertThat(message).matches("(?s)[A-Z]+-[0-9]+.*: .*"))));
    }

    @Test
    void everyPropertyIsSeenFailingOnce() {
        assertThat(MISTAKES).extracting(Mistake::caughtBy).contains(Audit.properties(GateProperties.class));
    }

    private static Map<String, String> failures(GateEngine engine, String property) {
        OfGates.engine = engine;
        try {
            return Audit.run(List.of(selectMethod(OfGates.class, Audit.method(GateProperties.class, property))));
        } finally {
            OfGates.engine = RIGHT;
        }
    }

    static class OfGates extends GateProperties {
        private static GateEngine engine = RIGHT;

        @Override
        protected GateEngine engine() {
            return engine;
        }
    }

    private static long count(GateCase asked, Standing standing) {
        return asked.bars().stream()
                .filter(bar -> asked.standing(bar) == standing)
                .count();
    }

    private static GateBar.Sign lenient(GateBar.Sign sign) {
        return switch (sign) {
            case LESS, AT_MOST -> GateBar.Sign.AT_MOST;
            case MORE, AT_LEAST -> GateBar.Sign.AT_LEAST;
        };
    }

    private static GateEngine asking(UnaryOperator<GateCase> misread) {
        return answering((asked, right) -> RIGHT.answer(misread.apply(asked)));
    }

    private static GateEngine numbered() {
        AtomicInteger number = new AtomicInteger();
        return answering((asked, right) ->
                new GateAnswer(right.verdict(), right.move(), right.record() + number.incrementAndGet()));
    }

    private static GateEngine answering(BiFunction<GateCase, GateAnswer, GateAnswer> spoil) {
        return new GateEngine() {
            @Override
            public GateAnswer answer(GateCase asked) {
                return spoil.apply(asked, RIGHT.answer(asked));
            }

            @Override
            public Set<String> assigned(String salt, List<String> customers, BigDecimal percent) {
                return RIGHT.assigned(salt, customers, percent);
            }
        };
    }

    private static GateEngine drawing(BiFunction<String, BigDecimal, String> salting) {
        return new GateEngine() {
            @Override
            public GateAnswer answer(GateCase asked) {
                return RIGHT.answer(asked);
            }

            @Override
            public Set<String> assigned(String salt, List<String> customers, BigDecimal percent) {
                return RIGHT.assigned(salting.apply(salt, percent), customers, percent);
            }
        };
    }
}
