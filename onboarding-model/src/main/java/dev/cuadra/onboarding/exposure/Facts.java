package dev.cuadra.onboarding.exposure;

import java.util.Map;
import java.util.Optional;

/** What is known of a customer when it asks. Implementations answer at once and without side effects. */
@FunctionalInterface
public interface Facts {
    /** Nothing is known. */
    Facts NONE = name -> Optional.empty();

    /** What {@code name} is: a word, or a decimal as text; empty when nobody knows. */
    Optional<String> of(String name);

    /** Facts by name. */
    static Facts of(Map<String, String> facts) {
        Map<String, String> copy = Map.copyOf(facts);
        return name -> Optional.ofNullable(copy.get(name));
    }
}
