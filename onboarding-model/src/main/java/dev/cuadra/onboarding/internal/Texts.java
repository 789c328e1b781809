package dev.cuadra.onboarding.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.TextBook;
import java.util.Map;

/** The texts of this module, in both languages. */
public final class Texts {
    /** The one book. */
    public static final TextBook BOOK = TextBook.read(
            Texts.class.getResourceAsStream("texts_es.properties"),
            Texts.class.getResourceAsStream("texts_en.properties"));

    private Texts() {}

    /** The problem {@code code} at a member. */
    public static ProblemException problem(String code, String member, Map<String, ?> values) {
        return new ProblemException(BOOK.problem(code, Place.member(member), values));
    }
}
