package dev.cuadra.boleta.form29;

import java.util.Comparator;

/**
 * A code of Form 29. Lines move from one version of the form to the next; codes do not.
 *
 * @param value one to four digits, with a leading zero where the form prints one
 */
public record F29Code(String value) implements Comparable<F29Code> {
    /** Retention on fees, 74 N°2. */
    public static final F29Code FEES = new F29Code("151");
    /** Retention on fees of directors, 74 N°3. */
    public static final F29Code DIRECTORS = new F29Code("153");
    /** The 3 % kept back on fees for the loan. */
    public static final F29Code LOAN_ON_FEES = new F29Code("155");
    /** Subtotal of the front. */
    public static final F29Code SUBTOTAL = new F29Code("595");
    /** Total determined. */
    public static final F29Code TOTAL = new F29Code("547");
    /** Payable on time. */
    public static final F29Code PAYABLE = new F29Code("91");
    /** Payable with late charges. */
    public static final F29Code PAYABLE_LATE = new F29Code("94");

    private static final Comparator<F29Code> ORDER = Comparator.comparingInt(
                    (F29Code code) -> Integer.parseInt(code.value))
            .thenComparing(F29Code::value);

    public F29Code {
        if (!value.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("Not a code of Form 29: '" + value + "'");
        }
    }

    /** Wraps {@code value}. */
    public static F29Code of(String value) {
        return new F29Code(value);
    }

    /** By number; {@link F29Form#inOrder} gives the order of the form. */
    @Override
    public int compareTo(F29Code other) {
        return ORDER.compare(this, other);
    }

    /** The digits; {@link #of} reads them back. */
    @Override
    public String toString() {
        return value;
    }
}
