package dev.cuadra.layby.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cuadra.layby.money.Tender;
import java.util.Comparator;
import java.util.Objects;

/**
 * An account, written {@code CASH:CARD}, {@code CUSTOMER_FUNDS:<agreement>}, or {@code SALES} alone.
 *
 * @param kind what it is
 * @param of the tender of {@code CASH}, the agreement of {@code CUSTOMER_FUNDS}, else empty
 */
public record Account(AccountKind kind, String of) implements Comparable<Account> {
    private static final Comparator<Account> ORDER =
            Comparator.comparing(Account::kind).thenComparing(Account::of);

    public Account {
        Objects.requireNonNull(kind, "kind");
        boolean named = kind == AccountKind.CASH || kind == AccountKind.CUSTOMER_FUNDS;
        if (named == of.isEmpty()) {
            throw new IllegalArgumentException("Not an account: " + kind + ":" + of);
        }
    }

    /** The money in hand that came as {@code tender}. */
    public static Account cash(Tender tender) {
        return new Account(AccountKind.CASH, tender.name());
    }

    /** What is held for the consumer of {@code agreement}. */
    public static Account funds(String agreement) {
        return new Account(AccountKind.CUSTOMER_FUNDS, agreement);
    }

    /** The one account of a kind that has only one. */
    public static Account of(AccountKind kind) {
        return new Account(kind, "");
    }

    /** Reads what {@link #toString()} writes. */
    @JsonCreator
    public static Account parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? of(AccountKind.valueOf(text))
                : new Account(AccountKind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public int compareTo(Account other) {
        return ORDER.compare(this, other);
    }

    /** The canonical text. */
    @JsonValue
    @Override
    public String toString() {
        return of.isEmpty() ? kind.name() : kind + ":" + of;
    }
}
