package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import javax.money.MonetaryAmount;

/**
 * To which payments a refund goes: the latest first, each up to what is left of it, so that what is kept stays on the
 * earliest. Pure functions.
 *
 * @source REF-01, REF-03
 */
public final class RefundSplit {
    private RefundSplit() {}

    /**
     * The lines of a refund.
     *
     * @param paid what is left of each payment; those of one day in the order in which they took effect
     * @param refund from nothing to all of it
     * @throws IllegalArgumentException when it is below nothing or more than was paid
     */
    public static List<RefundLine> latestFirst(List<Paid> paid, MonetaryAmount refund) {
        List<Paid> latest = new ArrayList<>(paid);
        latest.sort(Comparator.comparing(Paid::on));
        Collections.reverse(latest);
        List<RefundLine> lines = new ArrayList<>();
        MonetaryAmount left = refund;
        for (Paid payment : latest) {
            if (left.isPositive()) {
                MonetaryAmount part = MinorUnits.min(left, payment.amount());
                lines.add(new RefundLine(payment.id(), payment.tender(), part));
                left = left.subtract(part);
            }
        }
        if (!left.isZero()) {
            throw new IllegalArgumentException(
                    "A refund of " + refund + " for " + paid.size() + " payments leaves " + left);
        }
        return List.copyOf(lines);
    }
}
