package dev.cuadra.onboarding.alert;

import java.util.List;

/** Who stands behind roles, at one tenant. A host answers from its own list of people; safe for many threads. */
@FunctionalInterface
public interface Audience {
    /** Whom to tell when something is for {@code role}; nobody when nobody has it. */
    List<Recipient> behind(String role);
}
