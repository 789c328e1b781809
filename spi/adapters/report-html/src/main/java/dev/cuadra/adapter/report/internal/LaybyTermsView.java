package dev.cuadra.adapter.report.internal;

import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.law.Coverage;
import dev.cuadra.layby.law.Duty;
import dev.cuadra.layby.law.Profile;
import dev.cuadra.layby.law.RuleBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was agreed on and what the law says about it, in words. */
final class LaybyTermsView {
    private final Layby layby;
    private final AgreementTerms terms;
    private final Words words;
    private final Amounts amounts;
    private final List<LaybyView.Fact> facts = new ArrayList<>();

    LaybyTermsView(Layby layby, Words words) {
        this.layby = layby;
        this.terms = layby.terms();
        this.words = words;
        this.amounts = new Amounts(words);
    }

    List<LaybyView.Fact> facts() {
        LaybyPolicy policy = terms.policy();
        fact("jurisdiction", words.say("layby.law." + terms.jurisdiction().name()));
        Profile.of(terms.jurisdiction()).statute().ifPresent(statute -> fact("statute", statute));
        fact("charge", terms.agreedCharge().map(amounts::with).orElseGet(() -> words.say("layby.term.charge.none")));
        fact("instalments", instalments());
        fact("grace", amounts.count("layby.days", policy.graceDays()));
        fact(
                "default",
                words.say(
                        "layby.term.default.value",
                        "missed",
                        amounts.number(policy.missedForDefault()),
                        "days",
                        amounts.number(policy.cureDays())));
        policy.lateFee()
                .ifPresent(fee -> fact(
                        "lateFee",
                        words.say(
                                "layby.term.lateFee.value",
                                "each",
                                amounts.with(fee.each()),
                                "cap",
                                amounts.with(fee.cap()))));
        fact("last", terms.agreedOn().plusDays(policy.mostDays()).toString());
        fact(
                "extensions",
                words.say(
                        "layby.term.extensions.value",
                        "used",
                        amounts.number(layby.extensions()),
                        "most",
                        amounts.number(policy.mostExtensions())));
        policy.refundDays().ifPresent(days -> fact("refundDays", amounts.count("layby.days", days)));
        fact("overpayment", words.say("layby.overpayment." + policy.overpayment()));
        fact("allocation", words.say(policy.feesFirst() ? "layby.feesFirst" : "layby.oldestFirst"));
        fact("release", words.say(policy.partialRelease() ? "layby.yes" : "layby.no"));
        policy.cashStep().ifPresent(step -> fact("cashStep", amounts.with(step)));
        fact("version", Words.clean(terms.version()));
        return List.copyOf(facts);
    }

    private String instalments() {
        int count = terms.schedule().size();
        String frequency = words.say("layby.frequency." + terms.scheduleTerms().frequency());
        String instalments = amounts.count("layby.instalments", count) + ", " + frequency;
        return terms.deposit().isPositive()
                ? words.say("layby.withDeposit", "deposit", amounts.with(terms.deposit()), "instalments", instalments)
                : instalments;
    }

    /** Whether a statute covers it, and what the supplier owes while it lasts. */
    List<LaybyView.LawLine> law() {
        Map<String, LaybyView.LawLine> lines = new LinkedHashMap<>();
        Coverage coverage = coverage();
        lines.put(
                coverage.rule(),
                new LaybyView.LawLine(coverage.rule(), words.say(coverage.why()), coverage.verified()));
        for (Duty duty : Profile.of(terms.jurisdiction()).duties()) {
            String text = words.say(RuleBook.shipped().rule(duty.rule()).text());
            lines.merge(
                    duty.rule() + text,
                    new LaybyView.LawLine(duty.rule(), text, duty.verified()),
                    (one, other) -> one.verified() ? other : one);
        }
        return List.copyOf(lines.values());
    }

    /** The rules that a person should check. */
    Set<String> unverified() {
        Set<String> rules = new TreeSet<>();
        law().stream().filter(line -> !line.verified()).forEach(line -> rules.add(line.rule()));
        layby.outcome().ifPresent(outcome -> rules.addAll(outcome.unverifiedRules()));
        return rules;
    }

    private Coverage coverage() {
        return Coverage.of(
                terms.jurisdiction(),
                terms.price(),
                terms.schedule().size() + (terms.deposit().isPositive() ? 1 : 0),
                terms.calledLayby(),
                !terms.fees().isEmpty());
    }

    private void fact(String key, String value) {
        facts.add(new LaybyView.Fact(words.say("layby.term." + key), value));
    }
}
