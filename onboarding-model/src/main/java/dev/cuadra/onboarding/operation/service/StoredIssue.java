package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.knowledge.KnownIssue;
import java.util.Objects;

/**
 * A known issue as it is stored.
 *
 * @param issue the issue
 */
record StoredIssue(KnownIssue issue) {
    StoredIssue {
        Objects.requireNonNull(issue, "issue");
    }
}
