package dev.cuadra.layby.integrity;

import dev.cuadra.layby.ledger.Account;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * What a plan does to one account of one lay-by.
 *
 * @param agreement the id of the lay-by
 * @param account the account
 * @param before its balance before
 * @param after its balance after
 */
public record Difference(String agreement, Account account, MonetaryAmount before, MonetaryAmount after) {
    public Difference {
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
