package dev.cuadra.layby.agreement;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import javax.money.MonetaryAmount;

/** Why a command is not done. Thrown within a decision only, which hands it out as {@link Decision.Refused}. */
final class Refusal {
    private Refusal() {}

    static ProblemException of(String code, Map<String, ?> values) {
        Map<String, Object> texts = new HashMap<>();
        values.forEach((name, value) ->
                texts.put(name, value instanceof MonetaryAmount amount ? Text.figure(text(amount)) : value));
        return new ProblemException(Texts.BOOK.problem(code, Place.NOWHERE, texts));
    }

    /** As exact as it came: an amount may be refused for being too fine. */
    private static String text(MonetaryAmount amount) {
        BigDecimal decimal = amount.getNumber().numberValueExact(BigDecimal.class);
        int digits = Math.max(0, amount.getCurrency().getDefaultFractionDigits());
        BigDecimal shown = decimal.stripTrailingZeros();
        return (shown.scale() < digits ? shown.setScale(digits) : shown).toPlainString()
                + " "
                + amount.getCurrency().getCurrencyCode();
    }

    static void unless(boolean holds, String code, Map<String, ?> values) {
        if (!holds) {
            throw of(code, values);
        }
    }

    static void unless(boolean holds, String code) {
        unless(holds, code, Map.of());
    }
}
