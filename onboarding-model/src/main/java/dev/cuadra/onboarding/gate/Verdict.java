package dev.cuadra.onboarding.gate;

/**
 * What a gate comes to.
 *
 * @source GATE-18
 */
public enum Verdict {
    /** Everything that must be met is met, and approved. */
    PASS,
    /** Something that must be met is not. */
    FAIL,
    /** Something is not known, or an approval is missing. */
    INCONCLUSIVE,
    /** It is too early to say. */
    NOT_DUE,
    /** Something was waived, and the rest is as it must be. */
    WAIVED;

    /** Whether the rollout may go on. */
    public boolean open() {
        return this == PASS || this == WAIVED;
    }
}
