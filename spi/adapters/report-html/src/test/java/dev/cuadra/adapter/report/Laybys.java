package dev.cuadra.adapter.report;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.AgreedFee;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.schedule.Scheduler;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.TaxBasis;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;

/** Invented lay-bys, which live by the real rules. */
final class Laybys {
    static final LaybyRules RULES = LaybyRules.standard();
    static final LocalDate START = LocalDate.of(2026, 1, 30);

    private final String id;
    private final Jurisdiction jurisdiction;
    private final String currency;
    private final List<Item> items = new ArrayList<>();
    private final List<AgreedFee> fees = new ArrayList<>();
    private String store = "Centro";
    private String deposit = "0";
    private int count = 6;
    private Frequency frequency = Frequency.FORTNIGHTLY;
    private Optional<MonetaryAmount> charge = Optional.empty();
    private LaybyPolicy policy = LaybyPolicy.USUAL;
    private LocalDate today = START;
    private Optional<Layby> layby = Optional.empty();
    private int receipts;

    private Laybys(String id, Jurisdiction jurisdiction, String currency) {
        this.id = id;
        this.jurisdiction = jurisdiction;
        this.currency = currency;
    }

    static Laybys of(String id, Jurisdiction jurisdiction, String currency) {
        return new Laybys(id, jurisdiction, currency);
    }

    /** AUD 1,234.50 with a deposit of 234.50 and 6 × 166.66…: part of the third is overdue since 13 March. */
    static Laybys behind() {
        return of("LB-1001", Jurisdiction.AU, "AUD")
                .item("BIKE-26", "Bicicleta de paseo, 26 pulgadas", 1, "899.50")
                .item("HELM-M", "Casco, talla M", 2, "167.50")
                .deposit("234.50")
                .charge("45.00")
                .policy(withLateFee("5.00", "20.00"))
                .accepted()
                .on(14)
                .pay("166.66", Tender.CARD)
                .on(28)
                .pay("166.66", Tender.CARD)
                .on(42)
                .pay("60.00", Tender.CASH)
                .pending("30.00")
                .on(52)
                .daily();
    }

    /** The same, ended by the consumer: NZD 560, of which 260 is paid; agreed 60, shown to cost 45. */
    static Laybys cancelled() {
        return of("LB-2002", Jurisdiction.NZ, "NZD")
                .item("SOFA-3", "Sofá de tres cuerpos", 1, "560.00")
                .deposit("100.00")
                .charge("60.00")
                .accepted()
                .on(14)
                .pay("80.00", Tender.GIFT_CARD)
                .on(28)
                .pay("80.00", Tender.CASH)
                .on(30)
                .end(EndedBy.CONSUMER, Ground.CONSUMER_WISH, "45.00");
    }

    /** CLP 149,990, paid in full and handed over. */
    static Laybys completed() {
        return of("LB-3003", Jurisdiction.CL, "CLP")
                .item("TV-50", "Televisor de 50 pulgadas", 1, "149990")
                .deposit("29998")
                .instalments(4, Frequency.MONTHLY)
                .accepted()
                .on(20)
                .pay("119992", Tender.BANK_TRANSFER)
                .on(21)
                .collect();
    }

    /** NZD 5,200 in 52 weeks, ten of which are paid. */
    static Laybys longOne() {
        Laybys story = of("LB-4004", Jurisdiction.NZ, "NZD")
                .item("RING", "Anillo de oro", 1, "5200.00")
                .instalments(52, Frequency.WEEKLY)
                .accepted();
        for (int week = 1; week <= 10; week++) {
            story.on(7 * week).pay("100.00", Tender.BANK_DEBIT);
        }
        return story;
    }

    static LaybyPolicy withLateFee(String each, String cap) {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        return new LaybyPolicy(
                usual.graceDays(),
                usual.mostDays(),
                usual.mostExtensions(),
                usual.overpayment(),
                usual.feesFirst(),
                usual.missedForDefault(),
                usual.cureDays(),
                Optional.of(new LaybyPolicy.LateFee(MinorUnits.parse(each, "AUD"), MinorUnits.parse(cap, "AUD"))),
                usual.holdShiftsDueDates(),
                usual.partialRelease(),
                usual.deposit(),
                usual.cashStep(),
                usual.noticeDays(),
                usual.refundDays());
    }

    static LaybyPolicy feesFirst() {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        return new LaybyPolicy(
                usual.graceDays(),
                usual.mostDays(),
                usual.mostExtensions(),
                usual.overpayment(),
                true,
                usual.missedForDefault(),
                usual.cureDays(),
                usual.lateFee(),
                usual.holdShiftsDueDates(),
                usual.partialRelease(),
                usual.deposit(),
                usual.cashStep(),
                usual.noticeDays(),
                usual.refundDays());
    }

    Laybys item(String sku, String description, int quantity, String price) {
        items.add(new Item(sku, description, quantity, money(price)));
        return this;
    }

    Laybys fee(String fee, String amount) {
        fees.add(new AgreedFee(fee, FeeKind.SERVICE, money(amount)));
        return this;
    }

    Laybys store(String name) {
        store = name;
        return this;
    }

    Laybys deposit(String amount) {
        deposit = amount;
        return this;
    }

    Laybys instalments(int number, Frequency how) {
        count = number;
        frequency = how;
        return this;
    }

    Laybys charge(String amount) {
        charge = Optional.of(money(amount));
        return this;
    }

    Laybys policy(LaybyPolicy other) {
        policy = other;
        return this;
    }

    /** Some days after the start. */
    Laybys on(int days) {
        today = START.plusDays(days);
        return this;
    }

    Laybys drafted() {
        return done(new LaybyCommand.Draft(terms()));
    }

    /** Drafted, disclosed, the deposit paid by card, accepted. */
    Laybys accepted() {
        drafted().done(new LaybyCommand.Disclose(EnumSet.allOf(Disclosure.class)));
        if (!deposit.equals("0")) {
            pay(deposit, Tender.CARD);
        }
        return done(new LaybyCommand.Accept("ab12", "v1"));
    }

    Laybys pay(String amount, Tender tender) {
        return pay(amount, tender, true, Optional.empty(), Optional.empty());
    }

    Laybys pending(String amount) {
        return pay(amount, Tender.CHEQUE, false, Optional.empty(), Optional.empty());
    }

    Laybys pay(
            String amount,
            Tender tender,
            boolean cleared,
            Optional<LaybyCommand.Foreign> foreign,
            Optional<MonetaryAmount> handedOver) {
        return done(
                new LaybyCommand.Pay("P" + (receipts + 1), money(amount), tender, today, cleared, foreign, handedOver));
    }

    Laybys daily() {
        return done(new LaybyCommand.Daily());
    }

    Laybys collect() {
        return done(new LaybyCommand.Collect("card seen"));
    }

    Laybys end(EndedBy who, Ground why, String costs) {
        return done(new LaybyCommand.End(
                who,
                why,
                Facts.NONE,
                costs.isEmpty() ? List.of() : List.of(new CostEvidence(CostEvidence.Kind.ADMINISTRATION, money(costs))),
                "E-77"));
    }

    Laybys done(LaybyCommand command) {
        receipts++;
        Acting acting = new Acting(
                "clerk-7",
                today.atTime(12, 0).toInstant(ZoneOffset.UTC),
                today,
                Optional.empty(),
                Optional.of("B-" + receipts));
        Decision decision = RULES.decide(id, layby, command, acting);
        if (!(decision instanceof Decision.Taken taken)) {
            throw new AssertionError(decision.toString());
        }
        layby = Optional.of(taken.after());
        return this;
    }

    Layby now() {
        return layby.orElseThrow();
    }

    LocalDate today() {
        return today;
    }

    MonetaryAmount money(String amount) {
        return MinorUnits.parse(amount, currency);
    }

    private AgreementTerms terms() {
        ScheduleTerms schedule = ScheduleTerms.of(count, frequency, START);
        MonetaryAmount total = money("0");
        for (Item item : items) {
            total = total.add(item.price());
        }
        for (AgreedFee fee : fees) {
            total = total.add(fee.amount());
        }
        return new AgreementTerms(
                jurisdiction,
                "main",
                store,
                ZoneId.of("UTC"),
                true,
                START,
                MinorUnits.currency(currency),
                items,
                fees,
                money(deposit),
                schedule,
                Scheduler.schedule(total.subtract(money(deposit)), START, schedule, ScheduleLimits.NONE)
                        .instalments(),
                charge,
                false,
                TaxBasis.ACCRUAL,
                policy,
                "v1");
    }
}
