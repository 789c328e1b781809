package dev.cuadra.layby.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.TaxBasis;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * What two people agreed on. Nothing in it says who the consumer is.
 *
 * @param jurisdiction whose law governs it
 * @param business whose lay-by it is, among the businesses of a tenant
 * @param store where it was made
 * @param zone the store's time zone, in which its days begin and end
 * @param calledLayby whether the agreement calls itself a lay-by
 * @param agreedOn the day
 * @param currency the one currency of the agreement
 * @param items what is bought
 * @param fees what is payable beside the price
 * @param deposit what is paid first; nothing where there is no deposit
 * @param scheduleTerms how the instalments were agreed
 * @param schedule the instalments, from 1
 * @param agreedCharge the charge on early termination that the agreement provides for, if it does
 * @param distance whether it was made at a distance
 * @param basis how the supplier accounts for tax
 * @param policy the rest
 * @param version which version of the text was agreed on
 * @param waiver who lets the deposit be outside of the bounds of the policy, if someone does; where nobody does, nothing is
 *     written of it
 */
public record AgreementTerms(
        Jurisdiction jurisdiction,
        String business,
        String store,
        ZoneId zone,
        boolean calledLayby,
        LocalDate agreedOn,
        CurrencyUnit currency,
        List<Item> items,
        List<AgreedFee> fees,
        MonetaryAmount deposit,
        ScheduleTerms scheduleTerms,
        List<Instalment> schedule,
        Optional<MonetaryAmount> agreedCharge,
        boolean distance,
        TaxBasis basis,
        LaybyPolicy policy,
        String version,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<DepositWaiver> waiver) {
    public AgreementTerms {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(business, "business");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(agreedOn, "agreedOn");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(scheduleTerms, "scheduleTerms");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(waiver, "waiver");
        items = List.copyOf(items);
        fees = List.copyOf(fees);
        deposit = MinorUnits.exact(deposit);
        schedule = List.copyOf(schedule);
        agreedCharge = agreedCharge.map(MinorUnits::exact);
        if (items.isEmpty() || deposit.isNegative()) {
            throw new IllegalArgumentException("An agreement has items, and a deposit of at least nothing");
        }
    }

    /** Terms with a deposit within its bounds. */
    public AgreementTerms(
            Jurisdiction jurisdiction,
            String business,
            String store,
            ZoneId zone,
            boolean calledLayby,
            LocalDate agreedOn,
            CurrencyUnit currency,
            List<Item> items,
            List<AgreedFee> fees,
            MonetaryAmount deposit,
            ScheduleTerms scheduleTerms,
            List<Instalment> schedule,
            Optional<MonetaryAmount> agreedCharge,
            boolean distance,
            TaxBasis basis,
            LaybyPolicy policy,
            String version) {
        this(
                jurisdiction,
                business,
                store,
                zone,
                calledLayby,
                agreedOn,
                currency,
                items,
                fees,
                deposit,
                scheduleTerms,
                schedule,
                agreedCharge,
                distance,
                basis,
                policy,
                version,
                Optional.empty());
    }

    /** The same, with a deposit that {@code waiver} lets be outside of its bounds. */
    public AgreementTerms with(DepositWaiver waiver) {
        return agreed(items, scheduleTerms, schedule, Optional.of(waiver));
    }

    /** The same, with other goods that are paid in other instalments. */
    AgreementTerms agreed(List<Item> items, ScheduleTerms how, List<Instalment> schedule) {
        return agreed(items, how, schedule, waiver);
    }

    private AgreementTerms agreed(
            List<Item> items, ScheduleTerms how, List<Instalment> schedule, Optional<DepositWaiver> waiver) {
        return new AgreementTerms(
                jurisdiction,
                business,
                store,
                zone,
                calledLayby,
                agreedOn,
                currency,
                items,
                fees,
                deposit,
                how,
                schedule,
                agreedCharge,
                distance,
                basis,
                policy,
                version,
                waiver);
    }

    /** The price of the goods. */
    public MonetaryAmount price() {
        return items.stream().map(Item::price).reduce(MinorUnits.zero(currency), MonetaryAmount::add);
    }

    /** The fees, together. */
    public MonetaryAmount feeTotal() {
        return fees.stream().map(AgreedFee::amount).reduce(MinorUnits.zero(currency), MonetaryAmount::add);
    }

    /** What is payable: price and fees. */
    public MonetaryAmount total() {
        return price().add(feeTotal());
    }
}
