package dev.cuadra.layby.service;

import java.util.Objects;
import java.util.function.Function;

/** What became of an import. */
public sealed interface ImportOutcome {
    /**
     * The list does not come to its control total: nothing was written.
     *
     * @param check why
     */
    record Refused(ImportCheck check) implements ImportOutcome {
        public Refused {
            Objects.requireNonNull(check, "check");
        }
    }

    /**
     * Every lay-by that was not rejected is in the books.
     *
     * @param check what the list came to
     * @param laybys how many lay-bys came in, those of interrupted runs included
     */
    record Imported(ImportCheck check, long laybys) implements ImportOutcome {
        public Imported {
            Objects.requireNonNull(check, "check");
        }
    }

    /** What the list came to. */
    ImportCheck check();

    /** The outcome of the function for the case that it is. */
    default <T> T fold(
            Function<? super Refused, ? extends T> refused, Function<? super Imported, ? extends T> imported) {
        return this instanceof Refused it ? refused.apply(it) : imported.apply((Imported) this);
    }
}
