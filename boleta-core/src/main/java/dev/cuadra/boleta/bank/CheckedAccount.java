package dev.cuadra.boleta.bank;

import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the check of an account found.
 *
 * @param account the account; empty when there are problems
 * @param problems every reason why money cannot go there, at once; empty when it can
 * @param warnings what a person should look at although money can go there
 */
public record CheckedAccount(Optional<BankAccount> account, List<Problem> problems, List<Problem> warnings) {
    public CheckedAccount {
        Objects.requireNonNull(account, "account");
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        if (account.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("An account is sound or has problems");
        }
    }
}
