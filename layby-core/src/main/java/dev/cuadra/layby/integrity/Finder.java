package dev.cuadra.layby.integrity;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javax.money.CurrencyUnit;

/** Words findings about one lay-by. */
final class Finder {
    private final Check check;
    private final String agreement;

    Finder(Check check, String agreement) {
        this.check = check;
        this.agreement = agreement;
    }

    IntegrityFinding found(String topic, String what, String expected, String actual, List<LedgerEntry> suggested) {
        return worded(topic, what, expected, actual, suggested);
    }

    private IntegrityFinding worded(
            String topic, Object what, String expected, String actual, List<LedgerEntry> suggested) {
        String code = check.name() + "_" + topic;
        Map<String, Object> values =
                Map.of("what", what, "expected", Text.figure(expected), "actual", Text.figure(actual));
        return new IntegrityFinding(
                check,
                check.severity(),
                agreement,
                expected,
                actual,
                Texts.BOOK.problem(code, Place.member(agreement), values),
                suggested);
    }

    IntegrityFinding found(String topic, String what, String expected, String actual) {
        return found(topic, what, expected, actual, List.of());
    }

    /** A finding about something that has a name in each language. */
    IntegrityFinding found(String topic, Text what, String expected, String actual) {
        return worded(topic, what, expected, actual, List.of());
    }

    /** A finding where the two figures differ, else none. */
    List<IntegrityFinding> unless(
            String topic, String what, BigDecimal expected, BigDecimal actual, CurrencyUnit currency) {
        return Figures.same(expected, actual)
                ? List.of()
                : List.of(found(topic, what, Figures.text(expected, currency), Figures.text(actual, currency)));
    }
}
