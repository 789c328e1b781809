package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A rule that can be asked from outside. Pure: the same input gives the same answer. */
@FunctionalInterface
interface Operation {
    /** Answers {@code input}; {@code answer} holds the members before, and gets the operation's own. */
    void answer(Input input, ObjectNode answer, Locale locale);
}
