package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.cuadra.layby.termination.Termination;
import dev.cuadra.layby.termination.TerminationRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** The early end of a lay-by, in and out. */
final class LaybyEnding {
    private LaybyEnding() {}

    static TerminationRequest request(Input input) {
        Jurisdiction jurisdiction = LaybyTerms.jurisdiction(input);
        EndedBy endedBy = input.requiredWord("endedBy", EndedBy.class);
        Ground ground = ground(input, endedBy);
        LocalDate agreedOn = input.date("agreedOn");
        LocalDate endedOn = input.date("endedOn");
        inOrder(input, "endedOn", agreedOn, endedOn);
        CurrencyUnit currency = input.money("price").getCurrency();
        MonetaryAmount price = input.moneyAbove("price", currency);
        return new TerminationRequest(
                jurisdiction,
                endedBy,
                ground,
                agreedOn,
                endedOn,
                price,
                input.optional("laybyPrice").isPresent() ? input.moneyAbove("laybyPrice", currency) : price,
                paid(input, currency, agreedOn, endedOn),
                input.optionalMoneyFrom("agreedCharge", currency),
                costs(input, currency),
                facts(input),
                input.word("taxBasis", TaxBasis.class, TaxBasis.ACCRUAL));
    }

    /** Consumers need no reason; suppliers do. */
    static Ground ground(Input input, EndedBy endedBy) {
        return endedBy == EndedBy.CONSUMER
                ? input.word("ground", Ground.class, Ground.CONSUMER_WISH)
                : input.requiredWord("ground", Ground.class);
    }

    static void inOrder(Input input, String member, LocalDate first, LocalDate later) {
        if (later.isBefore(first)) {
            throw input.problem("INPUT_DATE_ORDER", member, Map.of("date", later, "first", first));
        }
    }

    private static List<Paid> paid(Input input, CurrencyUnit currency, LocalDate agreedOn, LocalDate endedOn) {
        List<Paid> paid = new ArrayList<>();
        for (Input payment : input.objects("paid")) {
            LocalDate on = payment.optionalDate("on").orElse(agreedOn);
            inOrder(payment, "on", on, endedOn);
            paid.add(new Paid(
                    payment.optionalText("payment").orElse(""),
                    payment.requiredWord("tender", Tender.class),
                    payment.moneyAbove("amount", currency),
                    on));
            payment.end();
        }
        summable(input, "paid", currency, paid.stream().map(Paid::amount));
        // The order of the list decides between payments of one day.
        paid.sort(Comparator.comparing(Paid::on));
        return paid;
    }

    static List<CostEvidence> costs(Input input, CurrencyUnit currency) {
        List<CostEvidence> costs = new ArrayList<>();
        for (Input cost : input.optionalObjects("costEvidence")) {
            costs.add(new CostEvidence(
                    cost.requiredWord("kind", CostEvidence.Kind.class), cost.moneyFrom("amount", currency)));
            cost.end();
        }
        summable(input, "costEvidence", currency, costs.stream().map(CostEvidence::amount));
        return costs;
    }

    /** Amounts that are summed later: a sum beyond all limits is said here, at its place. */
    private static void summable(Input input, String member, CurrencyUnit currency, Stream<MonetaryAmount> amounts) {
        BigDecimal sum = amounts.map(amount -> amount.getNumber().numberValueExact(BigDecimal.class))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        input.here(member, () -> MinorUnits.exact(sum, currency));
    }

    static Facts facts(Input input) {
        return input.object("facts").map(LaybyEnding::known).orElse(Facts.NONE);
    }

    private static Facts known(Input input) {
        Facts facts = new Facts(Map.of(), Map.of(), new HashSet<>(input.dates("nonWorking")));
        for (Fact fact : Fact.values()) {
            if (input.optional(fact.member()).isPresent()) {
                facts = facts.with(fact, input.flag(fact.member(), fact.usual()));
            }
        }
        for (FactDay day : FactDay.values()) {
            Optional<LocalDate> on = input.optionalDate(day.member());
            facts = on.isPresent() ? facts.with(day, on.get()) : facts;
        }
        input.end();
        return facts;
    }

    static void write(Termination termination, ObjectNode answer, Locale locale) {
        answer.put("allowed", termination.allowed());
        answer.set("charge", LaybyJsonParts.money(termination.charge()));
        answer.set("refund", LaybyJsonParts.money(termination.refund()));
        answer.set("compensation", LaybyJsonParts.money(termination.compensation()));
        answer.set("shortfall", LaybyJsonParts.money(termination.shortfall()));
        ArrayNode lines = answer.putArray("refundByTender");
        termination.refundByTender().forEach(line -> {
            ObjectNode json = lines.addObject();
            json.put("tender", line.tender().name());
            json.set("amount", LaybyJsonParts.money(line.amount()));
            json.put("payment", line.payment());
        });
        answer.put(
                "refundDeadline",
                termination.refundDeadline().map(LocalDate::toString).orElse(null));
        LaybyJsonParts.texts(answer, "rules", termination.rules());
        LaybyJsonParts.texts(answer, "unverifiedRules", termination.unverifiedRules());
        ArrayNode tax = answer.putArray("tax");
        termination.tax().forEach(point -> {
            ObjectNode json = tax.addObject();
            json.put("rule", point.rule());
            json.put("on", point.on().toString());
            json.set("base", LaybyJsonParts.money(point.base()));
            json.set("tax", point.tax().map(LaybyJsonParts::money).orElse(null));
            json.put("text", point.text().in(locale));
        });
        LaybyJsonParts.steps(answer, termination.steps(), locale);
        LaybyJsonParts.problems(answer, "warnings", termination.warnings(), locale);
        LaybyJsonParts.problems(answer, "refusals", termination.refusals(), locale);
    }
}
