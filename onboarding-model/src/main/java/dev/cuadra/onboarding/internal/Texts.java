package dev.cuadra.onboarding.internal;

import dev.cuadra.spi.problem.TextBook;

/** The texts of this module, in both languages. */
public final class Texts {
    /** The one book. */
    public static final TextBook BOOK = TextBook.read(
            Texts.class.getResourceAsStream("texts_es.properties"),
            Texts.class.getResourceAsStream("texts_en.properties"));

    private Texts() {}
}
