package dev.cuadra.onboarding.audience.service;

import dev.cuadra.onboarding.audience.Missed;
import dev.cuadra.onboarding.audience.Unreached;
import java.util.List;

/**
 * What is kept of a message: who was told it and who was not.
 *
 * @param sent who was told, also those whose data were erased since
 * @param missed who was not told on a channel, and why
 * @param unreached the groups in which nobody could be reached
 */
public record Receipt(List<Sent> sent, List<Missed> missed, List<Unreached> unreached) {
    public Receipt {
        sent = List.copyOf(sent);
        missed = List.copyOf(missed);
        unreached = List.copyOf(unreached);
    }
}
