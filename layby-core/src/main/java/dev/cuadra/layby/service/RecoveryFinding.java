package dev.cuadra.layby.service;

import dev.cuadra.layby.integrity.Check;
import dev.cuadra.layby.integrity.IntegrityFinding;
import java.util.Objects;

/**
 * What was wrong with a lay-by when its recovery was opened. Isolating a lay-by builds its figures anew from the log:
 * what they were before stays here.
 *
 * @param agreement the id of the lay-by
 * @param check which check found it
 * @param code the code of the finding
 * @param expected what should have been there, as text
 * @param actual what was there, as text
 */
public record RecoveryFinding(String agreement, Check check, String code, String expected, String actual) {
    public RecoveryFinding {
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
    }

    static RecoveryFinding of(IntegrityFinding finding) {
        return new RecoveryFinding(
                finding.agreement(), finding.check(), finding.problem().code(), finding.expected(), finding.actual());
    }
}
