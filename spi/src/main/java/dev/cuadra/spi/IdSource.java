package dev.cuadra.spi;

import java.util.UUID;

/** Where new keys come from. Implementations are safe for many threads. */
@FunctionalInterface
public interface IdSource {
    /** A UUID never given before, that sorts after those given in earlier milliseconds (version 7). */
    UUID next();
}
