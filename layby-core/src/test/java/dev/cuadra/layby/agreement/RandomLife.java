package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Fact;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.money.MonetaryAmount;

/** The life of a lay-by as chance has it: the same seed, the same life. Some of what it asks for makes no sense. */
final class RandomLife {
    private static final Map<Jurisdiction, String> CURRENCIES = Map.ofEntries(
            Map.entry(Jurisdiction.AU, "AUD"),
            Map.entry(Jurisdiction.NZ, "NZD"),
            Map.entry(Jurisdiction.ZA, "ZAR"),
            Map.entry(Jurisdiction.UK, "GBP"),
            Map.entry(Jurisdiction.CL, "CLP"));

    private final Random random;
    private final Story story;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<String> payments = new ArrayList<>();
    private final List<String> fees = new ArrayList<>();

    RandomLife(long seed) {
        random = new Random(seed);
        story = plan().drafted();
        if (chance(90)) {
            decide(new LaybyCommand.Disclose(EnumSet.allOf(Disclosure.class)));
        }
    }

    /** Lives on for so many commands. */
    RandomLife live(int commands) {
        for (int i = 0; i < commands; i++) {
            story.today = story.today.plusDays(random.nextInt(10) < 6 ? 0 : random.nextInt(12));
            decide(command());
        }
        return this;
    }

    Layby layby() {
        return story.now();
    }

    List<Decision> decisions() {
        return decisions;
    }

    LocalDate today() {
        return story.today;
    }

    private void decide(LaybyCommand command) {
        decisions.add(story.decide(command, chance(10) ? "K" + random.nextInt(5) : ""));
    }

    private Story.Plan plan() {
        Jurisdiction where = any(Jurisdiction.values());
        String money = CURRENCIES.getOrDefault(where, "USD");
        Story.Plan plan = Story.plan().in(where, money).policy(policy(money));
        for (int i = 0; i <= random.nextInt(3); i++) {
            plan.item("S" + i, 1 + random.nextInt(3), amount(money, 1, 40_000));
        }
        if (chance(40)) {
            plan.fee("F0", FeeKind.SERVICE, amount(money, 1, 2_000));
        }
        long price = MinorUnits.count(plan.items.get(0).unitPrice());
        if (chance(80)) {
            plan.deposit(MinorUnits.text(MinorUnits.of(1 + price / 4, MinorUnits.currency(money))));
        }
        if (chance(60)) {
            plan.charge(amount(money, 1, 6_000));
        }
        plan.basis = random.nextBoolean()
                ? dev.cuadra.layby.termination.TaxBasis.CASH
                : dev.cuadra.layby.termination.TaxBasis.ACCRUAL;
        long total = plan.items.stream()
                .mapToLong(item -> MinorUnits.count(item.price()))
                .sum();
        return plan.instalments(
                Math.max(1, (int) Math.min(2 + random.nextInt(8), total / 4)),
                random.nextBoolean() ? Frequency.FORTNIGHTLY : Frequency.WEEKLY);
    }

    private LaybyPolicy policy(String money) {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        return new LaybyPolicy(
                random.nextInt(10),
                365,
                random.nextInt(4),
                any(LaybyPolicy.Overpayment.values()),
                chance(20),
                1 + random.nextInt(2),
                random.nextInt(15),
                chance(50)
                        ? Optional.of(new LaybyPolicy.LateFee(
                                MinorUnits.parse(amount(money, 100, 900), money),
                                MinorUnits.parse(amount(money, 900, 3_000), money)))
                        : Optional.empty(),
                random.nextBoolean(),
                chance(70),
                usual.deposit(),
                chance(50) ? Optional.of(MinorUnits.of(10, MinorUnits.currency(money))) : Optional.empty(),
                usual.noticeDays(),
                usual.refundDays());
    }

    private LaybyCommand command() {
        if (story.now().isolatedFor().isPresent() && chance(50)) {
            return new LaybyCommand.Resume("I-1");
        }
        if (story.now().state() == LaybyState.DRAFT && chance(30)) {
            return new LaybyCommand.Accept("ab12", "v1");
        }
        int dice = random.nextInt(100);
        if (dice < 30) {
            return pay();
        }
        if (dice < 32) {
            return new LaybyCommand.Accept("ab12", "v2");
        }
        if (dice < 40) {
            return chance(60)
                    ? new LaybyCommand.Clear(any(payments), story.today)
                    : new LaybyCommand.Bounce(any(payments), story.today, "no funds");
        }
        if (dice < 50) {
            return new LaybyCommand.Reverse(any(payments), some(), random.nextBoolean(), story.today, "bank");
        }
        if (dice < 62) {
            return new LaybyCommand.Daily();
        }
        return dice < 85 ? change(dice) : end(dice);
    }

    private LaybyCommand change(int dice) {
        if (dice < 66) {
            String fee = "X" + fees.size();
            fees.add(fee);
            return new LaybyCommand.ChargeFee(fee, any(FeeKind.values()), some(), "service");
        }
        if (dice < 68) {
            return new LaybyCommand.WaiveFee(anyFee(), "goodwill");
        }
        if (dice < 72) {
            return random.nextBoolean() ? new LaybyCommand.PutOnHold("travel") : new LaybyCommand.Reactivate();
        }
        if (dice < 75) {
            return new LaybyCommand.Extend(spread(), "asked");
        }
        if (dice < 81) {
            return new LaybyCommand.Amend(items(), spread(), chance(90) ? "form-1" : "", random.nextBoolean());
        }
        return dice < 84
                ? new LaybyCommand.Release(Map.of("S" + random.nextInt(2), 1))
                : new LaybyCommand.DeclareDefault("unpaid");
    }

    private LaybyCommand end(int dice) {
        String refund = "R" + (1 + random.nextInt(3));
        if (dice < 88) {
            return chance(15) ? new LaybyCommand.Collect("card seen") : new LaybyCommand.Daily();
        }
        if (dice < 91) {
            return new LaybyCommand.SendRefund(
                    refund,
                    chance(30) ? Optional.of(Tender.BANK_TRANSFER) : Optional.empty(),
                    chance(80) ? "gone" : "");
        }
        if (dice < 95) {
            return chance(80) ? new LaybyCommand.SettleRefund(refund) : new LaybyCommand.FailRefund(refund, "closed");
        }
        if (dice < 97) {
            // Seldom, so that lives are long.
            return chance(50) ? ending() : new LaybyCommand.Daily();
        }
        return chance(20) ? new LaybyCommand.Isolate("I-1") : new LaybyCommand.Resume("I-1");
    }

    private LaybyCommand ending() {
        Facts facts = chance(30) ? Facts.NONE.with(Fact.SUPPLIER_BREACH) : Facts.NONE;
        return new LaybyCommand.End(
                any(EndedBy.values()),
                any(Ground.values()),
                facts,
                // What is below nothing is no cost at all, and no command.
                List.of(new CostEvidence(CostEvidence.Kind.STORAGE, some().abs())),
                chance(90) ? "letter" : "");
    }

    private LaybyCommand pay() {
        String name = chance(95) ? "P" + payments.size() : any(payments);
        payments.add(name);
        MonetaryAmount amount = chance(6) ? story.now().outstanding() : some();
        boolean cash = chance(30);
        boolean cleared = chance(85);
        Optional<MonetaryAmount> handed = cash && cleared
                ? story.now().terms().policy().cashStep().map(step -> rounded(amount, step))
                : Optional.empty();
        return new LaybyCommand.Pay(
                name,
                amount,
                cash ? Tender.CASH : any(Tender.values()),
                story.today.minusDays(chance(10) ? 3 : 0),
                cleared,
                Optional.empty(),
                chance(80) && cash ? handed : Optional.empty());
    }

    private static MonetaryAmount rounded(MonetaryAmount amount, MonetaryAmount step) {
        long unit = MinorUnits.count(step);
        return MinorUnits.of((MinorUnits.count(amount) + unit / 2) / unit * unit, amount.getCurrency());
    }

    private ScheduleTerms spread() {
        return ScheduleTerms.of(1 + random.nextInt(6), Frequency.WEEKLY, story.today.plusDays(random.nextInt(60) - 3));
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Item item : story.now().terms().items()) {
            if (chance(80)) {
                items.add(item.times(1 + random.nextInt(3)));
            }
        }
        if (chance(30)) {
            String money = story.now().terms().currency().getCurrencyCode();
            items.add(new Item("S" + random.nextInt(5), "more", 1, MinorUnits.parse(amount(money, 1, 9_000), money)));
        }
        return items;
    }

    /** A part of what is payable, mostly. */
    private MonetaryAmount some() {
        long total = MinorUnits.count(story.now().total());
        long units = chance(95) ? 1 + total / (5 + random.nextInt(20)) : random.nextInt(100_000) - 100;
        return MinorUnits.of(units, story.now().terms().currency());
    }

    private String anyFee() {
        List<Fee> known = story.now().fees();
        return known.isEmpty()
                ? "none"
                : known.get(random.nextInt(known.size())).id();
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    /** One of the latest, as banks speak of what is recent. */
    private String any(List<String> names) {
        int latest = Math.min(5, names.size());
        return names.isEmpty() ? "none" : names.get(names.size() - 1 - random.nextInt(latest));
    }

    private String amount(String money, int from, int to) {
        int units = from + random.nextInt(to - from + 1);
        return MinorUnits.text(MinorUnits.of(units, MinorUnits.currency(money)));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
