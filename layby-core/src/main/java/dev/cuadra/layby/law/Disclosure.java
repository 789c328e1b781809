package dev.cuadra.layby.law;

/** Something that has to be told, given or done before a lay-by is accepted. */
public enum Disclosure {
    /** All terms in writing, in plain language. */
    WRITTEN_TERMS,
    /** The agreement is dated. */
    DATED,
    /** Signed by both. */
    SIGNED,
    /** A copy was given to the consumer. */
    COPY_GIVEN,
    /** What the goods are. */
    DESCRIPTION,
    /** Everything that is payable, together. */
    TOTAL_PRICE,
    /** The cash price, before charges. */
    CASH_PRICE,
    /** The deposit or down payment, and how it was paid. */
    DEPOSIT,
    /** Each charge apart from the price. */
    OTHER_CHARGES,
    /** The number, the amounts and the days of the instalments. */
    SCHEDULE,
    /** What happens when a payment is missed. */
    DEFAULT_CONSEQUENCES,
    /** Whether a charge is made on cancellation, and how much or how it is computed. */
    CANCELLATION_CHARGE,
    /** The right to cancel, in summary. */
    RIGHT_TO_CANCEL,
    /** What of the money goes back, and when. */
    REFUND_POLICY,
    /** The right to withdraw from a contract at a distance. */
    WITHDRAWAL_RIGHT,
    /** How long the goods are held, or until which day. */
    HOLD_PERIOD,
    /** Where the goods are kept and when they leave open stock. */
    STORAGE_PLACE,
    /** Name and ways to reach the supplier. */
    SUPPLIER_CONTACT,
    /** Names and addresses of both. */
    PARTIES
}
