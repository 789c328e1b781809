package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.money.Clp;
import java.util.Optional;

/** Whole pesos as the pages write them: digits, with or without dots, empty for none. */
final class Pesos {
    private Pesos() {}

    /** Empty when the text is no amount; an empty text is zero. */
    static Optional<Clp> of(String text) {
        String digits = text.strip().replace(".", "");
        if (digits.isEmpty()) {
            return Optional.of(Clp.ZERO);
        }
        return digits.matches("[0-9]{1,12}") ? Optional.of(Clp.of(Long.parseLong(digits))) : Optional.empty();
    }
}
