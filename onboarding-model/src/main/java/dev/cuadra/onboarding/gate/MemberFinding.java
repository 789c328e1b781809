package dev.cuadra.onboarding.gate;

import java.util.Optional;

/**
 * What a condition of a gate came to.
 *
 * @param member the condition
 * @param finding what it came to
 * @param waiver the waiver that sets it aside
 */
public record MemberFinding(Member member, Finding finding, Optional<Waiver> waiver) {}
