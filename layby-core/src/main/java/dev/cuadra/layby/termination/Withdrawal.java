package dev.cuadra.layby.termination;

import java.time.LocalDate;
import java.util.Optional;

/** The right to withdraw from a contract at a distance, some days from when the goods are received. */
final class Withdrawal {
    private Withdrawal() {}

    /** Whether the right is there and not over; it does not begin to end before the goods are received. */
    static boolean open(Workings work, int days) {
        if (!work.holds(Fact.DISTANCE_CONTRACT)) {
            return false;
        }
        Optional<LocalDate> received = work.request().facts().day(FactDay.GOODS_RECEIVED);
        return received.isEmpty() || !work.endedOn().isAfter(received.get().plusDays(days));
    }
}
