package dev.cuadra.layby.service;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Map;

/**
 * Who may do what where, as the host says. It is asked before every operation, from many threads, and answers quickly;
 * what it throws comes through, and nothing has happened then.
 */
@FunctionalInterface
public interface LaybyPermissions {
    /** Everybody may do everything: for hosts that have asked before they call. */
    LaybyPermissions EVERYTHING = (caller, right, shop) -> true;

    /** Whether the caller has a right in a shop. */
    boolean allows(Caller caller, LaybyRight right, Shop shop);

    /**
     * Refuses who has not the right.
     *
     * @throws ProblemException with code {@code NOT_PERMITTED}
     */
    default void check(Caller caller, LaybyRight right, Shop shop) {
        if (!allows(caller, right, shop)) {
            throw new ProblemException(Texts.BOOK.problem(
                    "NOT_PERMITTED", Place.NOWHERE, Map.of("right", right, "shop", shop, "user", caller.user())));
        }
    }
}
