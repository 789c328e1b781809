package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.support.Protection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody asks.
 *
 * @param contact the address to which an answer goes; kept sealed
 * @param category what it is about; one that the routing does not know goes where everything else goes
 * @param conditions the conditions of the priority matrix that hold, at least one
 * @param marks what must not be taken lightly
 * @param text what they wrote; kept sealed
 */
public record NewTicket(String contact, String category, Set<String> conditions, Set<Protection> marks, String text) {
    public NewTicket {
        Objects.requireNonNull(text, "text");
        if (contact.isBlank() || category.isBlank() || conditions.isEmpty()) {
            throw new IllegalArgumentException("A ticket has a contact, a category and a condition");
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
