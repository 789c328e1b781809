package dev.cuadra.boleta.asof;

/**
 * Why a month's figure is another than it was known to be.
 *
 * @source ASOF-2
 */
public enum ChangeKind {
    /** The boleta came to be known later. */
    LATE,
    /** The books do not hold the boleta any more. */
    REMOVED,
    /** It was annulled. */
    ANNULLED,
    /** It was annulled and is in force again. */
    REVIVED,
    /** It stands elsewhere in its life and is declared all the same: no amount follows. */
    STATE,
    /** A person decided about it, or took the decision back. */
    DECISION,
    /** It is declared as something else, such as a director's fee. */
    CONCEPT,
    /** Its amounts were corrected. */
    AMOUNT,
    /** The date written on it was corrected. */
    BOLETA_DATE,
    /** Its day of payment was entered, corrected or taken out. */
    PAYMENT_DATE,
    /** All or a part of it was paid through the books. */
    PART_PAID,
    /** The bank returned what was paid of it. */
    RETURNED,
    /** The month was closed by the other rule of which date counts. */
    PERIOD_RULE,
    /** Another rate, or another reading of the law, explains what is kept back of it. */
    RATE,
    /** What comes from no boleta: other codes of the close, and the bounds of the totals. */
    OTHER
}
