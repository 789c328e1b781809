package dev.cuadra.onboarding.internal;

/** The codes by which an area says what is wrong with its JSON. What can be wrong is the same in all of them. */
public enum Dialect {
    /** Dashboards, definitions and what they are evaluated with. */
    GATE("GATE_JSON", "GATE_MISSING", "GATE_MEMBER_UNKNOWN", "GATE_KIND", "GATE_WORD", "GATE_KIND", "GATE_VALUE"),
    /** Plans and their templates. */
    PLAN("PLAN_JSON", "PLAN_MISSING", "PLAN_MEMBER_UNKNOWN", "PLAN_VALUE", "PLAN_WORD", "PLAN_RANGE", "PLAN_PART"),
    /** Flags. */
    FLAG("FLAG_JSON", "FLAG_MEMBER_MISSING", "FLAG_MEMBER_UNKNOWN", "FLAG_MEMBER_VALUE"),
    /** Tickets, their calendar and their targets. */
    SUPPORT(
            "SUPPORT_JSON",
            "SUPPORT_MEMBER_MISSING",
            "SUPPORT_MEMBER_UNKNOWN",
            "SUPPORT_MEMBER_KIND",
            "SUPPORT_MEMBER_KIND",
            "SUPPORT_MEMBER_KIND",
            "SUPPORT_MEMBER_VALUE"),
    /** Templates of messages. */
    MESSAGE(
            "MESSAGE_JSON",
            "MESSAGE_MEMBER_MISSING",
            "MESSAGE_MEMBER_UNKNOWN",
            "MESSAGE_MEMBER_KIND",
            "MESSAGE_MEMBER_KIND",
            "MESSAGE_MEMBER_KIND",
            "MESSAGE_VALUE"),
    /** Checklists, staffing and what is known of a launch. */
    OPERATION(
            "OPERATION_JSON",
            "OPERATION_MEMBER_MISSING",
            "OPERATION_MEMBER_UNKNOWN",
            "OPERATION_MEMBER_VALUE",
            "OPERATION_MEMBER_VALUE",
            "OPERATION_MEMBER_VALUE",
            "OPERATION_VALUE"),
    /** Who is told of an alert. */
    ALERT("ALERT_JSON", "ALERT_MEMBER_MISSING", "ALERT_MEMBER_UNKNOWN", "ALERT_MEMBER_VALUE");

    final String json;
    final String missing;
    final String unknown;
    final String kind;
    final String word;
    final String range;
    final String refused;

    Dialect(String json, String missing, String unknown, String kind) {
        this(json, missing, unknown, kind, kind, kind, kind);
    }

    Dialect(String json, String missing, String unknown, String kind, String word, String range, String refused) {
        this.json = json;
        this.missing = missing;
        this.unknown = unknown;
        this.kind = kind;
        this.word = word;
        this.range = range;
        this.refused = refused;
    }
}
