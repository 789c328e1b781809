package dev.cuadra.examples;

import dev.cuadra.spi.problem.TextBook;

/** The texts of the command line, in both languages. */
public final class Texts {
    /** The one book. */
    public static final TextBook BOOK = TextBook.read(
            Texts.class.getResourceAsStream("texts_es.properties"),
            Texts.class.getResourceAsStream("texts_en.properties"));

    /** Text. */
    public static final String KIND_TEXT = "kind.text";
    /** A whole number. */
    public static final String KIND_INTEGER = "kind.integer";
    /** True or false. */
    public static final String KIND_FLAG = "kind.flag";
    /** A day. */
    public static final String KIND_DATE = "kind.date";
    /** A month. */
    public static final String KIND_MONTH = "kind.month";
    /** A decimal number. */
    public static final String KIND_DECIMAL = "kind.decimal";
    /** A list. */
    public static final String KIND_LIST = "kind.list";
    /** An object. */
    public static final String KIND_OBJECT = "kind.object";

    private Texts() {}
}
