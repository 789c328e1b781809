package dev.cuadra.layby.transfer;

import dev.cuadra.layby.agreement.AgreedFee;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * A lay-by that was kept elsewhere, as it stands when it comes in.
 *
 * @param number the number it had there
 * @param store where it was made
 * @param consumer whose it is
 * @param jurisdiction whose law governs it
 * @param agreedOn when it was agreed
 * @param currency its one currency
 * @param items the goods
 * @param fees the fees agreed at the start
 * @param deposit what of {@code paid} was the deposit; below the total
 * @param paid all that was paid, the deposit included; at most the total
 * @param lastPaidOn the day of the last payment; there when more than the deposit was paid
 * @param tender what it was paid with
 * @param frequency how far the instalments to come are apart
 * @param remaining how many instalments are to come; 0 when all is paid
 * @param nextDue when the first of them is due, or was; there unless all is paid
 * @param agreedCharge the charge on early termination that was agreed, if one was
 */
public record OpeningLayby(
        String number,
        String store,
        ListedConsumer consumer,
        Jurisdiction jurisdiction,
        LocalDate agreedOn,
        CurrencyUnit currency,
        List<Item> items,
        List<AgreedFee> fees,
        MonetaryAmount deposit,
        MonetaryAmount paid,
        Optional<LocalDate> lastPaidOn,
        Tender tender,
        Frequency frequency,
        int remaining,
        Optional<LocalDate> nextDue,
        Optional<MonetaryAmount> agreedCharge) {
    public OpeningLayby {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(agreedOn, "agreedOn");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(frequency, "frequency");
        items = List.copyOf(items);
        fees = List.copyOf(fees);
        deposit = MinorUnits.exact(deposit);
        paid = MinorUnits.exact(paid);
        agreedCharge = agreedCharge.map(MinorUnits::exact);
        MonetaryAmount total = total(currency, items, fees);
        require(!deposit.isNegative() && deposit.isLessThan(total), "the deposit is below the total");
        require(paid.compareTo(deposit) >= 0 && paid.compareTo(total) <= 0, "deposit, paid and total increase");
        require(paid.isEqualTo(deposit) || lastPaidOn.isPresent(), "a payment has a day");
        require(paid.isEqualTo(total) == (remaining == 0), "what is left is paid in instalments");
        require(remaining == 0 || nextDue.isPresent(), "an instalment has a day");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("In a lay-by that comes in, " + what);
        }
    }

    /** Price and fees. */
    public MonetaryAmount total() {
        return total(currency, items, fees);
    }

    /** What is left to pay. */
    public MonetaryAmount outstanding() {
        return total().subtract(paid);
    }

    /** What was paid after the deposit. */
    public MonetaryAmount paidLater() {
        return paid.subtract(deposit);
    }

    static MonetaryAmount total(CurrencyUnit currency, List<Item> items, List<AgreedFee> fees) {
        MonetaryAmount total = MinorUnits.zero(currency);
        for (Item item : items) {
            total = total.add(item.price());
        }
        for (AgreedFee fee : fees) {
            total = total.add(fee.amount());
        }
        return total;
    }
}
