package dev.cuadra.onboarding.audience;

import java.util.List;

/**
 * Who has which role and is in which audience at one tenant, and how they are reached. A host answers from its own list of
 * people; safe for many threads.
 */
@FunctionalInterface
public interface AddressBook {
    /** Everybody in a group, as it is now; nobody for one that there is not. */
    List<Recipient> members(Group group);
}
