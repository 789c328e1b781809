package dev.cuadra.onboarding.operation;

import java.time.Instant;
import java.util.Objects;

/**
 * What somebody says of an item.
 *
 * @param kind what they say
 * @param item the item
 * @param at when it was so
 * @param who who says it, by an id or as the host names them
 * @param role as what
 * @param reason why; needed to take something back and to leave something out
 * @param evidence where it can be looked up; needed to attest
 */
public record ChecklistAct(
        Kind kind, String item, Instant at, String who, String role, String reason, String evidence) {
    /** What can be said of an item. */
    public enum Kind {
        /** It is done. */
        TICK,
        /** It is done, and here is the evidence. */
        ATTEST,
        /** It is not done after all. */
        UNTICK,
        /** It does not apply. */
        LEAVE_OUT,
        /** A recovery proves it. */
        PROVE
    }

    public ChecklistAct {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(evidence, "evidence");
        if (item.isBlank() || who.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("Somebody says something of an item, as something");
        }
        boolean why = kind == Kind.UNTICK || kind == Kind.LEAVE_OUT;
        boolean shown = kind == Kind.ATTEST || kind == Kind.PROVE;
        if ((why && reason.isBlank()) || (shown && evidence.isBlank())) {
            throw new IllegalArgumentException("Said without its reason or evidence: " + kind);
        }
    }

    /** It is done. */
    public static ChecklistAct tick(String item, Instant at, String who, String role) {
        return new ChecklistAct(Kind.TICK, item, at, who, role, "", "");
    }

    /** It is done, and here is the evidence. */
    public static ChecklistAct attest(String item, Instant at, String who, String role, String evidence) {
        return new ChecklistAct(Kind.ATTEST, item, at, who, role, "", evidence);
    }

    /** It is not done after all. */
    public static ChecklistAct untick(String item, Instant at, String who, String role, String reason) {
        return new ChecklistAct(Kind.UNTICK, item, at, who, role, reason, "");
    }

    /** It does not apply. */
    public static ChecklistAct leaveOut(String item, Instant at, String who, String role, String reason) {
        return new ChecklistAct(Kind.LEAVE_OUT, item, at, who, role, reason, "");
    }

    /** Whether the item is done by it. */
    boolean does() {
        return kind == Kind.TICK || kind == Kind.ATTEST || kind == Kind.PROVE;
    }
}
