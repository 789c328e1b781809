package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.AgreedFee;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.DepositWaiver;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.quote.DepositTerms;
import dev.cuadra.layby.quote.FeeTerms;
import dev.cuadra.layby.quote.Quote;
import dev.cuadra.layby.quote.QuoteRequest;
import dev.cuadra.layby.quote.QuotedFee;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.TaxBasis;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What a shop would agree to, before its figures are computed. The bounds of the deposit and the longest duration are those
 * of the policy.
 *
 * @param jurisdiction whose law governs it
 * @param shop who offers it
 * @param zone the store's time zone
 * @param calledLayby whether it would call itself a lay-by
 * @param date the day on which it would be agreed
 * @param items what would be bought, in one currency
 * @param fees what is payable beside the price
 * @param pays what the consumer would pay first; without it, the least that the policy asks for
 * @param waiver who lets that be outside of the bounds, if someone does
 * @param schedule how the rest would be paid
 * @param agreedCharge the charge on early termination, if there is to be one
 * @param distance whether it would be made at a distance
 * @param basis how the supplier accounts for tax
 * @param policy the rest
 * @param version which version of the text it would be
 * @source SCH-02, SCH-14
 */
public record Offer(
        Jurisdiction jurisdiction,
        Shop shop,
        ZoneId zone,
        boolean calledLayby,
        LocalDate date,
        List<Item> items,
        List<FeeTerms> fees,
        Optional<MonetaryAmount> pays,
        Optional<DepositWaiver> waiver,
        ScheduleTerms schedule,
        Optional<MonetaryAmount> agreedCharge,
        boolean distance,
        TaxBasis basis,
        LaybyPolicy policy,
        String version) {
    public Offer {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(pays, "pays");
        Objects.requireNonNull(waiver, "waiver");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(agreedCharge, "agreedCharge");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        items = List.copyOf(items);
        fees = List.copyOf(fees);
        long currencies = items.stream()
                .map(item -> item.unitPrice().getCurrency())
                .distinct()
                .count();
        if (currencies != 1) {
            throw new IllegalArgumentException("An offer has items, all in one currency");
        }
    }

    /** What is asked of a {@link dev.cuadra.layby.quote.Quoter}. */
    public QuoteRequest request() {
        MonetaryAmount price =
                items.stream().map(Item::price).reduce(MonetaryAmount::add).orElseThrow();
        return new QuoteRequest(
                jurisdiction,
                date,
                price,
                fees,
                new DepositTerms(policy.deposit(), pays, waiver),
                schedule,
                calledLayby,
                Optional.of(policy.mostDays()));
    }

    AgreementTerms terms(Quote quote) {
        return new AgreementTerms(
                jurisdiction,
                shop.business(),
                shop.store(),
                zone,
                calledLayby,
                date,
                quote.total().getCurrency(),
                items,
                agreed(quote.fees()),
                quote.deposit(),
                schedule,
                quote.instalments(),
                agreedCharge,
                distance,
                basis,
                policy,
                version,
                waiver);
    }

    /** A fee that rounds to nothing is none. */
    private static List<AgreedFee> agreed(List<QuotedFee> quoted) {
        List<AgreedFee> fees = new ArrayList<>();
        for (QuotedFee fee : quoted) {
            if (fee.amount().isPositive()) {
                fees.add(new AgreedFee("F" + (fees.size() + 1), fee.kind(), fee.amount()));
            }
        }
        return fees;
    }
}
