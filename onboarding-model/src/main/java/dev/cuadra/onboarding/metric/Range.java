package dev.cuadra.onboarding.metric;

import java.util.Optional;

/**
 * Every value that a figure may have in some admissible world: from the least to the greatest, both included.
 *
 * @param low the least; empty when nothing bounds it
 * @param high the greatest; empty when nothing bounds it
 * @source GATE-5
 */
public record Range(Optional<Exact> low, Optional<Exact> high) {
    /** Any value at all. */
    public static final Range ANY = new Range(Optional.empty(), Optional.empty());

    public Range {
        if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
            throw new IllegalArgumentException("Range ends before it begins: " + low.get() + ".." + high.get());
        }
    }

    /** One value. */
    public static Range only(Exact value) {
        return new Range(Optional.of(value), Optional.of(value));
    }

    /** From one value to another. */
    public static Range of(Exact low, Exact high) {
        return new Range(Optional.of(low), Optional.of(high));
    }

    /** From here up to wherever {@code bound} ends. */
    public Range upTo(Range bound) {
        Optional<Exact> most = bound.high.filter(
                top -> low.map(least -> least.compareTo(top) <= 0).orElse(true));
        return new Range(low, most);
    }

    /** The one value, where there is only one. */
    public Optional<Exact> single() {
        return low.filter(least -> high.map(least::equals).orElse(false));
    }

    /** {@code 20..30}, or the one value; an open end is left out. */
    public String shown() {
        return single().map(Exact::shown)
                .orElseGet(() -> low.map(Exact::shown).orElse("") + ".."
                        + high.map(Exact::shown).orElse(""));
    }
}
