package dev.cuadra.layby.agreement;

import dev.cuadra.layby.ledger.Account;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.money.MonetaryAmount;

/**
 * The figures of a lay-by as they are stored beside its log, so that lists and queries need no replay. They say nothing
 * that the log does not say: a replay that gives others proves that somebody changed one of the two.
 *
 * @param state where the lay-by stands
 * @param version the number of events in its log
 * @param head the hash of the last of them
 * @param total what is payable
 * @param netPaid what is paid
 * @param outstanding what is left to pay
 * @param balances its accounts
 * @param held how many of which goods are held for it
 * @param nextDue when the next instalment that is not paid is due, unless the lay-by has ended
 * @param isolated whether nothing is done to it
 * @source INT-09
 */
public record LaybyView(
        LaybyState state,
        int version,
        String head,
        MonetaryAmount total,
        MonetaryAmount netPaid,
        MonetaryAmount outstanding,
        Map<Account, MonetaryAmount> balances,
        Map<String, Integer> held,
        Optional<LocalDate> nextDue,
        boolean isolated) {
    public LaybyView {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(head, "head");
        balances = Collections.unmodifiableMap(new TreeMap<>(balances));
        held = Collections.unmodifiableMap(new TreeMap<>(held));
    }

    /** The view of a lay-by. */
    public static LaybyView of(Layby layby, List<InstalmentStanding> instalments) {
        return new LaybyView(
                layby.state(),
                layby.version(),
                layby.log().get(layby.log().size() - 1).hash(),
                layby.total(),
                layby.netPaid(),
                layby.outstanding(),
                layby.balances(),
                layby.held(),
                layby.state().ended()
                        ? Optional.empty()
                        : next(instalments).map(open -> open.instalment().due()),
                layby.isolatedFor().isPresent());
    }

    /** The first instalment that is not paid. */
    static Optional<InstalmentStanding> next(List<InstalmentStanding> instalments) {
        return instalments.stream()
                .filter(standing -> standing.progress() != InstalmentStanding.Progress.PAID)
                .findFirst();
    }
}
