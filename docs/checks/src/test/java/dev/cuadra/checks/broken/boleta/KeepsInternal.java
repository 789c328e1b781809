package dev.cuadra.checks.broken.boleta;

import dev.cuadra.checks.broken.boleta.internal.Hidden;

/** Allowed: what is private may be internal. */
public final class KeepsInternal {
    private final Hidden hidden = new Hidden("");

    public String what() {
        return hidden.what();
    }
}
