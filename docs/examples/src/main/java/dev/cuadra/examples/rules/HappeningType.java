package dev.cuadra.examples.rules;

/** What may happen to a lay-by, by the names that the JSON of the library gives its commands. */
enum HappeningType {
    DISCLOSE,
    ACCEPT,
    PAY,
    CLEAR,
    BOUNCE,
    REVERSE,
    CHARGE_FEE,
    WAIVE_FEE,
    PUT_ON_HOLD,
    REACTIVATE,
    EXTEND,
    AMEND,
    RELEASE,
    DECLARE_DEFAULT,
    END,
    COLLECT,
    SEND_REFUND,
    SETTLE_REFUND,
    FAIL_REFUND,
    DAILY,
    ISOLATE,
    CORRECT,
    RESUME
}
