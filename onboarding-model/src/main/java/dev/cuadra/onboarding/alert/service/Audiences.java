package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.Audience;
import dev.cuadra.spi.TenantId;

/** The people of each tenant. Safe for many threads. */
@FunctionalInterface
public interface Audiences {
    /** Who stands behind roles at {@code tenant}. */
    Audience of(TenantId tenant);
}
