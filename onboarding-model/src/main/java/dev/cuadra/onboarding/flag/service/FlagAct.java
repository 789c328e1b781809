package dev.cuadra.onboarding.flag.service;

import java.time.Instant;
import java.util.Objects;

/**
 * What the journal tells of a flag.
 *
 * @param at when it was stored
 * @param command what was done: {@code flag-switch}, {@code flag-open}, {@code flag-admit} and so on
 * @param who who decided; empty for admissions
 * @param role as what
 * @param why the reason
 */
public record FlagAct(Instant at, String command, String who, String role, String why) {
    public FlagAct {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(why, "why");
    }
}
