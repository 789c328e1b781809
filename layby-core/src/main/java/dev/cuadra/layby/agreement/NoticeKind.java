package dev.cuadra.layby.agreement;

/** What a consumer is told. Each is sent once for the due date, or the event, that it is about. */
public enum NoticeKind {
    /** An instalment falls due in some days. */
    BEFORE_DUE_3,
    BEFORE_DUE_1,
    /** An instalment falls due today. */
    DUE_TODAY,
    /** An instalment was not paid. */
    OVERDUE,
    /** The lay-by will be in default. */
    DEFAULT_WARNING,
    /** The days to cure the default end. */
    CURE_END,
    /** The lay-by will run out. */
    EXPIRY_WARNING,
    /** The goods can be collected. */
    READY_TO_COLLECT,
    /** The lay-by ended; the calculation of what goes back. */
    ENDED_STATEMENT
}
