package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Map;

/** What roles are called in words. Stateless, safe for many threads. */
public final class RoleNames {
    private RoleNames() {}

    /** A role in words; one that nobody has words for as it is written. */
    public static Text of(String role) {
        String key = "OPERATION_ROLE_NAME." + role;
        return Texts.BOOK.keys().contains(key) ? Texts.BOOK.text(key, Map.of()) : new Text(role, role);
    }
}
