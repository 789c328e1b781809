package dev.cuadra.simulator.internal;

import java.util.Set;

/**
 * A page of the SII.
 *
 * @param operation its name in the log
 * @param traits what it is like
 */
record Route(String operation, Set<Trait> traits, Page page) {
    Route {
        traits = Set.copyOf(traits);
    }

    /** What a page is like, by which a fault fits or does not. */
    enum Trait {
        /** Only for who is logged in. */
        SESSION,
        /** Text in a page's charset. */
        PAGE,
        /** A list of rows. */
        LIST,
        /** A PDF. */
        PDF,
        /** JSON. */
        JSON,
        /** Changes the books, with POST alone. */
        COMMIT
    }

    /** Answers, under the lock of the books. */
    @FunctionalInterface
    interface Page {
        Answer answer(Request request, Visitor visitor);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
