package dev.cuadra.layby.transfer;

import dev.cuadra.layby.agreement.LaybyCommand;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A command by which a lay-by comes in, and the day on which it was so.
 *
 * @param command the command
 * @param on the day at the store
 */
public record OpeningStep(LaybyCommand command, LocalDate on) {
    public OpeningStep {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(on, "on");
    }

    /** Whether it takes money, and so needs the number of a receipt. */
    public boolean takesMoney() {
        return command instanceof LaybyCommand.Pay;
    }
}
