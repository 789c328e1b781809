package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.form29.F29Code;
import java.util.Optional;

/**
 * An amount of a row of DJ 1879.
 *
 * @source DJ-6
 */
public enum DjAmount {
    /** Kept back of fees at the general rate, BTE included. */
    GENERAL("151"),
    /** Kept back of fees of resident directors, at 10 %. */
    DIRECTORS("153"),
    /** Kept back of fees of directors without residence, at 35 %. That the month declares it in 153 is unverified. */
    DIRECTORS_NON_RESIDENT("153"),
    /** Paid to residents of Isla de Pascua, of which nothing is kept back. */
    ISLA_DE_PASCUA(""),
    /** The 3 % kept back for the loan. */
    LOAN("155");

    private final String code;

    DjAmount(String code) {
        this.code = code;
    }

    /** The code of Form 29 in which the months declare it; empty for what is declared in none. */
    public Optional<F29Code> code() {
        return code.isEmpty() ? Optional.empty() : Optional.of(F29Code.of(code));
    }
}
