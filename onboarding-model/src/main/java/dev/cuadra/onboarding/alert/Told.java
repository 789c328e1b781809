package dev.cuadra.onboarding.alert;

import java.util.ArrayList;
import java.util.List;

/**
 * Who is told what, and which roles nobody stands behind.
 *
 * @param letters what people are told; each key once
 * @param unreached the roles behind whom nobody stands
 */
public record Told(List<Letter> letters, List<Unreached> unreached) {
    /** Nothing is told. */
    public static final Told NOTHING = new Told(List.of(), List.of());

    public Told {
        letters = List.copyOf(letters);
        unreached = List.copyOf(unreached);
    }

    /** Both of them. */
    public Told and(Told other) {
        List<Letter> all = new ArrayList<>(letters);
        all.addAll(other.letters);
        List<Unreached> nobody = new ArrayList<>(unreached);
        nobody.addAll(other.unreached);
        return new Told(all, nobody);
    }
}
