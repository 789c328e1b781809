package dev.cuadra.examples.rules;

import dev.cuadra.examples.Texts;
import dev.cuadra.layby.agreement.AgreedFee;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyPolicy.DepositRule;
import dev.cuadra.layby.quote.QuotedFee;
import dev.cuadra.layby.termination.TaxBasis;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * An agreement whose life is told again.
 *
 * @param id its id
 * @param offer what was offered, which is what is agreed on
 * @param accepted whether it counts as told and accepted without events that say so
 * @param terms what is agreed
 */
record LaybyAgreement(String id, LaybyOffer offer, boolean accepted, AgreementTerms terms) {
    /** Which version of the text the agreement of a replay is. */
    static final String VERSION = "1";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST_DAYS = 100_000;

    /**
     * @param accepts whether one of the events accepts it
     */
    static LaybyAgreement read(Input input, boolean accepts) {
        String id = input.optionalText("id").orElse("L-1");
        if (!ID.matcher(id).matches()) {
            throw input.kind("id", Texts.KIND_ID);
        }
        LaybyOffer offer = LaybyOffer.read(input);
        boolean accepted = input.flag("accepted", !accepts);
        TaxBasis basis = input.word("taxBasis", TaxBasis.class, TaxBasis.ACCRUAL);
        CurrencyUnit currency = offer.quote().total().getCurrency();
        DepositRule rule = offer.request().deposit().rule();
        int mostDays = offer.request().mostDays().orElse(LaybyPolicy.USUAL.mostDays());
        LaybyPolicy policy = policy(input.objectOrEmpty("policy"), currency, rule, mostDays);
        input.end();
        return new LaybyAgreement(id, offer, accepted, terms(offer, basis, policy));
    }

    private static AgreementTerms terms(LaybyOffer offer, TaxBasis basis, LaybyPolicy policy) {
        return new AgreementTerms(
                offer.request().jurisdiction(),
                "",
                "",
                ZoneOffset.UTC,
                offer.request().calledLayby(),
                offer.request().date(),
                offer.quote().total().getCurrency(),
                offer.items(),
                fees(offer.quote().fees()),
                offer.quote().deposit(),
                offer.request().schedule(),
                offer.quote().instalments(),
                offer.agreedCharge(),
                offer.distance(),
                basis,
                policy,
                VERSION);
    }

    /** A fee that rounds to nothing is none. */
    private static List<AgreedFee> fees(List<QuotedFee> quoted) {
        List<AgreedFee> fees = new ArrayList<>();
        for (QuotedFee fee : quoted) {
            if (fee.amount().isPositive()) {
                fees.add(new AgreedFee("F" + (fees.size() + 1), fee.kind(), fee.amount()));
            }
        }
        return fees;
    }

    static LaybyPolicy policy(Input input, CurrencyUnit currency, DepositRule deposit, int mostDays) {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        // Days of grace are a favour that somebody has to grant: none where nobody does.
        LaybyPolicy policy = new LaybyPolicy(
                input.whole("graceDays", 0, MOST_DAYS, 0),
                input.whole("mostDays", 1, MOST_DAYS, mostDays),
                input.whole("mostExtensions", 0, MOST_DAYS, usual.mostExtensions()),
                input.word("overpayment", LaybyPolicy.Overpayment.class, usual.overpayment()),
                input.flag("feesFirst", usual.feesFirst()),
                input.whole("missedForDefault", 1, MOST_DAYS, usual.missedForDefault()),
                input.whole("cureDays", 0, MOST_DAYS, usual.cureDays()),
                input.object("lateFee").map(fee -> lateFee(fee, currency)),
                input.flag("holdShiftsDueDates", usual.holdShiftsDueDates()),
                input.flag("partialRelease", usual.partialRelease()),
                deposit,
                input.optional("cashStep").map(any -> input.moneyAbove("cashStep", currency)),
                noticeDays(input),
                Optional.of(input.whole(
                        "refundDays", 0, MOST_DAYS, usual.refundDays().orElse(0))));
        input.end();
        return policy;
    }

    private static LaybyPolicy.LateFee lateFee(Input input, CurrencyUnit currency) {
        MonetaryAmount each = input.moneyAbove("each", currency);
        MonetaryAmount cap = input.moneyFrom("cap", currency);
        input.end();
        return new LaybyPolicy.LateFee(each, cap);
    }

    private static List<Integer> noticeDays(Input input) {
        return input.optional("noticeDays").isPresent()
                ? input.wholes("noticeDays", 0, MOST_DAYS)
                : LaybyPolicy.USUAL.noticeDays();
    }
}
