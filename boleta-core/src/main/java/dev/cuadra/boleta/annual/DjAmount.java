package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.form29.F29Code;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a row of DJ 1879.
 *
 * @source DJ-6
 */
public enum DjAmount {
    /** Kept back of fees at the general rate, BTE included. */
    GENERAL(F29Code.FEES),
    /** Kept back of fees of resident directors, at 10 %. */
    DIRECTORS(F29Code.DIRECTORS),
    /** Kept back of fees of directors without residence, at 35 %. That the month declares it in 153 is unverified. */
    DIRECTORS_NON_RESIDENT(F29Code.DIRECTORS),
    /** Paid to residents of Isla de Pascua, of which nothing is kept back. */
    ISLA_DE_PASCUA(null),
    /** The 3 % kept back for the loan. */
    LOAN(F29Code.LOAN_ON_FEES);

    private final Optional<F29Code> code;

    DjAmount(@Nullable F29Code code) {
        this.code = Optional.ofNullable(code);
    }

    /** The code of Form 29 in which the months declare it; empty for what is declared in none. */
    public Optional<F29Code> code() {
        return code;
    }
}
