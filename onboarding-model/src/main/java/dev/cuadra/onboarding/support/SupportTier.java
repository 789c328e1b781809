package dev.cuadra.onboarding.support;

import java.util.Locale;

/** Who looks at a ticket, from the first line up. */
public enum SupportTier {
    /** The first line. */
    TIER1,
    /** Technical support. */
    TIER2,
    /** The developers. */
    TIER3,
    /** The management. */
    MANAGEMENT,
    /** The executives, if needed. */
    EXECUTIVE;

    /** Whether this is further up than another. */
    public boolean above(SupportTier other) {
        return compareTo(other) > 0;
    }

    /** The word in definitions: {@code tier1}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
