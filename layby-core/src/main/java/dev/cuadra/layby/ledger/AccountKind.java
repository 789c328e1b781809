package dev.cuadra.layby.ledger;

/** The accounts of a lay-by. */
public enum AccountKind {
    /** Money in hand, by what it was paid with; a debit balance. */
    CASH(true),
    /** What the supplier holds for the consumer; in South Africa it stays the consumer's property. */
    CUSTOMER_FUNDS(false),
    /** What is owed to the consumer once the lay-by has ended. */
    REFUND_PAYABLE(false),
    /** What the consumer owes: a shortfall, or a chargeback after collection; a debit balance. */
    RECEIVABLE(true),
    /** Goods sold, without tax. */
    SALES(false),
    /** Tax on what was sold or kept. */
    TAX(false),
    /** Service, administration, late and other fees, without tax. */
    FEE_INCOME(false),
    /** Charges kept because a lay-by ended early, without tax. */
    TERMINATION_INCOME(false),
    /** Differences of cash rounding; a debit balance is a loss. */
    ROUNDING(true);

    private final boolean debit;

    AccountKind(boolean debit) {
        this.debit = debit;
    }

    /** Whether its balance is counted as debits less credits; else as credits less debits. */
    public boolean debit() {
        return debit;
    }
}
