package dev.cuadra.onboarding.audience;

import java.util.Objects;
import java.util.Optional;

/**
 * A role or an audience.
 *
 * @param name what it is called, such as {@code support-manager} or {@code all-users}
 * @param customer the one customer whose people are meant, as the host calls them; empty for those of the tenant, and
 *     for those of all its customers together
 */
public record Group(String name, Optional<String> customer) {
    public Group {
        Objects.requireNonNull(customer, "customer");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A group has a name");
        }
    }

    /** A role or an audience of the tenant. */
    public static Group of(String name) {
        return new Group(name, Optional.empty());
    }

    /** The name alone: a customer may be a person. */
    @Override
    public String toString() {
        return "Group[" + name + "]";
    }
}
