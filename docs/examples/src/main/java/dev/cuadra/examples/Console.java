package dev.cuadra.examples;

import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a command reads and writes, and in which language.
 *
 * @param in standard input
 * @param out results
 * @param err progress and errors
 * @param locale the language of texts
 * @param terminal whether a person watches standard error, so that a line may be written over
 */
record Console(InputStream in, PrintStream out, PrintStream err, Locale locale, boolean terminal) {
    /** Control characters, and marks that turn the direction of writing. */
    private static final Pattern ORDERS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\u202A-\u202E\u2066-\u2069]");

    String text(String key, Map<String, ?> values) {
        return Texts.BOOK.text(key, values).in(locale);
    }

    void print(String key, Map<String, ?> values) {
        line(text(key, values));
    }

    void print(Problem problem) {
        String where = problem.where().toString();
        line("  " + problem.code() + (where.isEmpty() ? "" : " · " + where));
        line("    " + problem.message().in(locale));
        line("    → " + problem.remedy().in(locale));
    }

    /** A line for people. Names come from files of others: none of them may give orders to a terminal. */
    void line(String text) {
        out.println(ORDERS.matcher(text).replaceAll("\uFFFD"));
    }

    /** A decimal as the language writes it. */
    String decimal(BigDecimal number) {
        return Text.figure(number.toPlainString()).in(locale);
    }
}
