package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import java.time.YearMonth;
import java.util.List;

/**
 * The head of a page.
 *
 * @param rut the company's number, with dots
 * @param company its name; empty when it was not given
 * @param period the month, {@code AAAA-MM}
 * @param month the month in words
 * @param rule which date puts a boleta into the month, in words
 * @param payable what code 91 says
 * @param foot the lines at the foot of the page
 */
public record Head(
        String rut, String company, String period, String month, String rule, String payable, List<String> foot) {
    static Head of(MonthClose close, Words words, String company) {
        YearMonth period = close.form29().period();
        return new Head(
                close.payer().dotted(),
                Words.clean(company).strip(),
                period.toString(),
                words.say("month." + period.getMonthValue(), "year", period.getYear()),
                words.say("rule." + close.form29().rule()),
                Words.figure(close.form29().value(F29Code.PAYABLE)),
                List.of(words.say("common.figures"), words.say("common.personal")));
    }

    /** The name, or the number where there is none. */
    public String title() {
        return company.isEmpty() ? rut : company;
    }
}
