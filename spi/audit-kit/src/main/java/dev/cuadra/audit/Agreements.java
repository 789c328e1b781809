package dev.cuadra.audit;

import dev.cuadra.layby.agreement.AgreedFee;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.TaxBasis;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Agreements that can be drawn up on their own day: of every country, with and without fees, deposits, late fees and
 * charges, of amounts that leave odd cents. Their instalments are worked out here, and not by an engine under audit.
 */
public final class Agreements {
    /** The days on which they are agreed begin here and go on for four years, a leap year among them. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2023, 7, 1);

    private static final int DAYS = 1_461;
    private static final int MOST_DAYS = 500;
    private static final int MOST_INSTALMENTS = 8;
    private static final List<Frequency> FREQUENCIES =
            List.of(Frequency.WEEKLY, Frequency.FORTNIGHTLY, Frequency.MONTHLY);
    private static final Map<Jurisdiction, String> CURRENCIES = Map.of(
            Jurisdiction.AU,
            "AUD",
            Jurisdiction.NZ,
            "NZD",
            Jurisdiction.ZA,
            "ZAR",
            Jurisdiction.UK,
            "GBP",
            Jurisdiction.CL,
            "CLP");

    private Agreements() {}

    /** Of any country. */
    public static Arbitrary<AgreementTerms> any() {
        return Arbitraries.randomValue(Agreements::terms);
    }

    /** The same, with a fee for each missed instalment and days of grace. */
    public static Arbitrary<AgreementTerms> withLateFees() {
        return Arbitraries.randomValue(random -> {
            AgreementTerms terms = terms(random);
            return terms.policy().lateFee().isPresent() ? terms : with(terms, policy(terms.currency(), true, random));
        });
    }

    /** The currency of a country. */
    public static CurrencyUnit currency(Jurisdiction jurisdiction) {
        return MinorUnits.currency(CURRENCIES.getOrDefault(jurisdiction, "USD"));
    }

    /** The same agreement under another policy. */
    static AgreementTerms with(AgreementTerms terms, LaybyPolicy policy) {
        return new AgreementTerms(
                terms.jurisdiction(),
                terms.business(),
                terms.store(),
                terms.zone(),
                terms.calledLayby(),
                terms.agreedOn(),
                terms.currency(),
                terms.items(),
                terms.fees(),
                terms.deposit(),
                terms.scheduleTerms(),
                terms.schedule(),
                terms.agreedCharge(),
                terms.distance(),
                terms.basis(),
                policy,
                terms.version());
    }

    private static AgreementTerms terms(Random random) {
        Jurisdiction jurisdiction = Drawn.of(List.of(Jurisdiction.values()), random);
        CurrencyUnit currency = currency(jurisdiction);
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        List<Item> items = items(currency, random);
        List<AgreedFee> fees = fees(currency, random);
        long total = items.stream()
                        .mapToLong(item -> MinorUnits.count(item.price()))
                        .sum()
                + fees.stream().mapToLong(fee -> MinorUnits.count(fee.amount())).sum();
        long deposit = random.nextInt(3) == 0 ? 0 : Math.max(1, total * (1 + random.nextInt(50)) / 100);
        int count = 2 + random.nextInt(MOST_INSTALMENTS - 1);
        ScheduleTerms how = ScheduleTerms.of(count, Drawn.of(FREQUENCIES, random), day);
        return new AgreementTerms(
                jurisdiction,
                "B1",
                "S1",
                ZoneOffset.UTC,
                true,
                day,
                currency,
                items,
                fees,
                MinorUnits.of(deposit, currency),
                how,
                instalments(how, total - deposit, currency),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(MinorUnits.of(random.nextInt(6_000), currency)),
                random.nextInt(4) == 0,
                random.nextBoolean() ? TaxBasis.ACCRUAL : TaxBasis.CASH,
                policy(currency, random.nextInt(3) == 0, random),
                "1");
    }

    /** The last one takes what is left over. */
    private static List<Instalment> instalments(ScheduleTerms how, long balance, CurrencyUnit currency) {
        List<Instalment> instalments = new ArrayList<>();
        long each = balance / how.count();
        for (int i = 1; i <= how.count(); i++) {
            long units = i < how.count() ? each : balance - each * (how.count() - 1);
            instalments.add(new Instalment(i, WrittenSchedule.due(how, i), MinorUnits.of(units, currency)));
        }
        return instalments;
    }

    private static List<Item> items(CurrencyUnit currency, Random random) {
        List<Item> items = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 1; i <= count; i++) {
            items.add(new Item("SKU-" + i, "Goods " + i, 1 + random.nextInt(3), amount(40_000, currency, random)));
        }
        return items;
    }

    private static List<AgreedFee> fees(CurrencyUnit currency, Random random) {
        List<FeeKind> kinds = List.of(FeeKind.SERVICE, FeeKind.ADMINISTRATION);
        return kinds.subList(0, Math.max(0, random.nextInt(4) - 1)).stream()
                .map(kind -> new AgreedFee("F-" + kind, kind, amount(2_000, currency, random)))
                .toList();
    }

    private static MonetaryAmount amount(int most, CurrencyUnit currency, Random random) {
        return MinorUnits.of(50 + random.nextInt(most), currency);
    }

    private static LaybyPolicy policy(CurrencyUnit currency, boolean lateFee, Random random) {
        MonetaryAmount each = amount(1_000, currency, random);
        return new LaybyPolicy(
                random.nextInt(8),
                MOST_DAYS,
                2,
                random.nextBoolean() ? LaybyPolicy.Overpayment.REJECT : LaybyPolicy.Overpayment.ACCEPT_AND_SPLIT,
                random.nextInt(4) == 0,
                1 + random.nextInt(2),
                random.nextInt(8),
                lateFee
                        ? Optional.of(
                                new LaybyPolicy.LateFee(each, each.multiply(2).add(amount(100, currency, random))))
                        : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean(),
                LaybyPolicy.DepositRule.NONE,
                Optional.empty(),
                List.of(3, 1, 0),
                random.nextBoolean() ? Optional.of(14) : Optional.empty());
    }
}
