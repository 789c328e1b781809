package dev.cuadra.runtime;

import dev.cuadra.spi.storage.IndexValue;

/**
 * Turns what identifies a person into a token that may stand in an index. Given to a function for the length of one
 * call; not to be kept.
 */
@FunctionalInterface
public interface Tokens {
    /**
     * The token of {@code text}: equal texts of a field give equal tokens, and nobody without the key can go back.
     *
     * @param field what the text is, such as {@code rut}; fields do not mix
     * @param text the canonical text: two spellings of one thing give two tokens
     */
    IndexValue of(String field, String text);
}
