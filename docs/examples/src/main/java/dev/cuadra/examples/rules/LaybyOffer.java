package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.DisclosureDuty;
import dev.cuadra.layby.law.Disclosures;
import dev.cuadra.layby.law.Profile;
import dev.cuadra.layby.law.RuleBook;
import dev.cuadra.layby.quote.Quote;
import dev.cuadra.layby.quote.QuoteRequest;
import dev.cuadra.layby.quote.Quoter;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.money.MonetaryAmount;

/**
 * A lay-by as it is offered: what was asked for and the quote for it.
 *
 * @param request what was asked
 * @param countGiven whether somebody said how many instalments there are
 * @param items what is bought
 * @param distance whether it is made at a distance
 * @param agreedCharge the charge on early termination, if one is agreed
 * @param disclosed what was told, given or done already, if somebody said so
 * @param quote the figures
 */
record LaybyOffer(
        QuoteRequest request,
        boolean countGiven,
        List<Item> items,
        boolean distance,
        Optional<MonetaryAmount> agreedCharge,
        Optional<Set<Disclosure>> disclosed,
        Quote quote) {
    private static final String FEWER = "SCHEDULE_FEWER";

    /** The offer that the members of {@code input} describe; {@code input} may have others. */
    static LaybyOffer read(Input input) {
        LaybyTerms terms = LaybyTerms.read(input);
        Quote quote = terms.placed(() -> new Quoter(request -> List.of()).quote(terms.request()));
        return new LaybyOffer(
                terms.request(),
                terms.countGiven(),
                terms.items(),
                input.flag("distance", false),
                input.optionalMoneyFrom("agreedCharge", terms.request().price().getCurrency()),
                input.optional("disclosed").map(list -> input.words("disclosed", Disclosure.class)),
                quote);
    }

    /** Everything that has to be told, given or done before it is accepted. */
    Set<Disclosure> needed() {
        Set<Disclosure> needed = new TreeSet<>();
        // Whatever the law: without a copy nobody accepts.
        needed.add(Disclosure.COPY_GIVEN);
        duties().forEach(duty -> needed.add(duty.disclosure()));
        return needed;
    }

    Set<Disclosure> missing() {
        Set<Disclosure> missing = needed();
        disclosed.ifPresent(missing::removeAll);
        return missing;
    }

    private List<DisclosureDuty> duties() {
        return Disclosures.required(
                request.jurisdiction(),
                request.price(),
                payments(),
                request.calledLayby(),
                distance,
                agreedCharge.isPresent());
    }

    private int payments() {
        return quote.instalments().size() + (quote.deposit().isPositive() ? 1 : 0);
    }

    /** The rules that it rests on. */
    Set<String> rules() {
        Set<String> rules = new LinkedHashSet<>();
        quote.steps().stream().map(Step::rule).forEach(rules::add);
        duties().stream().map(DisclosureDuty::rule).forEach(rules::add);
        return rules;
    }

    /** Those of them that a person should check. */
    Set<String> unverifiedRules() {
        Set<String> rules = new LinkedHashSet<>();
        quote.steps().stream().filter(step -> !step.verified()).map(Step::rule).forEach(rules::add);
        duties().stream()
                .map(DisclosureDuty::rule)
                .filter(rule -> !RuleBook.shipped().rule(rule).verified())
                .forEach(rules::add);
        return rules;
    }

    /** What a person should look at. Fewer instalments are nothing to warn of where nobody said how many. */
    List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>(quote.warnings());
        warnings.removeIf(warning -> !countGiven && warning.code().equals(FEWER));
        return warnings;
    }

    void write(ObjectNode answer, Locale locale) {
        answer.set("total", LaybyJsonParts.money(quote.total()));
        ArrayNode fees = answer.putArray("fees");
        quote.fees().forEach(fee -> {
            ObjectNode json = fees.addObject();
            json.put("kind", fee.kind().name());
            json.set("amount", LaybyJsonParts.money(fee.amount()));
        });
        answer.set("minimumDeposit", LaybyJsonParts.money(quote.minimumDeposit()));
        answer.set("deposit", LaybyJsonParts.money(quote.deposit()));
        answer.set("balance", LaybyJsonParts.money(quote.balance()));
        ArrayNode instalments = answer.putArray("instalments");
        quote.instalments().forEach(instalment -> LaybyJsonParts.instalment(instalment, instalments.addObject()));
        LaybyJsonParts.texts(answer, "disclosures", missing());
        answer.put("coverage", coverage());
        LaybyJsonParts.texts(answer, "rules", rules());
        LaybyJsonParts.texts(answer, "unverifiedRules", unverifiedRules());
        LaybyJsonParts.problems(answer, "warnings", warnings(), locale);
        LaybyJsonParts.steps(answer, quote.steps(), locale);
    }

    private String coverage() {
        if (Profile.of(request.jurisdiction()).statute().isEmpty()) {
            return "NO_STATUTE";
        }
        return quote.coverage().applies() ? "COVERED" : "NOT_COVERED";
    }
}
