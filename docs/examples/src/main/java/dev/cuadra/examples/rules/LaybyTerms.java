package dev.cuadra.examples.rules;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.LaybyPolicy.DepositRule;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.quote.DepositTerms;
import dev.cuadra.layby.quote.FeeTerms;
import dev.cuadra.layby.quote.QuoteRequest;
import dev.cuadra.layby.schedule.Allocation;
import dev.cuadra.layby.schedule.BusinessDays;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.schedule.Scheduler;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * What a lay-by is asked to be.
 *
 * @param input where it was read, for the places of problems
 * @param request what to quote
 * @param countGiven whether somebody said how many instalments there are
 * @param items what is bought; one line for all of it where nobody listed it
 */
record LaybyTerms(Input input, QuoteRequest request, boolean countGiven, List<Item> items) {
    /** The allocations, by the names that the JSON of the library gives them. */
    enum Split {
        LAST_ABSORBS,
        SPREAD,
        ROUND_UP_TO,
        FIXED_AMOUNT,
        WEIGHTS
    }

    private static final int MOST_DAYS = 100_000;
    private static final int MOST_OF_AN_ITEM = 1_000_000;

    /** Where in the input stands what the quote calls by the name of its own member. */
    private static final Map<String, String> PLACES = Map.of(
            "pays", "deposit.pays",
            "mostDays", "maximumDays",
            "count", "schedule.count",
            "anchor", "schedule.anchor",
            "dates", "schedule.dates",
            "unit", "schedule.unit",
            "threshold", "schedule.threshold",
            "weights", "schedule.weights");

    static LaybyTerms read(Input input) {
        Jurisdiction jurisdiction = jurisdiction(input);
        LocalDate date = input.date("date");
        List<Item> items = bought(input);
        MonetaryAmount price = sum(input, items);
        CurrencyUnit currency = price.getCurrency();
        Input schedule = input.requiredObject("schedule");
        QuoteRequest request = new QuoteRequest(
                jurisdiction,
                date,
                price,
                fees(input, currency),
                input.object("deposit")
                        .map(deposit -> deposit(deposit, currency))
                        .orElse(DepositTerms.NONE),
                schedule(schedule, currency, date),
                input.flag("calledLayby", true),
                input.optional("maximumDays").map(days -> input.whole("maximumDays", 1, MOST_DAYS)));
        return new LaybyTerms(input, request, schedule.has("count"), items);
    }

    static Jurisdiction jurisdiction(Input input) {
        String code = input.text("jurisdiction");
        return input.here("jurisdiction", () -> Jurisdiction.parse(code));
    }

    /** What {@code made} makes; its problems are said at the places of the input. */
    <T> T placed(Supplier<T> made) {
        try {
            return made.get();
        } catch (ProblemException e) {
            String member = e.problem().where().column();
            String place = member.isEmpty() ? "" : input.at(PLACES.getOrDefault(member, member));
            throw new ProblemException(e.problem().at(place.isEmpty() ? Place.NOWHERE : Place.member(place)));
        }
    }

    /** Either a price or what it is the price of. */
    private static List<Item> bought(Input input) {
        if (input.optional("price").isPresent() == input.optional("items").isPresent()) {
            throw input.problem("INPUT_EITHER", "price", Map.of("one", "price", "other", "items"));
        }
        if (input.optional("items").isPresent()) {
            return items(input, "items", Optional.empty());
        }
        MonetaryAmount price = input.money("price");
        return List.of(new Item("GOODS", "", 1, input.moneyAbove("price", price.getCurrency())));
    }

    /** Goods in one currency: the one that is asked for, or that of the first of them. */
    static List<Item> items(Input input, String member, Optional<CurrencyUnit> asked) {
        List<Item> items = new ArrayList<>();
        Set<String> skus = new HashSet<>();
        Optional<CurrencyUnit> currency = asked;
        for (Input line : input.objects(member)) {
            MonetaryAmount any = line.money("unitPrice");
            MonetaryAmount unitPrice = line.moneyFrom("unitPrice", currency.orElse(any.getCurrency()));
            currency = Optional.of(unitPrice.getCurrency());
            String sku = line.text("sku");
            if (sku.isBlank() || !skus.add(sku)) {
                throw line.problem("INPUT_SKU", "sku", Map.of("sku", sku));
            }
            items.add(new Item(
                    sku,
                    line.optionalText("description").orElse(""),
                    line.whole("quantity", 1, MOST_OF_AN_ITEM, 1),
                    unitPrice));
            line.end();
        }
        if (items.isEmpty()) {
            throw input.problem("INPUT_MISSING", member, Map.of("member", member));
        }
        sum(input, items);
        return items;
    }

    /** Summed as decimals, so that a price beyond all limits is said and not lost. */
    private static MonetaryAmount sum(Input input, List<Item> items) {
        CurrencyUnit currency = items.get(0).unitPrice().getCurrency();
        BigDecimal sum = items.stream()
                .map(item -> item.unitPrice()
                        .getNumber()
                        .numberValueExact(BigDecimal.class)
                        .multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return input.here("price", () -> MinorUnits.exact(sum, currency));
    }

    private static List<FeeTerms> fees(Input input, CurrencyUnit currency) {
        List<FeeTerms> fees = new ArrayList<>();
        for (Input fee : input.optionalObjects("fees")) {
            FeeKind kind = fee.requiredWord("kind", FeeKind.class);
            if (fee.optional("percent").isPresent() == fee.optional("amount").isPresent()) {
                throw fee.problem("INPUT_EITHER", "percent", Map.of("one", "percent", "other", "amount"));
            }
            fees.add(new FeeTerms(kind, fee.optionalPercent("percent"), fee.optionalMoneyFrom("amount", currency)));
            fee.end();
        }
        return fees;
    }

    private static DepositTerms deposit(Input deposit, CurrencyUnit currency) {
        DepositRule rule = new DepositRule(
                deposit.optionalPercent("percent").orElse(BigDecimal.ZERO),
                deposit.optionalMoneyFrom("amount", currency),
                deposit.optionalPercent("mostPercent"));
        Optional<MonetaryAmount> pays = deposit.optionalMoneyFrom("pays", currency);
        deposit.end();
        return new DepositTerms(rule, pays, Optional.empty());
    }

    /** How instalments are agreed; their days count from {@code start} where no anchor is given. */
    static ScheduleTerms schedule(Input schedule, CurrencyUnit currency, LocalDate start) {
        Frequency frequency = schedule.requiredWord("frequency", Frequency.class);
        List<LocalDate> dates = schedule.dates("dates");
        Split split = schedule.word("allocation", Split.class, Split.LAST_ABSORBS);
        Allocation allocation = allocation(schedule, split, currency);
        ScheduleTerms terms = new ScheduleTerms(
                count(schedule, frequency, dates, allocation),
                frequency,
                schedule.optionalDate("anchor").orElse(start),
                schedule.flag("endOfMonth", false),
                dates,
                allocation,
                schedule.word("businessDays", BusinessDays.class, BusinessDays.NONE),
                new HashSet<>(schedule.dates("nonWorking")));
        schedule.end();
        return terms;
    }

    /** Where nobody says how many, something else may. */
    private static int count(Input schedule, Frequency frequency, List<LocalDate> dates, Allocation allocation) {
        if (schedule.optional("count").isEmpty()) {
            if (frequency == Frequency.CUSTOM) {
                return dates.size();
            }
            if (allocation instanceof Allocation.Weights weighted) {
                return weighted.weights().size();
            }
            if (allocation instanceof Allocation.FixedAmount) {
                return Scheduler.MOST;
            }
        }
        return schedule.whole("count", 0, Integer.MAX_VALUE);
    }

    private static Allocation allocation(Input schedule, Split split, CurrencyUnit currency) {
        meant(schedule, "unit", split == Split.ROUND_UP_TO || split == Split.FIXED_AMOUNT, split);
        meant(schedule, "weights", split == Split.WEIGHTS, split);
        meant(schedule, "threshold", split == Split.FIXED_AMOUNT, split);
        return switch (split) {
            case LAST_ABSORBS -> new Allocation.LastAbsorbs();
            case SPREAD -> new Allocation.Spread();
            case ROUND_UP_TO -> new Allocation.RoundUpTo(schedule.bareAmount("unit", currency));
            case FIXED_AMOUNT ->
                new Allocation.FixedAmount(
                        schedule.bareAmount("unit", currency),
                        schedule.optional("threshold").map(any -> schedule.bareAmount("threshold", currency)));
            case WEIGHTS -> new Allocation.Weights(schedule.weights("weights"));
        };
    }

    private static void meant(Input schedule, String member, boolean meant, Split split) {
        if (schedule.optional(member).isPresent() && !meant) {
            throw schedule.problem("INPUT_NOT_MEANT", member, Map.of("member", member, "allocation", split));
        }
    }
}
