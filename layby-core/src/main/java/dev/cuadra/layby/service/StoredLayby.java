package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.LaybyView;
import dev.cuadra.layby.agreement.Recorded;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A lay-by as it is kept: the log is what counts, the rest is what lists and queries need.
 *
 * @param number its number among the tenant's
 * @param zone the zone in which the store's days begin and end
 * @param consumer whose it is, by the id of their document
 * @param agreedOn the day of the agreement
 * @param origin the number that it had where it was kept before, if it was brought in
 * @param attention the next day on which the daily work has something to do, if there is one
 */
record StoredLayby(
        long number,
        String business,
        String store,
        ZoneId zone,
        UUID consumer,
        LocalDate agreedOn,
        Optional<String> origin,
        Optional<LocalDate> attention,
        LaybyView view,
        List<Recorded> log) {
    StoredLayby {
        log = List.copyOf(log);
    }

    Shop shop() {
        return new Shop(business, store);
    }

    StoredLayby awaiting(Optional<LocalDate> next) {
        return new StoredLayby(number, business, store, zone, consumer, agreedOn, origin, next, view, log);
    }
}
