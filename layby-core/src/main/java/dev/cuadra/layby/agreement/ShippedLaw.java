package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.DisclosureDuty;
import dev.cuadra.layby.law.Disclosures;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.Replan;
import dev.cuadra.layby.schedule.Schedule;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.TaxLaw;
import dev.cuadra.layby.termination.TaxPoint;
import java.time.LocalDate;
import java.util.List;
import javax.money.MonetaryAmount;

/** The law and the schedules of this module, as the rules of a lay-by ask for them. */
final class ShippedLaw implements Taxes, Duties, Replanner {
    @Override
    public List<DisclosureDuty> of(AgreementTerms terms) {
        return Disclosures.required(
                terms.jurisdiction(),
                terms.price(),
                terms.schedule().size() + (terms.deposit().isPositive() ? 1 : 0),
                terms.calledLayby(),
                terms.distance(),
                terms.agreedCharge().isPresent());
    }

    @Override
    public List<TaxPoint> onPayment(AgreementTerms terms, MonetaryAmount amount, LocalDate on) {
        return TaxLaw.onPayment(terms.jurisdiction(), terms.basis(), amount, on);
    }

    @Override
    public List<TaxPoint> onCompletion(
            AgreementTerms terms,
            MonetaryAmount amount,
            MonetaryAmount taxed,
            LocalDate paidOn,
            LocalDate handedOverOn) {
        LocalDate on = TaxLaw.atFinalPayment(terms.jurisdiction()) ? paidOn : handedOverOn;
        return TaxLaw.onCompletion(terms.jurisdiction(), terms.basis(), amount, taxed, on);
    }

    /** Without its payments: what the law corrects of their tax is in the outcome of the ending. */
    @Override
    public List<TaxPoint> onTermination(AgreementTerms terms, MonetaryAmount kept, LocalDate on) {
        return TaxLaw.onTermination(terms.jurisdiction(), terms.basis(), List.of(), kept, on);
    }

    @Override
    public List<Instalment> respread(
            List<Instalment> closed,
            MonetaryAmount outstanding,
            AgreementTerms agreement,
            LocalDate today,
            ScheduleTerms terms) {
        MonetaryAmount paid = closed.stream()
                .map(Instalment::amount)
                .reduce(MinorUnits.zero(agreement.currency()), MonetaryAmount::add);
        ScheduleLimits limits = ScheduleLimits.days(agreement.policy().mostDays());
        return Replan.respread(
                        new Schedule(paid, closed), paid, outstanding, agreement.agreedOn(), today, terms, limits)
                .instalments();
    }
}
