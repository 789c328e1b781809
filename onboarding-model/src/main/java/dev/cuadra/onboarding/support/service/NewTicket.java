package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.support.Protection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody asks.
 *
 * @param contact where an answer goes; the address is kept sealed
 * @param category what it is about; one that the routing does not know goes where everything else goes
 * @param conditions the conditions of the priority matrix that hold, at least one
 * @param marks what must not be taken lightly
 * @param text what they wrote; kept sealed
 */
public record NewTicket(ReplyTo contact, String category, Set<String> conditions, Set<Protection> marks, String text) {
    public NewTicket {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(text, "text");
        if (category.isBlank() || conditions.isEmpty()) {
            throw new IllegalArgumentException("A ticket has a category and a condition");
        }
        conditions = Collections.unmodifiableSet(new TreeSet<>(conditions));
        marks = Collections.unmodifiableSet(new TreeSet<>(marks));
    }

    /** The category and the conditions. */
    @Override
    public String toString() {
        return "NewTicket[" + category + " " + conditions + "]";
    }
}
