package dev.cuadra.audit;

/** What people do to lay-bys; most of it is often out of place, which is part of the trial. */
public enum Deed {
    /** Pays what is open of the next instalment. */
    PAY_INSTALMENT(14),
    /** Pays some of what is outstanding. */
    PAY_SOME(6),
    /** Pays all that is outstanding. */
    PAY_REST(3),
    /** Pays more than is outstanding. */
    PAY_TOO_MUCH(2),
    /** Pays by something that clears later. */
    PAY_PENDING(5),
    /** Pays nothing, less than nothing, in another currency, tomorrow, or under a payment's or a receipt's old number. */
    PAY_NONSENSE(4),
    CLEAR(5),
    BOUNCE(1),
    /** Takes back all that is left of a payment. */
    REVERSE(3),
    /** Takes back some of a payment. */
    REVERSE_SOME(3),
    /** Takes back more than is left of a payment. */
    REVERSE_TOO_MUCH(2),
    CHARGE_FEE(3),
    WAIVE_FEE(2),
    HOLD(2),
    REACTIVATE(3),
    EXTEND(4),
    /** One of the goods less, or one more. */
    AMEND(3),
    RELEASE(3),
    DECLARE_DEFAULT(2),
    CONSUMER_ENDS(1),
    SUPPLIER_ENDS(1),
    COLLECT(3),
    SEND_REFUND(3),
    SETTLE_REFUND(3),
    FAIL_REFUND(1),
    DAILY(14),
    ISOLATE(1),
    CORRECT(1),
    RESUME(1),
    DISCLOSE(1),
    ACCEPT(1),
    DRAFT(1);

    private final int weight;

    Deed(int weight) {
        this.weight = weight;
    }

    /** How often it is drawn, beside the others. */
    int weight() {
        return weight;
    }
}
