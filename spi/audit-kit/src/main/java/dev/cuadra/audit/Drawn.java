package dev.cuadra.audit;

import java.util.List;
import java.util.Random;

/** Something drawn by lot. */
final class Drawn {
    private Drawn() {}

    /** One of some. */
    static <T> T of(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
