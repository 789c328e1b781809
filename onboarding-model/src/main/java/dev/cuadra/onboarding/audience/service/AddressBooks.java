package dev.cuadra.onboarding.audience.service;

import dev.cuadra.onboarding.audience.AddressBook;
import dev.cuadra.spi.TenantId;

/** What the host knows of the people of each tenant. Safe for many threads. */
@FunctionalInterface
public interface AddressBooks {
    /** The people of {@code tenant}, as they are now. */
    AddressBook of(TenantId tenant);
}
