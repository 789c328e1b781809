package dev.cuadra.layby.transfer;

import dev.cuadra.layby.agreement.AgreedFee;
import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Scheduler;
import dev.cuadra.tables.HeaderedRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** The lines of one lay-by while they are read. Every reason to reject it is collected, not the first alone. */
final class LaybyReading {
    private static final List<String> OF_ALL = List.of(
            "store",
            "name",
            "mail",
            "language",
            "jurisdiction",
            "agreed_on",
            "currency",
            "service_fee",
            "administration_fee",
            "deposit",
            "paid",
            "last_paid_on",
            "tender",
            "frequency",
            "remaining",
            "next_due",
            "agreed_charge");

    private final String number;
    private final List<CellReading> lines;
    private final CellReading first;

    LaybyReading(String number, List<HeaderedRow> rows, Optional<Long> before) {
        this.number = number;
        this.lines = rows.stream().map(CellReading::new).toList();
        this.first = lines.get(0);
        if (number.isEmpty()) {
            first.problem("LAYBY_LIST_EMPTY", "number", Map.of());
        }
        before.ifPresent(line -> first.problem("LAYBY_LIST_TWICE", "number", Map.of("line", line)));
    }

    ListedLayby listed() {
        Optional<OpeningLayby> opening = sound() ? read() : Optional.empty();
        return new ListedLayby(
                number, lines.stream().map(CellReading::listed).toList(), sound() ? opening : Optional.empty());
    }

    private boolean sound() {
        return lines.stream().allMatch(CellReading::sound);
    }

    private Optional<OpeningLayby> read() {
        lines.forEach(CellReading::lengths);
        lines.subList(1, lines.size()).forEach(this::repeatsTheFirst);
        Optional<CurrencyUnit> currency = first.currency("currency");
        Optional<Jurisdiction> jurisdiction = first.jurisdiction("jurisdiction");
        Optional<LocalDate> agreedOn = first.date("agreed_on", true);
        Optional<LocalDate> lastPaidOn = first.date("last_paid_on", false);
        Optional<LocalDate> nextDue = first.date("next_due", false);
        Optional<Tender> tender = first.tender("tender");
        Optional<Frequency> frequency = first.frequency("frequency");
        int remaining = first.count("remaining", 0).orElse(0);
        Optional<ListedConsumer> consumer = first.consumer();
        String store = first.text("store");
        if (currency.isEmpty()) {
            return Optional.empty();
        }
        CurrencyUnit unit = currency.get();
        List<Item> items = items(unit);
        List<AgreedFee> fees = fees(unit);
        MonetaryAmount deposit = first.amount("deposit", unit).orElse(MinorUnits.zero(unit));
        MonetaryAmount paid = first.amount("paid", unit).orElse(MinorUnits.zero(unit));
        Optional<MonetaryAmount> charge = first.amount("agreed_charge", unit);
        if (!sound()) {
            return Optional.empty();
        }
        MonetaryAmount total = OpeningLayby.total(unit, items, fees);
        amounts(total, deposit, paid);
        days(agreedOn.orElseThrow(), lastPaidOn, nextDue, paid.compareTo(deposit) > 0, paid.compareTo(total) < 0);
        left(total.subtract(paid), remaining);
        if (!sound()) {
            return Optional.empty();
        }
        return Optional.of(new OpeningLayby(
                number,
                store,
                consumer.orElseThrow(),
                jurisdiction.orElseThrow(),
                agreedOn.orElseThrow(),
                unit,
                items,
                fees,
                deposit,
                paid,
                lastPaidOn,
                tender.orElseThrow(),
                frequency.orElseThrow(),
                remaining,
                nextDue,
                charge));
    }

    private void repeatsTheFirst(CellReading line) {
        for (String column : OF_ALL) {
            String text = line.value(column);
            if (!text.isEmpty() && !text.equals(first.value(column))) {
                line.problem("LAYBY_LIST_DIFFERS", column, Map.of("line", first.line()));
            }
        }
    }

    private List<Item> items(CurrencyUnit unit) {
        List<Item> items = new ArrayList<>();
        Set<String> skus = new HashSet<>();
        for (CellReading line : lines) {
            String sku = line.text("sku");
            if (!sku.isEmpty() && !skus.add(sku)) {
                line.problem("LAYBY_LIST_ITEM_TWICE", "sku", Map.of("sku", sku));
            }
            Optional<Integer> quantity = line.value("quantity").isEmpty() ? Optional.of(1) : line.count("quantity", 1);
            Optional<MonetaryAmount> price = line.amount("unit_price", unit);
            if (price.isEmpty() && line.value("unit_price").isEmpty()) {
                line.problem("LAYBY_LIST_EMPTY", "unit_price", Map.of());
            }
            if (!sku.isEmpty() && quantity.isPresent() && price.isPresent()) {
                line.item(sku, quantity.get(), price.get()).ifPresent(items::add);
            }
        }
        return items;
    }

    private List<AgreedFee> fees(CurrencyUnit unit) {
        List<AgreedFee> fees = new ArrayList<>();
        first.amount("service_fee", unit)
                .filter(MonetaryAmount::isPositive)
                .ifPresent(amount -> fees.add(new AgreedFee("SERVICE", FeeKind.SERVICE, amount)));
        first.amount("administration_fee", unit)
                .filter(MonetaryAmount::isPositive)
                .ifPresent(amount -> fees.add(new AgreedFee("ADMINISTRATION", FeeKind.ADMINISTRATION, amount)));
        return fees;
    }

    private void amounts(MonetaryAmount total, MonetaryAmount deposit, MonetaryAmount paid) {
        if (deposit.compareTo(total) >= 0) {
            first.problem(
                    "LAYBY_LIST_DEPOSIT",
                    "deposit",
                    Map.of("deposit", MinorUnits.text(deposit), "total", MinorUnits.text(total)));
        }
        if (paid.compareTo(deposit) < 0 || paid.compareTo(total) > 0) {
            first.problem(
                    "LAYBY_LIST_PAID",
                    "paid",
                    Map.of(
                            "paid", MinorUnits.text(paid),
                            "deposit", MinorUnits.text(deposit),
                            "total", MinorUnits.text(total)));
        }
    }

    private void days(
            LocalDate agreedOn,
            Optional<LocalDate> lastPaidOn,
            Optional<LocalDate> nextDue,
            boolean paidLater,
            boolean owing) {
        if (paidLater && lastPaidOn.isEmpty()) {
            first.problem("LAYBY_LIST_EMPTY", "last_paid_on", Map.of());
        }
        if (owing && nextDue.isEmpty()) {
            first.problem("LAYBY_LIST_EMPTY", "next_due", Map.of());
        }
        after(lastPaidOn, agreedOn, "last_paid_on");
        // What was paid after the deposit stands in the schedule on a day of its own, between the two.
        after(nextDue, agreedOn.plusDays(paidLater ? 2 : 1), "next_due");
    }

    private void after(Optional<LocalDate> day, LocalDate earliest, String column) {
        day.filter(it -> it.isBefore(earliest))
                .ifPresent(it -> first.problem("LAYBY_LIST_EARLY", column, Map.of("date", it, "earliest", earliest)));
    }

    private void left(MonetaryAmount left, int remaining) {
        long units = MinorUnits.count(left);
        if (remaining > Scheduler.MOST) {
            // Also where there are cents enough: a million dates are not computed to be refused.
            first.problem("SCHEDULE_COUNT", "remaining", Map.of("count", remaining, "max", Scheduler.MOST));
        } else if (units > 0 ? remaining < 1 || remaining > units : remaining > 0 && units == 0) {
            first.problem(
                    "LAYBY_LIST_REMAINING", "remaining", Map.of("remaining", remaining, "left", MinorUnits.text(left)));
        }
    }
}
