package dev.cuadra.layby.law;

import java.util.Objects;

/**
 * That something has to be disclosed, and which rule says so.
 *
 * @param disclosure what
 * @param rule the id of the rule
 */
public record DisclosureDuty(Disclosure disclosure, String rule) {
    public DisclosureDuty {
        Objects.requireNonNull(disclosure, "disclosure");
        Objects.requireNonNull(rule, "rule");
    }
}
