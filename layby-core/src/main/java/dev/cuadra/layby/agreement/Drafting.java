package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.DisclosureDuty;
import dev.cuadra.layby.law.Profile;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;

/**
 * From the first line to the handshake.
 *
 * @source LIF-01, SCH-01, SCH-02, SCH-12, SCH-13, FEE-01
 */
final class Drafting {
    private Drafting() {}

    static void draft(Course course, AgreementTerms terms) {
        check(terms, course.today());
        course.happen(new LaybyEvent.Drafted(terms));
    }

    static void disclose(Course course, LaybyCommand.Disclose command) {
        Refusal.unless(!command.disclosures().isEmpty(), "DISCLOSURES_EMPTY");
        course.happen(new LaybyEvent.Disclosed(command.disclosures()));
    }

    static void accept(Course course, LaybyCommand.Accept command) {
        Unfolding layby = course.layby;
        Refusal.unless(!command.text().isBlank(), "AGREEMENT_TEXT");
        Refusal.unless(
                command.version().equals(layby.terms.version()),
                "AGREEMENT_VERSION",
                Map.of("version", layby.terms.version(), "given", command.version()));
        Set<Disclosure> missing = missing(course.law.duties().of(layby.terms), layby.disclosed);
        Refusal.unless(
                missing.isEmpty(),
                "LAYBY_DISCLOSURES_MISSING",
                Map.of("missing", missing.stream().map(Disclosure::name).collect(Collectors.joining(", "))));
        Refusal.unless(
                layby.netPaid().compareTo(layby.terms.deposit()) >= 0,
                "DEPOSIT_NOT_CLEARED",
                Map.of("deposit", layby.terms.deposit(), "paid", layby.netPaid()));
        Map<String, Integer> held = new TreeMap<>();
        layby.terms.items().forEach(item -> held.put(item.sku(), item.quantity()));
        course.happen(new LaybyEvent.Accepted(command.text(), command.version(), held));
    }

    private static Set<Disclosure> missing(List<DisclosureDuty> duties, Set<Disclosure> disclosed) {
        Set<Disclosure> missing = new TreeSet<>();
        missing.add(Disclosure.COPY_GIVEN);
        duties.forEach(duty -> missing.add(duty.disclosure()));
        missing.removeAll(disclosed);
        return missing;
    }

    private static void check(AgreementTerms terms, LocalDate today) {
        oneCurrency(terms);
        Refusal.unless(
                !terms.agreedOn().isAfter(today), "AGREEMENT_DATE", Map.of("date", terms.agreedOn(), "today", today));
        items(terms.items(), terms);
        Set<String> fees = new HashSet<>();
        terms.fees().forEach(fee -> Refusal.unless(fees.add(fee.id()), "FEE_TWICE", Map.of("fee", fee.id())));
        deposit(terms);
        schedule(terms);
    }

    private static void oneCurrency(AgreementTerms terms) {
        LaybyPolicy policy = terms.policy();
        Stream.of(
                        terms.items().stream().map(Item::unitPrice),
                        terms.fees().stream().map(AgreedFee::amount),
                        Stream.of(terms.deposit()),
                        terms.schedule().stream().map(Instalment::amount),
                        terms.agreedCharge().stream(),
                        policy.lateFee().stream().flatMap(fee -> Stream.of(fee.each(), fee.cap())),
                        policy.deposit().amount().stream(),
                        policy.cashStep().stream())
                .flatMap(amounts -> amounts)
                .forEach(amount -> Refusal.unless(
                        amount.getCurrency().equals(terms.currency()),
                        "AGREEMENT_CURRENCY",
                        Map.of("amount", amount, "currency", terms.currency().getCurrencyCode())));
    }

    /** Goods of one kind stand in one line, and they cost something. */
    static void items(List<Item> items, AgreementTerms terms) {
        Set<String> skus = new HashSet<>();
        MonetaryAmount price = MinorUnits.zero(terms.currency());
        for (Item item : items) {
            Refusal.unless(skus.add(item.sku()), "ITEM_TWICE", Map.of("sku", item.sku()));
            price = price.add(item.price());
        }
        Refusal.unless(price.isPositive(), "AGREEMENT_PRICE");
    }

    private static void deposit(AgreementTerms terms) {
        MonetaryAmount least = leastDeposit(terms.policy().deposit(), terms.price());
        MonetaryAmount most = terms.policy()
                .deposit()
                .mostPercent()
                .map(percent -> MinorUnits.percent(terms.price(), percent, RoundingMode.DOWN))
                .map(limit -> MinorUnits.min(limit, terms.total()))
                .orElse(terms.total());
        boolean within =
                terms.deposit().compareTo(least) >= 0 && terms.deposit().compareTo(most) <= 0;
        boolean waived = terms.waiver().isPresent() && terms.deposit().compareTo(terms.total()) <= 0;
        Refusal.unless(
                within || waived,
                "AGREEMENT_DEPOSIT",
                Map.of("deposit", terms.deposit(), "least", least, "most", most));
    }

    /**
     * The least deposit on goods of a price.
     *
     * @source SCH-02, MON-03
     */
    static MonetaryAmount leastDeposit(LaybyPolicy.DepositRule rule, MonetaryAmount price) {
        BigDecimal percent = rule.percent();
        MonetaryAmount share = MinorUnits.percent(price, percent, RoundingMode.UP);
        return rule.amount().map(amount -> MinorUnits.max(share, amount)).orElse(share);
    }

    private static void schedule(AgreementTerms terms) {
        MonetaryAmount sum =
                terms.schedule().stream().map(Instalment::amount).reduce(terms.deposit(), MonetaryAmount::add);
        Refusal.unless(sum.isEqualTo(terms.total()), "AGREEMENT_SUM", Map.of("sum", sum, "total", terms.total()));
        int count = terms.schedule().size() + (terms.deposit().isPositive() ? 1 : 0);
        int least = Math.max(1, Profile.of(terms.jurisdiction()).leastFor(terms.price(), terms.calledLayby()));
        Refusal.unless(count >= least, "AGREEMENT_INSTALMENTS", Map.of("count", count, "least", least));
        LocalDate last = terms.deposit().isPositive()
                ? terms.agreedOn()
                : terms.agreedOn().minusDays(1);
        for (int i = 0; i < terms.schedule().size(); i++) {
            Instalment instalment = terms.schedule().get(i);
            Refusal.unless(
                    instalment.number() == i + 1 && instalment.due().isAfter(last),
                    "AGREEMENT_ORDER",
                    Map.of("number", instalment.number(), "date", instalment.due()));
            last = instalment.due();
        }
        term(terms, last);
    }

    /** The last instalment falls within the longest time. */
    static void term(AgreementTerms terms, LocalDate last) {
        long days = ChronoUnit.DAYS.between(terms.agreedOn(), last);
        Refusal.unless(
                days <= terms.policy().mostDays(),
                "AGREEMENT_TOO_LONG",
                Map.of("date", last, "days", days, "most", terms.policy().mostDays()));
    }
}
