package dev.cuadra.boleta.life;

import java.util.function.Function;

/** What a boleta's events come to: a life, or the one event that cannot have happened. */
public sealed interface Replay permits BoletaLife, LifeRefusal {
    /** The answer of the one function that fits. */
    default <T> T fold(
            Function<? super BoletaLife, ? extends T> life, Function<? super LifeRefusal, ? extends T> refusal) {
        return this instanceof BoletaLife lived ? life.apply(lived) : refusal.apply((LifeRefusal) this);
    }
}
