package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.Map;

/**
 * Why a boleta is not paid now.
 *
 * @source PAYM-4
 */
public enum HoldReason {
    /** It is no longer in the books. */
    BOLETA_GONE(false),
    /** It is annulled. */
    ANNULLED(false),
    /** Its issuer asked to annul it. */
    ANNULMENT_PENDING(true),
    /** There is a remark on it. */
    OBSERVED(true),
    /** It is not in the list of the SII. */
    UNMATCHED(true),
    /** A person keeps it back. */
    KEPT_BACK(false),
    /** Who is paid is not on the contractor list, or was erased. */
    PAYEE_GONE(false),
    /** The contractor is not active. */
    PAYEE_INACTIVE(false),
    /** Who is paid, or the account, was not checked when the contractor was taken on. */
    PAYEE_UNCHECKED(false),
    /** Under the contractor's regime there is no boleta on that day: what is owed to the SII is another matter. */
    PAYEE_REGIME(false),
    /** Taking on the contractor is not finished; identity and account are checked. */
    PAYEE_ONBOARDING(true),
    /** There is no usable account. */
    ACCOUNT_MISSING(false),
    /** Payee or account are others than those approved. */
    ACCOUNT_CHANGED(false),
    /** Nothing of it is left to pay. */
    ALREADY_PAID(false),
    /** Less of it is left than the line would pay. */
    OVER_LEFT(false),
    /** Another batch is paying it. */
    OTHER_BATCH(false),
    /** Another boleta of the same issuer has the same day and gross. */
    DUPLICATE(true),
    /** What was kept back is not what the law's rate gives. */
    RETENTION_DIFFERS(true),
    /** The layout of the bank's file cannot take it as it is. */
    FILE_REFUSES(false),
    /** It is of a later day than asked for; in proposals alone. */
    LATER(false),
    /** It was not asked for; in proposals alone. */
    NOT_ASKED(false);

    private final boolean waivable;

    HoldReason(boolean waivable) {
        this.waivable = waivable;
    }

    /** Whether a person may decide that the line is paid all the same. */
    public boolean waivable() {
        return waivable;
    }

    /** Such as {@code PAY_ANNULLED}. */
    public String code() {
        return "PAY_" + name();
    }

    /**
     * The reason in words.
     *
     * @param boleta what the boleta is called to whoever reads it
     */
    public Problem problem(String boleta) {
        return Texts.BOOK.problem(code(), Place.in(boleta), Map.of("boleta", boleta));
    }
}
