package dev.cuadra.onboarding.operation;

import java.util.Locale;

/** How somebody is there. */
public enum Presence {
    /** At work. */
    ON_SITE,
    /** Elsewhere, and reachable: on call, in stand-by or at a distance. */
    ON_CALL;

    /** As it is written: {@code on-site}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
