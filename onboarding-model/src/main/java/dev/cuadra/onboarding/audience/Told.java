package dev.cuadra.onboarding.audience;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Who is told what, and who is not.
 *
 * @param letters what people are told; one for a message, a person and a channel
 * @param missed what people are not told, and why
 * @param unreached the groups in which nobody can be reached
 */
public record Told(List<Letter> letters, List<Missed> missed, List<Unreached> unreached) {
    /** Nothing is told. */
    public static final Told NOTHING = new Told(List.of(), List.of(), List.of());

    public Told {
        letters = List.copyOf(letters);
        missed = List.copyOf(missed);
        unreached = List.copyOf(unreached);
    }

    /** All of it together, each once. */
    public static Told all(Collection<Told> parts) {
        return new Told(
                together(parts, Told::letters), together(parts, Told::missed), together(parts, Told::unreached));
    }

    private static <T> List<T> together(Collection<Told> parts, Function<Told, List<T>> some) {
        return parts.stream()
                .flatMap(part -> some.apply(part).stream())
                .distinct()
                .toList();
    }

    /** Both of them. */
    public Told and(Told other) {
        return all(List.of(this, other));
    }

    /** Whether nobody was to be told anything. */
    public boolean nothing() {
        return letters.isEmpty() && missed.isEmpty() && unreached.isEmpty();
    }
}
