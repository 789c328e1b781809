package dev.cuadra.layby.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lay-by as it stood when something was done. */
final class Moments {
    private Moments() {}

    /** After the command that took a payment. */
    static Layby after(Layby layby, String payment) {
        List<Recorded> log = layby.log();
        int taken = -1;
        for (int i = 0; i < log.size() && taken < 0; i++) {
            taken = log.get(i).event() instanceof LaybyEvent.PaymentReceived it
                            && it.payment().equals(payment)
                    ? i
                    : -1;
        }
        Refusal.unless(taken >= 0, "PAYMENT_UNKNOWN", Map.of("payment", payment));
        int end = taken + 1;
        // What a payment brings with it, such as money that goes straight back, belongs to its moment.
        while (end < log.size() && log.get(end).command().equals(log.get(taken).command())) {
            end++;
        }
        return upTo(layby, end);
    }

    private static Layby upTo(Layby layby, int end) {
        if (!(layby.log().get(0).event() instanceof LaybyEvent.Drafted drafted)) {
            throw new IllegalArgumentException("A log that does not begin with a draft: " + layby.id());
        }
        Unfolding then = new Unfolding(layby.id(), drafted.terms());
        layby.log().subList(0, end).forEach(then::add);
        return then.layby();
    }

    /** The oldest instalment that is not paid. */
    static Optional<InstalmentStanding> next(Layby layby) {
        if (layby.state().ended()) {
            return Optional.empty();
        }
        return Standings.oldestFirst(layby.schedule(), layby.netPaid()).stream()
                .filter(standing -> standing.progress() != InstalmentStanding.Progress.PAID)
                .findFirst();
    }
}
