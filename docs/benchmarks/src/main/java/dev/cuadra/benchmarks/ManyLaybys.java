package dev.cuadra.benchmarks;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.schedule.Scheduler;
import dev.cuadra.layby.termination.TaxBasis;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * Lay-bys as a chain of stores has them, the same for the same seed: agreed on in the last 26 weeks, paid every fortnight
 * in 4 to 12 instalments, most of them on time, one in eight behind, and some collected.
 */
final class ManyLaybys {
    /** How many stores the chain has. */
    static final int STORES = 20;
    /** How many kinds of goods each store sells. */
    static final int GOODS = 10;
    /** The day on which all of them are looked at. */
    static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private static final CurrencyUnit AUD = MinorUnits.currency("AUD");
    private static final int DAYS = 182;

    private final LaybyEngine engine;
    private final long seed;

    ManyLaybys(LaybyEngine engine, long seed) {
        this.engine = engine;
        this.seed = seed;
    }

    /** Which store made lay-by {@code i}. */
    static String store(int i) {
        return "S" + (i % STORES + 1);
    }

    /** Lay-by {@code i}, as it stood the night before. */
    Layby layby(UUID id, int i) {
        Random random = new Random(seed * 1_000_003 + i);
        AgreementTerms terms = terms(i, random);
        Course course = new Course(id.toString(), i, terms.agreedOn());
        course.does(new LaybyCommand.Draft(terms));
        course.does(new LaybyCommand.Disclose(Set.of(Disclosure.values())));
        course.pays(terms.deposit());
        course.does(new LaybyCommand.Accept("00ff", terms.version()));
        boolean behind = random.nextInt(8) == 0;
        int missing = behind ? 1 + random.nextInt(3) : 0;
        List<Instalment> due =
                terms.schedule().stream().filter(it -> it.due().isBefore(TODAY)).toList();
        for (Instalment instalment : due.subList(0, Math.max(0, due.size() - missing))) {
            course.on = instalment.due();
            course.pays(instalment.amount());
        }
        boolean paid = !behind && due.size() == terms.schedule().size();
        if (paid && random.nextBoolean()) {
            course.does(new LaybyCommand.Collect("card seen"));
        }
        return course.layby();
    }

    /** The first one that is not paid yet. */
    Layby open(UUID id) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> layby(id, i))
                .filter(it -> it.state() == LaybyState.ACTIVE && MinorUnits.count(it.outstanding()) > 10_000)
                .findFirst()
                .orElseThrow();
    }

    private static AgreementTerms terms(int i, Random random) {
        LocalDate day = TODAY.minusDays(1 + random.nextInt(DAYS));
        MonetaryAmount price = MinorUnits.of(5_000 + random.nextInt(95_000), AUD);
        MonetaryAmount deposit = MinorUnits.of(1_000 + random.nextInt(1_000), AUD);
        ScheduleTerms how = ScheduleTerms.of(4 + random.nextInt(9), Frequency.FORTNIGHTLY, day);
        return new AgreementTerms(
                Jurisdiction.AU,
                "ACME",
                store(i),
                ZoneOffset.UTC,
                true,
                day,
                AUD,
                List.of(new Item("SKU-" + (1 + random.nextInt(GOODS)), "Goods", 1, price)),
                List.of(),
                deposit,
                how,
                Scheduler.schedule(price.subtract(deposit), day, how, ScheduleLimits.NONE)
                        .instalments(),
                Optional.of(MinorUnits.of(3_000, AUD)),
                false,
                TaxBasis.ACCRUAL,
                LaybyPolicy.USUAL,
                "v1");
    }

    /** One lay-by on its way. */
    private final class Course {
        private final String id;
        private final int number;
        private LocalDate on;
        private int step;
        private Optional<Layby> layby = Optional.empty();

        Course(String id, int number, LocalDate on) {
            this.id = id;
            this.number = number;
            this.on = on;
        }

        void pays(MonetaryAmount amount) {
            does(new LaybyCommand.Pay(
                    "P" + (step + 1), amount, Tender.CARD, on, true, Optional.empty(), Optional.empty()));
        }

        void does(LaybyCommand command) {
            step++;
            Acting acting = new Acting(
                    "till-" + store(number),
                    on.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                    on,
                    Optional.of(number + "/" + step),
                    Optional.of(store(number) + "-" + number + "-" + step));
            layby = Optional.of(engine.decide(id, layby, command, acting)
                    .fold(Decision.Taken::after, repeated -> layby(), refused -> {
                        throw new IllegalStateException(refused.problem().toString());
                    }));
        }

        Layby layby() {
            return layby.orElseThrow();
        }
    }
}
