package dev.cuadra.examples;

import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.report.Amounts;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/** What options say, read; what cannot be read is a problem that names the option. */
final class OptionValues {
    private static final int LONGEST_SHOWN = 24;

    private OptionValues() {}

    static LocalDate date(String option, String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // A day that no calendar has is said like any other wrong text.
        }
        throw wrong(option, text, Texts.KIND_DATE);
    }

    static YearMonth month(String option, String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // A month that no year has is said like any other wrong text.
        }
        throw wrong(option, text, Texts.KIND_MONTH);
    }

    static Clp amount(String option, String text, long least) {
        try {
            Clp amount = Amounts.parse(text);
            if (amount.pesos() >= least) {
                return amount;
            }
        } catch (IllegalArgumentException e) {
            // Said below, with the option.
        }
        throw wrong(option, text, Texts.KIND_PESOS);
    }

    /** A folio as it stands on the boleta. */
    static long folio(String option, String text) {
        if (!text.matches("0*[1-9][0-9]{0,14}")) {
            throw wrong(option, text, Texts.KIND_FOLIO);
        }
        return Long.parseLong(text.replaceFirst("^0+", ""));
    }

    static Rut rut(String option, String text) {
        try {
            return Rut.parse(text);
        } catch (ProblemException e) {
            Problem problem = e.problem();
            throw new ProblemException(problem.at(Place.member(option)));
        }
    }

    /** A day of the law: 12, 20 or 28. */
    static int dueDay(String option, String text) {
        if (!text.matches("[0-9]{2}") || !DueDate.DAYS.contains(Integer.parseInt(text))) {
            throw wrong(option, text, Texts.KIND_DUE_DAY);
        }
        return Integer.parseInt(text);
    }

    /** A text that says something. */
    static String reason(String option, String text) {
        if (text.isBlank()) {
            throw new ProblemException(
                    Texts.BOOK.problem("REASON_MISSING", Place.member(option), Map.of("option", option)));
        }
        return text.strip();
    }

    static ProblemException wrong(String option, String text, String kind) {
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return new ProblemException(Texts.BOOK.problem(
                "OPTION_VALUE",
                Place.member(option),
                Map.of("option", option, "value", shown, "kind", Texts.BOOK.text(kind, Map.of()))));
    }
}
