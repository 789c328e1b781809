package dev.cuadra.audit;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Fact;
import dev.cuadra.layby.termination.FactDay;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.Paid;
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.layby.termination.TerminationRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.money.CurrencyUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Lay-bys that end early: in every country, by either side, near the days and amounts at which the law changes. Every
 * fact is said, so that nothing has to be assumed.
 */
public final class Endings {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 900;
    /** Grounds that the consumer has. */
    static final List<Ground> CONSUMERS =
            List.of(Ground.CONSUMER_WISH, Ground.CONSUMER_WISH, Ground.SUPPLIER_FAULT, Ground.GOODS_UNAVAILABLE);
    /** Grounds that the supplier may claim. */
    static final List<Ground> SUPPLIERS = List.of(
            Ground.MATERIAL_BREACH,
            Ground.CONSUMER_BREACH,
            Ground.NOT_COMPLETED,
            Ground.GOODS_UNAVAILABLE,
            Ground.CEASED_TRADING,
            Ground.SUPPLIER_FAULT,
            Ground.OTHER);
    /** Facts that seldom hold; the others hold as often as not, or as the amounts say. */
    private static final Set<Fact> SELDOM = Set.of(Fact.SUPPLIER_BREACH, Fact.DEATH_OR_HOSPITAL, Fact.SPECIAL_ORDER);

    private static final Set<Fact> MOSTLY = Set.of(Fact.PENALTY_DISCLOSED, Fact.WRITTEN_NOTICE, Fact.CONSUMER_PRESENT);

    private Endings() {}

    /** In any country. */
    public static Arbitrary<TerminationRequest> any() {
        return in(Jurisdiction.values());
    }

    /** In one of some countries. */
    public static Arbitrary<TerminationRequest> in(Jurisdiction... countries) {
        return Arbitraries.randomValue(random -> ending(Drawn.of(List.of(countries), random), random));
    }

    private static TerminationRequest ending(Jurisdiction country, Random random) {
        CurrencyUnit currency = Agreements.currency(country);
        boolean consumer = random.nextInt(5) < 3;
        List<Ground> grounds = consumer ? CONSUMERS : SUPPLIERS;
        LocalDate agreed = FIRST.plusDays(random.nextInt(DAYS));
        // The first days count in some laws, and the days around a quarter of a year in others.
        LocalDate ended = agreed.plusDays(random.nextInt(3) == 0 ? random.nextInt(10) : 10 + random.nextInt(140));
        long price = price(random);
        long layby = price + (random.nextBoolean() ? random.nextInt(3_000) : 0);
        boolean full = random.nextInt(5) == 0;
        // Often little is paid by then, so that a charge may be more than it.
        long some = random.nextInt(4) == 0 ? random.nextInt(1_000) : random.nextLong(layby);
        List<Paid> paid = paid(full ? layby : some, agreed, ended, currency, random);
        return new TerminationRequest(
                country,
                consumer ? EndedBy.CONSUMER : EndedBy.SUPPLIER,
                Drawn.of(grounds, random),
                agreed,
                ended,
                MinorUnits.of(price, currency),
                MinorUnits.of(layby, currency),
                paid,
                random.nextInt(5) == 0
                        ? Optional.empty()
                        : Optional.of(MinorUnits.of(random.nextInt(12_000), currency)),
                costs(currency, random),
                facts(full, agreed, ended, random),
                random.nextBoolean() ? TaxBasis.ACCRUAL : TaxBasis.CASH);
    }

    /** Around 250 and 500 whole units, where limits of Ohio are; and anything. */
    private static long price(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 49_998 + random.nextInt(5);
            case 1 -> 24_990 + random.nextInt(20);
            default -> 1_000 + random.nextInt(150_000);
        };
    }

    private static List<Paid> paid(
            long units, LocalDate agreed, LocalDate ended, CurrencyUnit currency, Random random) {
        List<Paid> paid = new ArrayList<>();
        long left = units;
        LocalDate day = agreed;
        int span = (int) (ended.toEpochDay() - agreed.toEpochDay()) / 4 + 1;
        while (left > 0 && paid.size() < 4) {
            long part = paid.size() == 3 ? left : 1 + random.nextLong(left);
            paid.add(new Paid(
                    "P" + (paid.size() + 1),
                    Drawn.of(List.of(Tender.values()), random),
                    MinorUnits.of(part, currency),
                    day));
            left -= part;
            // Sometimes two on one day: then the one that took effect later is the later one.
            day = day.plusDays(random.nextInt(span));
        }
        if (left > 0) {
            Paid last = paid.remove(paid.size() - 1);
            paid.add(new Paid(last.id(), last.tender(), last.amount().add(MinorUnits.of(left, currency)), last.on()));
        }
        return paid;
    }

    private static List<CostEvidence> costs(CurrencyUnit currency, Random random) {
        List<CostEvidence> costs = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            CostEvidence.Kind kind = Drawn.of(List.of(CostEvidence.Kind.values()), random);
            costs.add(new CostEvidence(kind, MinorUnits.of(random.nextInt(8_000), currency)));
        }
        return costs;
    }

    private static Facts facts(boolean full, LocalDate agreed, LocalDate ended, Random random) {
        Facts facts = new Facts(Map.of(), Map.of(), holidays(agreed, random));
        for (Fact fact : Fact.values()) {
            int of = SELDOM.contains(fact) ? 1 : MOSTLY.contains(fact) ? 5 : 2;
            facts = facts.with(fact, random.nextInt(6) < of);
        }
        facts = facts.with(Fact.FULLY_PAID, full).with(Fact.DELIVERED, false);
        // Around the days from which each law lets the supplier end it.
        return facts.with(FactDay.MISSED_DUE, back(ended, agreed, 13 + random.nextInt(5)))
                .with(FactDay.DEFAULT_NOTICE, back(ended, agreed, 9 + random.nextInt(5)))
                .with(FactDay.EXPECTED_COMPLETION, ended.minusDays(80 + random.nextInt(12)));
    }

    private static LocalDate back(LocalDate ended, LocalDate agreed, int days) {
        LocalDate day = ended.minusDays(days);
        return day.isBefore(agreed) ? agreed : day;
    }

    private static Set<LocalDate> holidays(LocalDate agreed, Random random) {
        return Set.of(agreed.plusDays(1 + random.nextInt(30)), agreed.plusDays(40 + random.nextInt(60)));
    }
}
