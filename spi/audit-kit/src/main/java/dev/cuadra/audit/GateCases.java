package dev.cuadra.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Cases for engines that evaluate gates: few figures and few values, so that bars are often hit exactly. Stateless. */
public final class GateCases {
    private static final Instant START = Instant.parse("2025-09-26T03:00:00Z");
    private static final List<String> METRICS = List.of("errors", "adoption", "rating");
    private static final int MINUTES = 60;

    private GateCases() {}

    /** Any case: some figures were never read, some readings were corrected, some became known too late. */
    public static Arbitrary<GateCase> any() {
        Arbitrary<List<GateBar>> bars =
                bar("bar").list().ofMinSize(1).ofMaxSize(4).map(GateCases::led);
        Arbitrary<List<GateBar>> rollbacks =
                bar("back").list().ofMinSize(0).ofMaxSize(2).map(GateCases::numbered);
        Arbitrary<List<GateSight>> seen = sight().list().ofMaxSize(10).map(GateCases::identified);
        return Combinators.combine(bars, rollbacks, seen, instant()).as(GateCase::new);
    }

    private static Arbitrary<GateBar> bar(String name) {
        return Combinators.combine(
                        Arbitraries.of(METRICS),
                        Arbitraries.of(GateBar.Sign.class),
                        value(),
                        Arbitraries.of(true, false))
                .as((metric, sign, bar, must) -> new GateBar(name, metric, sign, bar, must));
    }

    /** The first one must be met. */
    private static List<GateBar> led(List<GateBar> bars) {
        List<GateBar> all = numbered(bars);
        GateBar first = all.get(0);
        all.set(0, new GateBar(first.id(), first.metric(), first.sign(), first.bar(), true));
        return all;
    }

    private static List<GateBar> numbered(List<GateBar> bars) {
        List<GateBar> all = new ArrayList<>();
        for (GateBar bar : bars) {
            all.add(new GateBar(bar.id() + "-" + all.size(), bar.metric(), bar.sign(), bar.bar(), bar.must()));
        }
        return all;
    }

    /** A reading; the ids come later. */
    private static Arbitrary<GateSight> sight() {
        return Combinators.combine(
                        Arbitraries.of(METRICS),
                        Arbitraries.integers().between(0, MINUTES),
                        value(),
                        Arbitraries.integers().between(0, MINUTES / 2))
                .as((metric, minute, value, late) ->
                        new GateSight("?", metric, minute(minute), value, minute(minute + late)));
    }

    /** Every third corrects the one before it, with what was recorded later still. */
    private static List<GateSight> identified(List<GateSight> sights) {
        List<GateSight> all = new ArrayList<>();
        for (GateSight sight : sights) {
            int number = all.size();
            if (number % 3 == 2) {
                GateSight before = all.get(number - 1);
                all.add(new GateSight(
                        before.id(),
                        before.metric(),
                        before.at(),
                        sight.value(),
                        before.recordedAt().plusSeconds(60L + number)));
            } else {
                all.add(new GateSight("s-" + number, sight.metric(), sight.at(), sight.value(), sight.recordedAt()));
            }
        }
        return all;
    }

    private static Arbitrary<BigDecimal> value() {
        return Arbitraries.integers().between(0, 6).map(half -> BigDecimal.valueOf(5L * half, 1));
    }

    private static Arbitrary<Instant> instant() {
        return Arbitraries.integers().between(0, 2 * MINUTES).map(GateCases::minute);
    }

    private static Instant minute(int number) {
        return START.plusSeconds(60L * number);
    }
}
