package dev.cuadra.boleta.close;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Locale;
import java.util.Map;

/** What a person decided about a boleta that no rule explains. */
public enum Decision {
    /** What was kept back is declared in code 151. */
    FEES("151"),
    /** It is declared in code 153. */
    DIRECTORS("153"),
    /** It is declared in code 155. */
    LOAN("155"),
    /** It is declared nowhere. */
    NOTHING("none");

    private final String code;

    Decision(String code) {
        this.code = code;
    }

    /** The code of Form 29, or {@code none}. */
    public String code() {
        return code;
    }

    /**
     * Reads {@code 12345678-5/153=none}.
     *
     * @throws ProblemException with code {@code DECISION_FORM}
     */
    public static Map.Entry<BoletaId, Decision> parse(String text) {
        int equals = text.lastIndexOf('=');
        try {
            BoletaId boleta =
                    BoletaId.parse(text.substring(0, Math.max(0, equals)).strip());
            String code = text.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
            for (Decision decision : values()) {
                if (decision.code.equals(code)) {
                    return Map.entry(boleta, decision);
                }
            }
        } catch (IllegalArgumentException | ProblemException e) {
            // Said below, with the whole text and the form it should have.
        }
        throw new ProblemException(
                Texts.BOOK.problem("DECISION_FORM", Place.member("decide"), Map.of("value", RutReading.mask(text))));
    }
}
