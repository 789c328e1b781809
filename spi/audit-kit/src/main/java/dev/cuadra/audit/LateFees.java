package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.money.MinorUnits;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What late fees may come to.
 *
 * @source FEE-02
 */
final class LateFees {
    private LateFees() {}

    static void check(Layby layby) {
        LaybyPolicy policy = layby.terms().policy();
        LaybyPolicy.LateFee agreed = policy.lateFee().orElseThrow();
        Set<Optional<LocalDate>> instalments = new HashSet<>();
        long sum = 0;
        for (Recorded recorded : layby.log()) {
            if (recorded.event() instanceof LaybyEvent.FeeCharged fee && fee.kind() == FeeKind.LATE) {
                sum += MinorUnits.count(fee.amount());
                assertTrue(
                        instalments.add(fee.instalment()),
                        () -> "FEE-02: a second late fee for the instalment of " + fee.instalment());
                assertTrue(
                        fee.amount().compareTo(agreed.each()) <= 0,
                        () -> "FEE-02: " + fee.amount() + " for an instalment, agreed " + agreed.each());
                LocalDate missed = fee.instalment().orElse(LocalDate.MIN).plusDays(policy.graceDays());
                assertTrue(missed.isBefore(recorded.on()), () -> "FEE-02: charged on " + recorded.on() + " for " + fee);
            }
        }
        long charged = sum;
        assertTrue(
                charged <= MinorUnits.count(agreed.cap()), () -> "FEE-02: " + charged + " charged, agreed " + agreed);
    }
}
