package dev.cuadra.layby.money;

/** What a consumer pays with. Money goes back to the kind of tender it came from where that can take it. */
public enum Tender {
    CASH,
    CARD,
    BANK_TRANSFER,
    BANK_DEBIT,
    CHEQUE,
    MONEY_ORDER,
    GIFT_CARD,
    POINTS,
    TRADE_IN,
    OTHER
}
