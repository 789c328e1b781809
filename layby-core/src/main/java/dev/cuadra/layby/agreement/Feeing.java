package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.money.MonetaryAmount;

/**
 * Fees that are added and given up.
 *
 * @source FEE-02, FEE-03, FEE-04, IL-01
 */
final class Feeing {
    private static final Set<Jurisdiction> LATE_AND_STORAGE_AGREED = EnumSet.of(Jurisdiction.AU, Jurisdiction.NZ);
    private static final Set<Jurisdiction> ALL_AGREED = EnumSet.of(Jurisdiction.US_IL, Jurisdiction.US_RI);
    private static final Set<FeeKind> LATE_AND_STORAGE = EnumSet.of(FeeKind.LATE, FeeKind.STORAGE);

    private Feeing() {}

    static void charge(Course course, LaybyCommand.ChargeFee command) {
        Unfolding layby = course.layby;
        Paying.amount(layby, command.amount());
        Refusal.unless(!command.reason().isBlank(), "REASON_MISSING");
        Refusal.unless(
                !command.fee().isBlank() && !layby.fees.containsKey(command.fee()),
                "FEE_TWICE",
                Map.of("fee", command.fee()));
        Refusal.unless(
                lawful(layby.terms, command.kind()),
                "FEE_NOT_AGREED",
                Map.of("kind", command.kind(), "jurisdiction", layby.terms.jurisdiction()));
        charge(course, command.fee(), command.kind(), command.amount(), command.reason(), Optional.empty());
    }

    private static boolean lawful(AgreementTerms terms, FeeKind kind) {
        boolean agreed = terms.fees().stream().anyMatch(fee -> fee.kind() == kind)
                || (kind == FeeKind.LATE && terms.policy().lateFee().isPresent());
        boolean asked = ALL_AGREED.contains(terms.jurisdiction())
                || (LATE_AND_STORAGE_AGREED.contains(terms.jurisdiction()) && LATE_AND_STORAGE.contains(kind));
        return agreed || !asked;
    }

    private static void charge(
            Course course, String fee, FeeKind kind, MonetaryAmount amount, String reason, Optional<LocalDate> due) {
        course.happen(new LaybyEvent.FeeCharged(fee, kind, amount, reason, due), Entries.feeCharged(fee, amount));
    }

    static void waive(Course course, LaybyCommand.WaiveFee command) {
        Unfolding layby = course.layby;
        Fee fee = layby.fee(command.fee());
        Refusal.unless(!fee.waived(), "FEE_WAIVED", Map.of("fee", fee.id()));
        Refusal.unless(!command.reason().isBlank(), "REASON_MISSING");
        course.happen(new LaybyEvent.FeeWaived(fee.id(), command.reason()), Entries.feeWaived(fee));
        Paying.arrived(course);
    }

    /** Each missed instalment costs the agreed fee once, given up or not, until the cap is reached. */
    static void late(Course course) {
        Unfolding layby = course.layby;
        LaybyPolicy policy = layby.terms.policy();
        if (policy.lateFee().isEmpty()) {
            return;
        }
        LaybyPolicy.LateFee late = policy.lateFee().get();
        MonetaryAmount due = course.nothing();
        for (Instalment instalment : layby.schedule) {
            due = due.add(instalment.amount());
            boolean missed = instalment.due().plusDays(policy.graceDays()).isBefore(course.today())
                    && due.compareTo(layby.netPaid()) > 0;
            MonetaryAmount fee = MinorUnits.min(late.each(), late.cap().subtract(charged(layby)));
            if (missed && fee.isPositive() && !known(layby, instalment.due())) {
                charge(
                        course,
                        "LATE-" + instalment.due(),
                        FeeKind.LATE,
                        fee,
                        "LATE " + instalment.due(),
                        Optional.of(instalment.due()));
            }
        }
    }

    private static boolean known(Unfolding layby, LocalDate due) {
        return layby.fees.containsKey("LATE-" + due);
    }

    private static MonetaryAmount charged(Unfolding layby) {
        return layby.fees.values().stream()
                .filter(fee -> fee.kind() == FeeKind.LATE && !fee.agreed() && !fee.waived())
                .map(Fee::amount)
                .reduce(layby.nothing(), MonetaryAmount::add);
    }
}
