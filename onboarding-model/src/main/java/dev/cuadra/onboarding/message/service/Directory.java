package dev.cuadra.onboarding.message.service;

import dev.cuadra.spi.TenantId;
import java.util.List;

/** What the host knows of people: who is in a group, and how they are reached. Safe for many threads. */
@FunctionalInterface
public interface Directory {
    /** Everybody in a group or role, such as {@code all-users}, as it is now; nobody for one that there is not. */
    List<Recipient> members(TenantId tenant, String group);
}
