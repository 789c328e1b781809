package dev.cuadra.onboarding.support;

import java.util.Locale;

/** Who looks at a ticket, from the first line up. */
public enum SupportTier {
    /** The first line. */
    TIER1("tier1-support"),
    /** Technical support. */
    TIER2("tier2-technical"),
    /** The developers. */
    TIER3("tier3-developers"),
    /** The management. */
    MANAGEMENT("management"),
    /** The executives, if needed. */
    EXECUTIVE("executive");

    private final String role;

    SupportTier(String role) {
        this.role = role;
    }

    /** The role of those who are there, as plans call it: {@code tier1-support}. */
    public String role() {
        return role;
    }

    /** Whether this is further up than another. */
    public boolean above(SupportTier other) {
        return compareTo(other) > 0;
    }

    /** The word in definitions: {@code tier1}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
