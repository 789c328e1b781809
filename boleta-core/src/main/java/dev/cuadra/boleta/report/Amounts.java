package dev.cuadra.boleta.report;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.tables.CellText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The amounts of a report as people and spreadsheet programs write them. */
public final class Amounts {
    private static final Pattern AMOUNT = Pattern.compile("\\$?\\s?([0-9]{1,15}|[0-9]{1,3}(?:\\.[0-9]{3}){1,4})");

    private Amounts() {}

    /**
     * Reads {@code 1000000}, {@code 1.000.000} or {@code $ 1.000.000}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Clp parse(String text) {
        Matcher matcher = AMOUNT.matcher(CellText.trimmed(text));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not an amount in whole pesos");
        }
        return Clp.parse(matcher.group(1).replace(".", ""));
    }
}
