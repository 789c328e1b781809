package dev.cuadra.onboarding.pack;

import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a pack lets its host decide.
 *
 * @param name its name
 * @param row the row of the catalogue behind it
 * @param kind what it is: a {@code date}, a {@code decimal}, or one of its words
 * @param words the words that it may be; empty when it is no word
 * @param standard what holds where the host says nothing; empty when the host has to say it
 * @param what what it is, in words
 * @source PACK-2
 */
public record PackSetting(
        String name, String row, String kind, List<String> words, Optional<String> standard, Text what) {
    public PackSetting {
        if (name.isBlank() || row.isBlank() || kind.isBlank()) {
            throw new IllegalArgumentException("A setting has a name, a row and a kind");
        }
        words = List.copyOf(words);
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(what, "what");
    }
}
