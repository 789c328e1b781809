package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.money.MonetaryAmount;

/**
 * What changes on the way: pauses, extensions, other goods, goods that go over early.
 *
 * @source LIF-08, LIF-09, LIF-10, LIF-11, SCH-15
 */
final class Changing {
    private Changing() {}

    static void hold(Course course, LaybyCommand.PutOnHold command) {
        Refusal.unless(!command.reason().isBlank(), "REASON_MISSING");
        course.happen(new LaybyEvent.WentOnHold(command.reason()));
    }

    static void reactivate(Course course) {
        Unfolding layby = course.layby;
        int days = layby.terms.policy().holdShiftsDueDates() ? shift(course) : 0;
        List<Instalment> schedule = new ArrayList<>();
        for (InstalmentStanding standing : Standings.oldestFirst(layby.schedule, layby.netPaid())) {
            Instalment it = standing.instalment();
            boolean stays = standing.progress() == InstalmentStanding.Progress.PAID
                    || layby.onHoldSince.filter(it.due()::isBefore).isPresent();
            schedule.add(stays ? it : new Instalment(it.number(), it.due().plusDays(days), it.amount()));
        }
        course.happen(new LaybyEvent.Reactivated(days, schedule));
    }

    /** As many days as the pause was long, but not beyond the longest time of a lay-by. */
    private static int shift(Course course) {
        Unfolding layby = course.layby;
        LocalDate since = layby.onHoldSince.orElse(course.today());
        LocalDate end = layby.terms.agreedOn().plusDays(layby.terms.policy().mostDays());
        LocalDate last = layby.schedule.get(layby.schedule.size() - 1).due();
        long paused = ChronoUnit.DAYS.between(since, course.today());
        long room = ChronoUnit.DAYS.between(last, end);
        return (int) Math.max(0, Math.min(paused, room));
    }

    static void extend(Course course, LaybyCommand.Extend command) {
        Unfolding layby = course.layby;
        Refusal.unless(!command.reason().isBlank(), "REASON_MISSING");
        Refusal.unless(
                layby.extensions < layby.terms.policy().mostExtensions(),
                "EXTENSIONS_USED",
                Map.of("most", layby.terms.policy().mostExtensions()));
        List<Instalment> schedule = respread(course, layby.netPaid(), layby.outstanding(), command.terms());
        course.happen(new LaybyEvent.Rescheduled(command.terms(), schedule, true, command.reason()));
    }

    static void amend(Course course, LaybyCommand.Amend command) {
        Unfolding layby = course.layby;
        Refusal.unless(!command.consent().isBlank(), "CONSENT_MISSING");
        Refusal.unless(!command.items().isEmpty(), "AGREEMENT_PRICE");
        command.items().forEach(item -> Paying.currency(layby, item.unitPrice()));
        Drafting.items(command.items(), layby.terms);
        PriceRules.check(layby.terms, command);
        Map<String, Integer> held = held(layby, command.items());
        MonetaryAmount price = command.items().stream().map(Item::price).reduce(course.nothing(), MonetaryAmount::add);
        MonetaryAmount total = layby.total().subtract(layby.terms.price()).add(price);
        MonetaryAmount paid = MinorUnits.min(layby.netPaid(), total);
        List<Instalment> schedule = respread(course, paid, total.subtract(paid), command.terms());
        course.happen(new LaybyEvent.Amended(command.items(), command.terms(), schedule, held, command.consent()));
        Refunding.returnExcess(course);
    }

    /** What is collected already stays bought, and is not held again. */
    private static Map<String, Integer> held(Unfolding layby, List<Item> items) {
        Map<String, Integer> collected = new HashMap<>();
        layby.terms
                .items()
                .forEach(item -> collected.put(item.sku(), item.quantity() - layby.held.getOrDefault(item.sku(), 0)));
        Map<String, Integer> held = new TreeMap<>();
        for (Item item : items) {
            int left = item.quantity() - collected.getOrDefault(item.sku(), 0);
            Refusal.unless(left >= 0, "ITEM_COLLECTED", Map.of("sku", item.sku()));
            collected.remove(item.sku());
            if (left > 0) {
                held.put(item.sku(), left);
            }
        }
        collected.forEach((sku, quantity) -> Refusal.unless(quantity == 0, "ITEM_COLLECTED", Map.of("sku", sku)));
        Refusal.unless(!held.isEmpty(), "RELEASE_ALL");
        return held;
    }

    static void release(Course course, LaybyCommand.Release command) {
        Unfolding layby = course.layby;
        Refusal.unless(layby.terms.policy().partialRelease(), "RELEASE_NOT_AGREED");
        Refusal.unless(!command.quantities().isEmpty(), "RELEASE_NOTHING");
        MonetaryAmount price = course.nothing();
        for (Map.Entry<String, Integer> line : new TreeMap<>(command.quantities()).entrySet()) {
            int held = layby.held.getOrDefault(line.getKey(), 0);
            Refusal.unless(
                    line.getValue() >= 1 && line.getValue() <= held,
                    "RELEASE_NOT_HELD",
                    Map.of("sku", line.getKey(), "held", held));
            price = price.add(MinorUnits.exact(unitPrice(layby, line.getKey()).multiply(line.getValue())));
        }
        Refusal.unless(!command.quantities().equals(layby.held), "RELEASE_ALL");
        covered(course, price);
        LaybyEvent event = new LaybyEvent.Released(command.quantities(), price);
        course.happen(event, Entries.released(layby, price, course.taxSold(price)));
    }

    /** The goods are paid, and on what stays there is still the deposit that it would need. */
    private static void covered(Course course, MonetaryAmount price) {
        Unfolding layby = course.layby;
        MonetaryAmount rest = layby.terms.price().subtract(layby.released).subtract(price);
        MonetaryAmount deposit = Drafting.leastDeposit(layby.terms.policy().deposit(), rest);
        MonetaryAmount needed = price.add(deposit);
        Refusal.unless(
                layby.funds().compareTo(needed) >= 0,
                "RELEASE_NOT_COVERED",
                Map.of("price", price, "deposit", deposit, "paid", layby.funds()));
    }

    private static MonetaryAmount unitPrice(Unfolding layby, String sku) {
        return layby.terms.items().stream()
                .filter(item -> item.sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> Refusal.of("RELEASE_NOT_HELD", Map.of("sku", sku, "held", 0)))
                .unitPrice();
    }

    /** What is paid is closed at what was paid of it; the rest is spread anew behind it. */
    private static List<Instalment> respread(
            Course course, MonetaryAmount paid, MonetaryAmount outstanding, ScheduleTerms terms) {
        Unfolding layby = course.layby;
        List<Instalment> deposit = new ArrayList<>();
        List<Instalment> closed = new ArrayList<>();
        for (InstalmentStanding standing : Standings.oldestFirst(layby.schedule, paid)) {
            Instalment it = standing.instalment();
            if (standing.paid().isPositive()) {
                (it.number() == 0 ? deposit : closed).add(new Instalment(it.number(), it.due(), standing.paid()));
            }
        }
        List<Instalment> schedule = new ArrayList<>(deposit);
        schedule.addAll(
                outstanding.isPositive()
                        ? course.law.replanner().respread(closed, outstanding, layby.terms, course.today(), terms)
                        : closed);
        return schedule;
    }
}
