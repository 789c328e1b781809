package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.Receipt;
import dev.cuadra.layby.agreement.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * How a lay-by stands on a day, with everything that it rests on.
 *
 * @param number its number among the tenant's lay-bys
 * @param consumer whose it is, by id
 * @param layby the lay-by
 * @param statement where it stands
 * @param receipts all receipts, as they were given
 */
public record LaybyStatement(long number, UUID consumer, Layby layby, Statement statement, List<Receipt> receipts) {
    public LaybyStatement {
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(layby, "layby");
        Objects.requireNonNull(statement, "statement");
        receipts = List.copyOf(receipts);
    }
}
