package dev.cuadra.examples;

import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Locale;

/** The files in which a user finds what was not accepted, and why. */
final class Rejects {
    private static final List<String> REASONS = List.of("file", "line", "column", "code", "message", "remedy");

    private Rejects() {}

    /** Rejected rows under the header they had: mended there, the file imports as it is. */
    static void write(OutDirectory out, String name, List<String> titles, List<List<String>> rows) {
        if (rows.isEmpty()) {
            out.forget(name);
        } else {
            out.csv(
                    name,
                    titles,
                    rows.stream().map(row -> fit(row, titles.size())).toList());
        }
    }

    /** Every finding with its place and remedy. */
    static void reasons(OutDirectory out, List<Problem> findings, Locale locale) {
        reasons(out, "findings.csv", findings, locale);
    }

    /** The same in a file of another name. */
    static void reasons(OutDirectory out, String name, List<Problem> findings, Locale locale) {
        if (findings.isEmpty()) {
            out.forget(name);
            return;
        }
        out.csv(
                name,
                REASONS,
                findings.stream()
                        .map(problem -> List.of(
                                problem.where().source(),
                                problem.where().line() == 0
                                        ? ""
                                        : Long.toString(problem.where().line()),
                                problem.where().column(),
                                problem.code(),
                                problem.message().in(locale),
                                problem.remedy().in(locale)))
                        .toList());
    }

    /** A short row gets the cells it lacks, so that mending it means filling them in. */
    private static List<String> fit(List<String> row, int width) {
        if (row.size() >= width) {
            return row;
        }
        List<String> fitted = new java.util.ArrayList<>(row);
        while (fitted.size() < width) {
            fitted.add("");
        }
        return fitted;
    }
}
