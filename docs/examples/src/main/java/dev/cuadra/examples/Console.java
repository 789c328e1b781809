package dev.cuadra.examples;

import dev.cuadra.spi.problem.Problem;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command reads and writes, and in which language.
 *
 * @param in standard input
 * @param out results
 * @param err progress and errors
 * @param locale the language of texts
 */
record Console(InputStream in, PrintStream out, PrintStream err, Locale locale) {
    String text(String key, Map<String, ?> values) {
        return Texts.BOOK.text(key, values).in(locale);
    }

    void print(String key, Map<String, ?> values) {
        out.println(text(key, values));
    }

    void print(Problem problem) {
        String where = problem.where().toString();
        out.println("  " + problem.code() + (where.isEmpty() ? "" : " · " + where));
        out.println("    " + problem.message().in(locale));
        out.println("    → " + problem.remedy().in(locale));
    }
}
