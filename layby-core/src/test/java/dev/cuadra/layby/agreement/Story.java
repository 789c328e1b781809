package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Instalment;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.money.MonetaryAmount;

/** One lay-by, command by command. */
final class Story {
    static final LaybyRules RULES = LaybyRules.standard();
    static final LocalDate START = LocalDate.of(2026, 2, 13);

    final String id = "L1";
    Optional<Layby> layby = Optional.empty();
    LocalDate today;
    private int receipts;
    private final String currency;

    private Story(String currency, LocalDate today) {
        this.currency = currency;
        this.today = today;
    }

    /** What is agreed on; each part can be changed before it is drafted. */
    static final class Plan {
        Jurisdiction jurisdiction = Jurisdiction.NZ;
        String currency = "NZD";
        LocalDate agreedOn = START;
        List<Item> items = new ArrayList<>();
        List<AgreedFee> fees = new ArrayList<>();
        String deposit = "0";
        int count = 1;
        Frequency frequency = Frequency.FORTNIGHTLY;
        Optional<String> charge = Optional.empty();
        LaybyPolicy policy = LaybyPolicy.USUAL;
        TaxBasis basis = TaxBasis.ACCRUAL;

        Plan in(Jurisdiction where, String money) {
            jurisdiction = where;
            currency = money;
            return this;
        }

        Plan item(String sku, int quantity, String price) {
            items.add(new Item(sku, "Goods " + sku, quantity, MinorUnits.parse(price, currency)));
            return this;
        }

        Plan fee(String name, FeeKind kind, String amount) {
            fees.add(new AgreedFee(name, kind, MinorUnits.parse(amount, currency)));
            return this;
        }

        Plan deposit(String amount) {
            deposit = amount;
            return this;
        }

        Plan instalments(int number, Frequency how) {
            count = number;
            frequency = how;
            return this;
        }

        Plan charge(String amount) {
            charge = Optional.of(amount);
            return this;
        }

        Plan policy(LaybyPolicy other) {
            policy = other;
            return this;
        }

        ScheduleTerms terms() {
            return ScheduleTerms.of(count, frequency, agreedOn);
        }

        AgreementTerms agreement() {
            MonetaryAmount total =
                    items.stream().map(Item::price).reduce(MinorUnits.parse("0", currency), MonetaryAmount::add);
            for (AgreedFee fee : fees) {
                total = total.add(fee.amount());
            }
            MonetaryAmount first = MinorUnits.parse(deposit, currency);
            return agreement(Scheduler.schedule(total.subtract(first), agreedOn, terms(), ScheduleLimits.NONE)
                    .instalments());
        }

        AgreementTerms agreement(List<Instalment> schedule) {
            return new AgreementTerms(
                    jurisdiction,
                    "main",
                    "store-1",
                    ZoneId.of("Pacific/Auckland"),
                    true,
                    agreedOn,
                    MinorUnits.currency(currency),
                    items,
                    fees,
                    MinorUnits.parse(deposit, currency),
                    terms(),
                    schedule,
                    charge.map(amount -> MinorUnits.parse(amount, currency)),
                    false,
                    basis,
                    policy,
                    "v1");
        }

        Story drafted() {
            Story story = new Story(currency, agreedOn);
            story.taken(new LaybyCommand.Draft(agreement()));
            return story;
        }

        /** Drafted, disclosed, the deposit paid, accepted. */
        Story active() {
            Story story = drafted();
            story.taken(new LaybyCommand.Disclose(EnumSet.allOf(Disclosure.class)));
            if (!deposit.equals("0")) {
                story.pay("deposit", deposit);
            }
            story.taken(new LaybyCommand.Accept("ab12", "v1"));
            return story;
        }
    }

    static Plan plan() {
        return new Plan();
    }

    MonetaryAmount money(String amount) {
        return MinorUnits.parse(amount, currency);
    }

    Layby now() {
        return layby.orElseThrow();
    }

    Acting acting(String key) {
        receipts++;
        return new Acting(
                "clerk-7",
                today.atTime(10, 0).toInstant(ZoneOffset.UTC),
                today,
                key.isEmpty() ? Optional.empty() : Optional.of(key),
                Optional.of("B-" + receipts));
    }

    Decision decide(LaybyCommand command, String key) {
        Decision decision = RULES.decide(id, layby, command, acting(key));
        if (decision instanceof Decision.Taken taken) {
            layby = Optional.of(taken.after());
        }
        return decision;
    }

    Decision decide(LaybyCommand command) {
        return decide(command, "");
    }

    Decision.Taken taken(LaybyCommand command) {
        Decision decision = decide(command);
        assertThat(decision).as("%s", decision).isInstanceOf(Decision.Taken.class);
        Invariants.check(now());
        return (Decision.Taken) decision;
    }

    /** The code of a refusal; the lay-by is as it was. */
    String refused(LaybyCommand command) {
        Decision decision = decide(command);
        assertThat(decision).as("%s", decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).problem().code();
    }

    Story on(String day) {
        today = LocalDate.parse(day);
        return this;
    }

    Story after(int days) {
        today = today.plusDays(days);
        return this;
    }

    LaybyCommand.Pay payment(String name, String amount, Tender tender) {
        return new LaybyCommand.Pay(name, money(amount), tender, today, true, Optional.empty(), Optional.empty());
    }

    Decision.Taken pay(String name, String amount) {
        return pay(name, amount, Tender.CARD);
    }

    Decision.Taken pay(String name, String amount, Tender tender) {
        return taken(payment(name, amount, tender));
    }

    Decision.Taken reverse(String name, String amount) {
        return taken(new LaybyCommand.Reverse(name, money(amount), true, today, "bank"));
    }

    LaybyCommand.End cancelled() {
        return new LaybyCommand.End(EndedBy.CONSUMER, Ground.CONSUMER_WISH, Facts.NONE, List.of(), "letter-1");
    }

    LaybyCommand.End cancelled(CostEvidence... costs) {
        return new LaybyCommand.End(EndedBy.CONSUMER, Ground.CONSUMER_WISH, Facts.NONE, List.of(costs), "letter-1");
    }

    CostEvidence cost(CostEvidence.Kind kind, String amount) {
        return new CostEvidence(kind, money(amount));
    }

    void notice(Disclosure... what) {
        taken(new LaybyCommand.Disclose(Set.of(what)));
    }

    String balance(AccountKind kind) {
        return MinorUnits.text(now().balance(Account.of(kind)));
    }

    String cash(Tender tender) {
        return MinorUnits.text(now().balance(Account.cash(tender)));
    }

    String funds() {
        return MinorUnits.text(now().balance(Account.funds(id)));
    }

    String text(MonetaryAmount amount) {
        return MinorUnits.text(amount);
    }

    Map<NoticeKind, Long> notices() {
        return now().notices().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        LaybyEvent.Noticed::kind, java.util.TreeMap::new, java.util.stream.Collectors.counting()));
    }
}
