package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Delinquency;
import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.Receipt;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * How a lay-by stands on a day: what was agreed, what was paid, what is left.
 *
 * @param number its number among the tenant's lay-bys
 * @param consumer whose it is, by id
 * @param on the day at the store
 * @param layby the lay-by
 * @param instalments what is paid of each instalment
 * @param delinquency how far it is behind on that day
 * @param receipts all receipts, as they were given
 */
public record LaybyStatement(
        long number,
        UUID consumer,
        LocalDate on,
        Layby layby,
        List<InstalmentStanding> instalments,
        Delinquency delinquency,
        List<Receipt> receipts) {
    public LaybyStatement {
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(layby, "layby");
        instalments = List.copyOf(instalments);
        receipts = List.copyOf(receipts);
    }
}
