package dev.cuadra.sii.filing;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.sii.f29.Proposal;
import dev.cuadra.sii.f29.ProposalComparison;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What a person typed at the SII, beside what the books say.
 *
 * @source SII-FILE-6
 */
public final class TypedReturn {
    private TypedReturn() {}

    /**
     * Compares the codes of a declaration that was filed by hand with the return of the books. A slip of the keyboard is
     * a code that {@linkplain ProposalComparison.Standing#DIFFERS differs}; one left out is only ours, one too many only
     * theirs.
     *
     * @param form the return that was to be typed
     * @param declared the codes read back from the declaration
     */
    public static ProposalComparison compareTyped(Form29 form, Map<F29Code, BigDecimal> declared) {
        return ProposalComparison.of(form, new Proposal(declared, 0));
    }
}
