package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.knowledge.KnownIssue;
import dev.cuadra.spi.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * A known issue as it is now.
 *
 * @param issue the issue
 * @param refusal why a step was not taken; empty when it was, and where there was none
 */
public record IssueView(KnownIssue issue, Optional<Problem> refusal) {
    public IssueView {
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(refusal, "refusal");
    }
}
