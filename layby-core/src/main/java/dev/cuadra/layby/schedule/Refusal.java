package dev.cuadra.layby.schedule;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Map;
import javax.money.MonetaryAmount;

/** Why terms give no schedule. */
final class Refusal {
    private Refusal() {}

    static ProblemException of(String code, String member, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(member), values));
    }

    /** Two amounts that are computed with each other are of one currency. */
    static void oneCurrency(MonetaryAmount expected, MonetaryAmount other, String member) {
        if (!expected.getCurrency().equals(other.getCurrency())) {
            throw of(
                    "CURRENCY_MISMATCH",
                    member,
                    Map.of(
                            "expected",
                            expected.getCurrency().getCurrencyCode(),
                            "currency",
                            other.getCurrency().getCurrencyCode()));
        }
    }
}
