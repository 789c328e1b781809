package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Receipt;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.money.MonetaryAmount;

/**
 * What an instruction came to.
 *
 * @param layby the lay-by, by id
 * @param number its number among the tenant's lay-bys
 * @param version its version from then on
 * @param state where it stood then
 * @param netPaid what was paid by then
 * @param outstanding what was left to pay
 * @param receipt the receipt, where money was taken
 */
public record Booked(
        UUID layby,
        long number,
        int version,
        LaybyState state,
        MonetaryAmount netPaid,
        MonetaryAmount outstanding,
        Optional<Receipt> receipt) {
    public Booked {
        Objects.requireNonNull(layby, "layby");
        Objects.requireNonNull(state, "state");
    }

    static Booked of(UUID id, long number, Layby layby, Optional<Receipt> receipt) {
        return new Booked(id, number, layby.version(), layby.state(), layby.netPaid(), layby.outstanding(), receipt);
    }
}
