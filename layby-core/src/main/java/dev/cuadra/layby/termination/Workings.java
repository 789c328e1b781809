package dev.cuadra.layby.termination;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.law.Rule;
import dev.cuadra.layby.law.RuleBook;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.spi.problem.Text;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.money.MonetaryAmount;

/**
 * The sheet on which one ending is worked out: what was asked, and what was found on the way. Lives for one call, in one
 * thread.
 */
final class Workings {
    private final TerminationRequest request;
    private final RuleBook book;
    private final List<Problem> refusals = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<Text> assumed = new LinkedHashSet<>();

    Workings(TerminationRequest request, RuleBook book) {
        this.request = request;
        this.book = book;
    }

    TerminationRequest request() {
        return request;
    }

    Ground ground() {
        return request.ground();
    }

    LocalDate endedOn() {
        return request.endedOn();
    }

    MonetaryAmount zero() {
        return MinorUnits.zero(request.price().getCurrency());
    }

    MonetaryAmount paid() {
        return request.paidTotal();
    }

    boolean byConsumer() {
        return request.endedBy() == EndedBy.CONSUMER;
    }

    /** Whether the consumer failed to do something, by the ground that the supplier gives. */
    boolean consumersFailing() {
        return switch (ground()) {
            case CONSUMER_BREACH, MATERIAL_BREACH, NOT_COMPLETED -> !byConsumer();
            case CONSUMER_WISH, SUPPLIER_FAULT, GOODS_UNAVAILABLE, CEASED_TRADING, OTHER -> false;
        };
    }

    /** Whether it ends for something on the supplier's side, whoever ends it. */
    boolean suppliersSide() {
        return switch (ground()) {
            case SUPPLIER_FAULT, GOODS_UNAVAILABLE, CEASED_TRADING -> true;
            case CONSUMER_WISH, CONSUMER_BREACH, MATERIAL_BREACH, NOT_COMPLETED, OTHER ->
                (!byConsumer() && !consumersFailing()) || holds(Fact.SUPPLIER_BREACH);
        };
    }

    /** Whether a fact holds; where nothing was said, the usual case does, and the result says so. */
    boolean holds(Fact fact) {
        boolean holds = request.facts().holds(fact);
        if (request.facts().silent(fact)) {
            assumed.add(fact.text(holds));
        }
        return holds;
    }

    /** Whether the whole price was paid: as it was said, or else by the amounts. */
    boolean fullyPaid() {
        return request.facts().silent(Fact.FULLY_PAID)
                ? paid().compareTo(request.laybyPrice()) >= 0
                : request.facts().holds(Fact.FULLY_PAID);
    }

    /** A day that the law counts from; where it was not said, the result says so. */
    Optional<LocalDate> day(FactDay day) {
        Optional<LocalDate> known = request.facts().day(day);
        if (known.isEmpty()) {
            assumed.add(day.unknown());
        }
        return known;
    }

    /** From which day the law lets the supplier end it for default, where that is known. */
    Optional<LocalDate> defaultFrom() {
        return LegalDefault.from(request.jurisdiction(), request.facts());
    }

    /** Whether it ends before {@code from}, and was refused for that. */
    boolean refusedBefore(LocalDate from, String rule) {
        boolean early = endedOn().isBefore(from);
        if (early) {
            refuse("TERMINATION_TOO_EARLY", rule, Map.of("from", from));
        }
        return early;
    }

    void step(String rule) {
        step(rule, Map.of(), Optional.empty(), "", true);
    }

    void step(String rule, String input, Object value, Object result) {
        step(rule, Map.of(input, value), Optional.empty(), result, true);
    }

    void unverified(String rule) {
        step(rule, Map.of(), Optional.empty(), "", false);
    }

    void step(String rule, Map<String, ?> inputs, Optional<RoundingMode> rounding, Object result, boolean verified) {
        Map<String, String> figures = new LinkedHashMap<>();
        new TreeMap<String, Object>(inputs).forEach((name, value) -> figures.put(name, text(value)));
        steps.add(book.step(rule, figures, rounding, text(result), verified));
    }

    void refuse(String code, String rule, Map<String, ?> values) {
        refusals.add(problem(code, rule, values));
        step(rule);
    }

    void warn(String code, String rule, Map<String, ?> values) {
        warnings.add(problem(code, rule, values));
    }

    List<Problem> refusals() {
        return refusals;
    }

    List<Step> steps() {
        return steps;
    }

    /** What a person has to look at, with what was assumed and what is not verified at the end. */
    List<Problem> warnings() {
        List<Problem> all = new ArrayList<>(warnings);
        if (!assumed.isEmpty()) {
            all.add(Texts.BOOK.problem("TERMINATION_FACTS_ASSUMED", Place.member("facts"), Map.of("facts", assumed())));
        }
        List<String> doubtful = steps.stream()
                .filter(step -> !step.verified())
                .map(Step::rule)
                .distinct()
                .toList();
        if (!doubtful.isEmpty()) {
            all.add(Texts.BOOK.problem(
                    "LAW_NOT_VERIFIED", Place.NOWHERE, Map.of("rules", String.join(", ", doubtful))));
        }
        return all;
    }

    private Text assumed() {
        return new Text(
                assumed.stream().map(Text::es).collect(Collectors.joining("; ")),
                assumed.stream().map(Text::en).collect(Collectors.joining("; ")));
    }

    private Problem problem(String code, String id, Map<String, ?> values) {
        Rule rule = book.rule(id);
        Map<String, Object> all = new TreeMap<>();
        values.forEach((name, value) -> all.put(name, Text.figure(text(value))));
        all.put("rule", rule.id());
        all.put("source", rule.source());
        return Texts.BOOK.problem(code, Place.NOWHERE, all);
    }

    private static String text(Object value) {
        return value instanceof MonetaryAmount amount
                ? MinorUnits.text(amount) + " " + amount.getCurrency().getCurrencyCode()
                : value.toString();
    }
}
