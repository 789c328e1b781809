package dev.cuadra.layby.termination;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.law.Profile;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.spi.problem.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;

/** A lay-by that ends, told in few words: of 1,000.00, agreed on 1 May 2026, ended by the consumer on 1 September. */
final class Ending {
    private final Jurisdiction jurisdiction;
    private EndedBy by = EndedBy.CONSUMER;
    private Ground ground = Ground.CONSUMER_WISH;
    private LocalDate agreedOn = LocalDate.of(2026, 5, 1);
    private LocalDate on = LocalDate.of(2026, 9, 1);
    private MonetaryAmount price;
    private Optional<MonetaryAmount> layby = Optional.empty();
    private final List<Paid> paid = new ArrayList<>();
    private Optional<MonetaryAmount> agreed = Optional.empty();
    private final List<CostEvidence> costs = new ArrayList<>();
    private Facts facts = Facts.NONE;
    private TaxBasis basis = TaxBasis.ACCRUAL;

    private Ending(Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
        price = money("1000");
    }

    static Ending in(Jurisdiction jurisdiction) {
        return new Ending(jurisdiction);
    }

    Ending by(EndedBy who, Ground why) {
        by = who;
        ground = why;
        return this;
    }

    Ending bySupplier(Ground why) {
        return by(EndedBy.SUPPLIER, why);
    }

    Ending byConsumer(Ground why) {
        return by(EndedBy.CONSUMER, why);
    }

    Ending agreedOn(String day) {
        agreedOn = LocalDate.parse(day);
        return this;
    }

    Ending on(String day) {
        on = LocalDate.parse(day);
        return this;
    }

    Ending price(String amount) {
        price = money(amount);
        return this;
    }

    Ending layby(String amount) {
        layby = Optional.of(money(amount));
        return this;
    }

    /** One more payment, in cash, on the day of the agreement. */
    Ending paid(String amount) {
        return paid(amount, agreedOn.toString());
    }

    Ending paid(String amount, String day) {
        paid.add(new Paid("P" + (paid.size() + 1), Tender.CASH, money(amount), LocalDate.parse(day)));
        return this;
    }

    Ending charge(String amount) {
        agreed = Optional.of(money(amount));
        return this;
    }

    Ending cost(CostEvidence.Kind kind, String amount) {
        return cost(new CostEvidence(kind, money(amount)));
    }

    Ending cost(CostEvidence evidence) {
        costs.add(evidence);
        return this;
    }

    Ending costs(String amount) {
        return cost(CostEvidence.Kind.ADMINISTRATION, amount);
    }

    Ending with(Fact fact) {
        facts = facts.with(fact);
        return this;
    }

    Ending without(Fact fact) {
        facts = facts.with(fact, false);
        return this;
    }

    Ending day(FactDay day, String date) {
        facts = facts.with(day, LocalDate.parse(date));
        return this;
    }

    Ending facts(Facts all) {
        facts = all;
        return this;
    }

    Ending cashBasis() {
        basis = TaxBasis.CASH;
        return this;
    }

    Termination apply() {
        return new TerminationCalculator().apply(request());
    }

    TerminationRequest request() {
        return new TerminationRequest(
                jurisdiction, by, ground, agreedOn, on, price, layby.orElse(price), paid, agreed, costs, facts, basis);
    }

    MonetaryAmount money(String amount) {
        return MinorUnits.exact(new BigDecimal(amount), Profile.of(jurisdiction).currency());
    }

    static String text(MonetaryAmount amount) {
        return MinorUnits.text(amount);
    }

    static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }
}
