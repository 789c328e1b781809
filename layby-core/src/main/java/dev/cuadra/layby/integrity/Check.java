package dev.cuadra.layby.integrity;

/** A check of the books. */
public enum Check {
    /** Price and fees are the total; what is not paid of it is outstanding. */
    INT_01("INT-01", Severity.MAJOR),
    /** Deposit and instalments are what was planned; no instalment is paid below nothing or beyond itself. */
    INT_02("INT-02", Severity.MAJOR),
    /** What was put to instalments and fees is what was paid. */
    INT_03("INT-03", Severity.MAJOR),
    /** Due dates increase and stay within the term. */
    INT_04("INT-04", Severity.MINOR),
    /** The state agrees with what is outstanding, held and owed. */
    INT_05("INT-05", Severity.MAJOR),
    /** Goods are held for those lay-bys, and only those, that need them; no more than there are. */
    INT_06("INT-06", Severity.MAJOR),
    /** The ledger balances and agrees with the payments; receipt numbers and keys are unique. */
    INT_07("INT-07", Severity.CRITICAL),
    /** No more goes back than came in. */
    INT_08("INT-08", Severity.CRITICAL),
    /** The log is whole, and what is stored follows from it. */
    INT_09("INT-09", Severity.CRITICAL),
    /** One currency, no amount finer than its smallest unit. */
    INT_10("INT-10", Severity.MAJOR),
    /** No fee and no notice twice. */
    INT_11("INT-11", Severity.MAJOR),
    /** What is held for all consumers is the liability of the ledger. */
    LED_I4("LED-I4", Severity.CRITICAL);

    private final String id;
    private final Severity severity;

    Check(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    /** The id of the rule: {@code INT-01}. */
    public String id() {
        return id;
    }

    /** How bad it is when it fails. */
    public Severity severity() {
        return severity;
    }
}
