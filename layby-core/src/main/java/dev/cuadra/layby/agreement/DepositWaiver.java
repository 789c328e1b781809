package dev.cuadra.layby.agreement;

/**
 * That a deposit may be outside of its bounds, on purpose.
 *
 * @param reason why
 * @param by the user who answers for it, by an id that names nobody: it is kept in the log for good
 * @source SCH-02
 */
public record DepositWaiver(String reason, String by) {
    public DepositWaiver {
        if (reason.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException("A waiver has a reason and a user");
        }
    }
}
